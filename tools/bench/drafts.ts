import { readFileSync } from 'node:fs';
import { openPostCheck } from '../../knowledge/post-check/open-post-check';
import { checkPost } from '../../knowledge/post-check/post-check';

const DRAFTS = 'test/fixtures/drafts/dev.jsonl';
/** Characters, how many drafts, and the longest that the slowest of a hundred may take, in milliseconds. */
const SIZES = [
  { characters: 280, drafts: 150 },
  { characters: 5_000, drafts: 100, most: 20 },
  { characters: 16_000, drafts: 100, most: 50 },
] as const;
const WARM = 20;

/**
 * The check of a draft beside Harper, the best-kept writing checker there is, on the same texts in turn: Harper reads for
 * spelling and grammar, the check for its thirty rules. Told as a ratio too, since times alone tell of the machine.
 */
export async function drafts(folder: string): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const { rules } = openPostCheck(folder, { today });
  if (rules === undefined)
    throw new Error('The content of the check is at fault: npm run check-content');
  const { Dialect, LocalLinter } = await import('harper.js');
  const { binaryInlined: binary } = await import('harper.js/binaryInlined');
  const harper = new LocalLinter({ binary, dialect: Dialect.British });
  const texts = readFileSync(DRAFTS, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly text: string }).text);
  const long = (characters: number, from: number): string => {
    let text = '';
    for (let at = from; text.length < characters; at += 1)
      text += `${texts[at % texts.length] ?? ''}\n\n`;
    return text.slice(0, characters);
  };
  console.log('\nDrafts checked, in turn with Harper 2.10 (British)');
  for (const size of SIZES) {
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let at = -WARM; at < size.drafts; at += 1) {
      const text = long(size.characters, (at + WARM) * 7);
      const own = await took(() => Promise.resolve(checkPost({ text, date: today }, rules)));
      const other = await took(() => harper.lint(text));
      if (at < 0) continue;
      ours.push(own);
      theirs.push(other);
    }
    const [p99, harpers] = [part(ours, 0.99), part(theirs, 0.99)];
    const aim = 'most' in size ? `, aim ${size.most} ms` : '';
    console.log(
      `${String(size.characters).padStart(6)} characters: p50 ${part(ours, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms${aim}; Harper p50 ${part(theirs, 0.5).toFixed(1)} ms, p99 ${harpers.toFixed(1)} ms; ratio of p99 ${(p99 / harpers).toFixed(2)}`,
    );
  }
}

async function took(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

function part(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
