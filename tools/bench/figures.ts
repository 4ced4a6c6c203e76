import { readFileSync } from 'node:fs';
import { loadFigures } from '../../knowledge/figures/load-figures';
import { loadContent } from '../../knowledge/loading/load';

/*
 * node tools/run.mjs bench/figures: how long a question about the survey takes to answer. Prints milliseconds at the
 * middle and at the slowest hundredth, over the questions of the tests and some that try to be slow.
 */
const FOLDER = 'knowledge/content';
const { content } = loadContent(FOLDER, new Date().toISOString().slice(0, 10));
const before = process.cpuUsage();
const start = performance.now();
const { figures, problems } = loadFigures(FOLDER, content);
const loading = performance.now() - start;
const cpu = process.cpuUsage(before);
if (figures === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));

const asked = readFileSync('test/fixtures/figures/questions.txt', 'utf8')
  .split('\n')
  .filter((line) => line.includes(' => '))
  .map((line) => line.slice(0, line.indexOf(' => ')));
const slow = [
  'women over 75 '.repeat(8000),
  'zxqvw '.repeat(300),
  'lancastre bradfrd wolvrhamton '.repeat(20),
];
const questions = [...asked, ...slow];
for (const question of questions) figures.ask(question);

// Wall time on a busy machine measures its neighbours, so processor time is told too: the mean of twenty runs.
const wall: number[] = [];
const busy: number[] = [];
for (const question of questions) {
  const cpuBefore = process.cpuUsage();
  for (let round = 0; round < 20; round++) {
    const began = performance.now();
    figures.ask(question);
    wall.push(performance.now() - began);
  }
  const used = process.cpuUsage(cpuBefore);
  busy.push((used.user + used.system) / 20_000);
}
const at = (times: readonly number[], share: number): string => {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(2);
};
const told = (times: readonly number[]): string =>
  `p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms, slowest ${at(times, 1)} ms`;
console.log(
  `figures: loaded in ${loading.toFixed(0)} ms (${((cpu.user + cpu.system) / 1000).toFixed(0)} ms of processor)`,
);
console.log(`figures: ${questions.length} questions, wall ${told(wall)}; processor ${told(busy)}`);
