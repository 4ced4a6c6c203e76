import type { AdapterLog } from './adapter-log';

/**
 * Why nothing can be posted for a whole organisation, though its conversations are there: what was due waits, and goes
 * out by the rule for what was missed once it is over.
 */
export type Hindrance =
  /** The platform turns down our token or password. */
  | 'credentials refused'
  /** What is kept of them was sealed with another key. */
  | 'credentials unreadable'
  /** The store can't be read. */
  | 'store away';

const SAID: Readonly<Record<Hindrance, string>> = {
  'credentials refused': 'the platform refuses our credentials',
  'credentials unreadable': 'the stored credentials cannot be opened with the key that is set',
  'store away': 'the store cannot be read',
};

/** What keeps an adapter from posting, by organisation. */
export interface Hindrances {
  note(org: string, hindrance: Hindrance, why: string): void;
  clear(org: string): void;
  /** The organisations that wait. */
  orgs(): readonly string[];
  /** What is wrong, in words that follow a colon; undefined where nothing is. Names no organisation. */
  problem(): string | undefined;
  /** Passes work for an organisation through, and learns from how it ends. */
  watch<Result>(org: string, work: () => Promise<Result>): Promise<Result>;
}

/** What is read of a DeliveryError. */
interface Failed {
  readonly hindrance?: Hindrance;
  readonly outcome?: string;
  readonly message?: string;
}

/** Keeps what hinders in memory: the next attempt finds out anew. `remedy` is what to do where credentials fail. */
export function createHindrances(log: AdapterLog, remedy: string): Hindrances {
  const kept = new Map<string, Hindrance>();
  const note = (org: string, hindrance: Hindrance, why: string): void => {
    if (kept.get(org) === hindrance) return;
    kept.set(org, hindrance);
    log.error('posts_wait', { org, hindrance, why });
  };
  const clear = (org: string): void => {
    if (kept.delete(org)) log.info('posts_go_on', { org });
  };
  return {
    note,
    clear,
    orgs: () => [...kept.keys()],
    problem() {
      const [first] = kept.values();
      if (first === undefined) return undefined;
      const many = kept.size === 1 ? 'one organisation' : `${kept.size} organisations`;
      const todo = first === 'store away' ? '' : `; ${remedy}`;
      return `posts of ${many} wait, because ${SAID[first]}${todo}`;
    },
    async watch(org, work) {
      try {
        const result = await work();
        clear(org);
        return result;
      } catch (failure) {
        const { hindrance, outcome, message = '' } = (failure ?? {}) as Failed;
        if (hindrance !== undefined) note(org, hindrance, message.slice(0, 120));
        // The platform took our word for who we are.
        else if (outcome === 'gone') clear(org);
        throw failure;
      }
    },
  };
}
