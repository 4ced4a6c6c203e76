import type { Adapter, Log } from '../ports';
import type { Claim, Finding, Ledger } from '../store/ledger/port';
import type { Reach } from '../store/points';
import type { Stopwatch } from './stopwatch';
import { withTimeout } from './timeout';

/** Doubts looked at in one go. */
const AT_ONCE = 50;
/** The platform's clock and ours need not agree. */
const MARGIN = 5 * 60 * 1000;

/** Where a platform's history cannot be read: `hold` leaves it to a person, `resend` risks a second post. */
export type Unreadable = 'hold' | 'resend';

export interface ReconcilerParts {
  readonly ledger: Pick<Ledger, 'doubts' | 'takeDoubt' | 'resolve'>;
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
}

/** Looks up deliveries whose answer was lost, and settles each; resolves to the number it settled. */
export function createReconciler(parts: ReconcilerParts): () => Promise<number> {
  return async () => {
    let settled = 0;
    for (const id of await parts.ledger.doubts(AT_ONCE)) {
      if (parts.stopped()) break;
      const claim = await parts.ledger.takeDoubt(id);
      if (claim === undefined) continue;
      await parts.reach('read: claimed');
      const finding = await look(claim);
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
  };

  async function look({ delivery }: Claim): Promise<Finding> {
    const { adapter: name, org } = delivery.to;
    const adapter = parts.adapters.get(name);
    if (adapter === undefined) return { seen: 'unreadable', why: 'its platform is turned off' };
    if (adapter.find === undefined) {
      return { seen: parts.unreadable(name, org) === 'resend' ? 'send again' : 'hold' };
    }
    try {
      const first = delivery.firstSent ?? delivery.due;
      const now = await parts.now();
      const from = new Date(first.getTime() - MARGIN);
      const until = new Date(now.getTime() + MARGIN);
      return await withTimeout(
        adapter.find(delivery.to, delivery.id, from, until),
        // A look may take several requests.
        4 * parts.timeout,
        () => new Error('No answer in time'),
      );
    } catch (error) {
      return { seen: 'unreadable', why: error instanceof Error ? error.name : 'unknown' };
    }
  }
}
