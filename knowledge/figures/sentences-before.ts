import { isSubject, kindOf } from './parsed-words';
import { isOfSelf, isStrange, startsWith, wordsOf } from './clause-pieces';
import { passOver, wantsSomebody } from './clauses';
import { isWord, type ParsedPart } from './parsed-part';
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
  if (whole === undefined) return withNamedBefore(found, sentences, words);
  if (!before.flat().some(isStrange)) return found;
  // Only what is a sentence of its own may hold words of the asker's that would narrow a group elsewhere.
  const own = (place: number): boolean => sentences[place + 1]?.[0]?.begins === true;
  if (!before.every((one, place) => isBeside(one, whole, own(place), words))) return found;
  return [...passOver(before.flat()), ...sentences.slice(at).flat()];
}

/**
 * Keeps of the sentences before a question only the place or age that it points back to: "we serve Hull. What share of
 * people there are online?" They say where the one who asks is or what for, and name nobody else.
 */
function withNamedBefore(
  found: readonly ParsedPart[],
  sentences: readonly (readonly ParsedPart[])[],
  words: ClauseWords,
): readonly ParsedPart[] {
  const at = sentences.findIndex((one, place) => place > 0 && pointsTo(one) !== undefined);
  const question = sentences[at] ?? [];
  const meant = pointsTo(question);
  const before = sentences.slice(0, Math.max(at, 0));
  const all = before.flat();
  const isMeant = (one: ParsedPart): boolean => kindOf(one) === meant;
  if (meant === undefined || !all.some(isMeant) || !all.some(isStrange)) return found;
  if (!before.some((one) => isSpoken(one, words) || saysWho(one, words) || isWhereabouts(one)))
    return found;
  const named = question.map(kindOf);
  const isPlain = (one: ParsedPart): boolean =>
    isMeant(one) ||
    (!isOfQuestion(one) &&
      !mayNarrow(one, words) &&
      (kindOf(one) === undefined || named.includes(kindOf(one))));
  const people = question.some((one) => isWord(one, 'people'));
  // "we look after widows in Hull. How many there": those may be the widows.
  if (meant === 'place' && !people && all.some((one) => isStrange(one) && mayBePeople(one, words)))
    return found;
  const ofPeople = before.map((one) => one.filter((part) => part.kind !== 'not-covered'));
  if (!all.every(isPlain) || ofPeople.some((one) => wantsSomebody(one, 0, words))) return found;
  const over = passOver(all);
  return [
    ...all.map((one, place) => (isMeant(one) ? one : (over[place] ?? one))),
    ...sentences.slice(at).flat(),
  ];
}

const mayBePeople = (one: ParsedPart, { papers }: ClauseWords): boolean =>
  (one.kind === 'not-covered' && /people|groups/.test(one.topic.id)) ||
  (MANY.test(one.typed) && !papers.includes(one.typed));

/** What stands before a sentence that its figure is of: a place behind "people there", an age behind "women that age". */
function pointsTo(sentence: readonly ParsedPart[]): 'place' | 'age' | undefined {
  const said = sentence.map(({ typed }) => typed).join(' ');
  if (!sentence.some(isCounted) || sentence.some(isStrange)) return undefined;
  if (/\b(them|they|their|theirs|these|such)\b/.test(said)) return undefined;
  const kind = THERE.test(said) ? 'place' : THAT_AGE.test(said) ? 'age' : undefined;
  return sentence.some((one) => kindOf(one) === kind) ? undefined : kind;
}

const THERE =
  /\b(there|here|in (the|our|this) (town|city|area|region|county|borough|district|place))\b/;
const THAT_AGE = /\b(that|this|the same) age( group| band| range| bracket)?\b/;

/** Whether a part says of whom, when or what the figure is, and so is never of the asker alone. */
const isOfQuestion = (one: ParsedPart): boolean =>
  /^(years|measure|level)$/.test(one.kind) || isWord(one, 'people');

/** A question cut into its sentences, and behind what says who asks or tells a tale: "so I said … what share of". */
function sentencesOf(
  found: readonly ParsedPart[],
  words: ClauseWords,
): readonly (readonly ParsedPart[])[] {
  const sentences: ParsedPart[][] = [];
  found.forEach((one, at) => {
    const last = sentences.at(-1);
    const self = one.apart && sentences.length === 1 && last && saysWho(last, words);
    const told =
      last &&
      asksNow(found, at) &&
      (isSpoken(last, words) ||
        isWhereabouts(last) ||
        isOfPaper(last, words) ||
        startsWith(last.flatMap(wordsOf), words.opens));
    if (last === undefined || one.begins === true || self === true || told === true)
      sentences.push([one]);
    else last.push(one);
  });
  return sentences;
}

/** "what share", "how many", ", need the percentage": where a question begins that says what it asks. */
function asksNow(found: readonly ParsedPart[], at: number): boolean {
  const [one, next] = [found[at], found[at + 1]];
  const asks = (part: ParsedPart | undefined): boolean => isWord(part, 'share', 'count');
  if (one?.apart === true && (asks(one) || NEEDS.test(one.typed)))
    return found.slice(at, at + 4).some(asks);
  const said = found
    .slice(at, at + 4)
    .map(({ typed }) => typed)
    .join(' ');
  if (ASKER.test(said)) return found.slice(at, at + 7).some(asks);
  if (!/^(what|whats|which|how)\b/.test(one?.typed ?? '')) return false;
  return asks(one) || asks(next);
}

const NEEDS =
  /^(need|needs|want|wants|after|looking|give|can|could|tell|please|just|would|wanting|needing)\b/;

/** "I should be glad of", "can we have" */
const ASKER =
  /^(i|we) (should|would) (be|like)\b|^(i|we) (need|want)\b|^(can|could|may) (i|we) (have|get)\b|^(id|wed) (like|be|love)\b/;

/** "for a report on carers who ...": what a paper is about. */
const isOfPaper = (sentence: readonly ParsedPart[], { papers }: ClauseWords): boolean => {
  const all = sentence.flatMap(wordsOf);
  return all.some(
    (word, at) =>
      papers.includes(word) &&
      /^(on|about|into|covering|concerning)$/.test(all[at + 1] ?? '') &&
      /\b(for|in|writing|drafting|doing|preparing) (a|an|my|our|the|this)\b/.test(
        all.slice(0, at).join(' '),
      ),
  );
};

/** "maternity team here", "I work at a Leeds clinic". */
const saysWho = (sentence: readonly ParsedPart[], words: ClauseWords): boolean =>
  isOfSelf(sentence, words) || startsWith(sentence.flatMap(wordsOf), words.selves);

/** "the eye clinic is in Hove", "our patch is Hull", "works in a call centre in Hull": where something or somebody is. */
const isWhereabouts = (sentence: readonly ParsedPart[]): boolean => {
  const place = sentence.findIndex((one) => kindOf(one) === 'place');
  const said = sentence.slice(0, Math.max(place, 0)).flatMap(wordsOf).join(' ');
  return (
    / (is|are|was) (just |right |up |down )?(in|on|near|outside|part of)( the)?$/.test(said) ||
    /\b(my|our) \w+ (is|are|covers?|serves?|looks? after)( the)?$/.test(said) ||
    /\b(works?|working|based|lives?|living|volunteers?) .*\b(in|at|for|near|around|from)( the)?$/.test(
      said,
    )
  );
};

const isSpoken = (sentence: readonly ParsedPart[], { persons, asks }: ClauseWords): boolean => {
  const all = sentence.flatMap(wordsOf);
  return all.some(
    (_, at) => startsWith(all.slice(at), persons) || (at > 0 && startsWith(all.slice(at), asks)),
  );
};

const isCounted = (one: ParsedPart): boolean => one.kind === 'measure' || isWord(one, 'subject');

/** Whether a sentence says by itself what is counted and of whom. */
function isWhole(sentence: readonly ParsedPart[]): boolean {
  const counted = sentence.some(isCounted);
  const whom = sentence.some((one) => isSubject(one) || isWord(one, 'uk'));
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
  const spoken = (stops && isSpoken(sentence, words)) || isOfPaper(sentence, words);
  const kinds = whole.map(kindOf);
  // "Housebound patients.", "Diabetics.": those may be the ones who are asked about.
  const last = sentence.at(-1);
  const few = sentence.flatMap(wordsOf).length <= 3;
  if (!spoken && few && last !== undefined && isStrange(last) && last.typed.endsWith('s'))
    return false;
  return sentence.every((one, at) => {
    const self = isOfAsker(sentence, at);
    if (kindOf(one) !== undefined && !kinds.includes(kindOf(one)) && !self) return false;
    if (/^(years|measure)$/.test(one.kind) && !whole.some(({ kind }) => kind === one.kind))
      return false;
    if (wordsOf(one).some((word) => NARROWS.test(word))) return false;
    return spoken || self || !mayNarrow(one, words);
  });
}

/** Whether a part may say of whom a question is that stands behind it: "farmers", "only". */
const mayNarrow = (one: ParsedPart, words: ClauseWords): boolean =>
  (one.kind === 'not-covered' && GROUPS.test(one.topic.id)) ||
  wordsOf(one).some((word) => NARROWS.test(word) || words.restricts.includes(word));

/** "nursing student here", "I'm a retired midwife": what the one who asks is, and never more than one. */
function isOfAsker(sentence: readonly ParsedPart[], at: number): boolean {
  const from = sentence.findLastIndex((one, place) => place <= at && one.apart);
  const next = sentence.findIndex((one, place) => place > at && one.apart);
  const piece = sentence.slice(Math.max(from, 0), next < 0 ? undefined : next);
  const said = piece.flatMap(wordsOf).join(' ');
  return !MANY.test(sentence[at]?.typed ?? '') && SELF.test(said);
}

const MANY = /(s|men|people|folk|adults)$/;

/** At most six words before "here", or behind "I'm a", and none of them a verb of asking. */
const SELF =
  /^((hi|hello|hiya|hey) )?((a |an )?([\w-]+ ){1,6}here|(im|i am|as|speaking as|i speak as) (?!after|asking|looking|interested|keen|doing)(a |an )?([\w-]+ ){0,2}[\w-]+)$/;
