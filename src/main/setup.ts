import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { describeFindings } from '../doctor/finding';
import { examine } from '../doctor/examine';
import { SettingsError } from '../ports';
import { readEnvironment } from '../settings/environment';
import { explainFault, Usage } from '../settings/explain-fault';
import { projectRoot } from '../settings/project-root';
import { PLATFORMS, SECRETS } from './all-platforms';
import { nextClicks } from './setup/next-clicks';
import { CONTACTS, setupFiles, type SetupFile } from './setup/setup-files';
import { QUESTIONS, USUAL, type Answers, type Question } from './setup/setup-questions';

const HELP = `Sets Signpost up: asks at most eight questions and writes the settings, the Slack app's manifest and your contacts.

  npm run setup                    asks, writes, says what to do next and checks
  npm run setup -- --print         the same, and shows the files in place of writing them
  npm run setup -- --replace       an .env or contacts.yaml that is there is kept beside the new one, as ….before
  npm run setup -- --to FOLDER     writes there and not in Signpost's own folder

Answers may be piped, a line each; an empty line, or none, takes what is usual.`;

void main().catch((error: unknown) => {
  process.exitCode = explainFault(error);
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      print: { type: 'boolean', default: false },
      replace: { type: 'boolean', default: false },
      to: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const folder = values.to === undefined ? projectRoot() : resolve(values.to);
  const answers = await askAll();
  const files = setupFiles(answers);
  if (values.print) {
    for (const { path, text } of files) console.log(`--- ${path}\n${text}`);
    for (const line of nextClicks(answers)) console.log(line);
    return;
  }
  for (const file of files) console.log(write(folder, file, values.replace));
  console.log();
  for (const line of nextClicks(answers)) console.log(line);
  console.log('\nWhat the doctor says now:');
  const findings = await examine({
    env: () => readEnvironment(SECRETS, join(folder, '.env')),
    platforms: PLATFORMS,
    clock: { now: () => new Date() },
    tryTokens: false,
    wait: async (ms) => {
      await wait(ms);
    },
  });
  for (const line of describeFindings(findings)) console.log(line);
}

async function askAll(): Promise<Answers> {
  const terminal = process.stdin.isTTY;
  const lines = createInterface({ input: process.stdin, terminal: false });
  const typed = lines[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { value, done } = await typed.next();
    return done === true ? '' : value.trim();
  };
  let answers = USUAL;
  try {
    for (const question of QUESTIONS) {
      if (question.wanted?.(answers) === false) continue;
      answers = await askOne(question, answers, next, terminal);
    }
  } finally {
    lines.close();
  }
  console.log();
  return answers;
}

/** Asks until the answer can be used; where answers are piped, a wrong one ends it. */
async function askOne(
  { asks, explains, usual, take }: Question,
  soFar: Answers,
  next: () => Promise<string>,
  terminal: boolean,
): Promise<Answers> {
  console.log(`\n${asks}\n  ${explains} Enter: ${usual}.`);
  for (;;) {
    if (terminal) process.stdout.write('> ');
    try {
      return take(await next(), soFar);
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      const todo = error.problems.join(' ');
      if (!terminal) throw new Usage(`“${asks}” ${todo}`);
      console.log(`  ${todo}`);
    }
  }
}

/** Writes a file and says so. One that somebody filled in is left as it is, or kept beside the new one. */
function write(folder: string, { path, text, secret, made }: SetupFile, replace: boolean): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  const mode = secret ? 0o600 : 0o644;
  const put = (to: string): void => {
    writeFileSync(to, text, { mode });
    // Where it was there, its rights stayed as they were.
    chmodSync(to, mode);
  };
  if (!existsSync(file) || made === true || isUnfilled(file, path)) {
    put(file);
    return `Wrote ${path}.`;
  }
  if (replace) {
    renameSync(file, `${file}.before`);
    put(file);
    return `Wrote ${path}; what was there is kept as ${path}.before.`;
  }
  put(`${file}.new`);
  return `${path} is there already and was left as it is: what it would be is in ${path}.new. Copy over what you want, or run this again with --replace.`;
}

/** contacts.yaml comes with the program, with nothing in it but notes. */
function isUnfilled(file: string, path: string): boolean {
  return path === CONTACTS && parse(readFileSync(file, 'utf8')) === null;
}
