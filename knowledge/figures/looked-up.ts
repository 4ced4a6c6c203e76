/** Phrases to look up, and of how many words the longest is. */
export interface LookedUp {
  readonly known: ReadonlySet<string>;
  readonly most: number;
}

/** Lists hold thousands of phrases, and a question asks for each of its words, so each list is made ready once. */
const kept = new WeakMap<readonly string[], LookedUp>();

/** A list of phrases, made ready to be looked up. The list must not change. */
export function lookedUp(phrases: readonly string[]): LookedUp {
  const before = kept.get(phrases);
  if (before !== undefined) return before;
  const most = phrases.reduce((longest, one) => Math.max(longest, one.split(' ').length), 0);
  const made = { known: new Set(phrases), most };
  kept.set(phrases, made);
  return made;
}
