import { chooseMeasures } from './choose-measures';
import type { FigureQuery, Plan } from './figures-query';
import { hasData } from './is-figures-question';
import { sortParts, type ParsedWords } from './parsed-words';
import type { ParsedPart } from './parse-question';
import { askMeasure, askSubjects } from './replies/reply-context';
import type { SurveyWords } from './word-schemas';
import { joined } from './wording';

/** A whole question made of a part of one, and a sentence that says what was taken from the question before. */
export interface FollowedUp {
  readonly query: FigureQuery;
  readonly took: string;
}

/** Words that begin a question which goes on from another: "and for men?", "what about Wales?". */
const GOES_ON =
  /^\W*(and|or|but|then|what about|how about|what of|same for|the same for|now|ok|okay|for|in|since|between|only|just)\b/i;

/**
 * Completes "and for men?", "in 2015?" or "and Wales?" from the question before it: whatever it does not name is as
 * before. Undefined where it names nothing of the survey's, holds a word nobody knows, or is whole by itself.
 */
export function followUp(
  previous: FigureQuery,
  words: string,
  read: (words: string) => readonly ParsedPart[],
  planFor: (words: string) => Plan | undefined,
  survey: SurveyWords,
): FollowedUp | undefined {
  if (words.length > 100 || !GOES_ON.test(words)) return undefined;
  const parts = sortParts(read(words));
  if (
    parts.unknown.length > 0 ||
    parts.topics.length > 0 ||
    parts.says('elsewhere', 'not', 'except')
  )
    return undefined;
  const named = {
    subjects: hasData(parts) || parts.levels.length > 0 || parts.says('uk') || namesEveryone(parts),
    years: parts.years.length > 0 || parts.says('trend'),
    measures: parts.measures.length > 0 || parts.says('subject'),
    unit: parts.says('count', 'share'),
  };
  if (!Object.values(named).some(Boolean) && !parts.says('limits')) return undefined;
  const who = named.subjects ? keptHalf(previous, parts, survey) : askSubjects(previous.subjects);
  const when = named.years ? '' : yearsOf(previous);
  const what = named.measures ? '' : previous.measures.map(askMeasure).join(' and');
  const took = [
    ...(named.measures ? [] : [previous.measures.map((one) => nameOf(one, survey)).join(' and ')]),
    ...(who === undefined || who === '' ? [] : [who]),
    ...(named.years ? [] : [when.trim()]),
  ].filter((one) => one !== '');
  const counted = !named.unit && previous.unit === 'thousands' ? 'how many ' : '';
  if (previous.want === 'rank' && !named.subjects) {
    const measures = named.measures ? chooseMeasures(parts).slice(0, 1) : previous.measures;
    const own = planFor(`adults overall ${words} ${when}`);
    const years = own?.kind === 'query' ? own.query.years : previous.years;
    return {
      query: { ...previous, measures, years },
      took: sentence([previous.rank?.of ?? '', ...took]),
    };
  }
  if (who === undefined) return undefined;
  const rest = words.replace(/^\W*(and|or|but|then)\b/i, '').replace(/[?!.]+\s*$/, '');
  const planned = planFor(`${counted}${who} ${rest}${what} ${when}`);
  return planned?.kind === 'query' ? { query: planned.query, took: sentence(took) } : undefined;
}

const namesEveryone = (parts: ParsedWords): boolean =>
  parts.found.some((one) => one.kind === 'group' && one.group.dimension === 'all');

const sentence = (took: readonly string[]): string =>
  took.length === 0 ? '' : `I took from your last question: ${joined(took)}.`;

const nameOf = (measure: FigureQuery['measures'][number], { measures }: SurveyWords): string =>
  measures.find((one) => one.measure === measure)?.name ?? measure;

/** "and for men?" after women over 75 means men over 75: the half of a cross that is not named is kept. */
function keptHalf(previous: FigureQuery, parts: ParsedWords, { groups }: SurveyWords): string {
  const [subject, other] = previous.subjects;
  const [series] = subject?.series ?? [];
  if (other !== undefined || series === undefined || !series.dimension.startsWith('age-by-'))
    return '';
  const ofAge = parts.sides.some(
    ({ ages, groups: own }) => ages.length > 0 || own.some(({ dimension }) => dimension === 'age'),
  );
  const kinds = ofAge ? ['sex', 'disability'] : ['age'];
  const kept = ofAge ? series.subgroup : series.group;
  const plain = parts.sides.every(({ places, uk }) => places.length === 0 && !uk);
  if (!plain || parts.levels.length > 0) return '';
  return (
    groups.find(
      ({ dimension, group }) =>
        kinds.includes(dimension) && group.toLowerCase() === kept.toLowerCase(),
    )?.people ?? ''
  );
}

function yearsOf({ years, yearAssumed, want }: FigureQuery): string {
  const [first] = years;
  const last = years.at(-1);
  if (first === undefined || last === undefined || (yearAssumed && want !== 'trend')) return '';
  return want === 'trend' ? `from ${first} to ${last}` : `in ${years.join(' and ')}`;
}
