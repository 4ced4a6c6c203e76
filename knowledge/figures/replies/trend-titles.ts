import type { Estimate } from '../estimate';
import type { FigureQuery } from '../figures-query';
import { capital, percentText, SHORT_MEASURE } from '../wording';

/** One line of a trend: a subject and measure, within one set of boundaries. */
export interface Line {
  readonly name: string;
  readonly figures: readonly Estimate[];
}

/** States the finding: how far one line moved, or where several stand at the end. */
export function lineTitle(lines: readonly Line[], query: FigureQuery): string {
  const short = query.measures.length > 1 ? 'online' : SHORT_MEASURE[query.measures[0] ?? 'recent'];
  const from = query.years[0] ?? 0;
  const to = query.years.at(-1) ?? 0;
  const [a, b] = lines;
  const first = a?.figures[0];
  const last = a?.figures.at(-1);
  const other = b?.figures.at(-1);
  if (a === undefined || first === undefined || last === undefined)
    return `${capital(short)}, ${from} to ${to}`;
  const moved = `${last.subject.short}: ${percentText(first.percent)} to ${percentText(last.percent)} ${short}`;
  if (lines.length === 1)
    return moved.length > 36 ? moved : `${moved}, ${first.year} to ${last.year}`;
  if (query.measures.length > 1) return `${last.subject.short}: internet use, ${from} to ${to}`;
  if (query.subjects.length === 1) return `${moved} since ${first.year}`;
  if (lines.length === 2 && other !== undefined && other.year === last.year)
    return `${a.name} ${percentText(last.percent)}, ${b?.name ?? ''} ${percentText(other.percent)} ${short} in ${last.year}`;
  const ends = lines
    .flatMap((line) => line.figures.at(-1) ?? [])
    .filter((one) => one.year === to)
    .sort((x, y) => y.percent - x.percent);
  const [high, low] = ends;
  if (ends.length === 2 && high !== undefined && low !== undefined)
    return `${high.subject.short} ${percentText(high.percent)}, ${low.subject.short} ${percentText(low.percent)} ${short} in ${to}`;
  return `${capital(short)} in ${to}: from ${percentText(ends.at(-1)?.percent ?? 0)} to ${percentText(ends[0]?.percent ?? 0)}`;
}

/** The same for the first and the last year side by side: which rose most. */
export function endsTitle(lines: readonly Line[], query: FigureQuery): string {
  const short = SHORT_MEASURE[query.measures[0] ?? 'recent'];
  const from = query.years[0] ?? 0;
  const rises = lines
    .map(({ name, figures }) => ({
      name,
      by: (figures.at(-1)?.percent ?? 0) - (figures[0]?.percent ?? 0),
    }))
    .sort((a, b) => b.by - a.by);
  const [most] = rises;
  return most !== undefined && most.by > 0
    ? `${most.name} up most since ${from}: ${most.by.toFixed(1)} points`
    : `${capital(short)}, ${from} and ${query.years.at(-1) ?? ''}`;
}
