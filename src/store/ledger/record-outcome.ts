import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import { SIGNPOST } from '../actors';
import { addEntry } from '../audit';
import { after, type Connection, type Tables } from '../schema';
import { inTransaction } from '../transaction';
import type { Claim, Ledger, LedgerSettings, SendOutcome } from './port';

/** The outcome of a post that is out, after an earlier attempt that nobody knows the fate of. */
export const SENT_AGAIN = 'sent again';

/** A throttled lane pauses at most so many times as long as it did at first. */
const SLOWED = 4;

/** Outcomes of sends. Each counts only while the claim it belongs to holds. */
export function createRecord(
  connection: Connection,
  settings: LedgerSettings,
): Pick<Ledger, 'record'> {
  const { engine, now } = connection;
  return {
    async record(claim, outcome) {
      return inTransaction(connection, async (trx) => {
        if (outcome.kind === 'gone') await holdSubscription(trx, claim);
        if (!(await settle(trx, claim, outcome))) return false;
        await trx
          .updateTable('delivery_attempt')
          .set({ ended_at: now(), outcome: outcome.kind })
          .where('delivery_id', '=', claim.delivery.id)
          .where('n', '=', claim.delivery.attempt)
          .execute();
        if (outcome.kind === 'posted') await doubtOnce(trx, claim);
        await adjustPace(trx, claim, outcome);
        if (outcome.kind === 'gone') {
          await giveBack(trx, [claim.delivery.id]);
          await suspend(trx, claim.subscription.id);
          await addEntry(trx, now, {
            event: 'suspended',
            ...claim.delivery.to,
            subject: claim.subscription.id,
            by: SIGNPOST,
          });
        }
        return true;
      });
    },
  };

  /**
   * The subscription before its delivery, as wherever posts end: a channel that is gone often ends them at the same
   * moment, and two that lock in another order would wait for each other. SQLite has one connection.
   */
  async function holdSubscription(trx: Transaction<Tables>, { subscription }: Claim) {
    if (engine === 'sqlite') return;
    await trx
      .selectFrom('subscription')
      .select('id')
      .where('id', '=', subscription.id)
      .forUpdate()
      .execute();
  }

  async function settle(trx: Transaction<Tables>, claim: Claim, outcome: SendOutcome) {
    const settled = await trx
      .updateTable('delivery')
      .set({ ...changes(outcome), lease_until: null, updated_at: now() })
      .where('id', '=', claim.delivery.id)
      .where('state', '=', 'sending')
      .where('attempt', '=', claim.delivery.attempt)
      .where('owner', '=', claim.owner)
      .returning('id')
      .executeTakeFirst();
    return settled !== undefined;
  }

  /** The platform may still act on an earlier attempt whose answer was lost: then there are two, to be looked for. */
  async function doubtOnce(trx: Transaction<Tables>, { delivery }: Claim) {
    if (delivery.attempt === 1) return;
    await trx
      .updateTable('delivery')
      .set({ outcome: SENT_AGAIN, not_before: after(now(), settings.quiet) })
      .where('id', '=', delivery.id)
      .where((e) =>
        e.exists(
          e
            .selectFrom('delivery_attempt as earlier')
            .select('earlier.n')
            .where('earlier.delivery_id', '=', delivery.id)
            .where('earlier.n', '<', delivery.attempt)
            .where((one) =>
              one.or([
                one('earlier.outcome', 'is', null),
                one('earlier.outcome', '=', 'uncertain'),
              ]),
            ),
        ),
      )
      .execute();
  }

  function changes(outcome: SendOutcome) {
    switch (outcome.kind) {
      case 'posted':
        return {
          state: 'posted',
          posted_ref: outcome.ref,
          content_hash: outcome.hash,
          outcome: null,
        };
      case 'later':
        return {
          state: 'queued',
          not_before: after(now(), outcome.wait),
          outcome: outcome.why,
        };
      case 'uncertain':
        return {
          state: 'unknown',
          not_before: after(now(), settings.quiet),
          content_hash: outcome.hash,
          outcome: outcome.why,
        };
      case 'gone':
        return { state: 'failed', outcome: outcome.why };
    }
  }

  /**
   * A lane speeds up by a tenth with every post. When the platform says it is too fast, the lane waits as long as
   * asked, halves its pace and remembers where the limit lay, so that it does not run into it again and again. The
   * pace it began with is always allowed again in the end.
   */
  async function adjustPace(trx: Transaction<Tables>, claim: Claim, outcome: SendOutcome) {
    const { adapter, org } = claim.delivery.to;
    const { slowest, fastest } = settings;
    const lane = trx.updateTable('pace').where('adapter', '=', adapter).where('org', '=', org);
    if (outcome.kind === 'posted') {
      const quicker = sql<number>`interval_ms * 9 / 10`;
      const lower = sql<number>`floor_ms * 995 / 1000`;
      await lane
        .set({
          interval_ms: sql<number>`case when ${quicker} > floor_ms then ${quicker} else floor_ms end`,
          floor_ms: sql<number>`case when ${lower} > ${fastest} then ${lower} else ${fastest} end`,
        })
        .execute();
    } else if (outcome.kind === 'later' && outcome.throttled) {
      await lane
        .set({
          interval_ms: atMost(sql`interval_ms * 2`, slowest * SLOWED),
          floor_ms: atMost(sql`interval_ms * 5 / 4`, slowest),
          next_at: after(now(), outcome.wait),
        })
        .execute();
    }
  }

  async function suspend(trx: Transaction<Tables>, subscription: string) {
    await trx
      .updateTable('subscription')
      .set((e) => ({
        status: 'suspended',
        next_slot: null,
        next_due: null,
        version: e('version', '+', 1),
      }))
      .where('id', '=', subscription)
      .execute();
  }
}

function atMost(value: RawBuilder<unknown>, most: number): RawBuilder<number> {
  return sql<number>`case when ${value} < ${most} then ${value} else ${most} end`;
}

/** Content of deliveries that were never posted may be chosen again. */
export async function giveBack(db: Kysely<Tables>, deliveries: readonly string[]): Promise<void> {
  await db
    .deleteFrom('rotation')
    .where((e) =>
      e.exists(
        e
          .selectFrom('delivery')
          .select('delivery.id')
          .where('delivery.id', 'in', deliveries)
          .whereRef('delivery.subscription_id', '=', 'rotation.subscription_id')
          .whereRef('delivery.round', '=', 'rotation.round')
          .whereRef('delivery.slot', '=', 'rotation.slot'),
      ),
    )
    .execute();
}
