import { DeliveryError, type Adapter, type Address, type Clock } from '../../src/ports';

/** How a platform may meet a request to post. */
export const ANSWERS = [
  'ok',
  'slow',
  'accepts, then the line breaks',
  'the line breaks',
  'accepts late',
  'accepts and stays silent',
  'fault',
  'too many',
] as const;
/** `accepts far too late`: after everybody has given the request up. */
export type Answer =
  (typeof ANSWERS)[number] | 'gone' | 'refuses our token' | 'accepts far too late';

export interface Accepted {
  readonly to: Address;
  readonly delivery: string;
  readonly title: string;
  readonly at: Date;
}

/** A platform in memory that keeps what it accepted, and answers as it is told. */
export interface FakePlatform {
  readonly adapter: Adapter;
  /** What people would see, oldest first. */
  accepted(): readonly Accepted[];
  /** The answers to the next requests; `ok` when there are none left. */
  answers(...next: readonly Answer[]): void;
  /** Its own clock is so many seconds ahead of ours from now on, and it says so where `telling`. */
  apart(seconds: number, telling?: boolean): void;
  /** Whether its history can be read just now. */
  closeHistory(closed: boolean): void;
  /** How it answers one conversation from now on. */
  always(ref: string, answer: Answer): void;
}

const LATE = 3_000;
const FAR_TOO_LATE = 200_000;

/** A platform whose history can be read, or not. */
export function createFakePlatform(
  clock: Clock & { pass(seconds: number): void },
  readable: boolean,
  name = 'web',
): FakePlatform {
  const posts: (Accepted & { readonly theirs: Date })[] = [];
  let ahead = 0;
  let tells = false;
  let closed = false;
  const theirs = (at: Date) => new Date(at.getTime() + ahead * 1_000);
  const deleted = new Set<string>();
  const queue: Answer[] = [];
  const standing = new Map<string, Answer>();
  const seen = () =>
    posts.filter((post, n) => post.at <= clock.now() && !deleted.has(`message-${String(n)}`));
  const find: NonNullable<Adapter['find']> = (to, delivery, from) => {
    if (closed) return Promise.resolve({ seen: 'unreadable', why: 'the wrong key' });
    const copies = seen().filter(
      (post) => post.delivery === delivery && post.to.ref === to.ref && post.theirs >= from,
    );
    const [ref, ...younger] = copies
      .sort((a, b) => a.at.getTime() - b.at.getTime())
      .map((post) => `message-${String(posts.indexOf(post))}`);
    return Promise.resolve(
      ref === undefined ? { seen: 'absent' } : { seen: 'posted', ref, younger },
    );
  };
  const remove = (_: Address, ref: string): Promise<void> => {
    deleted.add(ref);
    return Promise.resolve();
  };
  return {
    accepted: seen,
    apart: (seconds, telling = true) => {
      ahead = seconds;
      tells = telling;
    },
    answers: (...next) => void queue.push(...next),
    closeHistory: (now) => {
      closed = now;
    },
    always: (ref, answer) => void standing.set(ref, answer),
    adapter: {
      name,
      start: () => Promise.resolve(),
      stop: () => Promise.resolve(),
      health: () => ({ ready: true, summary: 'ready' }),
      time: () => (tells ? { now: theirs(clock.now()), age: 0 } : undefined),
      ...(readable && { find, remove }),
      async deliver(to, reply, delivery) {
        const accept = (late = 0) => {
          const at = new Date(clock.now().getTime() + late);
          posts.push({ to, delivery, title: reply.title, at, theirs: theirs(at) });
          return { ref: `message-${String(posts.length - 1)}` };
        };
        const lost = () => new DeliveryError('no answer', 'uncertain');
        await Promise.resolve();
        switch (standing.get(to.ref) ?? queue.shift() ?? 'ok') {
          case 'ok':
            return accept();
          case 'slow':
            clock.pass(5);
            return accept();
          case 'accepts, then the line breaks':
            accept();
            throw lost();
          case 'accepts late':
            accept(LATE);
            throw lost();
          case 'accepts far too late':
            accept(FAR_TOO_LATE);
            throw lost();
          case 'accepts and stays silent':
            accept();
            return new Promise(() => undefined);
          case 'the line breaks':
          case 'fault':
            throw lost();
          case 'too many':
            throw new DeliveryError('slow down', 'later', 2);
          case 'refuses our token':
            throw new DeliveryError('token revoked', 'later', undefined, {
              hindrance: 'credentials refused',
            });
          case 'gone':
            throw new DeliveryError('no such conversation', 'gone');
        }
      },
    },
  };
}
