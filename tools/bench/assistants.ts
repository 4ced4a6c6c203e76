import { Agent, request } from 'node:http';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { hostileCalls } from '../../test/fixtures/hostile-calls';
import { askOnSlack, askOnTeams, readQuestions } from './asker';
import { createSlack, createTeams, startSignpost } from './running';

/*
 * Assistants' calls at a steady rate beside people's questions in Slack and Teams, then hostile calls one after
 * another: npm run bench:assistants -- [--seconds 60] [--per-second 100] [--chat 20] [--hostile 10000]
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    'per-second': { type: 'string', default: '100' },
    chat: { type: 'string', default: '20' },
    hostile: { type: 'string', default: '10000' },
  },
});
const SECONDS = Number(values.seconds);
/** In seconds. A program that has just started compiles what it runs as it goes: told apart, since it comes once. */
const FIRST = 10;
const TOKEN = 'a-token-of-the-bench-that-is-40-characters';
const HEADERS = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
  authorization: `Bearer ${TOKEN}`,
};
/** Told to come again, in time to do so. */
const REFUSALS: ReadonlySet<number> = new Set([429, 503]);
/** A hostile call may hold the program up for no longer, in milliseconds. */
const SLOWEST_HOSTILE = 50;

void main().then(
  (good) => process.exit(good ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

async function main(): Promise<boolean> {
  const slack = await createSlack();
  const teams = await createTeams();
  const program = await startSignpost(slack.url, {
    MCP: 'on',
    MCP_TOKENS: TOKEN,
    MCP_PER_MINUTE: '100000',
    ENCODER: process.env['ENCODER'] ?? 'on',
  });
  const agent = new Agent({ keepAlive: true });
  const url = `http://127.0.0.1:${program.port}/mcp`;
  const questions = readQuestions();
  const question = (at: number): string => questions[at % questions.length] ?? '';
  try {
    console.log(
      `${cpus().length} processors, load ${loadavg()[0]?.toFixed(1) ?? '?'} at the start`,
    );
    const calls = timesOf('assistants’ calls, answered');
    const answered = timesOf('Teams questions, answer posted');
    const acknowledged = timesOf('Slack questions, acknowledged');
    let refused = 0;
    let failed = 0;
    await Promise.all([
      steadily(Number(values['per-second']), async (at) => {
        const asked = toolCall(at, question(at));
        const began = performance.now();
        const { status } = await send(url, 'POST', HEADERS, asked, agent);
        if (status === 200) calls.took(began);
        else if (REFUSALS.has(status)) refused += 1;
        else failed += 1;
      }),
      steadily(Number(values.chat), async (at) => {
        const began = performance.now();
        const onSlack = at % 2 === 0;
        const ask = onSlack ? askOnSlack : askOnTeams;
        await ask(program.port, question(at), at, at, teams.url).then(
          () => (onSlack ? acknowledged : answered).took(began),
          (error: unknown) => {
            if (REFUSALS.has(Number(/\d{3}$/.exec(String(error))?.[0]))) refused += 1;
            else failed += 1;
          },
        );
      }),
    ]);
    console.log(
      `${SECONDS} s, ${program.memory().toFixed(0)} MB; of calls and questions ${refused} refused, ${failed} failed`,
    );
    for (const times of [calls, answered, acknowledged]) times.say();
    const hostile = await slowestOfHostile(url, agent);
    return failed === 0 && hostile <= SLOWEST_HOSTILE;
  } finally {
    await program.stop();
    slack.close();
    teams.close();
  }
}

/** Begins so many a second, whether those before are done or not; resolves once all are. */
async function steadily(perSecond: number, run: (at: number) => Promise<void>): Promise<void> {
  const began = performance.now();
  const under: Promise<void>[] = [];
  const all = SECONDS * perSecond;
  for (let at = 0; at < all; at += 1) {
    const wait = began + (at * 1000) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    under.push(run(at));
  }
  await Promise.all(under);
}

/** Gathers how long something took each time, what was begun in the first seconds apart. */
function timesOf(what: string) {
  const began = performance.now();
  const first: number[] = [];
  const later: number[] = [];
  return {
    took: (at: number) => (at - began < FIRST * 1000 ? first : later).push(performance.now() - at),
    say: () => {
      say(`${what}, first ${FIRST} s`, first);
      say(`${what}, after`, later);
    },
  };
}

/** Of ten calls six ask, and the others take turns. */
function toolCall(at: number, question: string): string {
  const others = [
    ['tip', {}],
    ['figure', { question: 'internet use by age' }],
    ['check_post', { draft: 'Flu jabs are here. Book yours today. #flujabs' }],
    ['calendar', { days: 7 }],
  ] as const;
  const [name, args] = others[(at % 10) - 6] ?? ['ask', { question: question || 'tips' }];
  const params = { name, arguments: args };
  return JSON.stringify({ jsonrpc: '2.0', id: at, method: 'tools/call', params });
}

async function slowestOfHostile(url: string, agent: Agent): Promise<number> {
  const took: number[] = [];
  for (const { method, headers, body } of hostileCalls(Number(values.hostile), TOKEN))
    took.push((await send(url, method, headers, body, agent)).milliseconds);
  say('hostile calls, refused', took);
  return Math.max(0, ...took);
}

function say(what: string, took: readonly number[]): void {
  const sorted = [...took].sort((a, b) => a - b);
  const share = (part: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1);
  console.log(
    `${what.padEnd(47)}${String(sorted.length).padStart(7)}  p50 ${share(0.5)}  p99 ${share(0.99)}  most ${share(1)} ms`,
  );
}

function send(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  agent: Agent,
): Promise<{ status: number; milliseconds: number }> {
  const began = performance.now();
  return new Promise((resolve) => {
    const end = (status: number) => resolve({ status, milliseconds: performance.now() - began });
    const sent = request(url, { method, headers, agent }, (response) => {
      response.resume();
      response.on('end', () => end(response.statusCode ?? 0));
    });
    sent.on('error', () => end(0));
    sent.end(body);
  });
}
