import type { Reply } from '../../src/ports';

/** Posts that arrived at the page by themselves, newest last, and word of the next one. */
export interface Posts {
  /** Keeps a post to a conversation and tells every open page. Returns its number, from 1. */
  add(to: string, reply: Reply): number;
  /** A conversation's posts after a number, as far as they are still kept. */
  after(to: string, number: number): readonly Post[];
  /** Calls back after each new post, until the function it returns is called. */
  listen(added: () => void): () => void;
}

interface Post {
  readonly to: string;
  readonly number: number;
  readonly reply: Reply;
}

/** Open pages catch up on this many, all together. */
const KEPT = 20;

/** Posts kept in memory until Signpost stops. */
export function createPosts(): Posts {
  const kept: Post[] = [];
  const listening = new Set<() => void>();
  let last = 0;
  return {
    add(to, reply) {
      last += 1;
      kept.push({ to, number: last, reply });
      if (kept.length > KEPT) kept.shift();
      for (const added of listening) added();
      return last;
    },
    after: (to, number) => kept.filter((post) => post.to === to && post.number > number),
    listen(added) {
      listening.add(added);
      return () => listening.delete(added);
    },
  };
}
