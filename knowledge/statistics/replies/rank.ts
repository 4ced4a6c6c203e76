import type { Estimate } from '../estimate';
import type { FigureQuery } from '../query';
import { capital, inUk, leadTitle, percentText, SHORT_MEASURE } from '../wording';
import {
  bulletinBlock,
  chartSource,
  measureName,
  were,
  type Answer,
  type Knowledge,
} from './context';

/** Groups or places in order of size, from the end asked for. */
export function answerRank(
  query: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
): Answer {
  const { end, many, of } = query.rank ?? { end: 'highest', many: found.length, of: 'groups' };
  const measure = query.measures[0] ?? 'recent';
  const name = measureName(measure, knowledge.words);
  const sign = end === 'highest' ? -1 : 1;
  const ordered = [...found].sort((a, b) => sign * (a.percent - b.percent));
  const shown = ordered.slice(0, many);
  const [first] = shown;
  const edge = shown.at(-1);
  const opposite = ordered.at(-1);
  const year = query.years[0] ?? 0;
  const level = first === undefined ? [] : ordered.filter((one) => one.percent === first.percent);
  const who =
    level.length > 3
      ? `${level.length} ${of}`
      : level.map((one) => inUk(one.subject)).join(' and ');
  const lead =
    first === undefined
      ? ''
      : `${end === 'highest' ? 'Highest' : 'Lowest'}: ${percentText(first.percent)} of ${who} ${were(measure, knowledge.words)} in ${year}.`;
  const far =
    opposite === undefined || ordered.length < 2
      ? ''
      : ` ${end === 'highest' ? 'Lowest' : 'Highest'} of the ${ordered.length}: ${inUk(opposite.subject)}, ${percentText(opposite.percent)}.`;
  const tied =
    edge === undefined
      ? 0
      : ordered.slice(shown.length).filter((one) => one.percent === edge.percent).length;
  const cut =
    shown.length < ordered.length
      ? ` These are ${shown.length} of ${ordered.length}${tied > 0 ? `; ${tied} more ${tied === 1 ? 'is' : 'are'} level with the last one shown` : ''}.`
      : '';
  return {
    title: `Internet use: ${end} ${of}, ${year}`,
    summary: lead,
    blocks: [
      { kind: 'paragraph', text: [{ bold: lead }, `${far}${cut}`] },
      ...bulletinBlock(query, knowledge),
      ...(shown.length < 2
        ? []
        : [
            {
              kind: 'chart' as const,
              form: 'bar' as const,
              title: leadTitle(ordered, end, `${SHORT_MEASURE[measure]}, ${year}`),
              unit: '%',
              categories: shown.map((one) => one.subject.short),
              series: [{ name: capital(name), values: shown.map((one) => one.percent) }],
              source: chartSource(knowledge.survey),
              alt: `Bar chart of ${name} in ${year}, ${end} first. ${shown.map((one) => `${one.subject.place?.name ?? one.subject.short}: ${percentText(one.percent)}`).join('. ')}.`,
            },
          ]),
    ],
    shown: opposite === undefined ? shown : [...shown, opposite],
    actions: [
      ...(first === undefined
        ? []
        : [{ label: `Trend: ${first.subject.short}`, ask: `trend for ${first.subject.ask}` }]),
      { label: 'What does this count?', ask: `define ${name}` },
    ],
  };
}
