import { chooseMeasures, countsPeople, everyYear } from './choose-measures';
import { chooseSubjects } from './choose-subjects';
import { chooseYears } from './choose-years';
import { hasData, isFiguresQuestion } from './is-figures-question';
import { placesAtLevel } from './breakdowns';
import { isWord, type ParsedPart, RANKS } from './parsed-part';
import { sortParts, type ParsedWords } from './parsed-words';
import { namesakeNotes } from './namesakes';
import { totalOf } from './total';
import { ranked } from './choose-order';
import { askMeasure } from './replies/reply-context';
import { unsupportedQuestion } from './unsupported-questions';
import type { FigureQuery, Gap, Plan } from './figures-query';
import type { Statistic } from '../loading/statistic';
import { pointWith } from './bulletin-points';
import type { LaterFigure } from '../loading/later-figure';
import { chooseOthers, sayOther, type Wanted } from './other-surveys';
import { wantedOf } from './wanted';
import type { Measure } from './record';
import type { Subject, Subjects } from './subjects';
import type { SurveyTable } from './survey-table';
import { saidOf } from './quotes';
import type { ParsedQuestion } from './parse-question';
import { joined, placeName } from './wording';
import type { MeasureWords, NotCoveredWords, SurveyWords } from './word-schemas';

export interface PlanningNeeds {
  readonly table: SurveyTable;
  readonly words: SurveyWords;
  readonly subjects: Subjects;
  /** The six points of the bulletin. */
  readonly points: readonly Statistic[];
  /** Whether the question is known to be about figures, though it holds words that nobody knows. */
  readonly certain: boolean;
  /** Figures of other surveys. */
  readonly later: readonly LaterFigure[];
  /** Plans another question, as a reader would type it. */
  readonly replan: (question: string) => Plan | undefined;
}

/** Makes a question of what was understood, or says what is missing; undefined where it is not about figures. */
export function plan({ found, cut }: ParsedQuestion, needs: PlanningNeeds): Plan | undefined {
  const parts = sortParts(found);
  if (cut || !isFiguresQuestion(parts, needs.certain)) return undefined;
  const { table, subjects, words } = needs;
  const readings: string[] = [
    ...parts.repairs.map(({ typed, repaired }) => `I read “${typed}” as “${repaired}”.`),
    ...(parts.asides.length > 0
      ? [`I took ${quoted(parts.asides)} to be no part of the question.`]
      : []),
  ];
  const gap = (missing: string, rest: Partial<Gap> = {}): Plan => ({
    kind: 'gap',
    gap: { missing, nearest: [], readings, ...rest },
  });

  if (parts.unknown.length > 0 && parts.topics.length === 0) {
    const near = asksOf(parts, subjects).filter((ask) => ask !== subjects.everyone.ask);
    return gap(unknownWords(parts.unknown), { nearest: [...near, 'adults overall'] });
  }
  const [given] = parts.quoted;
  if (given !== undefined) {
    const named = parts.standsAlone || hasData(parts) || parts.levels.length > 0;
    const everyone = parts.says('people', 'uk') && parts.says('subject');
    const point = pointWith(given, needs.points);
    if (point !== undefined && !named && !everyone && parts.years.length === 0)
      return { kind: 'point', point };
    const dated = parts.years.length > 0 && parts.says('people', 'uk');
    if (!named && !dated && !parts.says('subject')) return undefined;
  }
  const defined = definitionOf(parts, words);
  if (defined !== undefined) return { kind: 'definition', measure: defined };
  const topic = (parts.topics.find((one) => one.topic.later !== undefined) ?? parts.topics[0])
    ?.topic;
  if (topic !== undefined && !(parts.topics.length === 1 && namesItsGroups(topic, parts, needs))) {
    const named = asksOf(parts, subjects).filter((ask) => ask !== subjects.everyone.ask);
    const near = topic.show ?? (named.length > 0 ? joined(named) : undefined);
    const shown = near === undefined ? undefined : needs.replan(near);
    return gap(topic.missing, {
      nearest: [...named, ...topic.nearest].slice(0, 4),
      ...(topic.later === undefined
        ? {}
        : { others: wantedOf(parts, topic.later, words.otherSurveys) }),
      ...(shown?.kind === 'query' ? { show: shown.query } : {}),
    });
  }
  const pitfall = unsupportedQuestion(parts);
  if (pitfall !== undefined) {
    const asks = asksOf(parts, subjects);
    const shown =
      asks.length === 1
        ? needs.replan(`${asks[0] ?? ''}${askMeasure(chooseMeasures(parts)[0] ?? 'recent')}`)
        : undefined;
    return gap(pitfall, {
      nearest: asks,
      ...(shown?.kind === 'query' ? { show: shown.query } : {}),
    });
  }
  if (parts.says('not', 'except'))
    return gap(
      'a question with words like “not”, “except” or “half” in it that I could get wrong. Please ask for one group or place at a time',
      {
        nearest: asksOf(parts, subjects),
      },
    );

  const years = chooseYears(parts, table.years);
  if ('outside' in years)
    return gap(
      `${years.outside.length === 0 ? 'years counted back from today' : joined(years.outside.map(String))}. Its years run from ${table.years[0] ?? 0} to ${table.years.at(-1) ?? 0}`,
      {
        nearest: asksOf(parts, subjects),
        ...(isOfToday(parts, years.outside, table.years)
          ? { others: wantedOf(parts, 'internet use', words.otherSurveys) }
          : {}),
      },
    );
  const measures = chooseMeasures(parts);
  const base = {
    unit: countsPeople(parts) ? 'thousands' : 'percent',
    measures,
    gap: parts.says('gap') || parts.found.some(isOfGap),
    yearAssumed: years.assumed,
    wantsCautions: parts.says('caution', 'latest', 'today'),
    limits: parts.says('limits'),
  } as const;
  const shape = (list: readonly Subject[], more: readonly string[] = []): FigureQuery => {
    const every = everyYear(table, list, measures);
    const first = parts.says('earliest') && !years.trend ? every.slice(0, 1) : [];
    const own =
      years.years.length + first.length > 0 ? [...new Set([...first, ...years.years])] : every;
    const several = list.length * own.length * measures.length > 1;
    const query: FigureQuery = {
      ...base,
      want: years.trend && own.length > 1 ? 'trend' : several ? 'compare' : 'one',
      subjects: list,
      years: own,
      readings: [...readings, ...more],
    };
    return {
      ...query,
      readings: [
        ...query.readings,
        ...namesakeNotes(list, words.places),
        ...saidOf(parts, query, table),
      ],
    };
  };
  const put = (list: readonly Subject[], more: readonly string[], of: string | undefined): Plan => {
    const query = shape(list, more);
    const adds = asksSum(parts) && !parts.says('compare', 'gap', 'trend') && list.length > 1;
    if (adds && !parts.says('share')) return totalOf([query], table) ?? { kind: 'query', query };
    const notes = adds ? ['Shares of several groups cannot be added, so each has its own.'] : [];
    const all = { ...query, readings: [...query.readings, ...notes] };
    return { kind: 'query', query: ranked(all, parts, of, everyYear(table, list, measures)) };
  };

  const inside = parts.within[0];
  if (inside !== undefined) {
    const places = [
      ...new Set([
        ...parts.within.map((one) => one.place),
        ...parts.sides.flatMap((side) => side.places.map((one) => one.place)),
      ]),
    ];
    return gap(`${placeName(inside.name)} alone. It is counted in ${inside.place.name}`, {
      nearest: places.slice(0, 4).map((place) => place.name),
      show: shape(places.map((place) => subjects.place(place))),
    });
  }
  const other = parts.otherPlaces[0]?.other;
  if (other !== undefined) {
    const near = other.nearest.flatMap((code) => subjects.coded(code) ?? []);
    const level =
      parts.levels.find((one) => one === 'region' || one === 'nation') ??
      (parts.says('where') ? 'region' : undefined);
    if (level === 'region' && near.length > 1 && near.every((one) => one.dimension === 'region'))
      return put(near, [`I compared the ${near.length} regions in ${other.name}.`], 'regions');
    if (level !== undefined && other.nearest.join() === 'uk' && other.why === undefined) {
      const all = placesAtLevel(parts, near, years.years, measures, table, subjects);
      if (all !== undefined && 'subjects' in all)
        return put(all.subjects, ['The survey covers the whole UK.', ...all.readings], all.of);
    }
    const ranks = parts.tops.length > 0 || parts.says(...RANKS);
    const small = parts.levels.some((one) => one === 'larger' || one === 'smaller');
    if (ranks && small && near.length > 1 && near.every((one) => one.dimension === 'region')) {
      const all = placesAtLevel(parts, near, years.years, measures, table, subjects);
      if (all !== undefined && 'subjects' in all) return put(all.subjects, all.readings, all.of);
    }
    if (asksSum(parts) && near.length > 1)
      return put(
        near,
        [`I took ${other.name} as ${joined(near.map((one) => one.ask))}.`],
        undefined,
      );
    const why =
      other.why === undefined ? 'The nearest it has are below' : other.why.replace(/\.$/, '');
    const name =
      other.name === 'other countries' ? placeName(parts.otherPlaces[0]?.typed ?? '') : other.name;
    return gap(`${name}. ${why}`, { nearest: near.map((one) => one.ask), show: shape(near) });
  }

  const chosen = chooseSubjects(parts, subjects);
  if ('population' in chosen) {
    const { population } = chosen;
    const point = needs.points.find(({ data }) =>
      data.some((datum) => datum.population.endsWith(population)),
    );
    const isLast = !years.trend && years.years.join() === String(table.years.at(-1));
    if (point !== undefined && isLast && measures.join() === 'recent')
      return { kind: 'point', point };
    const { bands } = subjects.bands({ from: 16, to: 44 });
    const show = bands.flatMap((band) => subjects.group(band) ?? []);
    return gap('ages 16 to 44 as one group, except for 2020 in the ONS bulletin (99%)', {
      show: shape(show),
    });
  }
  const newer = newerOf(parts, measures, needs);
  if ('missing' in chosen)
    return gap(chosen.missing, {
      ...(newer?.fits === true ? { others: newer.wanted } : {}),
      nearest: chosen.show.map((one) => one.ask).slice(0, 4),
      ...(chosen.show.length > 0 ? { show: shape(chosen.show) } : {}),
    });

  if (parts.either)
    return gap('people who are in one group or in another. It gives each group on its own', {
      nearest: chosen.subjects.map((one) => one.ask).slice(0, 4),
      show: shape(chosen.subjects),
    });

  if (newer?.fits === true)
    return gap('today. Its last figures are of January to March 2020', {
      others: newer.wanted,
      show: shape(chosen.subjects),
    });
  if (newer !== undefined) readings.push(newer.note);
  const level = placesAtLevel(parts, chosen.subjects, years.years, measures, table, subjects);
  if (level !== undefined && 'missing' in level)
    return gap(level.missing, { nearest: level.nearest });
  const list = level?.subjects ?? chosen.subjects;
  // "the three devolved nations" are all there are.
  const { many = list.length } = parts;
  if (many !== list.length && parts.tops.length === 0 && !parts.says(...RANKS))
    return gap('a number of groups without a word such as “highest” or “lowest”', {
      nearest: asksOf(parts, subjects),
    });
  const notes = [...chosen.readings, ...(level?.readings ?? [])];
  return put(list, notes, level?.of);
}

/** What other surveys have of today, where that is asked about: as what was asked, or to be told beside it. */
function newerOf(
  parts: ParsedWords,
  [measure, second]: readonly Measure[],
  { later, table, words }: PlanningNeeds,
): { readonly fits: boolean; readonly wanted: Wanted; readonly note: string } | undefined {
  const subject = measure === undefined || second !== undefined ? undefined : OF_TODAY[measure];
  const other = parts.says(
    'trend',
    'compare',
    'gap',
    'highest',
    'lowest',
    'best',
    'worst',
    'limits',
  );
  if (subject === undefined || other || !parts.says('today')) return undefined;
  if (parts.years.length + parts.levels.length + parts.tops.length > 0) return undefined;
  const wanted = {
    ...wantedOf(parts, subject, words.otherSurveys),
    after: table.years.at(-1) ?? 0,
  };
  const { figures, fits } = chooseOthers(wanted, later, words.otherSurveys);
  const [first] = figures;
  return first && { fits, wanted, note: `Newer, but of other people: ${sayOther(first)}` };
}

const OF_TODAY: Readonly<Partial<Record<Measure, string>>> = {
  recent: 'internet use',
  'lapsed-or-never': 'not online',
};

/** Whether all adults are asked about in years after the last: other surveys have newer figures of those. */
const isOfToday = (
  parts: ParsedWords,
  outside: readonly number[],
  surveyed: readonly number[],
): boolean =>
  outside.length > 0 &&
  outside.every((year) => year > (surveyed.at(-1) ?? 0)) &&
  parts.measures.every(({ measure }) => measure.measure === 'recent') &&
  !hasData(parts) &&
  parts.levels.length === 0;

/** Whether several groups are wanted as one number: "added up", "the total number". */
const asksSum = (parts: ParsedWords): boolean =>
  parts.says('sum') ||
  (parts.says('count') &&
    !parts.says(...RANKS) &&
    parts.found.some(({ typed }) => /^totals?( of)?$/.test(typed)));

/** "is it closing", "have they caught up": how far two are apart. */
const isOfGap = (one: ParsedPart): boolean =>
  isWord(one, 'trend') && /^(clos|narrow|widen|catch|caught)/.test(one.repaired ?? one.typed);

const quoted = (words: readonly string[]): string =>
  joined(words.map((word) => `“${word.slice(0, 40)}”`));

function unknownWords(unknown: readonly string[]): string {
  return `${quoted(unknown)}: I do not know ${unknown.length > 1 ? 'those words' : 'that word'} here, and will not guess`;
}

/** "South Asian: Indian, Pakistani and Bangladeshi": what the survey has not as one group, with groups of it by name. */
function namesItsGroups(
  { show }: NotCoveredWords,
  parts: ParsedWords,
  { replan, subjects }: PlanningNeeds,
): boolean {
  const chosen = chooseSubjects(parts, subjects);
  const shown = show === undefined ? undefined : replan(show);
  if (!('subjects' in chosen) || chosen.subjects.length < 2 || shown?.kind !== 'query')
    return false;
  const all = shown.query.subjects.map(({ people }) => people);
  return chosen.subjects.every(({ people }) => all.includes(people));
}

/** "what is a lapsed user": a measure asked about with no group, year or number. */
function definitionOf(parts: ParsedWords, words: SurveyWords): Measure | undefined {
  if (!parts.says('define') || parts.says('count', 'share', 'trend', 'figure')) return undefined;
  if (hasData(parts) || parts.years.length > 0) return undefined;
  if (parts.standsAlone && parts.measures.length === 0) return undefined;
  const measure: MeasureWords | undefined =
    parts.measures[0]?.measure ?? words.measures.find((one) => one.measure === 'recent');
  return measure?.measure;
}

/** What the question names that the survey does have, as questions to offer. */
function asksOf(parts: ParsedWords, subjects: Subjects): readonly string[] {
  const chosen = chooseSubjects(parts, subjects);
  if (!('subjects' in chosen)) return [];
  return chosen.subjects.map((one) => one.ask).slice(0, 3);
}
