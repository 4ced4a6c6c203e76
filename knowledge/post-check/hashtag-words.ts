import type { WordList } from './word-list';

/** The words of a hashtag in small letters, each with its capital, and whether they can hardly be others. */
export interface SplitTag {
  readonly parts: readonly string[];
  readonly sure: boolean;
}

export type SplitHashtag = (letters: string) => SplitTag | undefined;

/** Parts of hashtags are common words: one rarer than this is more likely half of a name. */
const COMMON = 11_000;
/** A rarer one is a part only if it is so long that it can hardly stand there by chance. */
const LONG = 9;
const RARE = 60_000;
/** A rarer one of this length is a part too, at the dearest price. */
const MIDDLING = 5;
/** Words of one and two letters are parts only if they are this common. */
const SHORT = 150;
const LONGEST_WORD = 16;
const LONGEST_TAG = 60;
/** "A" stands between two other words, and is dearer than any short one, since it is in every word. */
const ARTICLE = 7;
/** A word this common is a word, even where it could be initials. */
const EVERYDAY = 2000;
/** What names of places end in. */
const PLACE = /(?:shire|borough|burgh|mouth|bury|minster)$/;
/** How much dearer, in the logarithm of how common words are, another split must be. */
const CLEAR = 1.5;

/** Makes a splitter of hashtags: the cheapest split into common words wins. Gives nothing for one word or a name. */
export function createHashtagSplitter(
  ranks: ReadonlyMap<string, number>,
  british: WordList,
  initials: readonly string[],
  whole: readonly string[],
): SplitHashtag {
  const known = new Set(whole);
  const letters = new Map(
    initials
      .filter((one) => /^[A-Z]{2,5}$/.test(one))
      .map((one) => [one.toLowerCase(), one] as const)
      // "us", "led": words rather than initials.
      .filter(([word]) => (ranks.get(word) ?? Infinity) >= EVERYDAY),
  );
  const cost = (word: string): number | undefined => {
    if (letters.has(word) && word.length > 2) return Math.log(2000);
    if (!british.has(word) && !known.has(word)) return undefined;
    if (word.length >= LONG) return Math.log((ranks.get(word) ?? RARE) + 20);
    const rank = ranks.get(word) ?? (word.length >= MIDDLING ? RARE : undefined);
    if (rank === undefined) return undefined;
    if (word.length >= MIDDLING && rank >= COMMON) return Math.log(RARE + 20);
    if (rank >= (word.length < 3 ? SHORT : COMMON)) return undefined;
    return Math.log(rank + 20) + (word.length < 3 ? 1 : 0);
  };
  return (tag) => {
    if (tag.length < 6 || tag.length > LONGEST_TAG || british.has(tag) || known.has(tag))
      return undefined;
    // The two cheapest ways to reach each place.
    type Way = { readonly cost: number; readonly parts: readonly string[] };
    const ways: Way[][] = [[{ cost: 0, parts: [] }]];
    for (let end = 1; end <= tag.length; end += 1) {
      const here: Way[] = [];
      for (let from = Math.max(0, end - LONGEST_WORD); from < end; from += 1) {
        const word = tag.slice(from, end);
        const inside = from > 0 && end < tag.length;
        const price = word === 'a' ? (inside ? ARTICLE : undefined) : cost(word);
        if (price === undefined) continue;
        for (const way of ways[from] ?? [])
          here.push({ cost: way.cost + price, parts: [...way.parts, word] });
      }
      ways.push(here.sort((a, b) => a.cost - b.cost).slice(0, 2));
    }
    const [best, second] = ways[tag.length] ?? [];
    if (best === undefined || best.parts.length < 2) return undefined;
    if (best.parts.length === 2 && PLACE.test(tag)) return undefined;
    const parts = best.parts.map(
      (word) => letters.get(word) ?? word.charAt(0).toUpperCase() + word.slice(1),
    );
    return { parts, sure: second === undefined || second.cost - best.cost >= CLEAR };
  };
}
