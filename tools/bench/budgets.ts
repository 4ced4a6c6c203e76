import { spawnSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createAsker } from './asker';
import { createSlack, createTeams, startSignpost } from './running';

const STARTS = 5;
const EARLY = 10_000;
const LATE = 15_000;

interface Row {
  readonly name: string;
  readonly measured: number;
  /** Undefined where there is none. */
  readonly budget?: number;
  readonly unit: 'ms' | 'MB' | '%';
}

/**
 * What Signpost may cost to run, measured against its budgets; true when every one was kept. Times are the best of
 * several starts, since other work on the machine only adds to them.
 */
export async function checkBudgets(): Promise<boolean> {
  const rows: readonly Row[] = [
    ...(await whileRunning()),
    {
      name: 'one question in the terminal',
      measured: fastest(() => timed(['dist/src/cli/ask.js', 'hashtags'])),
      budget: 1_000,
      unit: 'ms',
    },
    { name: 'production install', measured: installed(), unit: 'MB' },
  ];
  console.log('\nBudgets');
  for (const { name, measured, budget, unit } of rows) {
    const kept = budget === undefined ? '' : measured <= budget ? 'kept' : 'BROKEN';
    const digits = unit === '%' ? 1 : 0;
    console.log(
      `${name.padEnd(46)}${`${measured.toFixed(digits)} ${unit}`.padStart(12)}${(budget === undefined ? '' : `${budget} ${unit}`).padStart(12)}  ${kept}`,
    );
  }
  return rows.every(({ measured, budget }) => budget === undefined || measured <= budget);
}

/** Starts Signpost with both platforms set up against stand-ins, and asks it fifteen thousand questions, half on each. */
async function whileRunning(): Promise<readonly Row[]> {
  const slack = await createSlack();
  const teams = await createTeams();
  const ready = async (): Promise<number> => {
    const signpost = await startSignpost(slack.url);
    await signpost.stop();
    return signpost.ready;
  };
  const cold: number[] = [];
  const warm: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    for (const name of readdirSync('.cache'))
      if (/^knowledge-\w+\.bin$/.test(name)) rmSync(join('.cache', name));
    cold.push(await ready());
    warm.push(await ready());
  }
  const signpost = await startSignpost(slack.url);
  const ask = createAsker(signpost.port, slack, teams);
  let early: number;
  let late: number;
  try {
    await ask(EARLY);
    early = signpost.memory();
    await ask(LATE - EARLY);
    late = signpost.memory();
  } finally {
    await signpost.stop();
    slack.close();
    teams.close();
  }
  return [
    {
      name: 'ready, with what was learned kept',
      measured: Math.min(...warm),
      budget: 2_000,
      unit: 'ms',
    },
    {
      name: 'ready, with everything to learn',
      measured: Math.min(...cold),
      budget: 5_000,
      unit: 'ms',
    },
    {
      name: `resident after ${EARLY.toLocaleString('en-GB')} questions`,
      measured: early,
      budget: 200,
      unit: 'MB',
    },
    {
      name: `growth from there to ${LATE.toLocaleString('en-GB')}`,
      measured: (100 * (late - early)) / early,
      budget: 3,
      unit: '%',
    },
  ];
}

const fastest = (measure: () => number): number =>
  Math.min(...Array.from({ length: STARTS }, measure));

function timed(args: readonly string[]): number {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return performance.now() - began;
}

/** Megabytes on disk of what runs: packages that are not for development, the program and its content. */
function installed(): number {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Readonly<Record<string, { dev?: boolean; devOptional?: boolean }>>;
  };
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
function sizeOf(path: string): number {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return 0;
  const own = entry.blocks * 512;
  if (!entry.isDirectory()) return own;
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .reduce((sum, name) => sum + sizeOf(join(path, name)), own);
}
