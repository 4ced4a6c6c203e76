import type { DeliveryState } from './port';
import type { Connection } from './schema';

/** How scheduled posts stand. */
export interface Queue {
  /** How many deliveries are in each state, those with none as well. */
  readonly states: Readonly<Record<string, number>>;
  /** How many seconds the longest-due delivery that is still open has waited; 0 when none is. */
  readonly oldest: number;
}

const STATES: Readonly<Record<DeliveryState, 0>> = {
  queued: 0,
  sending: 0,
  unknown: 0,
  reconciling: 0,
  posted: 0,
  unconfirmed: 0,
  expired: 0,
  failed: 0,
  skipped: 0,
};
const OPEN = ['queued', 'sending', 'unknown', 'reconciling'];

/** Reads how scheduled posts stand at this moment. */
export async function readQueue({ db, now }: Connection): Promise<Queue> {
  const rows = await db
    .selectFrom('delivery')
    .select(({ fn }) => ['state', fn.countAll().as('count')])
    .groupBy('state')
    .execute();
  const oldest = await db
    .selectFrom('delivery')
    .select((eb) => [eb.fn.min('due_at').as('due'), now().as('now')])
    .where('state', 'in', OPEN)
    .executeTakeFirst();
  const due = oldest?.due ?? undefined;
  return {
    states: {
      ...STATES,
      ...Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)])),
    },
    oldest: due === undefined || oldest === undefined ? 0 : Math.max(0, (oldest.now - due) / 1000),
  };
}
