import { resolve } from 'node:path';
import { randomEdits, type RandomEdits } from './edits';

/*
 * Makes random edits through the forms, and looks after each whether what is live is what a start would take:
 * npm run random-edits -- 10000 [seed]
 */
const count = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
const again = `npm run random-edits -- ${count} ${seed}`;
console.log(`${count} random edits from seed ${seed}; again with: ${again}`);
const began = performance.now();
const tell = (edit: number, sofar: RandomEdits): void => {
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${edit} after ${seconds} s: ${JSON.stringify(sofar)}`);
};
void randomEdits(count, seed, resolve('.'), tell).then(({ made, broken }) => {
  process.exitCode = made === count && broken === 0 ? 0 : 1;
});
