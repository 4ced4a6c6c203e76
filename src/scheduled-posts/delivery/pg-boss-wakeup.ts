import { CompiledQuery } from 'kysely';
import { Client } from 'pg';
import PgBoss from 'pg-boss';
import type { Log } from '../../ports';
import { placeOf } from '../../settings/database-address';
import { explained } from '../../store/faults';
import type { Lane } from '../../store/ledger/port';
import type { Wakeup } from './wakeup';

const TICK = 'signpost-tick';
const SETTLE = 'signpost-settle';
const PURGE = 'signpost-purge';
const SEND = 'signpost-send';
const DEAD = 'signpost-dead';

/** Lanes one replica works on at a time. */
const LANES = 100;
/** Milliseconds between two looks at a queue. */
const POLL = 500;
const HOUR = 60 * 60;
/** Seconds until a job that was done moves to the archive. pg-boss holds back no second job for longer, and refuses one that asks it to. */
const ARCHIVED_AFTER = 5 * 60;

export interface BossSettings {
  readonly url: string;
  readonly log: Log;
  /** Seconds between two ticks, over all replicas together; at least one. */
  readonly every?: number;
}

/** What is done with a job. Only that of a lane brings something with it. */
type Task = (lane: Lane) => Promise<void>;

/**
 * Wakes workers in any number of replicas through queues in PostgreSQL. Every replica asks for a tick and one of
 * them gets it; a lane wanted by several planners is one job.
 */
export function createBoss({ url, log, every = 1 }: BossSettings): Wakeup {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'signpost-queue',
    max: 4,
    // Times of day are the ledger's business: pg-boss skips or doubles the hour of a clock change.
    schedule: false,
    archiveCompletedAfterSeconds: ARCHIVED_AFTER,
    // Jobs name a workspace or tenant, so they go soon: src/store/what-is-kept.ts says within the hour.
    deleteAfterMinutes: 30,
  });
  boss.on('error', (error) => log.warn('queue.failed', { reason: error.name }));
  const timers: NodeJS.Timeout[] = [];
  const busy = new Map<string, { readonly queue: string; readonly ended: Promise<void> }>();
  let stopping = false;

  const jobs = (lanes: readonly Lane[]): PgBoss.JobInsert[] =>
    lanes.map((lane) => ({
      name: SEND,
      data: lane,
      singletonKey: `${lane.adapter} ${lane.org}`,
      retryLimit: 3,
      retryDelay: 2,
      retryBackoff: true,
      expireInSeconds: 5 * 60,
      deadLetter: DEAD,
    }));

  const repeat = (seconds: number, queue: string): void => {
    const singletonSeconds = Math.min(seconds, ARCHIVED_AFTER);
    const ask = () =>
      void boss
        .send(queue, {}, { singletonSeconds, retryLimit: 0, expireInSeconds: 5 * 60 })
        .catch((error: unknown) => log.warn('queue.failed', { queue, reason: nameOf(error) }));
    ask();
    timers.push(setInterval(ask, seconds * 1000));
  };

  const logged = async (what: string, task: Promise<void>): Promise<void> => {
    try {
      await task;
    } catch (error) {
      log.error('scheduler.failed', { what, reason: nameOf(error) });
      throw error;
    }
  };

  /**
   * Takes the jobs of a queue, so many at once. Each is its own, so that a slow one holds nobody up. pg-boss has
   * workers too, but lets a database that went away while one ended its job end the process.
   */
  async function take(queue: string, most: number, task: Task): Promise<void> {
    const running = [...busy.values()].filter((one) => one.queue === queue).length;
    if (stopping || running >= most) return;
    const found = await boss.fetch<Lane>(queue, { batchSize: most - running });
    for (const job of found) {
      const ended = logged(queue, task(job.data))
        .then(
          () => boss.complete(queue, job.id),
          () => boss.fail(queue, job.id),
        )
        .catch((error: unknown) => log.warn('queue.failed', { queue, reason: nameOf(error) }))
        .finally(() => busy.delete(job.id));
      busy.set(job.id, { queue, ended });
    }
  }

  const serve = (queue: string, most: number, task: Task): void => {
    let looking = false;
    const look = () => {
      if (looking) return;
      looking = true;
      void take(queue, most, task)
        .catch((error: unknown) => log.warn('queue.failed', { queue, reason: nameOf(error) }))
        .finally(() => (looking = false));
    };
    timers.push(setInterval(look, POLL));
  };

  return {
    async start(work) {
      try {
        await fillPreparedSchema(url);
        await boss.start();
        await createQueues(boss);
      } catch (error) {
        throw explained(error, placeOf({ url, folder: '' }));
      }
      serve(TICK, 1, () => work.tick());
      serve(SETTLE, 1, () => work.settle());
      serve(PURGE, 1, () => work.purge());
      serve(SEND, LANES, (lane) => work.send(lane));
      serve(DEAD, LANES, () => {
        // Nothing is lost: the ledger still holds the posts, and the next tick asks for their lane again.
        log.error('queue.gave.up', { queue: SEND });
        return Promise.resolve();
      });
      repeat(every, TICK);
      repeat(every, SETTLE);
      repeat(HOUR, PURGE);
    },
    async wake(lanes, run) {
      await boss.insert(jobs(lanes), {
        db: {
          executeSql: async (text, values) => {
            const { rows } = await run(CompiledQuery.raw(text, values));
            return { rows };
          },
        },
      });
    },
    async nudge(lanes) {
      if (lanes.length > 0) await boss.insert(jobs(lanes));
    },
    async stop() {
      stopping = true;
      timers.forEach((timer) => clearInterval(timer));
      await Promise.all([...busy.values()].map(({ ended }) => ended));
      await boss.stop({ graceful: true, wait: true, timeout: 20_000 });
    },
  };
}

const SCHEMA = 'pgboss';
/** The one statement of pg-boss's plan that needs a right on the whole database, even where the schema is there. */
const MAKE_SCHEMA = new RegExp(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}\\s*;`);

/**
 * Makes pg-boss's tables in a schema that an administrator made for a user who may make none. Where the user may, or
 * the tables are there, pg-boss does by itself what is needed.
 */
async function fillPreparedSchema(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A server that goes away between two questions says so here too, and the next question fails by itself.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const found = async () => {
      const { rows } = await client.query<{ wanted: boolean }>(
        `select to_regnamespace($1) is not null and to_regclass($1 || '.version') is null
          and not has_database_privilege(current_database(), 'CREATE') as wanted`,
        [SCHEMA],
      );
      return rows[0]?.wanted === true;
    };
    if (!(await found())) return;
    try {
      await client.query(PgBoss.getConstructionPlans(SCHEMA).replace(MAKE_SCHEMA, ''));
    } catch (error) {
      await client.query('rollback');
      // Another replica may have been quicker.
      if (await found()) throw error;
    }
  } finally {
    await client.end();
  }
}

/** Makes the queues that are missing. Replicas that start together may get in each other's way; then it tries again. */
async function createQueues(boss: PgBoss): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      const there = (await boss.getQueues()).map(({ name }) => name);
      for (const name of [DEAD, TICK, SETTLE, PURGE]) {
        if (!there.includes(name)) await boss.createQueue(name);
      }
      if (!there.includes(SEND)) {
        await boss.createQueue(SEND, { name: SEND, policy: 'short', deadLetter: DEAD });
      }
      return;
    } catch (error) {
      // 40P01 is PostgreSQL's "deadlock detected": making a queue makes a table under a lock of its own.
      const deadlock = error instanceof Error && 'code' in error && error.code === '40P01';
      if (!deadlock || tries === 5) throw error;
    }
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
