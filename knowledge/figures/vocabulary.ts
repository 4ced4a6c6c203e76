import type { ContentProblem } from '../loading/problem';
import type { Expand } from '../text/abbreviations';
import type { Knows } from '../text/dictionary';
import { createSpeller, type Speller } from '../text/spelling';
import { weightedEditDistance } from '../text/weighted-edit-distance';
import { phraseWords } from './tokens';
import { LEVELS, WORD_KINDS } from './word-schemas';
import type {
  AgeWords,
  ClauseWords,
  GroupWords,
  Level,
  MeasureWords,
  NotCoveredWords,
  OtherPlaceWords,
  PlaceWords,
  SurveyWords,
  WordKind,
} from './word-schemas';

/** What a phrase stands for. */
export type Meaning =
  /** `alone`: whether the phrase means the group even when nothing else is said. */
  | { readonly kind: 'group'; readonly group: GroupWords; readonly alone: boolean }
  | { readonly kind: 'place'; readonly place: PlaceWords; readonly loose: boolean }
  | { readonly kind: 'within'; readonly name: string; readonly place: PlaceWords }
  | { readonly kind: 'other-place'; readonly other: OtherPlaceWords }
  | { readonly kind: 'ages'; readonly span: AgeWords }
  | { readonly kind: 'measure'; readonly measure: MeasureWords }
  | { readonly kind: 'not-covered'; readonly topic: NotCoveredWords }
  | { readonly kind: 'level'; readonly level: Level }
  | { readonly kind: 'word'; readonly word: WordKind };

/** A phrase at the beginning of some words. */
export interface Phrase {
  readonly meaning: Meaning;
  /** How many words it has. */
  readonly length: number;
  /** At which of them a comma or the like may stand. */
  readonly apart: readonly number[];
}

/** Every phrase that means something, and how their words may be typed. */
export interface Vocabulary {
  /** Phrases that some words begin with, longest first. */
  startOf(words: readonly string[]): Iterable<Phrase>;
  /** Puts right a slip of the keyboard, where only one known word is near enough. */
  readonly spell: Speller;
  readonly expand: Expand;
  readonly clauses: ClauseWords;
}

/** What is known of words beside the survey's own. */
export interface WordReading {
  /** Words that are themselves, and so no slip for one of the survey's. */
  readonly isKnown: Knows;
  readonly expand: Expand;
}

/** Shorter words have too many neighbours to be put right without guessing. */
const SHORTEST = 5;

/** Where a phrase came from, so that a clash can be shown to an editor. */
export interface Source {
  readonly file: string;
  readonly line: number;
  readonly field: string;
}
export type SourceOf = (file: keyof SurveyWords, path: readonly PropertyKey[]) => Source;

/** Makes ready to read with phrases that were gathered. */
export function createVocabulary(
  { meanings, apart, most, known }: Phrases,
  { isKnown, expand }: WordReading,
  clauses: ClauseWords,
): Vocabulary {
  const fits = (typed: string, word: string): boolean =>
    (typed.length >= SHORTEST ||
      (typed.length === SHORTEST - 1 &&
        known.get(word) === 'meaning' &&
        word.length === SHORTEST)) &&
    typed.charAt(0) === word.charAt(0) &&
    isNear(known.get(word) ?? 'noise', typed, word);
  const any = createSpeller(known.keys(), { isKnown, fits });
  // "intarnet" is as near to "intranet", which nobody asks about.
  const counted = createSpeller([...meanings].flatMap(countedWord), {
    isKnown: (word) => known.has(word) || isKnown(word),
    fits,
  });
  const spell: Speller = (typed) => counted(typed) ?? any(typed);
  return {
    *startOf(words) {
      for (
        let length = Math.min(most.get(words[0] ?? '') ?? 0, words.length);
        length > 0;
        length--
      ) {
        const typed = words.slice(0, length).join(' ');
        const meaning = meanings.get(typed);
        if (meaning !== undefined) yield { meaning, length, apart: apart.get(typed) ?? [] };
      }
    },
    spell,
    // "dis." may be short for a group here, and is no "this".
    expand: (words, at) =>
      known.get(words[at] ?? '') === 'kept' ? (words[at] ?? '') : expand(words, at),
    clauses,
  };
}

/** The one word of a phrase for what is counted, or how: "internet", "lapsed", "percentage". */
const countedWord = ([typed, meaning]: readonly [string, Meaning]): readonly string[] =>
  !typed.includes(' ') &&
  (meaning.kind === 'measure' ||
    (meaning.kind === 'word' && /^(subject|share|count|limits)$/.test(meaning.word)))
    ? [typed]
    : [];

/** Every phrase of the survey's words: plain data, since gathering them is a tenth of a second's work. */
export interface Phrases {
  /** By their words, with a space between. */
  readonly meanings: ReadonlyMap<string, Meaning>;
  /** At which words of a phrase a comma or the like may stand: only those that have any. */
  readonly apart: ReadonlyMap<string, readonly number[]>;
  /** How many words the longest phrase has that begins with a word. */
  readonly most: ReadonlyMap<string, number>;
  readonly known: ReadonlyMap<string, Known>;
}

/**
 * Gathers the phrases. A phrase given two meanings is a fault at its second place, and keeps its first:
 * groups, measures and places before things not covered, and those before plain words.
 */
export function gatherPhrases(
  words: SurveyWords,
  sourceOf: SourceOf,
): { readonly phrases: Phrases; readonly problems: readonly ContentProblem[] } {
  const problems: ContentProblem[] = [];
  const meanings = new Map<string, Meaning>();
  const apart = new Map<string, readonly number[]>();
  const most = new Map<string, number>();
  const taken = new Map<string, () => Source>();
  const known = new Map<string, Known>();
  const refuse = ({ typed, source }: Given, count: number): void => {
    const message = `"${typed.slice(0, 60)}…" stands for ${count.toLocaleString('en-GB')} phrases, and the most is ${MOST_SPELLED.toLocaleString('en-GB')}; write it as two`;
    problems.push({ severity: 'fault', ...source(), message });
  };
  for (const { typed, meaning, source } of eachPhrase(words, sourceOf, refuse)) {
    const { words: parts, apart: commas } = phraseWords(typed);
    const key = parts.join(' ');
    const start = parts[0];
    if (start === undefined) continue;
    const before = taken.get(key);
    if (before !== undefined) {
      const [first, second] = [before(), source()];
      if (first.file === second.file && first.line === second.line) continue;
      const message = `"${typed}" is already used at ${first.file}:${first.line}; keep it in one place`;
      problems.push({ severity: 'fault', ...second, message });
      continue;
    }
    taken.set(key, source);
    for (const part of parts) {
      const before_ = known.get(part);
      const now = knownAs(meaning);
      if (before_ === undefined || (before_ === 'noise' && now !== 'noise')) known.set(part, now);
    }
    meanings.set(key, meaning);
    most.set(start, Math.max(parts.length, most.get(start) ?? 0));
    if (commas.length > 0) apart.set(key, commas);
  }
  for (const word of words.plain.protect) if (!known.has(word)) known.set(word, 'kept');
  return { phrases: { meanings, apart, most, known }, problems };
}

/** Each choice in brackets multiplies: more than this takes seconds at every start that learns, and memory for good. */
const MOST_SPELLED = 6_000;

function* eachPhrase(
  words: SurveyWords,
  sourceOf: SourceOf,
  refuse: (given: Given, count: number) => void,
): Generator<Given> {
  for (const given of allPhrases(words, sourceOf)) {
    const spelled = spelledOut(given.typed);
    if (spelled.length === 1) yield given;
    else if (spelled.length > MOST_SPELLED) refuse(given, spelled.length);
    else for (const typed of spelled) yield { ...given, typed };
  }
}

/** "(more|longer) than 3 months" is two phrases. */
export function spelledOut(phrase: string): readonly string[] {
  const choice = /\(([^()|]*\|[^()]*)\)/.exec(phrase);
  if (choice === null) return [phrase];
  const [whole, options = ''] = choice;
  const end = choice.index + whole.length;
  return options
    .split('|')
    .flatMap((one) => spelledOut(`${phrase.slice(0, choice.index)}${one}${phrase.slice(end)}`));
}

/** What sort of word is known, which says how near a slip must be. */
type Known = 'meaning' | 'place' | 'noise' | 'kept';

/** Whether a slip is near enough: names of places have too many neighbours, and of noise only two letters may be swapped. */
function isNear(kind: Known, typed: string, word: string): boolean {
  if (kind === 'noise' || kind === 'kept') return sorted(typed) === sorted(word);
  const short = kind === 'place' ? 9 : 8;
  return weightedEditDistance(typed, word) <= (typed.length < short ? 1 : 2);
}

const sorted = (word: string): string => Array.from(word).sort().join('');

/** What a phrase's words are known as. */
function knownAs(meaning: Meaning): Known {
  if (meaning.kind === 'place' || meaning.kind === 'within' || meaning.kind === 'other-place')
    return 'place';
  return meaning.kind === 'word' && (meaning.word === 'noise' || meaning.word === 'elsewhere')
    ? 'noise'
    : 'meaning';
}

const DOING = [
  '',
  'for ',
  'in ',
  'on ',
  'to ',
  'writing ',
  'doing ',
  'preparing ',
  'making ',
  'drafting ',
];
const WHOSE = ['a ', 'an ', 'my ', 'our ', 'the '];

/** A purpose with what stands before it: "board" alone may narrow a group, and "for a board" may not. */
const purpose = (noun: string): readonly string[] => [
  `for ${noun}`,
  ...DOING.flatMap((doing) =>
    WHOSE.filter((whose) => doing !== '' || whose !== 'the ').map(
      (whose) => `${doing}${whose}${noun}`,
    ),
  ),
];

/** How a thing is said not to be done, without apostrophes. */
const NOT = [
  ...['not', 'aint', 'dinnae', 'dinna'],
  ...['do', 'does', 'did', 'have', 'has', 'had', 'are', 'is', 'were', 'was'].flatMap((verb) => [
    `${verb} not`,
    `${verb}nt`,
    `${verb}nae`,
  ]),
];

/** What may stand behind the name of an ethnic group. */
const ORIGINS = ['background', 'backgrounds', 'heritage', 'origin', 'descent', 'ancestry'];

interface Given {
  readonly typed: string;
  readonly meaning: Meaning;
  readonly source: () => Source;
}

function* allPhrases(words: SurveyWords, sourceOf: SourceOf): Generator<Given> {
  const given = (
    typeds: readonly string[],
    meaning: Meaning,
    ...from: Parameters<SourceOf>
  ): readonly Given[] =>
    typeds.map((typed) => ({ typed, meaning, source: () => sourceOf(...from) }));
  for (const [index, group] of words.groups.entries()) {
    const { dimension, alone, aliases } = group;
    const give = (typeds: readonly string[], isAlone: boolean) =>
      given(typeds, { kind: 'group', group, alone: isAlone }, 'groups', [index]);
    // The ages reader knows "75+"; as a phrase it would be a bare 75, in "75%" too.
    const own = group.unnamed === true || dimension === 'age' ? [] : [group.group];
    for (const typed of [group.people, ...own, ...aliases])
      yield* give([typed], !alone.includes(typed.toLowerCase()));
    yield* give(alone, false);
    if (dimension === 'ethnic-group')
      for (const typed of [group.group, ...aliases, ...alone])
        yield* give(
          ORIGINS.map((origin) => `${typed} ${origin}`),
          true,
        );
  }
  for (const [index, measure] of words.measures.entries()) {
    const denied = measure.denied.flatMap((doing) => NOT.map((not) => `${not} ${doing}`));
    const typeds = [measure.measure, ...measure.aliases, ...denied];
    yield* given(typeds, { kind: 'measure', measure }, 'measures', [index]);
  }
  for (const [index, place] of words.places.entries()) {
    const { name, area } = place;
    const council =
      area.length === 5 && !name.includes('county council')
        ? [`${name} county council area`, `${name} county council`]
        : [];
    const give = (typeds: readonly string[], loose: boolean) =>
      given(typeds, { kind: 'place', place, loose }, 'places', [index]);
    yield* give([name, ...place.aliases, ...council, area], false);
    yield* give(place.loose, true);
    for (const typed of place.within) {
      const inside = typed.replace(/^in /, '');
      yield* given([typed], { kind: 'within', name: inside, place }, 'places', [index]);
    }
  }
  for (const [index, other] of words.otherPlaces.entries()) {
    const typeds = other.alone.length > 0 ? other.alone : [other.name, ...other.aliases];
    yield* given(typeds, { kind: 'other-place', other }, 'otherPlaces', [index]);
  }
  for (const [index, span] of words.ages.entries())
    yield* given(span.aliases, { kind: 'ages', span }, 'ages', [index]);
  for (const [index, topic] of words.notCovered.entries())
    yield* given(topic.aliases, { kind: 'not-covered', topic }, 'notCovered', [index]);
  const { levels, purposes } = words.plain;
  for (const level of LEVELS)
    yield* given(levels[level], { kind: 'level', level }, 'plain', ['levels', level]);
  for (const word of WORD_KINDS)
    if (word !== 'protect' && word !== 'purposes')
      yield* given(words.plain[word], { kind: 'word', word }, 'plain', [word]);
  yield* given(purposes.flatMap(purpose), { kind: 'word', word: 'noise' }, 'plain', ['purposes']);
}
