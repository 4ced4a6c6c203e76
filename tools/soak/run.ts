import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { createLog } from '../../src/bot/log';
import { openStore } from '../../src/store/open-store';
import { freePort } from '../../test/fakes/emulated-slack';
import { startPostgres } from '../../test/postgres';
import { createAccount } from './account';
import { seeded } from '../seeded';
import { createPosts } from './posts';
import { createQuestions } from './questions';
import { startService } from './service';
import { createSlackSide, sum } from './slack-side';
import { startWorkspace } from './slack-workspace';
import { createTeamsSide } from './teams-side';
import { sidesOf, verdictOf, type Minute } from './verdict';

/*
 * Runs the whole service for half an hour against Slack's and Teams' emulators, with faults on the way, and accounts
 * for every question: npm run soak -- [--minutes 30] [--per-second 50] [--store sqlite|postgres] [--faults 0.08]
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    'per-second': { type: 'string', default: '50' },
    store: { type: 'string', default: 'sqlite' },
    faults: { type: 'string', default: '0.08' },
    /** The share of questions that are text made to upset. */
    hostile: { type: 'string', default: '0.03' },
    seed: { type: 'string', default: '1' },
    /** Where the figures of each minute go, as JSON. */
    out: { type: 'string', default: '' },
  },
});
const MINUTES = Number(values.minutes);
const RATE = Number(values['per-second']);
const MINUTE = 60_000;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Of a hundred questions, how many come each way. */
const SLACK = { mention: 24, direct: 8, command: 20, press: 7, guidance: 2, flood: 2 } as const;
const SLACK_VIEWS = { searchBox: 1, modal: 1, home: 1 } as const;
const TEAMS = { channel: 18, group: 5, direct: 4, submit: 4, compose: 3 } as const;
/** Bad input a second, on top. */
const BAD = 1;

void main().then(
  (good) => process.exit(good ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

async function main(): Promise<boolean> {
  const random = seeded(Number(values.seed));
  const account = createAccount(() => performance.now());
  const posts = createPosts();
  const folder = mkdtempSync(join(tmpdir(), 'signpost-soak-'));
  const database = values.store === 'postgres' ? await startPostgres() : undefined;
  const url = (await database?.database()) ?? `file:${join(folder, 'signpost.db')}`;
  const workspace = await startWorkspace();
  const parts = { account, posts, random, share: Number(values.faults) };
  const slack = await createSlackSide(workspace, parts);
  const teams = await createTeamsSide(parts);
  const [port, metricsPort] = [await freePort(), await freePort()];
  const service = startService({
    HOST: '127.0.0.1',
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
    DATABASE_URL: url,
    LOG_LEVEL: 'info',
    PAGE: 'off',
    ...slack.env,
    ...teams.env,
  });
  const address = `http://127.0.0.1:${String(port)}`;
  slack.aimAt(address);
  teams.aimAt(address);
  await ready(address, service);
  console.log(
    `Signpost under ${String(RATE)} questions a second for ${String(MINUTES)} minutes on ${values.store}; ` +
      `${String(Number(values.faults) * 100)} % of answers disturbed; seed ${values.seed}; Node ${process.version}; ` +
      `${String(cpus().length)} × ${cpus()[0]?.model ?? 'CPU'}; load before ${String(loadavg()[0])}`,
  );

  await service.reading();
  await subscribeAll(slack, teams, workspace.channels);
  const minutes: Minute[] = [];
  const lag = monitorEventLoopDelay({ resolution: 10 });
  lag.enable();
  const question = createQuestions(random, Number(values.hostile));
  const stopTraffic = startTraffic(slack, teams, question, random, (error) =>
    account.odd(`the driver could not send: ${error}`),
  );
  const began = Date.now();
  for (let minute = 1; minute <= MINUTES && service.died() === undefined; minute += 1) {
    await sleep(Math.max(0, began + minute * MINUTE - Date.now()));
    const reading = await service.reading();
    const totals = account.totals(performance.now());
    const driver = { lag: lag.percentile(99) / 1e6, worst: lag.max / 1e6 };
    const outside = { slack: slack.took(), teams: teams.took(), driver };
    minutes.push({
      at: Date.now() - began,
      reading,
      outside,
      totals: { ...totals, odd: undefined },
    });
    console.log(lineOf(minute, minutes.at(-1)!));
    const errors = [...service.logged].filter(([name]) => name.startsWith('error'));
    if (totals.unexplained > 0 || errors.length > 0)
      console.log(`  ${tallyOf([...totals.odd, ...errors])}`);
    lag.reset();
  }
  const dead = service.died();
  stopTraffic();
  // Long enough for what waits a minute. Posts fell due long before, to be looked up where an answer was lost.
  const tail = dead === undefined ? 80_000 : 0;
  console.log(`No more questions; waiting ${String(tail / 1000)} s for what is still under way.`);
  await sleep(tail);
  const metrics =
    dead === undefined ? await textOf(`http://127.0.0.1:${String(metricsPort)}/metrics`) : '';
  const code = await service.stop();
  const left = await openStore({ url, folder: '', log: createLog('error') });
  const deliveries = await left.connection.db.selectFrom('delivery').selectAll().execute();
  await left.store.close();
  const verdict = verdictOf({
    minutes,
    totals: account.totals(performance.now() + 10 * MINUTE),
    posts,
    deliveries,
    logged: service.logged,
    said: service.said,
    injected: sum(slack.counts(), teams.counts()),
    acknowledged: slack.acknowledged(),
    limited: countIn(metrics, 'signpost_rate_limited_total'),
    apologies: countIn(metrics, 'signpost_faults_total'),
    ended: dead ?? (code === 0 ? '' : `the service stopped with ${String(code)}`),
  });
  console.log(verdict.text);
  if (values.out !== '') writeFileSync(values.out, JSON.stringify({ minutes, verdict }, null, 1));
  await teams.close();
  await slack.close();
  workspace.stop();
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
  return verdict.good;
}

async function ready(address: string, service: ReturnType<typeof startService>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok === true) return;
    if (service.died() !== undefined) break;
    await sleep(100);
  }
  throw new Error(`The service did not become ready:\n${service.said.join('\n')}`);
}

/** Channels and direct conversations whose posts fall due while the run lasts, spread over its first two thirds. */
async function subscribeAll(
  slack: Awaited<ReturnType<typeof createSlackSide>>,
  teams: Awaited<ReturnType<typeof createTeamsSide>>,
  channels: readonly string[],
): Promise<void> {
  const span = Math.max(1, Math.floor(MINUTES * 0.66) - 2);
  const now = Date.now();
  // By a clock that is never changed: where it is, a time within the changed hour is refused.
  const time = (k: number) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: 'UTC',
      hour: '2-digit',
      minute: '2-digit',
    }).format(now + (2 + (k % span)) * MINUTE);
  // One administrator makes them all, and nobody may ask more than thirty times a minute.
  for (let k = 0; k < 26; k += 1) await slack.subscribe(channels[k]!, time(k));
  for (let k = 0; k < teams.tenants; k += 1) await teams.subscribe(k, time(k));
}

type Way = (text: string) => Promise<void>;

/** Asks at the rate, come what may; returns what ends it. */
function startTraffic(
  slack: Pick<Awaited<ReturnType<typeof createSlackSide>>, 'ways' | 'bad'>,
  teams: Pick<Awaited<ReturnType<typeof createTeamsSide>>, 'ways' | 'bad'>,
  question: () => string,
  random: () => number,
  failed: (error: string) => void,
): () => void {
  const deck: Way[] = [];
  const add = (ways: Readonly<Record<string, Way>>, shares: Readonly<Record<string, number>>) => {
    for (const [name, count] of Object.entries(shares)) {
      for (let k = 0; k < count; k += 1) deck.push(ways[name]!);
    }
  };
  add(slack.ways, SLACK);
  add(slack.ways, SLACK_VIEWS);
  add(teams.ways, TEAMS);
  const bad = [...slack.bad, ...teams.bad];
  const began = performance.now();
  let sent = 0;
  let spoilt = 0;
  const watch = (work: Promise<void>) =>
    void work.catch((error: unknown) =>
      failed(error instanceof Error ? `${error.name} ${causeOf(error)}` : 'unknown'),
    );
  const timer = setInterval(() => {
    const seconds = (performance.now() - began) / 1000;
    for (; sent < seconds * RATE; sent += 1) {
      watch(deck[Math.floor(random() * deck.length)]!(question()));
    }
    for (; spoilt < seconds * BAD; spoilt += 1) watch(bad[spoilt % bad.length]!());
  }, 20);
  return () => clearInterval(timer);
}

function causeOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function lineOf(minute: number, read: Minute): string {
  const { reading, totals } = read;
  const { rss, heap, cpu, lag, handles } = reading;
  const lost = Object.values(totals.lost).reduce((all, n) => all + n, 0);
  const explained = totals.refused + lost;
  return (
    `minute ${String(minute)}: ${String(totals.asked)} asked, ${String(totals.answered)} answered, ` +
    `${String(explained)} explained, ${String(totals.unexplained)} unexplained, ${String(totals.waiting)} waiting; ` +
    `p50 ${totals.recent.p50.toFixed(0)} ms, p99 ${totals.recent.p99.toFixed(0)} ms (${sidesOf(read)}); ` +
    `RSS ${rss.toFixed(1)} MB, heap ${heap.toFixed(1)} MB; CPU ${cpu.toFixed(0)} %, loop lag p99 ${lag.toFixed(0)} ms; ` +
    `${String(handles)} handles; load ${loadavg()[0]!.toFixed(1)}`
  );
}

function tallyOf(counts: readonly (readonly [string, number])[]): string {
  return counts.map(([what, count]) => `${String(count)} × ${what}`).join('; ');
}

async function textOf(url: string): Promise<string> {
  const answer = await fetch(url).catch(() => undefined);
  return (await answer?.text()) ?? '';
}

function countIn(metrics: string, name: string): number {
  return metrics
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`))
    .reduce((all, line) => all + Number(line.split(' ').at(-1)), 0);
}
