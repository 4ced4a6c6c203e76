import { spawn, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { freePort } from '../../test/fakes/emulated-slack';
import { startFlags } from '../start-flags';

const STARTS = 5;
const SECRET = 'bench-signing-secret';
const ready = /Signpost is ready/;

type Row = readonly [name: string, measured: number, budget: number, unit: 'ms' | 'MB'];

interface StandIn {
  readonly url: string;
  readonly posted: () => number;
  readonly close: () => void;
}

/**
 * What Signpost may cost to run, measured against its budgets; true when every one was kept. Times are the best of
 * several starts, since other work on the machine only adds to them.
 */
export async function checkBudgets(): Promise<boolean> {
  const rows: readonly Row[] = [
    ...(await whileRunning()),
    [
      'one question in the terminal',
      fastest(() => timed(['dist/src/cli/ask.js', 'hashtags'])),
      1_000,
      'ms',
    ],
    ['search index, built from content', fastest(() => indexTime()), 300, 'ms'],
    ['production install', installed(), 300, 'MB'],
  ];
  console.log('\nBudgets');
  for (const [name, measured, budget, unit] of rows) {
    const kept = measured <= budget;
    console.log(
      `${name.padEnd(46)}${`${measured.toFixed(0)} ${unit}`.padStart(12)}${`${budget} ${unit}`.padStart(12)}  ${kept ? 'kept' : 'BROKEN'}`,
    );
  }
  return rows.every(([, measured, budget]) => measured <= budget);
}

/** Starts Signpost with both platforms set up against a stand-in for Slack, and asks it ten thousand questions. */
async function whileRunning(): Promise<readonly Row[]> {
  const slack = await createStandIn();
  const starts: number[] = [];
  for (let start = 1; start < STARTS; start += 1) {
    const signpost = await startSignpost(slack.url);
    starts.push(signpost.ready);
    await signpost.stop();
  }
  const signpost = await startSignpost(slack.url);
  const ask = asker(signpost.port, slack);
  await ask(1_000);
  const early = signpost.memory();
  await ask(9_000);
  const late = signpost.memory();
  await signpost.stop();
  slack.close();
  return [
    ['ready, with both platforms', Math.min(...starts, signpost.ready), 1_500, 'ms'],
    ['memory after 1,000 questions', early, 150, 'MB'],
    ['memory after 10,000 questions', late, 150, 'MB'],
    ['growth over the last 9,000', late - early, 10, 'MB'],
  ];
}

/** Answers every call as Slack's API would when all is well, and counts the messages it is given. */
async function createStandIn(): Promise<StandIn> {
  let posted = 0;
  const answer = JSON.stringify({
    ok: true,
    team_id: 'T1',
    bot_id: 'B1',
    user_id: 'UBOT',
    user: { id: 'U1', is_admin: false },
    channel: { id: 'D1', is_im: true },
    channels: [],
    ts: '1.1',
  });
  const server = createServer((request, response) => {
    request.resume();
    if (request.url?.endsWith('chat.postMessage')) posted += 1;
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    posted: () => posted,
    close: () => server.close(),
  };
}

async function startSignpost(slackUrl: string) {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-bench-'));
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [...startFlags(), 'dist/src/main.js'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'warn',
      DATABASE_URL: `file:${join(folder, 'signpost.db')}`,
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: slackUrl,
      MicrosoftAppId: '00000000-0000-4000-8000-000000000001',
      MicrosoftAppTenantId: '00000000-0000-4000-8000-000000000002',
      MicrosoftAppPassword: 'bench',
    },
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (ready.test(said)) resolve();
    });
    void ended.then((status) =>
      reject(new Error(`Signpost did not start: ${String(status)}\n${said}`)),
    );
  });
  return {
    port,
    ready: performance.now() - began,
    /** Resident memory in megabytes, as the system counts it. */
    memory: () => {
      const status = readFileSync(`/proc/${String(child.pid)}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Asks as people do in direct messages, a few at a time and each now and then, and waits for every answer. */
function asker(port: number, slack: StandIn): (count: number) => Promise<void> {
  const questions = readdirSync('test/fixtures/questions').flatMap((name) =>
    readFileSync(`test/fixtures/questions/${name}`, 'utf8')
      .split('\n')
      .filter(Boolean)
      .flatMap((line) => {
        const { query, text } = JSON.parse(line) as {
          readonly query?: string;
          readonly text?: string;
        };
        return query ?? text ?? [];
      }),
  );
  const PEOPLE = 2_000;
  const TOGETHER = 8;
  let asked = 0;
  return async (count) => {
    const until = slack.posted() + count;
    const end = asked + count;
    const one = async () => {
      while (asked < end) {
        const at = asked++;
        await send(port, questions[at % questions.length]!, at % PEOPLE, at);
      }
    };
    await Promise.all(Array.from({ length: TOGETHER }, one));
    for (let wait = 0; slack.posted() < until && wait < 600; wait += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    if (slack.posted() < until)
      throw new Error(`${until - slack.posted()} questions got no answer`);
  };
}

async function send(port: number, text: string, person: number, at: number): Promise<void> {
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: 'T1',
    api_app_id: 'A1',
    event_id: `Ev${at}`,
    event: {
      type: 'message',
      channel_type: 'im',
      channel: `D${person}`,
      user: `U${person}`,
      text,
      ts: `${1_700_000_000 + at}.1`,
    },
  });
  const time = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', SECRET).update(`v0:${time}:${body}`).digest('hex');
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(time),
      'x-slack-signature': `v0=${signature}`,
    },
  });
  if (response.status !== 200) throw new Error(`A question was refused: ${response.status}`);
}

const fastest = (measure: () => number): number =>
  Math.min(...Array.from({ length: STARTS }, measure));

function timed(args: readonly string[]): number {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${String(status)}`);
  return performance.now() - began;
}

/** How long a new process takes to index the content, once it is read. */
function indexTime(): number {
  const { stdout } = spawnSync(process.execPath, ['.cache/tools/bench/index-time.js'], {
    encoding: 'utf8',
  });
  return Number(stdout);
}

/** Megabytes on disk of what runs: packages that are not for development, the program and its content. */
function installed(): number {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Readonly<
      Record<string, { readonly dev?: true; readonly devOptional?: true }>
    >;
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
