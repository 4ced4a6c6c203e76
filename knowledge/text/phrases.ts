/** Phrases that are looked up wherever they may stand in words. */
export interface Phrases {
  has(phrase: string): boolean;
  /** How many words the longest phrase has that begins at a place; 0 where none does. */
  at(words: readonly string[], place: number): number;
}

/** Makes phrases ready to be looked up. */
export function createPhrases(all: readonly string[]): Phrases {
  const lengths = new Map<string, number[]>();
  const phrases = new Set(all);
  for (const phrase of phrases) {
    const [first = '', ...rest] = phrase.split(' ');
    const known = lengths.get(first) ?? [];
    if (!known.includes(1 + rest.length)) known.push(1 + rest.length);
    lengths.set(
      first,
      known.sort((a, b) => b - a),
    );
  }
  return {
    has: (phrase) => phrases.has(phrase),
    at: (words, place) =>
      (lengths.get(words[place] ?? '') ?? []).find((length) =>
        phrases.has(words.slice(place, place + length).join(' ')),
      ) ?? 0,
  };
}

const made = new WeakMap<readonly string[], Phrases>();

/** A list's phrases, made ready once for as long as it lasts: lists hold thousands, and are asked for each word. It must not change. */
export function phrasesOf(list: readonly string[]): Phrases {
  const phrases = made.get(list) ?? createPhrases(list);
  made.set(list, phrases);
  return phrases;
}

/** Words cut into phrases from first to last, as few as there can be; undefined where that can't be done. */
export function cutInto(
  isPhrase: (phrase: string) => boolean,
  words: readonly string[],
): readonly string[] | undefined {
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= words.length; end += 1)
    for (let from = 0; from < end; from += 1) {
      const before = best[from];
      const phrase = words.slice(from, end).join(' ');
      if (before === undefined || !isPhrase(phrase)) continue;
      if (before.length + 1 < (best[end]?.length ?? Infinity)) best[end] = [...before, phrase];
    }
  return best[words.length];
}
