import type { Adapter, Log, Sighting } from '../../ports';
import type { Delivery } from '../../store/port';
import type { Claim, Finding, Ledger } from '../../store/ledger/port';
import type { Reach } from '../../store/failpoints';
import type { Stopwatch } from './stopwatch';
import { withTimeout } from '../../bot/timeout';

/** Doubts looked at in one go. */
const AT_ONCE = 50;
/**
 * How much further back than the first attempt is read. Our clock may have been wrong when that was noted, and put
 * right since.
 */
const MARGIN = 70 * 60 * 1000;

/** Where a platform's history cannot be read: `hold` leaves it to a person, `resend` risks a second post. */
export type Unreadable = 'hold' | 'resend';

export interface ReconcilerParts {
  readonly ledger: Pick<Ledger, 'doubts' | 'takeDoubt' | 'resolve' | 'secondLooks' | 'lookedAgain'>;
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly log: Log;
  readonly now: () => Promise<Date>;
  readonly stopwatch: Stopwatch;
  readonly reach: Reach;
  readonly unreadable: (adapter: string, org: string) => Unreadable;
  /** The pause between two looks, in milliseconds: platforms allow about fifty a minute. */
  readonly readEvery: number;
  /** How long the platform may take over one request, in milliseconds. */
  readonly timeout: number;
  readonly stopped: () => boolean;
  /** Told of every copy too many that was deleted. */
  readonly doubled: (adapter: string) => void;
}

/**
 * Looks up deliveries whose answer was lost and settles each, then looks once more at those that were sent again;
 * of two copies the younger is deleted. Resolves to the number it settled.
 */
export function createReconciler(parts: ReconcilerParts): () => Promise<number> {
  return async () => {
    const settled = await settleDoubts();
    await lookAgain();
    return settled;
  };

  async function settleDoubts(): Promise<number> {
    let settled = 0;
    for (const id of await parts.ledger.doubts(AT_ONCE)) {
      if (parts.stopped()) break;
      const claim = await parts.ledger.takeDoubt(id);
      if (claim === undefined) continue;
      await parts.reach('read: claimed');
      const finding = await find(claim);
      await parts.reach('read: answered');
      const state = await parts.ledger.resolve(claim, finding);
      if (state === 'posted') await parts.reach('read: adopted');
      if (state === 'queued') await parts.reach('read: queued again');
      if (state === 'unconfirmed') await parts.reach('read: left unconfirmed');
      settled += 1;
      parts.log.info('delivery.looked.up', {
        delivery: id,
        adapter: claim.delivery.to.adapter,
        seen: finding.seen,
        state: state ?? 'claim lost',
      });
      if (finding.seen !== 'hold') await parts.stopwatch.sleep(parts.readEvery);
    }
    return settled;
  }

  /** Unlike a doubt, a post seen nowhere stays as it is: somebody may have deleted it. */
  async function lookAgain(): Promise<void> {
    for (const delivery of await parts.ledger.secondLooks(AT_ONCE)) {
      if (parts.stopped()) return;
      const adapter = parts.adapters.get(delivery.to.adapter);
      const seen = adapter?.find === undefined ? undefined : await look(adapter, delivery);
      if (seen?.seen === 'unreadable' && (await parts.now()) < delivery.expires) continue;
      const ref = seen?.seen === 'posted' ? seen.ref : (delivery.posted ?? '');
      await parts.ledger.lookedAgain(delivery.id, ref);
      if (seen !== undefined) await parts.stopwatch.sleep(parts.readEvery);
    }
  }

  async function find({ delivery }: Claim): Promise<Finding> {
    const { adapter: name, org } = delivery.to;
    const adapter = parts.adapters.get(name);
    if (adapter === undefined) return { seen: 'unreadable', why: 'its platform is turned off' };
    if (adapter.find === undefined) {
      return { seen: parts.unreadable(name, org) === 'resend' ? 'send again' : 'hold' };
    }
    return look(adapter, delivery);
  }

  /** Looks, and deletes every copy but the oldest. */
  async function look(adapter: Adapter, delivery: Delivery): Promise<Sighting> {
    try {
      const from = sinceWhen(adapter, delivery, await parts.now());
      const seen = await inTime(adapter.find?.(delivery.to, delivery.id, from));
      if (seen?.seen === 'posted') await removeYounger(adapter, delivery, seen.younger ?? []);
      return seen ?? { seen: 'unreadable', why: 'it cannot be asked' };
    } catch (error) {
      return { seen: 'unreadable', why: error instanceof Error ? error.name : 'unknown' };
    }
  }

  /** From when to read, on the platform's own clock where it has told it: how long ago it was counts, not when. */
  function sinceWhen(adapter: Adapter, { firstSent, due }: Delivery, now: Date): Date {
    const first = Math.min((firstSent ?? due).getTime(), due.getTime(), now.getTime());
    const theirs = adapter.time?.()?.now ?? now;
    return new Date(theirs.getTime() - (now.getTime() - first) - MARGIN);
  }

  async function removeYounger(
    adapter: Adapter,
    delivery: Delivery,
    younger: readonly string[],
  ): Promise<void> {
    for (const ref of younger) {
      await inTime(adapter.remove?.(delivery.to, ref));
      parts.doubled(adapter.name);
      parts.log.error('delivery.doubled', { delivery: delivery.id, adapter: adapter.name });
    }
  }

  /** A look may take several requests. */
  function inTime<T>(work: Promise<T> | undefined): Promise<T> | undefined {
    return work && withTimeout(work, 4 * parts.timeout, () => new Error('No answer in time'));
  }
}
