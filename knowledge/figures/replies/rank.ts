import type { Estimate } from '../estimate';
import type { FigureQuery } from '../figures-query';
import { capital, inUk, leadTitle, peopleText, percentText, SHORT_MEASURE } from '../wording';
import {
  bulletinBlock,
  chartSource,
  measureName,
  were,
  type Answer,
  type Knowledge,
} from './reply-context';

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
  const byPeople = query.unit === 'thousands';
  const size = (one: Estimate): number => (byPeople ? one.thousands : one.percent);
  const ordered = [...found].sort((a, b) => sign * (size(a) - size(b)));
  const shown = ordered.slice(0, many);
  const [first] = shown;
  const edge = shown.at(-1);
  const opposite = ordered.at(-1);
  const year = query.years[0] ?? 0;
  const level = first === undefined ? [] : ordered.filter((one) => size(one) === size(first));
  const who =
    level.length > 3
      ? `${level.length} ${of}`
      : level.map((one) => inUk(one.subject)).join(' and ');
  const [top, bottom] = byPeople ? ['Most people', 'Fewest people'] : ['Highest', 'Lowest'];
  const [here, there] = end === 'highest' ? [top, bottom] : [bottom, top];
  const lead =
    first === undefined
      ? ''
      : byPeople
        ? `${here}: ${peopleText(first.thousands, who)} ${were(measure, knowledge.words)} in ${year}, ${percentText(first.percent)} of them.`
        : `${here}: ${percentText(first.percent)} of ${who} ${were(measure, knowledge.words)} in ${year}.`;
  const share = [...found].sort((a, b) => sign * (a.percent - b.percent))[0];
  const far = [
    ...(opposite === undefined || ordered.length < 2
      ? []
      : [
          ` ${there} of the ${ordered.length}: ${byPeople ? peopleText(opposite.thousands, inUk(opposite.subject)) : `${inUk(opposite.subject)}, ${percentText(opposite.percent)}`}.`,
        ]),
    ...(byPeople && share !== undefined && share.subject !== first?.subject
      ? [` By share it is ${inUk(share.subject)}, ${percentText(share.percent)}.`]
      : []),
  ].join('');
  const tied =
    edge === undefined
      ? 0
      : ordered.slice(shown.length).filter((one) => size(one) === size(edge)).length;
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
              title: byPeople
                ? `${first?.subject.short ?? ''}: ${end === 'highest' ? 'most' : 'fewest'} people ${SHORT_MEASURE[measure]}, ${year}`
                : leadTitle(ordered, end, `${SHORT_MEASURE[measure]}, ${year}`),
              unit: byPeople ? ' thousand' : '%',
              categories: shown.map((one) => one.subject.short),
              series: [{ name: capital(name), values: shown.map(size) }],
              source: chartSource(knowledge.survey),
              alt: `Bar chart of ${name} in ${year}, ${byPeople ? (end === 'highest' ? 'most' : 'fewest') : end} first. ${shown.map((one) => `${one.subject.place?.name ?? one.subject.short}: ${byPeople ? peopleText(one.thousands) : percentText(one.percent)}`).join('. ')}.`,
            },
          ]),
    ],
    shown: [
      ...shown,
      ...[opposite, byPeople ? share : undefined].filter((one) => one !== undefined),
    ],
    actions: [
      ...(first === undefined
        ? []
        : [{ label: `Trend: ${first.subject.short}`, ask: `trend for ${first.subject.ask}` }]),
      { label: 'What does this count?', ask: `define ${name}` },
    ],
  };
}
