import type { AnotherWording } from '../loading/lexicon-wording';
import { createPhrases, type Phrases } from '../text/phrases';

/** Whether words say of what was shown that somebody had it, knew it or uses it. */
export interface ReadHad {
  /** "We had that on the ward", "seen it". */
  readonly isSaid: (words: readonly string[]) => boolean;
  /** And nothing else: "had that one last week". */
  readonly isAll: (words: readonly string[]) => boolean;
}

/** So many words may tell more of it, and of when it was. */
const MOST_BEHIND = 7;
const MOST_WHEN = 3;

/** Makes the reader of what was had before. */
export function createReadHad(wording: AnotherWording): ReadHad {
  const beforeHad = createPhrases(wording.beforeHad);
  const alreadyHad = createPhrases(wording.alreadyHad);
  const beforeAlone = createPhrases(wording.beforeHadAlone);
  const since = createPhrases(wording.since);
  const when = createPhrases(wording.whenHadAlone);
  const had = new Set(wording.had);
  const points = new Set(wording.points);
  const beforeHadBefore = new Set(wording.beforeHadBefore);
  const hadBefore = new Set(wording.hadBefore);
  const hadAlone = new Set(wording.hadAlone);
  const what = new Set(wording.whatHadAlone);
  const one = new Set(wording.oneHadAlone);
  const beforeWhen = new Set(wording.beforeWhen);

  const tells = (words: readonly string[]): boolean =>
    placesBehind(beforeHad, words, 0).some((place) =>
      placesBehind(alreadyHad, words, place).some(
        (at) => had.has(words[at] ?? '') && words.length - at - 1 <= MOST_BEHIND,
      ),
    );
  const isLately = (words: readonly string[]): boolean => {
    const [first = '', second = ''] = words;
    const isBrief = hadBefore.has(first) || (beforeHadBefore.has(first) && hadBefore.has(second));
    return isBrief && words.some((_, at) => since.at(words, at) > 0);
  };
  /** No more than when it was. */
  const isWhen = (words: readonly string[]): boolean =>
    words.length === 0 ||
    without(beforeWhen, words).some((rest) => {
      const length = when.at(rest, 0);
      return length > 0 && rest.length - length <= MOST_WHEN;
    });

  return {
    isSaid: (words) => tells(words) && (words.some((word) => points.has(word)) || isLately(words)),
    isAll: (words) =>
      placesBehind(beforeAlone, words, 0).some(
        (at) =>
          hadAlone.has(words[at] ?? '') &&
          what.has(words[at + 1] ?? '') &&
          without(one, words.slice(at + 2)).some(isWhen),
      ),
  };
}

/** Every place that any number of phrases in a row lead to from one. */
function placesBehind(phrases: Phrases, words: readonly string[], from: number): readonly number[] {
  const length = phrases.at(words, from);
  return length === 0 ? [from] : [from, ...placesBehind(phrases, words, from + length)];
}

/** Words as they are, and without the first where it is one of some. */
const without = (
  some: ReadonlySet<string>,
  words: readonly string[],
): readonly (readonly string[])[] => (some.has(words[0] ?? '') ? [words, words.slice(1)] : [words]);
