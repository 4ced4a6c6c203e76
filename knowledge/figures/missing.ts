import { estimate, yearsOf } from './estimate';
import type { FigureQuery, Gap } from './figures-query';
import type { Subject } from './subjects';
import type { Knowledge } from './replies/reply-context';
import { askMeasure, measureName } from './replies/reply-context';
import { joined } from './wording';

/** Why a question that reads well has no figures, and what is nearest. */
export function explainMissing(query: FigureQuery, knowledge: Knowledge): Gap {
  return { ...reason(query, knowledge), about: query };
}

function reason(query: FigureQuery, knowledge: Knowledge): Gap {
  const { table, subjects } = knowledge;
  const subject = query.subjects[0] ?? subjects.everyone;
  const measure = query.measures[0] ?? 'recent';
  const readings = query.readings;
  const year = query.years.at(-1) ?? table.years.at(-1) ?? 0;
  const own = yearsOf(table, subject, measure);
  const last = own.at(-1);

  if (last === undefined) {
    const together = yearsOf(table, subject, 'lapsed-or-never').length > 0;
    const name = measureName(measure, knowledge.words);
    return {
      missing: `${name} among ${query.rank?.of ?? subject.people}. ${together ? 'For small areas and economic activity it gives lapsed and never together' : 'It does not split that group so'}`,
      nearest: query.rank === undefined ? [`${subject.ask} not online`, subject.ask] : [],
      ...(together ? { show: { ...query, measures: ['lapsed-or-never'] } } : {}),
      readings,
    };
  }
  const now = subject.place?.now ?? [];
  if (now.length > 0 && year > last) {
    const areas = now.flatMap((code) => subjects.coded(code) ?? []);
    return {
      missing: `${subject.place?.name ?? subject.people} as one area after ${last}, when its boundaries changed. Since then it gives ${joined(areas.map((one) => one.ask))}`,
      nearest: [`${subject.ask} in ${last}`, ...areas.map((one) => one.ask)].slice(0, 4),
      show: { ...query, want: areas.length > 1 ? 'compare' : 'one', subjects: areas },
      readings,
    };
  }
  const near = own.reduce(
    (best, each) => (Math.abs(each - year) < Math.abs(best - year) ? each : best),
    last,
  );
  const asked = query.years.filter((each) => !own.includes(each));
  const older = olderDefinition(subject, asked, knowledge);
  return {
    missing: `${subject.people} in ${joined(asked.map(String))}. Its figures for them run from ${own[0] ?? last} to ${last}${older === undefined ? '' : ', since it used an older definition of disability before'}`,
    nearest: [
      ...(older === undefined ? [] : [older]),
      `${subject.ask}${askMeasure(measure)} in ${near}`,
      `trend for ${subject.ask}${askMeasure(measure)}`,
    ],
    readings,
  };
}

/** Figures of 2013 follow the Disability Discrimination Act, and are asked for by that name. */
function olderDefinition(
  subject: Subject,
  years: readonly number[],
  { table, words, subjects }: Knowledge,
): string | undefined {
  if (subject.dimension !== 'disability') return undefined;
  const group = words.groups.find((one) => one.group === 'DDA disabled');
  const older = group === undefined ? undefined : subjects.group(group);
  const year = years[0];
  return older !== undefined &&
    year !== undefined &&
    estimate(table, older, 'recent', year) !== undefined
    ? `dda disabled in ${year}`
    : undefined;
}
