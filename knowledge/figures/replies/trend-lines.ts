import { breakYear, type Estimate } from '../estimate';
import type { FigureQuery } from '../figures-query';
import { capital } from '../wording';
import { measureName, type Knowledge } from './reply-context';

/** One line of a trend: a subject and measure, within one set of boundaries. */
export interface Line {
  readonly name: string;
  readonly figures: readonly Estimate[];
}

/** The lines of a trend, newest boundaries first. */
export const linesOf = (
  query: FigureQuery,
  found: readonly Estimate[],
  { table, words }: Knowledge,
): readonly Line[] =>
  query.subjects.flatMap((subject) =>
    query.measures.flatMap((measure) => {
      const own = found.filter((one) => one.subject === subject && one.measure === measure);
      const name =
        query.measures.length === 1
          ? subject.short
          : query.subjects.length > 1
            ? `${subject.short}, ${measureName(measure, words)}`
            : capital(measureName(measure, words));
      const edge = breakYear(table, subject);
      const before = own.filter((one) => edge !== undefined && one.year < edge);
      const after = own.filter((one) => edge === undefined || one.year >= edge);
      return [
        ...(after.length > 0
          ? [{ name: before.length > 0 ? `${name} from ${edge ?? 0}` : name, figures: after }]
          : []),
        ...(before.length > 0
          ? [{ name: after.length > 0 ? `${name} to ${(edge ?? 0) - 1}` : name, figures: before }]
          : []),
      ];
    }),
  );
