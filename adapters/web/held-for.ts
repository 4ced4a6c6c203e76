import { randomBytes } from 'node:crypto';
import type { Clock } from '../../src/ports';

/** Things held in memory for whoever can name their key, for a time. */
export interface HeldFor<Thing> {
  /** Holds it, and gives a key that nobody can guess. */
  put(thing: Thing): string;
  get(key: string | undefined): Thing | undefined;
  /** Whether it is still held. Unlike asking for it, this does not hold it any longer. */
  has(key: string | undefined): boolean;
  /** The thing, which is then held no more. */
  take(key: string | undefined): Thing | undefined;
}

export interface HeldLimits {
  /** In milliseconds: the longest that anything is held. */
  readonly most: number;
  /** In milliseconds: how long something is held that nobody asks for. */
  readonly idle: number;
  /** More than this at a time, and the oldest are let go. */
  readonly things: number;
}

/** Makes it. All of it is gone at a restart. */
export function createHeldFor<Thing>(
  clock: Clock,
  { most, idle, things }: HeldLimits,
): HeldFor<Thing> {
  /** The longest held comes first. */
  const held = new Map<string, { readonly thing: Thing; readonly until: number; idleAt: number }>();
  const now = (): number => clock.now().getTime();
  const found = (key: string | undefined) => {
    const one = key === undefined ? undefined : held.get(key);
    if (key === undefined || one === undefined) return undefined;
    if (one.until > now() && one.idleAt > now()) return one;
    held.delete(key);
    return undefined;
  };
  return {
    put(thing) {
      for (const [key, { until }] of held) {
        if (until > now() && held.size < things) break;
        held.delete(key);
      }
      const key = randomBytes(32).toString('base64url');
      held.set(key, { thing, until: now() + most, idleAt: now() + idle });
      return key;
    },
    get(key) {
      const one = found(key);
      if (one) one.idleAt = now() + idle;
      return one?.thing;
    },
    has: (key) => found(key) !== undefined,
    take(key) {
      const one = found(key);
      if (key !== undefined) held.delete(key);
      return one?.thing;
    },
  };
}
