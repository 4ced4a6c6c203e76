import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Selectable } from 'kysely';
import { createLog } from '../../src/bot/log';
import { openStore, type OpenStore } from '../../src/store/open-store';
import type { DeliveryTable } from '../../src/store/schema';
import { seeded } from '../seeded';
import { startPostgres, type PostgresServer } from '../../test/postgres';
import { startPlatform, type ChaosPlatform } from './platform';
import { ensureFaketime } from './ensure-faketime';
import { chaosChannels, dueOf, type ChaosPlan } from './plan';
import { createClocks, HARMLESS, type Clocks, type SkewedClock } from './skewed-clock';
import type { WorkerOrders } from './worker';

/*
 * Kills and freezes real processes at random while they post, and counts what was lost, doubled or repeated:
 * npm run chaos -- --kills 60 [--store sqlite|postgres] [--skew] [--outages 5] [--seed 7]
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '60' },
    store: { type: 'string', default: 'both' },
    /** Gives every process a wrong clock that jumps while it runs, with libfaketime. */
    skew: { type: 'boolean', default: false },
    /** How often the PostgreSQL server goes away for a few seconds. */
    outages: { type: 'string', default: '0' },
    /** Of what is drawn; how processes then take their turns is the machine's. */
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const log = createLog('error');
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Resolves after a time, and does not keep the process waiting for it. */
const giveUp = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());
const random = seeded(Number(values.seed));
const between = (from: number, to: number) => from + random() * (to - from);

/** How long a run may take to finish once nothing is killed any more. */
const PATIENCE = 600_000;
const HOUR = 3_600_000;
/** Of so many starts one is with a wrong key, and of so many ends one is asked for kindly, as in a rolling restart. */
const WRONG_KEY = 8;
const KINDLY = 5;
/** No table is hidden and no workspace without its token for longer, in milliseconds. */
const LONGEST_TROUBLE = 4_000;

interface Tally {
  kills: number;
  freezes: number;
  jumps: number;
  outages: number;
  wrongKeys: number;
  /** How often a workspace's app was installed again, and the records' table could not be read. */
  reinstalls: number;
  hidden: number;
  /** Of the kills, those that were asked for kindly. */
  restarts: number;
  /** Processes that ended without being killed. */
  ended: number;
}

void main(Number(values.kills), values.store);

async function main(kills: number, which: string): Promise<void> {
  if (!Number.isInteger(kills) || kills < 1)
    throw new Error('--kills must be a whole number above 0');
  const library = values.skew ? ensureFaketime() : '';
  // It has said that there is none to be had.
  if (library === undefined) return;
  let wrong = 0;
  if (which !== 'postgres') wrong += await onSqlite(kills, library);
  if (which !== 'sqlite') wrong += await onPostgres(kills, library);
  process.exitCode = wrong === 0 ? 0 : 1;
}

async function onSqlite(kills: number, library: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-chaos-'));
  const url = `file:${join(folder, 'signpost.db')}`;
  const wrong = await chaos('SQLite, 1 process', url, 1, kills, library);
  if (wrong === 0) rmSync(folder, { recursive: true, force: true });
  else console.error(`The database is left in ${folder}`);
  return wrong;
}

async function onPostgres(kills: number, library: string): Promise<number> {
  const server = await startPostgres();
  const url = await server.database();
  const wrong = await chaos('PostgreSQL, 3 replicas', url, 3, kills, library, server);
  await server.stop();
  return wrong;
}

/** One run. Prints what came of it and returns how many posts were lost, doubled or repeated. */
async function chaos(
  name: string,
  url: string,
  replicas: number,
  kills: number,
  library: string,
  server?: PostgresServer,
): Promise<number> {
  const clocks = createClocks(library, server === undefined, random);
  // A file has no clock but its process's: there the whole run is at another time.
  const ahead = server === undefined ? clocks.ahead : 0;
  const apart = between(-HOUR, HOUR);
  const platform = await startPlatform(random, ahead + apart);
  // Posts in bursts, spread over the time that the kills take. Posts that fall due faster than processes live to send them
  // would rightly expire.
  const slots = Math.max(8, Math.ceil(kills / 40));
  const seconds = kills * (replicas === 1 ? 2 : 1);
  const plan: ChaosPlan = {
    origin: Date.now() + 3_000 + ahead,
    period: Math.max(2_000, (seconds * 1000) / slots),
    slots,
    channels: 60,
    orgs: 6,
  };
  const setUp = await openStore({ url, folder: '', log });
  for (const channel of chaosChannels(plan)) await setUp.store.subscriptions.create(channel);
  // A file is for one process alone, and no table of it can be hidden from outside.
  const beside = server === undefined ? undefined : setUp;
  if (beside === undefined) await setUp.store.close();
  tokens.clear();

  const tally: Tally = {
    ...{ kills: 0, freezes: 0, jumps: 0, outages: 0 },
    ...{ wrongKeys: 0, reinstalls: 0, hidden: 0, restarts: 0, ended: 0 },
  };
  const orders = { url, port: platform.port, plan };
  const started = Date.now();
  const outages = server === undefined ? 0 : Number(values.outages);
  const pause = (kills * 1_500) / replicas / (outages + 1);
  const anOrg = () => `org-${String(Math.floor(between(0, plan.orgs)))}`;
  let hiding = Promise.resolve();
  const troubles = [
    setInterval(() => platform.revoke(anOrg(), between(300, 2_000)), 2_500),
    setInterval(() => void reinstall(platform, anOrg(), tally), 4_000),
    setInterval(() => {
      hiding = hideTable(beside?.connection, tally);
    }, 9_000),
  ];
  await Promise.all([
    ...Array.from({ length: replicas }, () => torment(orders, kills, tally, clocks)),
    goAway(server, outages, pause, tally),
  ]);
  for (const trouble of troubles) clearInterval(trouble);
  await sleep(LONGEST_TROUBLE);
  // However long the database is away: a table that stays hidden would be a fault of this run's own.
  await hiding;
  await beside?.store.close();
  const calm = Array.from({ length: replicas }, () => startWorker(orders, clocks.next()));
  if (outages > 0) {
    await Promise.all(
      calm.map((worker) => (worker.stdout ? once(worker.stdout, 'data') : sleep(0))),
    );
    await goAway(server, 1, 1_000, tally);
    await sleep(2_000);
    tally.ended += calm.filter(({ exitCode }) => exitCode !== null).length;
  }
  await sleep(Math.max(0, plan.origin - ahead + plan.slots * plan.period - Date.now()));
  await quietDown(calm);
  for (const worker of calm) await end(worker);

  const left = await openStore({ url, folder: '', log });
  console.log(`seed ${values.seed}`);
  const wrong = await report(name, plan, platform, left, tally, started, ahead);
  clocks.close();
  await left.store.close();
  await platform.stop();
  return wrong;
}

/** Stops the database now and then, each time for some seconds. */
async function goAway(
  server: PostgresServer | undefined,
  times: number,
  pause: number,
  tally: Tally,
): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await sleep(pause);
    await server?.away(between(500, 4_000));
    tally.outages += 1;
  }
}

/** The workers that run, and the tokens that each is told of. */
const running = new Set<ChildProcess>();
const tokens = new Map<string, string>();

/** Gives a workspace a new token, as installing the app again does: Signpost hears of it a moment after the platform. */
async function reinstall(platform: ChaosPlatform, org: string, tally: Tally): Promise<void> {
  const token = platform.renew(org);
  await sleep(between(0, LONGEST_TROUBLE / 2));
  tokens.set(org, token);
  for (const worker of running) tell(worker, org, token);
  tally.reinstalls += 1;
}

function tell(worker: ChildProcess, org: string, token: string): void {
  worker.stdin?.write(`${JSON.stringify({ org, token })}\n`);
}

/** Takes the table of what adapters keep away for a moment, as a repair or a lost right would. */
async function hideTable(
  connection: OpenStore['connection'] | undefined,
  tally: Tally,
): Promise<void> {
  if (connection === undefined) return;
  const { db } = connection;
  const rename = async (from: string, to: string): Promise<void> => {
    await db.schema.alterTable(from).renameTo(to).execute();
  };
  try {
    await rename('record', 'record_hidden');
  } catch {
    // A database that is away has no table to hide.
    return;
  }
  tally.hidden += 1;
  await sleep(between(200, LONGEST_TROUBLE / 2));
  for (;;) {
    try {
      await rename('record_hidden', 'record');
      return;
    } catch {
      await sleep(50);
    }
  }
}

/** Starts a worker and kills or freezes it at a random moment, a third of the time while it is still starting. */
async function torment(
  orders: WorkerOrders,
  kills: number,
  tally: Tally,
  clocks: Clocks,
): Promise<void> {
  while (tally.kills < kills) {
    const clock = clocks.next();
    const wrongKey = random() < 1 / WRONG_KEY;
    if (wrongKey) tally.wrongKeys += 1;
    const worker = startWorker({ ...orders, wrongKey }, clock);
    const exited = once(worker, 'exit');
    if (random() < 1 / 3) {
      await sleep(between(0, 700));
    } else {
      await Promise.race([worker.stdout ? once(worker.stdout, 'data') : undefined, exited]);
      await sleep(between(0, 2_000));
    }
    if (clocks.jump(clock)) {
      tally.jumps += 1;
      await sleep(between(0, 1_500));
      clocks.settle(clock);
    }
    while (random() < 0.1) {
      worker.kill('SIGSTOP');
      tally.freezes += 1;
      await sleep(between(200, 6_000));
      worker.kill('SIGCONT');
      await sleep(between(0, 1_500));
    }
    tally.kills += 1;
    if (random() < 1 / KINDLY) {
      tally.restarts += 1;
      worker.kill('SIGTERM');
      await Promise.race([exited, sleep(2_000)]);
    }
    worker.kill('SIGKILL');
    await exited;
    if (tally.kills % 50 === 0) console.error(`${String(tally.kills)} kills`);
  }
}

function startWorker(orders: WorkerOrders, clock?: SkewedClock): ChildProcess {
  const worker = spawn(process.execPath, [join(__dirname, 'worker.js'), JSON.stringify(orders)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...clock?.env },
  });
  running.add(worker);
  worker.once('exit', () => running.delete(worker));
  // It may be gone before it has read what it is told.
  worker.stdin.on('error', () => undefined);
  for (const [org, token] of tokens) tell(worker, org, token);
  // Always read, or a worker with much to say would wait for ever.
  worker.stdout.on('data', (said: Buffer) => {
    if (!/^(ready\n|done\n)+$/.test(said.toString())) process.stderr.write(said);
  });
  return worker;
}

async function end(worker: ChildProcess): Promise<void> {
  const exited = once(worker, 'exit');
  worker.kill('SIGKILL');
  await exited;
}

/** Waits until a worker says that nothing is left to do, and a little longer for what the platform accepts late. */
async function quietDown(workers: readonly ChildProcess[]): Promise<void> {
  const done = workers.map(
    (worker) =>
      new Promise((resolve) => {
        worker.stdout?.on('data', (said: Buffer) => {
          if (said.toString().includes('done')) resolve(undefined);
        });
      }),
  );
  await Promise.race([...done, giveUp(PATIENCE)]);
  await sleep(2_000);
}

async function report(
  name: string,
  plan: ChaosPlan,
  platform: ChaosPlatform,
  { connection }: OpenStore,
  tally: Tally,
  started: number,
  ahead: number,
): Promise<number> {
  const rows = await connection.db.selectFrom('delivery').selectAll().execute();
  const { suspended } = await connection.db
    .selectFrom('subscription')
    .select((e) => e.fn.countAll<number>().as('suspended'))
    .where('status', '=', 'suspended')
    .executeTakeFirstOrThrow();
  const skipped = rows.filter(({ state }) => state === 'skipped').length;
  const found = rows.filter(({ outcome }) => outcome === 'found').length;
  const others = rows.filter(({ state }) => state !== 'posted' && state !== 'skipped');
  const named = new Set(platform.posts.map(({ ref, slot }) => `${ref} ${slot}`));
  const lost = plan.channels * plan.slots - skipped - named.size;
  const doubled = platform.posts.length - named.size;
  const mayBe = values.skew ? HARMLESS : 0;
  const early = platform.posts.filter(
    ({ slot, at }) => at + ahead + mayBe < dueOf(plan, slot),
  ).length;
  const repeated = repeats(rows);
  const ends = new Map<string, number>();
  for (const { state, outcome } of others) {
    const end = [state, outcome].filter(Boolean).join(', ');
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  const percent = Math.round((100 * platform.counts.faulty) / platform.counts.requests);
  console.log(
    `${name}: ${String(tally.kills)} kills, ${String(tally.freezes)} freezes, ` +
      `${String(tally.restarts)} of them restarts, ${String(tally.wrongKeys)} starts with a wrong key, ` +
      `${String(tally.reinstalls)} reinstalls, ${String(tally.hidden)} times a table was away, ` +
      `${String(tally.jumps)} clock jumps, ${String(tally.outages)} outages of the database, ` +
      `${String(Math.round((Date.now() - started) / 1000))} s\n` +
      `  ${String(named.size)} posts; ${String(percent)} % of ${String(platform.counts.requests)} answers faulty; ` +
      `${String(platform.counts.revoked)} refused for their token; ` +
      `${String(found)} settled by reading back; ${String(skipped)} left out, since a later one was due as well; ` +
      `${String(others.length)} not settled${[...ends].map(([end, count]) => `; ${end}: ${String(count)}`).join('')}\n` +
      `  lost ${String(lost)}, doubled ${String(doubled)}, repeated tips ${String(repeated)}, ` +
      `before their time ${String(early)}, suspended ${String(suspended)}; processes that gave up ${String(tally.ended)}`,
  );
  return lost + doubled + repeated + early + suspended + tally.ended + others.length;
}

/** Tips that a channel was given twice in one round. */
function repeats(rows: readonly Selectable<DeliveryTable>[]): number {
  const posted = rows.filter(({ state }) => state === 'posted');
  const given = posted.map((row) => `${row.subscription_id} ${String(row.round)} ${row.content}`);
  return given.length - new Set(given).size;
}
