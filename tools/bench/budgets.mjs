// What Signpost may cost to run, measured against its budgets: npm run bench -- --budgets. Times are the best of several
// starts, since other work on the machine only adds to them. Exits with 1 when a budget is broken.
import { spawnSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createAsker } from './asker.mjs';
import { createSlack, createTeams, startSignpost } from './running.mjs';

const STARTS = 5;
const EARLY = 10_000;
const LATE = 15_000;

/** Measures everything; true when every budget was kept. */
export async function checkBudgets() {
  const rows = [
    ...(await whileRunning()),
    [
      'one question in the terminal',
      fastest(() => timed(['dist/src/cli/ask.js', 'hashtags'])),
      1_000,
      'ms',
    ],
    ['production install', installed(), undefined, 'MB'],
  ];
  console.log('\nBudgets');
  for (const [name, measured, budget, unit] of rows) {
    const kept = budget === undefined ? '' : measured <= budget ? 'kept' : 'BROKEN';
    const digits = unit === '%' ? 1 : 0;
    console.log(
      `${name.padEnd(46)}${`${measured.toFixed(digits)} ${unit}`.padStart(12)}${(budget === undefined ? '' : `${budget} ${unit}`).padStart(12)}  ${kept}`,
    );
  }
  return rows.every(([, measured, budget]) => budget === undefined || measured <= budget);
}

/** Starts Signpost with both platforms set up against stand-ins, and asks it fifteen thousand questions, half on each. */
async function whileRunning() {
  const slack = await createSlack();
  const teams = await createTeams();
  const ready = async () => {
    const signpost = await startSignpost(slack.url);
    await signpost.stop();
    return signpost.ready;
  };
  const cold = [];
  const warm = [];
  for (let start = 0; start < STARTS; start += 1) {
    rmSync('.cache/knowledge.bin', { force: true });
    cold.push(await ready());
    warm.push(await ready());
  }
  const signpost = await startSignpost(slack.url);
  const ask = createAsker(signpost.port, slack, teams);
  await ask(EARLY);
  const early = signpost.memory();
  await ask(LATE - EARLY);
  const late = signpost.memory();
  await signpost.stop();
  slack.close();
  teams.close();
  return [
    ['ready, with what was learned kept', Math.min(...warm), 2_000, 'ms'],
    ['ready, with everything to learn', Math.min(...cold), 5_000, 'ms'],
    [`resident after ${EARLY.toLocaleString('en-GB')} questions`, early, 200, 'MB'],
    [
      `growth from there to ${LATE.toLocaleString('en-GB')}`,
      (100 * (late - early)) / early,
      3,
      '%',
    ],
  ];
}

const fastest = (measure) => Math.min(...Array.from({ length: STARTS }, measure));

function timed(args) {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return performance.now() - began;
}

/** Megabytes on disk of what runs: packages that are not for development, the program and its content. */
function installed() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const folders = Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path]) => path);
  const bytes = [...folders, 'dist', 'knowledge/content'].reduce(
    (sum, path) => sum + sizeOf(path),
    0,
  );
  return bytes / 1024 / 1024;
}

/** Blocks taken on disk; packages inside a package are counted on their own. */
function sizeOf(path) {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return 0;
  const own = entry.blocks * 512;
  if (!entry.isDirectory()) return own;
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .reduce((sum, name) => sum + sizeOf(join(path, name)), own);
}
