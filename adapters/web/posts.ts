import type { Reply } from '../../src/ports';

/** Posts that arrived at the page by themselves, newest last, and word of the next one. */
export interface Posts {
  /** Keeps a post and tells every open page. Returns its number, from 1. */
  add(reply: Reply): number;
  /** Posts after a number, as far as they are still kept. */
  after(number: number): readonly { readonly number: number; readonly reply: Reply }[];
  /** Calls back after each new post, until the function it returns is called. */
  listen(added: () => void): () => void;
}

/** An open page catches up on this many. */
const KEPT = 20;

/** Posts kept in memory until Signpost stops. */
export function createPosts(): Posts {
  const kept: { readonly number: number; readonly reply: Reply }[] = [];
  const listening = new Set<() => void>();
  let last = 0;
  return {
    add(reply) {
      last += 1;
      kept.push({ number: last, reply });
      if (kept.length > KEPT) kept.shift();
      for (const added of listening) added();
      return last;
    },
    after: (number) => kept.filter((post) => post.number > number),
    listen(added) {
      listening.add(added);
      return () => listening.delete(added);
    },
  };
}
