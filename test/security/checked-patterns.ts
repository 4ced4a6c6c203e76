import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { checkSync } from 'recheck';
import { version } from 'recheck/package.json';
import { projectRoot } from '../../src/settings/project-root';

/** Some patterns take the checker a second; it says "unknown" of the few that take it longer. */
const PATIENCE_MS = 1500;
/** What a verdict follows from, beside the pattern. */
const CHECKER = `recheck ${version}, ${PATIENCE_MS} ms for each`;
const RECORD = join(projectRoot(), 'test', 'fixtures', 'checked-patterns.json');
/** One in so many of the patterns found bearable is looked at again in every run, whatever the record says. */
const ONE_IN = 16;

export interface Pattern {
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

/**
 * What the checker said of patterns, by their digests. A pattern that it found slow is never in it, so that one fails
 * in every run until it is mended.
 */
export interface Verdicts {
  /** Found to grow with the square of a text at most. */
  readonly bearable: ReadonlySet<string>;
  /** The checker came to no end within its time. */
  readonly unknown: ReadonlySet<string>;
}

export interface Checked {
  /** Each pattern whose time grows faster than the square of a text, with where it is. */
  readonly slow: readonly string[];
  /** What was said of all others. */
  readonly verdicts: Verdicts;
  /** How many the record did not know. */
  readonly anew: number;
}

/** So often something may be repeated before that counts as without end. */
const FEW = 10;
const SINGLE = ['Character', 'CharacterSet', 'CharacterClass'];

/**
 * Whether a pattern can't be worse than the square of a text, whatever it is: where all that it repeats without end is one
 * single character, there is one place to begin and one to end at. Working that out takes the checker most of its time.
 */
function isSquareAtMost({ source, flags }: Pattern): boolean {
  const unicode = flags.includes('u');
  const parsed = new RegExpParser().parsePattern(source, 0, source.length, { unicode });
  const endless: string[] = [];
  visitRegExpAST(parsed, {
    onQuantifierEnter({ max, element }) {
      if (max >= FEW) endless.push(element.type);
    },
    onBackreferenceEnter({ type }) {
      endless.push(type);
    },
  });
  return endless.length <= 1 && endless.every((type) => SINGLE.includes(type));
}

/** What the checker says of a pattern now: how its time grows where that is worse than with a text's square. */
function verdictOf({ source, flags }: Pattern): 'bearable' | 'unknown' | { growth: string } {
  const diagnosis = checkSync(source, flags, { timeout: PATIENCE_MS });
  if (diagnosis.status === 'unknown') return 'unknown';
  if (diagnosis.status === 'safe') return 'bearable';
  const { complexity } = diagnosis;
  const bearable = complexity.type === 'polynomial' && complexity.degree <= 2;
  return bearable ? 'bearable' : { growth: complexity.summary };
}

/** Names a pattern in the record, wherever it is written. */
export const digestOf = ({ source, flags }: Pattern): string =>
  createHash('sha256').update(`/${source}/${flags}`).digest('hex').slice(0, 32);

/**
 * Checks patterns: those that the record knows by what was said of them, all others and some of those found bearable by
 * asking the checker, which takes up to seconds for each.
 */
export function checkPatterns(
  patterns: readonly Pattern[],
  record: Verdicts,
  again: () => boolean = () => Math.random() * ONE_IN < 1,
): Checked {
  const slow: string[] = [];
  const verdicts = { bearable: new Set<string>(), unknown: new Set<string>() };
  let anew = 0;
  for (const pattern of patterns) {
    const digest = digestOf(pattern);
    const isDone = verdicts.bearable.has(digest) || verdicts.unknown.has(digest);
    if (isDone || isSquareAtMost(pattern)) continue;
    if (record.unknown.has(digest)) verdicts.unknown.add(digest);
    else if (record.bearable.has(digest) && !again()) verdicts.bearable.add(digest);
    else {
      if (!record.bearable.has(digest)) anew += 1;
      const verdict = verdictOf(pattern);
      if (typeof verdict === 'string') verdicts[verdict].add(digest);
      else slow.push(`${pattern.at}: ${verdict.growth}: ${pattern.source}`);
    }
  }
  return { slow, verdicts, anew };
}

/** What was recorded; nothing where it was recorded of another checker. */
export function readRecord(): Verdicts {
  const { checker, bearable, unknown } = existsSync(RECORD)
    ? (JSON.parse(readFileSync(RECORD, 'utf8')) as Record<'bearable' | 'unknown', string[]> & {
        readonly checker: string;
      })
    : { checker: '', bearable: [], unknown: [] };
  const isSame = checker === CHECKER;
  return { bearable: new Set(isSame ? bearable : []), unknown: new Set(isSame ? unknown : []) };
}

/** Records what was said of the patterns there are, and forgets those that there are no more. */
export function writeRecord(all: readonly Verdicts[]): void {
  const listed = (name: keyof Verdicts): readonly string[] =>
    [...new Set(all.flatMap((verdicts) => [...verdicts[name]]))].sort();
  const record = { checker: CHECKER, bearable: listed('bearable'), unknown: listed('unknown') };
  writeFileSync(RECORD, `${JSON.stringify(record, undefined, 2)}\n`);
}
