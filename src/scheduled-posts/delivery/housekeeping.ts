import { DeliveryError, type Log } from '../../ports';
import type { Ledger } from '../../store/ledger/port';
import type { Reach } from '../../store/failpoints';
import type { Notices } from './port';

/** Notices in one go. */
const AT_ONCE = 50;
/** A word that the platform would not take is tried again for a day: after that it is no news. */
const TRY_FOR = 24 * 60 * 60 * 1_000;
/** An organisation whose platform took no word is left alone for so long. */
const REST = 60_000;

export interface SweeperParts {
  readonly ledger: Pick<Ledger, 'expire' | 'unreported' | 'reported' | 'purge'>;
  readonly notices: Notices;
  readonly log: Log;
  readonly reach: Reach;
  readonly now: () => Promise<Date>;
}

/** Ends what is past its window, tells people what failed, and deletes what is kept no longer. */
export function createSweeper({ ledger, notices, log, reach, now }: SweeperParts) {
  const mayTryAgain = async (error: unknown, since: Date): Promise<boolean> =>
    error instanceof DeliveryError &&
    error.outcome === 'later' &&
    // What is wrong on our side is no reason to leave anybody in the dark.
    (error.hindrance !== undefined || (await now()).getTime() < since.getTime() + TRY_FOR);
  const resting = new Map<string, number>();

  return {
    async expire(): Promise<number> {
      for (let all = 0; ;) {
        const ended = await ledger.expire();
        if (ended === 0) return all;
        all += ended;
        log.warn('delivery.expired', { count: ended });
      }
    },
    async report(): Promise<void> {
      for (const { subscription, delivery } of await ledger.unreported(AT_ONCE)) {
        const lane = `${delivery.to.adapter} ${delivery.to.org}`;
        const at = (await now()).getTime();
        const until = resting.get(lane);
        if (until !== undefined && at < until && until - at <= REST) continue;
        try {
          if (delivery.state === 'failed') await notices.suspended(subscription, delivery);
          else await notices.unconfirmed(subscription, delivery);
        } catch (error) {
          // A person who cannot be told must not keep the next one from being told.
          const reason = error instanceof Error ? error.name : 'unknown';
          log.warn('notice.failed', { delivery: delivery.id, reason });
          if (await mayTryAgain(error, delivery.updated)) {
            resting.set(lane, at + REST);
            continue;
          }
        }
        await reach('report: told');
        await ledger.reported(delivery.id);
      }
    },
    purge: () => ledger.purge(),
  };
}
