import type { Log } from '../ports';
import type { Ledger } from '../store/ledger/port';
import type { Reach } from '../store/points';
import type { Notices } from './port';

/** Notices in one go. */
const AT_ONCE = 50;

export interface SweeperParts {
  readonly ledger: Pick<Ledger, 'expire' | 'unreported' | 'reported' | 'purge'>;
  readonly notices: Notices;
  readonly log: Log;
  readonly reach: Reach;
}

/** Ends what is past its window, tells people what failed, and deletes what is kept no longer. */
export function createSweeper({ ledger, notices, log, reach }: SweeperParts) {
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
        try {
          if (delivery.state === 'failed') await notices.suspended(subscription, delivery);
          else await notices.unconfirmed(subscription, delivery);
        } catch (error) {
          // A person who cannot be told must not keep the next one from being told.
          const reason = error instanceof Error ? error.name : 'unknown';
          log.warn('notice.failed', { delivery: delivery.id, reason });
        }
        await reach('report: told');
        await ledger.reported(delivery.id);
      }
    },
    purge: () => ledger.purge(),
  };
}
