/** Phrases that are looked up wherever they may stand in words. */
export interface Phrases {
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
    at: (words, place) =>
      (lengths.get(words[place] ?? '') ?? []).find((length) =>
        phrases.has(words.slice(place, place + length).join(' ')),
      ) ?? 0,
  };
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
