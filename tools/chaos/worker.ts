import { createInterface } from 'node:readline';
import { createLog } from '../../src/bot/log';
import { createBoss } from '../../src/scheduled-posts/delivery/pg-boss-wakeup';
import { createScheduler } from '../../src/scheduled-posts/delivery/scheduler';
import { createTimer } from '../../src/scheduled-posts/delivery/timer';
import { openStore, type OpenStore } from '../../src/store/open-store';
import type { Connection } from '../../src/store/schema';
import { createChaosAdapter, PLATFORMS, tokenKey } from './adapter';
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
  longestPause: 3_000,
};

void work(JSON.parse(process.argv[2] ?? '') as WorkerOrders);

async function work({ url, port, plan, wrongKey = false }: WorkerOrders): Promise<void> {
  const told = createInterface(process.stdin);
  // Ends with its parent, however that ends.
  told.on('close', () => process.exit(0));
  const log = createLog('error');
  const opening = openStore({ url, folder: '', log, window: SETTINGS.window });
  told.on(
    'line',
    (line) => void opening.then((open) => keepToken(open, JSON.parse(line) as Installed)),
  );
  const open = await opening;
  const wakeup =
    open.connection.engine === 'postgres' ? createBoss({ url, log }) : createTimer(log, 200);
  const scheduler = createScheduler({
    open,
    adapters: PLATFORMS.map((name) =>
      createChaosAdapter({
        name,
        port,
        timeout: SETTINGS.timeout - 100,
        records: open.store.records,
        wrongKey,
      }),
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

interface Installed {
  readonly org: string;
  readonly token: string;
}

/** Keeps the token of a workspace in which the app was installed again, however long the store is away. */
async function keepToken(open: Pick<OpenStore, 'store'>, { org, token }: Installed): Promise<void> {
  try {
    await open.store.records.put(tokenKey(org), token);
  } catch {
    setTimeout(() => void keepToken(open, { org, token }), 200);
  }
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
