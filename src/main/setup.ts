import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { describeFindings } from '../doctor/finding';
import { examine } from '../doctor/examine';
import { readEnvironment } from '../settings/environment';
import { explainFault } from '../settings/explain-fault';
import { projectRoot } from '../settings/project-root';
import { PLATFORMS, SECRETS } from './all-platforms';
import { askAll } from './setup/ask-all';
import { nextClicks } from './setup/next-clicks';
import { setupFiles } from './setup/setup-files';
import type { Answers } from './setup/setup-questions';
import { writeSetupFile } from './setup/write-setup-file';

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
  const answers = await askHere();
  const files = setupFiles(answers);
  console.log();
  if (values.print) {
    for (const { path, text } of files) console.log(`--- ${path}\n${text}`);
    for (const line of nextClicks(answers)) console.log(line);
    return;
  }
  for (const file of files) console.log(writeSetupFile(folder, file, values.replace));
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

/** Asks at the terminal, or takes the lines of a pipe. */
async function askHere(): Promise<Answers> {
  const terminal = process.stdin.isTTY;
  const lines = createInterface({ input: process.stdin, terminal: false });
  const typed = lines[Symbol.asyncIterator]();
  try {
    return await askAll({
      say: (line) => console.log(line),
      next: async () => {
        if (terminal) process.stdout.write('> ');
        const line = await typed.next();
        return line.done === true ? '' : line.value;
      },
      again: terminal,
    });
  } finally {
    lines.close();
  }
}
