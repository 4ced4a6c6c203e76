import { isSubject, kindOf } from './parsed-words';
import { isOfSelf, isStrange, startsWith, wordsOf } from './clause-pieces';
import { passed } from './clauses';
import type { ParsedPart } from './parsed-part';
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
  const sentences = sentencesOf(found, words);
  const at = sentences.findIndex((one, place) => place > 0 && isWhole(one));
  const whole = sentences[at];
  const before = sentences.slice(0, at);
  if (whole === undefined || !before.flat().some(isStrange)) return found;
  // Only what is a sentence of its own may hold words of the asker's that would narrow a group elsewhere.
  const own = (place: number): boolean => sentences[place + 1]?.[0]?.begins === true;
  if (!before.every((one, place) => isBeside(one, whole, own(place), words))) return found;
  return [...before.flat().map(passed), ...sentences.slice(at).flat()];
}

/** A question cut into its sentences, and behind what says who asks or tells a tale: "so I said … what share of". */
function sentencesOf(
  found: readonly ParsedPart[],
  words: ClauseWords,
): readonly (readonly ParsedPart[])[] {
  const sentences: ParsedPart[][] = [];
  found.forEach((one, at) => {
    const last = sentences.at(-1);
    const self = one.apart && sentences.length === 1 && last && saysWho(last, words);
    const told = last && asksNow(found, at) && (isSpoken(last, words) || isWhereabouts(last));
    if (last === undefined || one.begins === true || self === true || told === true)
      sentences.push([one]);
    else last.push(one);
  });
  return sentences;
}

/** "what share", "how many": where a question begins that says what it asks. */
function asksNow(found: readonly ParsedPart[], at: number): boolean {
  const [one, next] = [found[at], found[at + 1]];
  const asks = (part: ParsedPart | undefined): boolean =>
    part?.kind === 'word' && /^(share|count)$/.test(part.word);
  if (!/^(what|whats|which|how)\b/.test(one?.typed ?? '')) return false;
  return asks(one) || asks(next);
}

/** "maternity team here", "I work at a Leeds clinic". */
const saysWho = (sentence: readonly ParsedPart[], words: ClauseWords): boolean =>
  isOfSelf(sentence, words) || startsWith(sentence.flatMap(wordsOf), words.selves);

/** "the eye clinic is in Hove": where something is. */
const isWhereabouts = (sentence: readonly ParsedPart[]): boolean => {
  const place = sentence.findIndex((one) => kindOf(one) === 'place');
  const said = sentence.slice(0, Math.max(place, 0)).flatMap(wordsOf).join(' ');
  return / (is|are|was) (just |right |up |down )?(in|on|near|outside|part of)( the)?$/.test(said);
};

const isSpoken = (sentence: readonly ParsedPart[], { persons, asks }: ClauseWords): boolean => {
  const all = sentence.flatMap(wordsOf);
  return all.some(
    (_, at) => startsWith(all.slice(at), persons) || (at > 0 && startsWith(all.slice(at), asks)),
  );
};

/** Whether a sentence says by itself what is counted and of whom. */
function isWhole(sentence: readonly ParsedPart[]): boolean {
  const counted = sentence.some(
    (one) => one.kind === 'measure' || (one.kind === 'word' && one.word === 'subject'),
  );
  const whom = sentence.some((one) => isSubject(one) || (one.kind === 'word' && one.word === 'uk'));
  return counted && whom && !sentence.some(isStrange) && !sentence.some(pointsBack);
}

const pointsBack = (one: ParsedPart, at: number, all: readonly ParsedPart[]): boolean => {
  if (wordsOf(one).some((word) => BACK.test(word))) return true;
  const next = all[at + 1]?.typed ?? '';
  if (/^(those|the ones)$/.test(one.typed)) return !/^(aged|who|in|with|living|not|\d)/.test(next);
  return /\bthat$/.test(one.typed) && /^(age|group|area|region|place|year|lot|one)\b/.test(next);
};

const BACK = /^(them|they|their|theirs|these|such|our|ours|here|its)$/;

const NARROWS = /^(only|without|specifically|solely|purely|exclusively|excluding|except)$/;

/** Groups of people that no survey figure is of: a phrase with one of them may say of whom the question is. */
const GROUPS = /^(other-groups|conditions|children|teenagers|minority-ethnic|asian|generations)$/;

/** Whether a sentence only stands beside a question, and says nothing of whom that is or of when. */
function isBeside(
  sentence: readonly ParsedPart[],
  whole: readonly ParsedPart[],
  stops: boolean,
  words: ClauseWords,
): boolean {
  const spoken = stops && isSpoken(sentence, words);
  const kinds = whole.map(kindOf);
  // "Housebound patients.", "Diabetics.": those may be the ones who are asked about.
  const last = sentence.at(-1);
  const few = sentence.flatMap(wordsOf).length <= 3;
  if (!spoken && few && last !== undefined && isStrange(last) && last.typed.endsWith('s'))
    return false;
  return sentence.every((one) => {
    if (kindOf(one) !== undefined && !kinds.includes(kindOf(one))) return false;
    if (/^(years|measure)$/.test(one.kind) && !whole.some(({ kind }) => kind === one.kind))
      return false;
    if (wordsOf(one).some((word) => NARROWS.test(word))) return false;
    const narrows =
      (one.kind === 'not-covered' && GROUPS.test(one.topic.id)) ||
      wordsOf(one).some((word) => words.restricts.includes(word));
    return spoken || !narrows;
  });
}
