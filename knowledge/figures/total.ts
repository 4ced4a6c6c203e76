import type { FigureQuery, Plan } from './figures-query';
import { leadersOf } from './choose-order';
import type { Subject } from './subjects';
import type { SurveyTable } from './survey-table';
import { joined } from './wording';

/**
 * What "added together?" makes of the questions before it: lapsed and never used are people not online, and the people
 * of groups that don't overlap are added, as our own sum. Where parts overlap, or nothing is to be added, says why not.
 */
export function totalOf(asked: readonly FigureQuery[], table: SurveyTable): Plan | undefined {
  const last = asked.at(-1);
  if (last === undefined) return undefined;
  const shown = last.rank === undefined ? last : { ...last, subjects: leadersOf(last, table) };
  const parts = isSeveral(shown) ? shown : withBefore(shown, asked.at(-2));
  const { unit, measures, subjects, years, wantsCautions } = parts;
  const plain = { gap: false, readings: [], yearAssumed: false, wantsCautions };
  const query: FigureQuery = { want: 'one', unit, measures, subjects, years, ...plain };
  const [measure, second, third] = measures;
  const away =
    third === undefined && [measure, second].every((one) => one === 'lapsed' || one === 'never');
  const people = joined(subjects.map((one) => one.people));
  if (!isSeveral(parts))
    return gap('a sum here: there is one figure, and nothing to add to it', query);
  if (years.length > 1)
    return gap('several years added together: most people would be counted in each of them', query);
  if (measure !== undefined && second !== undefined)
    return away && subjects.length === 1
      ? { kind: 'query', query: { ...query, measures: ['lapsed-or-never'] } }
      : gap('those measures added together', { ...query, want: 'compare' });
  if (subjects.some((one) => overlaps(one, subjects)))
    return gap(`${people} together: some people are in more than one of them`, {
      ...query,
      want: 'compare',
    });
  return {
    kind: 'query',
    query: { ...query, want: 'compare', unit: 'thousands', sum: true },
  };
}

const gap = (missing: string, show: FigureQuery): Plan => ({
  kind: 'gap',
  gap: { missing, nearest: [], readings: [], show },
});

const isSeveral = ({ subjects, measures, years }: FigureQuery): boolean =>
  subjects.length * measures.length * years.length > 1;

/** The last two questions as one, where they differ in whom they are of, or in what they count, and in nothing else. */
function withBefore(last: FigureQuery, before: FigureQuery | undefined): FigureQuery {
  if (before === undefined || isSeveral(before) || before.years.join() !== last.years.join())
    return last;
  const sameMeasure = before.measures.join() === last.measures.join();
  const samePeople = before.subjects[0]?.people === last.subjects[0]?.people;
  if (sameMeasure === samePeople) return last;
  return samePeople
    ? { ...last, measures: [...before.measures, ...last.measures] }
    : { ...last, subjects: [...before.subjects, ...last.subjects] };
}

/** Whether somebody may be in a group and in another too: groups of one kind are apart, but each is in the whole. */
const overlaps = (subject: Subject, all: readonly Subject[]): boolean =>
  subject.dimension === 'all' ||
  all.some((one) => one.dimension !== subject.dimension) ||
  all.filter((one) => one.people === subject.people).length > 1 ||
  subject.series.some(({ group }) => /^(DDA|All$)/i.test(group));
