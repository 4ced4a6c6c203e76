import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type * as z from 'zod';
import { reviewsOf, type Review } from '../loading/upkeep';
import { readEntries } from '../loading/entry';
import { find, type Written } from '../loading/positions';
import type { ContentProblem } from '../loading/problem';
import { readYaml, type ReadYaml } from '../loading/yaml';
import { wordsIn } from '../text/tokenize';
import { createPostRules, type LearnedFromExamples, type PostRules } from './post-rules';
import { EXAMPLES_FILE, POST_CHECK_FILES, type PostCheckContent } from './post-check-schemas';
import { RULE_WORDINGS } from './rules';
import { createWordList } from './word-list';

/** The room of the content folder that holds what the check of posts knows. */
export const POST_CHECK_ROOM = 'post-check';

export interface ReadPostCheck {
  /** Undefined where a file is at fault. */
  readonly content: PostCheckContent | undefined;
  readonly problems: readonly ContentProblem[];
  /** When each file is to be looked at again. */
  readonly reviews: readonly Review[];
}

/**
 * Reads and checks the lists and limits of the check in a content folder's room: plain data, so that it can be kept.
 * `ranks` has how common English words are, `readFile` reads each file's text. Reads the disk at once and never throws.
 */
export function readPostCheck(
  folder: string,
  ranks: ReadonlyMap<string, number>,
  readFile: ReadYaml = readYaml,
): ReadPostCheck {
  const room = join(folder, POST_CHECK_ROOM);
  const shown = shorten(room);
  const problems: ContentProblem[] = [];
  const reviews: Review[] = [];
  const values: Partial<Record<keyof typeof POST_CHECK_FILES, unknown>> = {};
  const written = new Map<string, Written>();
  const read = (name: string, schema: z.ZodType): unknown => {
    const file = `${shown}/${name}.yaml`;
    const fault = (line: number, field: string, message: string): ContentProblem => ({
      severity: 'fault',
      file,
      line,
      field,
      message,
    });
    const text = readText(join(room, `${name}.yaml`));
    if (text === undefined) {
      problems.push(fault(0, '(file)', MUST_BE_THERE));
      return undefined;
    }
    const parsed = readFile(text);
    if ('faults' in parsed) {
      problems.push(...parsed.faults.map(({ line, message }) => fault(line, '(layout)', message)));
      return undefined;
    }
    written.set(name, parsed.file);
    const kind = {
      name: 'post-check',
      ids: 'post-check',
      files: /./,
      shape: 'single',
      entry: schema,
    } as const;
    const source = { name, shown: file, text };
    const { entries, problems: found } = readEntries(kind, source, parsed.file);
    problems.push(...found);
    reviews.push(...reviewsOf(entries.filter(({ value }) => value !== undefined)));
    return entries[0]?.value;
  };
  for (const [name, schema] of Object.entries(POST_CHECK_FILES))
    values[name as keyof typeof POST_CHECK_FILES] = read(name, schema);
  const writers = new Map(
    examplesIn(room).map((name) => [name, read(name, EXAMPLES_FILE) as Examples | undefined]),
  );
  problems.push(...toldTwice(writers, written, shown));
  if (!existsSync(join(room, WORDS)))
    problems.push({
      severity: 'fault',
      file: `${shown}/${WORDS}`,
      line: 0,
      field: '(file)',
      message: MUST_BE_THERE,
    });
  if (problems.some(isFault)) return { content: undefined, problems, reviews };
  const examples = [...writers].flatMap(([name, of]) =>
    (of?.drafts ?? []).map((draft) => ({ ...draft, writer: name.slice(EXAMPLES.length + 1) })),
  );
  const content = { ...values, examples } as PostCheckContent;
  problems.push(...wordingProblems(content, written.get('rules'), `${shown}/rules.yaml`));
  try {
    // A phrase that cannot be read says which file it is in: "medicines: …".
    openPostRules(folder, content, ranks, () => false);
  } catch (error) {
    const [, name = 'rules', message = String(error)] =
      /^(?:Error: )?([\w-]+): ([\s\S]+)$/.exec(error instanceof Error ? error.message : '') ?? [];
    const file = `${shown}/${name}.yaml`;
    const line = lineOf(written.get(name), message);
    problems.push({ severity: 'fault', file, line, field: 'cues', message });
  }
  return { content: problems.some(isFault) ? undefined : content, problems, reviews };
}

const WORDS = 'british-words.txt';
/** The folder of the room that holds drafts to learn from, one file a writer. */
const EXAMPLES = 'examples';
type Examples = z.infer<typeof EXAMPLES_FILE>;
const MUST_BE_THERE = 'cannot be read; it must be there, as plain text';

/**
 * Makes ready to check posts from what was read of a folder, and from its dictionary. `beforeElection` says whether a
 * day falls in the weeks before an election; `learned` is what its examples taught. Throws an Error where the folder is gone.
 */
export function openPostRules(
  folder: string,
  content: PostCheckContent,
  ranks: ReadonlyMap<string, number>,
  beforeElection: (date: string) => boolean,
  learned?: LearnedFromExamples,
): PostRules {
  const british = createWordList(readFileSync(join(folder, POST_CHECK_ROOM, WORDS), 'utf8'));
  return createPostRules(content, { british, ranks, beforeElection, learned });
}

const isFault = ({ severity }: ContentProblem): boolean => severity === 'fault';

/** Every rule must be worded, each wording that it uses be there, and name nothing that it does not fill in. */
function wordingProblems(
  { rules: { rules } }: PostCheckContent,
  written: Written | undefined,
  file: string,
): readonly ContentProblem[] {
  const fault = (path: readonly PropertyKey[], message: string): ContentProblem => ({
    severity: 'fault',
    file,
    line: written === undefined ? 0 : find(written, path).line,
    field: path
      .map((step) => (typeof step === 'number' ? `item ${step + 1}` : String(step)))
      .join(' > '),
    message,
  });
  const problems: ContentProblem[] = [];
  for (const [name, wanted] of Object.entries(RULE_WORDINGS)) {
    const at = rules.findIndex((one) => one.rule === name);
    if (at < 0) {
      problems.push(fault(['rules'], `"${name}" is missing; every rule needs its wordings`));
      continue;
    }
    const { says = {} } = rules[at] ?? {};
    for (const [say, filled] of Object.entries(wanted)) {
      const wording = Object.hasOwn(says, say) ? says[say] : undefined;
      if (wording === undefined) problems.push(fault(['rules', at, 'says'], `needs "${say}"`));
      else
        for (const [, slot = ''] of wording.matchAll(/\{(\w*)\}/g))
          if (!filled.includes(slot))
            problems.push(
              fault(
                ['rules', at, 'says', say],
                `"{${slot}}" is not known here; it may hold ${filled.map((one) => `{${one}}`).join(', ') || 'none'}`,
              ),
            );
    }
    for (const say of Object.keys(says))
      if (!Object.hasOwn(wanted, say))
        problems.push(fault(['rules', at, 'says', say], 'is not a wording of this rule'));
  }
  return problems;
}

/** The files of drafts to learn from: "examples/a". There may be none. */
function examplesIn(room: string): readonly string[] {
  const folder = join(room, EXAMPLES);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `${EXAMPLES}/${name.slice(0, -'.yaml'.length)}`);
}

/** Drafts that are there twice: what two writers are measured by must not be the same. */
function toldTwice(
  writers: ReadonlyMap<string, Examples | undefined>,
  written: ReadonlyMap<string, Written>,
  shown: string,
): readonly ContentProblem[] {
  const places = new Map<string, string>();
  return [...writers].flatMap(([name, examples]) =>
    (examples?.drafts ?? []).flatMap(({ text }, at): readonly ContentProblem[] => {
      const file = `${shown}/${name}.yaml`;
      const whole = written.get(name);
      const line = whole === undefined ? 0 : find(whole, ['drafts', at]).line;
      const key = wordsIn(text).join(' ');
      const first = places.get(key);
      if (first === undefined) places.set(key, `${file}:${line}`);
      if (first === undefined) return [];
      const message = `is already written down at ${first}; keep one of the two`;
      return [{ severity: 'fault', file, line, field: `drafts > item ${at + 1} > text`, message }];
    }),
  );
}

/** The line of the phrase that a message quotes, where one quotes one. */
function lineOf(written: Written | undefined, message: string): number {
  const phrase = /in "([^"]+)"/.exec(message)?.[1];
  if (written === undefined || phrase === undefined) return 0;
  const walk = (value: unknown, path: readonly PropertyKey[]): number | undefined => {
    if (value === phrase) return find(written, path).line;
    if (typeof value !== 'object' || value === null) return undefined;
    for (const key of Object.keys(value)) {
      const line = walk((value as Record<string, unknown>)[key], [...path, key]);
      if (line !== undefined) return line;
    }
    return undefined;
  };
  return walk(written.value, []) ?? 0;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** From the working folder where it is inside it. */
function shorten(folder: string): string {
  const near = relative(process.cwd(), folder);
  return near === '' || near.startsWith('..') ? folder : near.replaceAll('\\', '/');
}
