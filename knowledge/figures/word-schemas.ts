import * as z from 'zod';
import { filledList, group, id, list, number, text, yesNo, type Frozen } from '../loading/fields';
import { DIMENSIONS, MEASURES } from './record';

const dimension = z.enum(DIMENSIONS, { error: `must be one of ${DIMENSIONS.join(', ')}` });
const measure = z.enum(MEASURES, { error: `must be one of ${MEASURES.join(', ')}` });
const short = text(20);
/** A phrase; "(more|longer) than 3 months" is two. */
const phrase = text(500);

/** A group of people, as the table names it, and how people name it. */
export const groupWords = group({
  dimension,
  group: text(80),
  people: text(120),
  short,
  /** The whole name for a chart, where `short` is cut. */
  full: text(60).exactOptional(),
  aliases: list(phrase),
  alone: list(phrase),
  unnamed: yesNo.exactOptional(),
});
export type GroupWords = Frozen<z.infer<typeof groupWords>>;

export const measureWords = group({
  measure,
  name: text(80),
  were: text(80),
  short,
  definition: text(300),
  aliases: list(phrase),
  /** What those it counts have not done: "used the internet", behind "not", "haven't" and the like. */
  denied: list(phrase),
});
export type MeasureWords = Frozen<z.infer<typeof measureWords>>;

const code = text(5).regex(/^UK[C-N][0-9]{0,2}$/, 'must be an area code like UKD74');

/** A place of the table. `was` is its code before its boundaries changed; `now` lists what replaced it. */
export const placeWords = group({
  area: code,
  name: text(80),
  was: code.exactOptional(),
  short: short.exactOptional(),
  aliases: list(phrase),
  /** Names that mean it only roughly, so that `note` must be said. */
  loose: list(phrase),
  within: list(phrase),
  now: list(code),
  note: text(200).exactOptional(),
});
export type PlaceWords = Frozen<z.infer<typeof placeWords>>;

/** A place that the table doesn't give, and the nearest that it does. */
export const otherPlaceWords = group({
  name: text(80),
  aliases: list(phrase),
  alone: list(phrase),
  why: text(200).exactOptional(),
  nearest: filledList(text(5).regex(/^(uk|UK[C-N][0-9]{0,2})$/, 'must be an area code, or uk')),
});
export type OtherPlaceWords = Frozen<z.infer<typeof otherPlaceWords>>;

const wholeAge = number.int('must be a whole number');

/** A word for a span of ages, read as the age groups inside it. */
export const ageWords = group({
  from: wholeAge,
  to: wholeAge.exactOptional(),
  aliases: filledList(phrase),
});
export type AgeWords = Frozen<z.infer<typeof ageWords>>;

/** Something the survey doesn't ask. */
export const notCoveredWords = group({
  id,
  missing: text(300),
  aliases: filledList(phrase),
  needsCount: yesNo.exactOptional(),
  needsSubject: yesNo.exactOptional(),
  nearest: list(text(80)),
  /** Words that find another survey's figure, where any is near. */
  later: text(80).exactOptional(),
  /** A question whose figures are shown at once, since they are what can be said. */
  show: text(120).exactOptional(),
});
export type NotCoveredWords = Frozen<z.infer<typeof notCoveredWords>>;

/** What a word does in a question, other than name a group, a place or a measure. */
export const WORD_KINDS = [
  ...(['trend', 'compare', 'gap', 'sum', 'highest', 'lowest', 'best', 'worst'] as const),
  ...(['count', 'headcount', 'share', 'figure', 'source', 'publication'] as const),
  ...(['subject', 'use', 'people', 'where', 'who', 'uk', 'define', 'caution', 'limits'] as const),
  ...(['earliest', 'latest', 'today', 'not', 'except'] as const),
  ...(['noise', 'purposes', 'elsewhere', 'protect'] as const),
] as const;
export type WordKind = (typeof WORD_KINDS)[number];

/** What people ask to have compared or ranked: "region", "age". */
export const LEVELS = [
  ...(['region', 'nation', 'larger', 'smaller', 'age', 'sex', 'disability'] as const),
  ...(['ethnic-group', 'economic-activity', 'measure'] as const),
] as const;
export type Level = (typeof LEVELS)[number];

const phrases = filledList(phrase);
/** A list of phrases under each of some names. */
const listsOf = <Name extends string>(names: readonly Name[]) =>
  group(Object.fromEntries(names.map((name) => [name, phrases])) as Record<Name, typeof phrases>);

export const plainWords = group({
  ...(Object.fromEntries(WORD_KINDS.map((kind) => [kind, phrases])) as Record<
    WordKind,
    typeof phrases
  >),
  levels: listsOf(LEVELS),
});
export type PlainWords = Frozen<z.infer<typeof plainWords>>;

const DROPPED = [
  ...(['age', 'sex', 'disability', 'ethnic-group', 'economic-activity'] as const),
  ...(['place', 'year', 'measure'] as const),
] as const;

const ACTS = [
  ...(['both', 'total', 'flip', 'since', 'until', 'limits', 'count', 'share', 'trend'] as const),
  ...(['chart', 'again', 'today', 'ends', 'overlap', 'change', 'latest', 'who'] as const),
  ...(['older', 'younger'] as const),
] as const;

/** How short messages go on from a question about figures. */
export const followUpWords = group({
  lead: phrases,
  filler: phrases,
  tail: phrases,
  also: phrases,
  drop: phrases,
  dropped: listsOf(DROPPED),
  act: listsOf(ACTS),
  back: phrases,
  overlap: phrases,
});
export type FollowUpWords = Frozen<z.infer<typeof followUpWords>>;

const CLAUSE_LISTS = [
  ...(['opens', 'persons', 'leads', 'joins', 'asks', 'wants', 'articles', 'restricts'] as const),
  ...(['roles', 'selves', 'scopes', 'near', 'questions', 'numbered', 'passed'] as const),
  ...(['papers', 'corrects', 'helped', 'goesOn'] as const),
] as const;

/** How clauses about the asking are told from the question. */
export const clauseWords = listsOf(CLAUSE_LISTS);
export type ClauseWords = Frozen<z.infer<typeof clauseWords>>;

/** How figures of other surveys are found. */
export const otherSurveyWords = group({
  platforms: filledList(group({ name: text(40), spoken: phrases })),
  subjects: filledList(
    group({ asked: text(80), about: list(text(80)), measures: list(text(300)) }),
  ),
});
export type OtherSurveyWords = Frozen<z.infer<typeof otherSurveyWords>>;

/** Everything said about words in the survey's folder. */
export interface SurveyWords {
  readonly groups: readonly GroupWords[];
  readonly measures: readonly MeasureWords[];
  readonly places: readonly PlaceWords[];
  readonly otherPlaces: readonly OtherPlaceWords[];
  readonly ages: readonly AgeWords[];
  readonly notCovered: readonly NotCoveredWords[];
  readonly plain: PlainWords;
  readonly followUps: FollowUpWords;
  readonly clauses: ClauseWords;
  readonly otherSurveys: OtherSurveyWords;
}
