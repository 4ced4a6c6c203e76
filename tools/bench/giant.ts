import { openKnowledge, type Knowledge } from '../../knowledge';
import { readLabelled } from '../labelled';

const SHORT = 500;
const LENGTHS = [4_000, 16_000, 100_000];
const ROUNDS = 40;

/**
 * Prints what very long questions cost as a ratio to one of 500 characters, in processor time of one run: they should
 * cost no more.
 */
export async function giant(folder: string): Promise<void> {
  const knowledge = openKnowledge({ folder, now: new Date(), timeZone: 'Europe/London' });
  const texts = { 'what people ask': realText(), 'words nobody knows': strangeText() };
  console.log('\nLong questions: processor time as a ratio to one of 500 characters');
  console.log(
    [
      'made of'.padEnd(22),
      '500, ms'.padStart(12),
      ...LENGTHS.map((n) => String(n).padStart(12)),
    ].join(''),
  );
  for (const [name, text] of Object.entries(texts)) {
    // The first round warms up and is not counted.
    const spent = new Map<number, number[]>();
    for (let round = 0; round <= ROUNDS; round += 1) {
      const from = round * 613;
      for (const length of [SHORT, ...LENGTHS]) {
        const cost = await costOf(knowledge, text.slice(from, from + length));
        if (round > 0) spent.set(length, [...(spent.get(length) ?? []), cost]);
      }
    }
    const short = median(spent.get(SHORT)!);
    const ratios = LENGTHS.map((n) => (median(spent.get(n)!) / short).toFixed(2));
    console.log(
      [
        name.padEnd(22),
        short.toFixed(1).padStart(12),
        ...ratios.map((one) => one.padStart(12)),
      ].join(''),
    );
  }
}

async function costOf(knowledge: Knowledge, text: string): Promise<number> {
  const before = process.cpuUsage();
  const { asked } = knowledge.read(text);
  if (asked.kind !== 'change') await knowledge.answer(asked, new Date());
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

function realText(): string {
  const questions = readLabelled('test/fixtures/questions/tune.jsonl');
  const asked = questions.map(({ query }) => query).join(' ');
  return asked.repeat(Math.ceil(150_000 / asked.length));
}

function strangeText(): string {
  const word = (at: number): string =>
    `${((at * 7919) % 99_991).toString(36).replace(/\d/g, 'a')}qz`;
  return Array.from({ length: 30_000 }, (_, at) => word(at)).join(' ');
}
