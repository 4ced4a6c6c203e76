import { createLog } from '../../src/bot/log';
import { createBoss } from '../../src/scheduled-posts/delivery/pg-boss-wakeup';
import { createScheduler } from '../../src/scheduled-posts/delivery/scheduler';
import { createTimer } from '../../src/scheduled-posts/delivery/timer';
import { openStore } from '../../src/store/open-store';
import type { Connection } from '../../src/store/schema';
import { createChaosAdapter, PLATFORMS } from './adapter';
import { chaosCalendar, chaosComposer, type ChaosPlan } from './plan';

/** What a worker is told on its command line. */
export interface WorkerOrders {
  readonly url: string;
  readonly port: number;
  readonly plan: ChaosPlan;
  /** Begun with a key that opens nothing. */
  readonly wrongKey?: boolean;
}

/** Everything a hundredth of its usual length, or less. */
export const SETTINGS = {
  timeout: 600,
  lease: 5_000,
  quiet: 1_500,
  window: 10 * 60 * 1000,
  slowest: 100,
  fastest: 25,
  readEvery: 20,
};

void work(JSON.parse(process.argv[2] ?? '') as WorkerOrders);

async function work({ url, port, plan, wrongKey = false }: WorkerOrders): Promise<void> {
  // Ends with its parent, however that ends.
  process.stdin.on('end', () => process.exit(0)).resume();
  const log = createLog('error');
  const open = await openStore({ url, folder: '', log, window: SETTINGS.window });
  const wakeup =
    open.connection.engine === 'postgres' ? createBoss({ url, log }) : createTimer(log, 200);
  const scheduler = createScheduler({
    open,
    adapters: PLATFORMS.map((name) =>
      createChaosAdapter({ name, port, timeout: SETTINGS.timeout - 100, wrongKey }),
    ),
    calendar: chaosCalendar(plan),
    composer: chaosComposer,
    notices: { suspended: () => Promise.resolve(), unconfirmed: () => Promise.resolve() },
    wakeup,
    log,
    settings: SETTINGS,
  });
  await scheduler.start();
  // A restart as an operator does it: what is under way is finished first.
  process.on('SIGTERM', () => {
    void scheduler
      .stop()
      .then(() => open.store.close())
      .finally(() => process.exit(0));
  });
  console.log('ready');
  // A database that is away is no reason to end.
  setInterval(() => void sayWhenDone(open.connection).catch(() => undefined), 500);
}

/** Says so when every slot has come and every post has its end. */
async function sayWhenDone({ db }: Connection): Promise<void> {
  const open = await db
    .selectFrom('delivery')
    .select('id')
    .where('state', 'in', ['queued', 'sending', 'unknown', 'reconciling'])
    .limit(1)
    .execute();
  const ahead = await db
    .selectFrom('subscription')
    .select('id')
    .where('next_due', 'is not', null)
    .limit(1)
    .execute();
  if (open.length + ahead.length === 0) console.log('done');
}
