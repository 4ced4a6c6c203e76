import { DeliveryError, type Adapter, type Address, type Log, type Records } from '../ports';
import { platformIsBack, platformInTrouble } from './replies';

/** Milliseconds between two looks. What is over by the next one is no news. */
const EVERY = 60_000;
/** Seconds for which one platform's trouble is told of once, by one replica. */
const TOLD_FOR = 24 * 3_600;

export interface AdminNoticesParts {
  readonly adapters: readonly Adapter[];
  readonly records: Pick<Records, 'claim' | 'release'>;
  readonly places: {
    readonly list: () => Promise<readonly Address[]>;
    readonly forget: (at: Address) => Promise<void>;
  };
  readonly log: Log;
}

/**
 * Tells administrators on one platform that another is in trouble, which cannot say so itself, and that it works
 * again. Each look is for one moment; nothing is told of trouble that is seen once.
 */
export function createAdminNotices({ adapters, records, places, log }: AdminNoticesParts) {
  const since = new Map<string, number>();
  /** Whose trouble was seen, and whether this replica told of it. */
  const seen = new Map<string, boolean>();
  const keyOf = ({ name: id }: Adapter) => ({
    adapter: 'signpost',
    org: '',
    kind: 'platform-trouble',
    id,
  });

  async function tell(about: Adapter, word: 'trouble' | 'back'): Promise<void> {
    const { summary } = about.health();
    const reply = word === 'trouble' ? platformInTrouble(summary) : platformIsBack(summary);
    for (const at of await places.list()) {
      const adapter = adapters.find(({ name }) => name === at.adapter);
      if (adapter === undefined || adapter === about || !adapter.health().ready) continue;
      try {
        await adapter.deliver(at, reply, `${word}-${about.name}`);
        log.info('admin.told', { adapter: at.adapter, about: about.name, word });
      } catch (error) {
        if (error instanceof DeliveryError && error.outcome === 'gone') await places.forget(at);
        log.warn('admin.not.told', { adapter: at.adapter, about: about.name });
      }
    }
  }

  return async (): Promise<void> => {
    for (const adapter of adapters) {
      const looks = adapter.health().ready ? 0 : (since.get(adapter.name) ?? 0) + 1;
      since.set(adapter.name, looks);
      if (looks >= 2 && !seen.has(adapter.name)) {
        const mine = await records.claim(keyOf(adapter), TOLD_FOR);
        seen.set(adapter.name, mine);
        if (mine) await tell(adapter, 'trouble');
      } else if (looks === 0 && seen.has(adapter.name)) {
        const mine = seen.get(adapter.name) === true;
        seen.delete(adapter.name);
        if (!mine) continue;
        await records.release(keyOf(adapter));
        await tell(adapter, 'back');
      }
    }
  };
}

/** Looks every minute until it is stopped. A fault is logged, and the next look tries again. */
export function startAdminNotices(parts: AdminNoticesParts): () => Promise<void> {
  const look = createAdminNotices(parts);
  const timer = setInterval(() => {
    look().catch((error: unknown) =>
      parts.log.warn('admin.not.told', { reason: error instanceof Error ? error.name : '' }),
    );
  }, EVERY);
  return () => {
    clearInterval(timer);
    return Promise.resolve();
  };
}
