import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { checkReviews, reviewsOf } from '../loading/upkeep';
import { readEntries } from '../loading/entry';
import { find, type Written } from '../loading/positions';
import type { ContentProblem } from '../loading/problem';
import { readYaml } from '../loading/yaml';
import { createPostRules, type PostRules } from './post-rules';
import { POST_CHECK_FILES, type PostCheckContent } from './post-check-schemas';
import { RULE_WORDINGS } from './rules';
import { createWordList, type WordList } from './word-list';

/** The room of the content folder that holds what the check of posts knows. */
export const POST_CHECK_ROOM = 'post-check';

export interface LoadedPostCheck {
  /** Undefined where anything in the room is at fault. */
  readonly rules: PostRules | undefined;
  readonly problems: readonly ContentProblem[];
}

export interface PostCheckOptions {
  /** The content folder whose post-check room is read. */
  readonly folder: string;
  /** A day like 2026-11-22: decides which reviews are due. */
  readonly today: string;
  /** Whether a day falls in the weeks before an election. */
  readonly beforeElection: (date: string) => boolean;
  /** Common English words, commonest first. */
  readonly english: readonly string[];
}

/** Reads the lists and limits of the check and makes ready to check. Reads the disk at once and never throws. */
export function loadPostCheck({
  folder,
  today,
  beforeElection,
  english,
}: PostCheckOptions): LoadedPostCheck {
  const room = join(folder, POST_CHECK_ROOM);
  const shown = shorten(room);
  const problems: ContentProblem[] = [];
  const values: Partial<Record<keyof PostCheckContent, unknown>> = {};
  const written = new Map<string, Written>();
  for (const [name, schema] of Object.entries(POST_CHECK_FILES)) {
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
      problems.push(fault(0, '(file)', 'cannot be read; it must be there, as plain text'));
      continue;
    }
    const parsed = readYaml(text);
    if ('faults' in parsed) {
      problems.push(...parsed.faults.map(({ line, message }) => fault(line, '(layout)', message)));
      continue;
    }
    written.set(name, parsed.file);
    const kind = {
      name: 'post-check',
      ids: 'post-check',
      files: /./,
      shape: 'single',
      entry: schema,
    } as const;
    const { entries, problems: found } = readEntries(
      kind,
      { name, shown: file, text },
      parsed.file,
    );
    problems.push(...found);
    for (const entry of entries) {
      if (entry.value === undefined) continue;
      values[name as keyof PostCheckContent] = entry.value;
      problems.push(...checkReviews(reviewsOf([entry]), today));
    }
  }
  const words = readText(join(room, 'british-words.txt'));
  if (words === undefined)
    problems.push({
      severity: 'fault',
      file: `${shown}/british-words.txt`,
      line: 0,
      field: '(file)',
      message: 'cannot be read; it must be there, as plain text',
    });
  const ready = Object.keys(POST_CHECK_FILES).every((name) => name in values);
  if (!ready || words === undefined) return { rules: undefined, problems };
  const content = values as PostCheckContent;
  problems.push(...wordingProblems(content, written.get('rules'), `${shown}/rules.yaml`));
  const made = compile(content, createWordList(words), english, beforeElection);
  if ('rules' in made) return { rules: problems.some(isFault) ? undefined : made.rules, problems };
  const file = `${shown}/${made.file}.yaml`;
  const line = lineOf(written.get(made.file), made.message);
  problems.push({ severity: 'fault', file, line, field: 'cues', message: made.message });
  return { rules: undefined, problems };
}

const isFault = ({ severity }: ContentProblem): boolean => severity === 'fault';

function compile(
  content: PostCheckContent,
  british: WordList,
  english: readonly string[],
  beforeElection: (date: string) => boolean,
): { readonly rules: PostRules } | { readonly file: string; readonly message: string } {
  try {
    return { rules: createPostRules(content, { british, english, beforeElection }) };
  } catch (error) {
    // A phrase that cannot be read says which file it is in: "medicines: …".
    const [, file = 'rules', message = String(error)] =
      /^(?:Error: )?([\w-]+): ([\s\S]+)$/.exec(error instanceof Error ? error.message : '') ?? [];
    return { file, message };
  }
}

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
