/** Scheduled posts that fall due while the run lasts, and what of them reached a peer. */
export interface Posts {
  expect(peer: string, conversation: string, time: string): void;
  seen(peer: string, delivery: string): void;
  /** A message that nobody asked for and that carries no delivery: a welcome, or word to a manager. */
  unasked(peer: string): void;
  /** A fault on a request that belongs to no question: a post, a look at history, a look at who somebody is. */
  faulted(peer: string, fault: string): void;
  readonly expected: () => number;
  readonly copies: ReadonlyMap<string, number>;
  readonly welcomes: () => Readonly<Record<string, number>>;
  readonly faults: () => Readonly<Record<string, number>>;
}

export function createPosts(): Posts {
  const copies = new Map<string, number>();
  const welcomes: Record<string, number> = {};
  const faults: Record<string, number> = {};
  let expected = 0;
  return {
    expect: () => {
      expected += 1;
    },
    seen: (_, delivery) => void copies.set(delivery, (copies.get(delivery) ?? 0) + 1),
    unasked: (peer) => {
      welcomes[peer] = (welcomes[peer] ?? 0) + 1;
    },
    faulted: (peer, fault) => {
      faults[`${peer} ${fault}`] = (faults[`${peer} ${fault}`] ?? 0) + 1;
    },
    expected: () => expected,
    copies,
    welcomes: () => welcomes,
    faults: () => faults,
  };
}
