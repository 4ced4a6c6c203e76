import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import {
  checkPost,
  describeProblems,
  keptForPosts,
  loadContent,
  openPostCheck,
  plainText,
  platformCalled,
  PLATFORM_IDS,
  postCheckReply,
  tellCheck,
  type Draft,
  type PlatformId,
  type PostCheck,
  type PostRules,
} from '../../knowledge';
import { readConfig } from '../settings/config';
import { readEnvironment } from '../settings/environment';
import { explainFault, Usage } from '../settings/explain-fault';
import { calendarRows, readCalendar, readDate } from './check-calendar';
import { parseCsv, writeCsv } from './csv';

const HELP = `Check a post before it is public. Nothing of it is kept.

  npm run -s check-post -- "draft"                    what a good communications colleague would say
  npm run -s check-post -- --file draft.txt           the same, of a file
  npm run -s check-post -- --csv plan.csv out.csv     a content calendar, with what was found beside each post
  npm run -s check-post -- --jsonl < drafts.jsonl     lines {"id","text","platform"?,"date"?} in, one JSON line each out

  --platform x     where it will be posted: ${PLATFORM_IDS.join(', ')}
  --date 2026-11-22  when (today, unless told)
  --alt "words"    the alternative text of its picture`;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

void main().catch((error: unknown) => {
  process.exitCode = explainFault(error);
});

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      file: { type: 'string' },
      csv: { type: 'boolean' },
      jsonl: { type: 'boolean' },
      platform: { type: 'string' },
      date: { type: 'string' },
      alt: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return print(HELP);
  const today = new Date().toISOString().slice(0, 10);
  const platform = values.platform === undefined ? undefined : platformNamed(values.platform);
  const date = values.date === undefined ? today : dateNamed(values.date);
  const { knowledgeDir, shippedKnowledge, cacheDir } = readConfig(readEnvironment());
  // What is used wrongly is told at once.
  const text =
    values.jsonl === true || values.csv === true ? '' : draftIn(values.file, positionals);
  const kept = keptForPosts({
    folder: knowledgeDir,
    shipped: shippedKnowledge,
    cache: cacheDir,
  });
  const { rules, problems } = openPostCheck(knowledgeDir, {
    shipped: shippedKnowledge,
    today,
    read: kept?.postCheck,
    learned: kept?.postCheckLearned,
  });
  if (rules === undefined) throw new Error(describeProblems(problems).join('\n'));
  if (values.jsonl === true) return checkLines(rules);
  if (values.csv === true) return print(checkCalendar(rules, positionals));
  const draft: Draft = {
    text,
    platform,
    date,
    alt: values.alt,
    picture: values.alt === undefined ? undefined : true,
  };
  const { content } = kept ?? loadContent(knowledgeDir, today);
  const guidance = new Map(content.resources.map(({ id, title }) => [id, title]));
  const check = checkPost(draft, rules);
  const told = tellCheck(check, {
    rules,
    contacts: content.contacts,
    guidanceTitle: (id) => guidance.get(id),
  });
  await print(plainText(postCheckReply(check, told)));
}

function draftIn(file: string | undefined, words: readonly string[]): string {
  const text = file === undefined ? words.join(' ') : read(file);
  if (text.trim() === '')
    throw new Usage(
      'Nothing to check. Put the draft after --, in quotes, or name a file with --file.',
    );
  return text;
}

function platformNamed(name: string): PlatformId {
  const found = platformCalled(name);
  if (found === undefined)
    throw new Usage(`"${name}" is not a platform. Write one of: ${PLATFORM_IDS.join(', ')}.`);
  return found;
}

function dateNamed(text: string): string {
  const date = readDate(text);
  if (date === undefined) throw new Usage(`"${text}" is not a date. Write it like 2026-11-22.`);
  return date;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Usage(
      `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Checks a calendar into a file; gives the closing line. */
function checkCalendar(rules: PostRules, files: readonly string[]): string {
  const [from, to] = files;
  if (from === undefined || to === undefined || files.length > 2)
    throw new Usage('Name two files: npm run -s check-post -- --csv plan.csv out.csv');
  const calendar = readCalendar(parseCsv(read(from)), platformCalled);
  for (const problem of calendar.problems) process.stderr.write(`${from}: ${problem}\n`);
  if (calendar.problems.length > 0) process.exitCode = 1;
  const verdicts: PostCheck['verdict'][] = [];
  const rows = calendarRows(calendar, (draft) => {
    const check = checkPost(draft, rules);
    verdicts.push(check.verdict);
    return check;
  });
  // A byte order mark, so that spreadsheets read the letters right.
  writeFileSync(to, `\ufeff${writeCsv(rows)}`);
  const count = (verdict: PostCheck['verdict']): number =>
    verdicts.filter((one) => one === verdict).length;
  return `${to}: ${verdicts.length} posts: ${count('stop')} to stop, ${count('fix')} to fix, ${count('think')} to think about, ${count('clear')} clear`;
}

/** Checks each line in order. A line that can't be read is reported in its place and the rest go on. */
async function checkLines(rules: PostRules): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const draft = readLine(line);
    if ('error' in draft) {
      process.exitCode = 1;
      await print(JSON.stringify({ line: number, ...draft }));
      continue;
    }
    const { verdict, findings, fits } = checkPost(draft, rules);
    const told = findings.map(({ rule, level, quote, message, mended }) => ({
      rule,
      level,
      quote,
      message,
      mended,
    }));
    await print(JSON.stringify({ id: draft.id, verdict, findings: told, fits }));
  }
}

type Line =
  | (Draft & { readonly id: string | number })
  | { readonly id?: string | number; readonly error: string };

function readLine(line: string): Line {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { error: 'This line is not JSON. Write {"id": "1", "text": "We are open."}.' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { error: 'This line is not a JSON object. Write {"id": "1", "text": "We are open."}.' };
  const { id, text, platform, date } = value as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number')
    return { error: '"id" is missing, or is neither text nor a number.' };
  if (typeof text !== 'string') return { id, error: '"text" is missing, or is not text.' };
  const where = typeof platform === 'string' ? platformCalled(platform) : undefined;
  if (platform !== undefined && platform !== null && where === undefined)
    return { id, error: `"platform" is not one of ${PLATFORM_IDS.join(', ')}.` };
  const when = typeof date === 'string' ? readDate(date) : undefined;
  if (date !== undefined && date !== null && when === undefined)
    return { id, error: '"date" is not a day written like 2026-11-22.' };
  return { id, text, platform: where, date: when };
}

/** Writes a line and waits until it was taken, so thousands of answers never pile up in memory. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (error) => (error ? reject(error) : resolve()));
  });
}
