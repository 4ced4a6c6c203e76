import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Selectable } from 'kysely';
import { createLog } from '../../src/log';
import { openStore, type OpenStore } from '../../src/store/open';
import type { DeliveryTable } from '../../src/store/schema';
import { startPostgres } from '../postgres';
import { startPlatform, type ChaosPlatform } from './platform';
import { chaosChannels, type ChaosPlan } from './plan';
import type { WorkerOrders } from './worker';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '60' },
    store: { type: 'string', default: 'both' },
  },
});
const log = createLog('error');
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Resolves after a time, and does not keep the process waiting for it. */
const giveUp = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());
const between = (from: number, to: number) => from + Math.random() * (to - from);

/** How long a run may take to finish once nothing is killed any more. */
const PATIENCE = 600_000;

interface Tally {
  kills: number;
  freezes: number;
}

void main(Number(values.kills), values.store);

async function main(kills: number, which: string): Promise<void> {
  if (!Number.isInteger(kills) || kills < 1)
    throw new Error('--kills must be a whole number above 0');
  let wrong = 0;
  if (which !== 'postgres') wrong += await onSqlite(kills);
  if (which !== 'sqlite') wrong += await onPostgres(kills);
  process.exitCode = wrong === 0 ? 0 : 1;
}

async function onSqlite(kills: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-chaos-'));
  const wrong = await chaos('SQLite, 1 process', `file:${join(folder, 'signpost.db')}`, 1, kills);
  if (wrong === 0) rmSync(folder, { recursive: true, force: true });
  else console.error(`The database is left in ${folder}`);
  return wrong;
}

async function onPostgres(kills: number): Promise<number> {
  const server = await startPostgres();
  const wrong = await chaos('PostgreSQL, 3 replicas', await server.database(), 3, kills);
  await server.stop();
  return wrong;
}

/** One run. Prints what came of it and returns how many posts were lost, doubled or repeated. */
async function chaos(name: string, url: string, replicas: number, kills: number): Promise<number> {
  const platform = await startPlatform(Math.random);
  // About five posts for each kill, spread over the time that the kills take.
  const slots = Math.max(8, Math.ceil(kills / 12));
  const seconds = (kills * 2) / replicas;
  const plan: ChaosPlan = {
    origin: Date.now() + 3_000,
    period: Math.max(2_000, (seconds * 1000) / slots),
    slots,
    channels: 60,
    orgs: 5,
  };
  const setUp = await openStore({ url, folder: '', log });
  for (const channel of chaosChannels(plan)) await setUp.store.subscriptions.create(channel);
  await setUp.store.close();

  const tally: Tally = { kills: 0, freezes: 0 };
  const orders = { url, port: platform.port, plan };
  const started = Date.now();
  await Promise.all(Array.from({ length: replicas }, () => torment(orders, kills, tally)));
  const calm = Array.from({ length: replicas }, () => startWorker(orders));
  await quietDown(calm);
  for (const worker of calm) await end(worker);

  const left = await openStore({ url, folder: '', log });
  const wrong = await report(name, plan, platform, left, tally, started);
  await left.store.close();
  await platform.stop();
  return wrong;
}

/** Starts a worker and kills or freezes it at a random moment, a third of the time while it is still starting. */
async function torment(orders: WorkerOrders, kills: number, tally: Tally): Promise<void> {
  while (tally.kills < kills) {
    const worker = startWorker(orders);
    const exited = once(worker, 'exit');
    if (Math.random() < 1 / 3) {
      await sleep(between(0, 700));
    } else {
      await Promise.race([worker.stdout ? once(worker.stdout, 'data') : undefined, exited]);
      await sleep(between(0, 2_000));
    }
    while (Math.random() < 0.1) {
      worker.kill('SIGSTOP');
      tally.freezes += 1;
      await sleep(between(200, 6_000));
      worker.kill('SIGCONT');
      await sleep(between(0, 1_500));
    }
    tally.kills += 1;
    worker.kill('SIGKILL');
    await exited;
    if (tally.kills % 50 === 0) console.error(`${String(tally.kills)} kills`);
  }
}

function startWorker(orders: WorkerOrders): ChildProcess {
  const worker = spawn(process.execPath, [join(__dirname, 'worker.js'), JSON.stringify(orders)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
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
): Promise<number> {
  const rows = await connection.db.selectFrom('delivery').selectAll().execute();
  const skipped = rows.filter(({ state }) => state === 'skipped').length;
  const found = rows.filter(({ outcome }) => outcome === 'found').length;
  const others = rows.filter(({ state }) => state !== 'posted' && state !== 'skipped');
  const named = new Set(platform.posts.map(({ ref, slot }) => `${ref} ${slot}`));
  const lost = plan.channels * plan.slots - skipped - named.size;
  const doubled = platform.posts.length - named.size;
  const repeated = repeats(rows);
  const percent = Math.round((100 * platform.counts.faulty) / platform.counts.requests);
  console.log(
    `${name}: ${String(tally.kills)} kills, ${String(tally.freezes)} freezes, ` +
      `${String(Math.round((Date.now() - started) / 1000))} s\n` +
      `  ${String(named.size)} posts; ${String(percent)} % of ${String(platform.counts.requests)} answers faulty; ` +
      `${String(found)} settled by reading back; ${String(skipped)} skipped as late; ` +
      `${String(others.length)} not settled\n` +
      `  lost ${String(lost)}, doubled ${String(doubled)}, repeated tips ${String(repeated)}`,
  );
  return lost + doubled + repeated + others.length;
}

/** Tips that a channel was given twice in one round. */
function repeats(rows: readonly Selectable<DeliveryTable>[]): number {
  const posted = rows.filter(({ state }) => state === 'posted');
  const given = posted.map((row) => `${row.subscription_id} ${String(row.round)} ${row.content}`);
  return given.length - new Set(given).size;
}
