import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createLog } from '../../src/bot/log';
import { DeliveryError, type Adapter } from '../../src/ports';
import { createBoss } from '../../src/scheduled-posts/delivery/pg-boss-wakeup';
import { createPlanner } from '../../src/scheduled-posts/delivery/planner';
import { createScheduler } from '../../src/scheduled-posts/delivery/scheduler';
import { createTimer } from '../../src/scheduled-posts/delivery/timer';
import { createLedger } from '../../src/store/ledger/ledger';
import { openStore, DEFAULT_WINDOW, type OpenStore } from '../../src/store/open-store';
import { subscriptionRow } from '../../src/store/rows';
import { startPostgres } from '../../test/postgres';
import { chaosCalendar, chaosChannels, chaosComposer, type ChaosPlan } from './plan';

/*
 * Measures how planning grows, and how long ten thousand channels take:
 * npm run scale -- [--channels 10000] [--workspaces 50] [--per-minute 300] [--plan 1000,10000]
 */
const { values } = parseArgs({
  options: {
    channels: { type: 'string', default: '10000' },
    workspaces: { type: 'string', default: '50' },
    'per-minute': { type: 'string', default: '300' },
    plan: { type: 'string', default: '1000,10000,100000' },
  },
});
const log = createLog('error');
const HOUR = 60 * 60 * 1000;

void main();

async function main(): Promise<void> {
  const server = await startPostgres();
  const sizes = values.plan.split(',').map(Number);
  for (const [name, address] of stores(() => server.database())) {
    for (const size of sizes) await planned(name, await address(), size);
    await posted(name, await address());
  }
  await server.stop();
  process.exit(0);
}

function stores(database: () => Promise<string>) {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-scale-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  let files = 0;
  const file = () => Promise.resolve(`file:${join(folder, `${String((files += 1))}.db`)}`);
  return [
    ['SQLite', file],
    ['PostgreSQL', database],
  ] as const;
}

/** How long it takes to plan one slot for so many channels that are all due at once. */
async function planned(name: string, url: string, channels: number): Promise<void> {
  const plan: ChaosPlan = { origin: Date.now(), period: HOUR, slots: 1, channels, orgs: 50 };
  const open = await filled(url, plan);
  const planner = createPlanner({
    ledger: createLedger(open.connection),
    calendar: chaosCalendar(plan),
    composer: chaosComposer,
    wake: () => Promise.resolve(),
    log,
    window: DEFAULT_WINDOW,
    mayBeOut: () => false,
  });
  const began = performance.now();
  await planner();
  const ms = performance.now() - began;
  console.log(
    `${name}: planned ${String(channels)} channels in ${(ms / 1000).toFixed(1)} s ` +
      `(${((1000 * ms) / channels).toFixed(0)} µs each)`,
  );
  await open.store.close();
}

/** How long it takes to post to every channel, with a limit for each workspace and 300 ms for an answer. */
async function posted(name: string, url: string): Promise<void> {
  const plan: ChaosPlan = {
    origin: Date.now() + 5_000,
    period: HOUR,
    slots: 1,
    channels: Number(values.channels),
    orgs: Number(values.workspaces),
  };
  const open = await filled(url, plan);
  const platform = createLimited(Number(values['per-minute']));
  const scheduler = createScheduler({
    open,
    adapters: [platform.adapter],
    calendar: chaosCalendar(plan),
    composer: chaosComposer,
    notices: { suspended: () => Promise.resolve(), unconfirmed: () => Promise.resolve() },
    wakeup: open.connection.engine === 'postgres' ? createBoss({ url, log }) : createTimer(log),
    log,
  });
  const due = Math.max(Date.now(), plan.origin);
  await scheduler.start();
  let memory = 0;
  while (platform.counts.accepted < plan.channels && Date.now() < due + 15 * 60_000) {
    memory = Math.max(memory, process.memoryUsage().rss);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const seconds = (platform.counts.last - due) / 1000;
  const share = (100 * platform.counts.refused) / (platform.counts.refused + plan.channels);
  console.log(
    `${name}: posted to ${String(platform.counts.accepted)} of ${String(plan.channels)} channels in ` +
      `${String(plan.orgs)} workspaces in ${seconds.toFixed(0)} s; ${share.toFixed(2)} % answered 429; ` +
      `${String(Math.round(memory / 2 ** 20))} MB at most`,
  );
  await scheduler.stop();
  await open.store.close();
}

async function filled(url: string, plan: ChaosPlan): Promise<OpenStore> {
  const open = await openStore({ url, folder: '', log });
  const rows = chaosChannels(plan).map(subscriptionRow);
  for (let first = 0; first < rows.length; first += 1000) {
    await open.connection.db
      .insertInto('subscription')
      .values(rows.slice(first, first + 1000))
      .execute();
  }
  return open;
}

/** A platform that allows each workspace so many posts a minute, ten at once, and says when it is too fast. */
function createLimited(perMinute: number) {
  const BURST = 10;
  const counts = { accepted: 0, refused: 0, last: 0 };
  const buckets = new Map<string, { tokens: number; at: number }>();
  const adapter: Adapter = {
    name: 'chaos',
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    health: () => ({ ready: true, summary: 'ready' }),
    find: () => Promise.resolve({ seen: 'absent' }),
    async deliver({ org }) {
      const now = Date.now();
      const { tokens, at } = buckets.get(org) ?? { tokens: BURST, at: now };
      const filled = Math.min(BURST, tokens + ((now - at) * perMinute) / 60_000);
      const allowed = filled >= 1;
      buckets.set(org, { tokens: allowed ? filled - 1 : filled, at: now });
      await new Promise((resolve) => setTimeout(resolve, 300));
      if (!allowed) {
        counts.refused += 1;
        throw new DeliveryError('slow down', 'later', 1);
      }
      counts.accepted += 1;
      counts.last = Date.now();
      return { ref: String(counts.accepted) };
    },
  };
  return { adapter, counts };
}
