import { isSubject, kindOf } from './parsed-words';
import type { ParsedPart } from './parsed-part';
import { isStrange, startsWith, wordsOf } from './clause-pieces';
import type { ClauseWords } from './word-schemas';

/**
 * Takes for noise the sentences before one that is a whole question by itself: "Breast clinic, new leaflet. What share of
 * women 55-64 are online?" That one says what is counted and of whom, holds nothing unknown, and points back to nothing;
 * what stands before it may say who asks and where, but names nobody by what the question leaves open.
 */
export function withoutSentencesBefore(
  found: readonly ParsedPart[],
  words: ClauseWords,
): readonly ParsedPart[] {
  const sentences = sentencesOf(found);
  const at = sentences.findIndex((one, place) => place > 0 && isWhole(one));
  const whole = sentences[at];
  if (whole === undefined || !sentences.slice(0, at).flat().some(isStrange)) return found;
  if (!sentences.slice(0, at).every((one) => isBeside(one, whole, words))) return found;
  return sentences.flatMap((sentence, place) =>
    place < at
      ? sentence.map((one): ParsedPart => {
          const { typed, apart } = one;
          return { kind: 'word', word: 'noise', typed, at: one.at, apart, aside: 'passed' };
        })
      : sentence,
  );
}

function sentencesOf(found: readonly ParsedPart[]): readonly (readonly ParsedPart[])[] {
  const sentences: ParsedPart[][] = [];
  for (const one of found)
    if (one.begins === true || sentences.length === 0) sentences.push([one]);
    else sentences.at(-1)?.push(one);
  return sentences;
}

/** Whether a sentence says by itself what is counted and of whom. */
function isWhole(sentence: readonly ParsedPart[]): boolean {
  const counted = sentence.some(
    (one) => one.kind === 'measure' || (one.kind === 'word' && one.word === 'subject'),
  );
  const whom = sentence.some((one) => isSubject(one) || (one.kind === 'word' && one.word === 'uk'));
  return counted && whom && !sentence.some(isStrange) && !sentence.some(pointsBack);
}

const pointsBack = ({ typed }: ParsedPart, at: number, all: readonly ParsedPart[]): boolean => {
  const words = wordsOf({ typed } as ParsedPart);
  if (words.some((word) => /^(them|they|their|theirs|these|such|our|ours|here|its)$/.test(word)))
    return true;
  const next = all[at + 1]?.typed ?? '';
  if (/^(those|the ones)$/.test(typed)) return !/^(aged|who|in|with|living|not|\d)/.test(next);
  return /\bthat$/.test(typed) && /^(age|group|area|region|place|year|lot|one)\b/.test(next);
};

/** Groups of people that no survey figure is of: a phrase with one of them may say of whom the question is. */
const GROUPS = /^(other-groups|conditions|children|teenagers|minority-ethnic|asian|generations)$/;

/** Whether a sentence only stands beside a question, and says nothing of whom that is or of when. */
function isBeside(
  sentence: readonly ParsedPart[],
  whole: readonly ParsedPart[],
  { persons, restricts }: ClauseWords,
): boolean {
  const all = sentence.flatMap(wordsOf);
  const spoken = all.some((_, at) => startsWith(all.slice(at), persons));
  const kinds = whole.map(kindOf);
  return sentence.every(
    (one) =>
      (kindOf(one) === undefined || kinds.includes(kindOf(one))) &&
      (one.kind !== 'years' || whole.some(({ kind }) => kind === 'years')) &&
      (one.kind !== 'measure' || whole.some(({ kind }) => kind === 'measure')) &&
      (spoken ||
        !(one.kind === 'not-covered' && GROUPS.test(one.topic.id)) ) &&
      (spoken || !wordsOf(one).some((word) => restricts.includes(word))),
  );
}
