import { longDate, type Loaded, type Resource, type Tip } from '../../knowledge';
import type { CheckedLinks } from '../links/links-file';
import { heldFlags, linkFlags, openedFlags, reviewFlags } from './entry-flags';

/** Every entry of a content folder as an editor looks at it, in the order of the files. */
export function shelfEntries(
  { content, places }: Loaded,
  today: string,
  links: CheckedLinks | undefined,
) {
  const at = (ids: string, id: string) => {
    const place = places.get(`${ids} ${id}`) ?? '';
    const colon = place.lastIndexOf(':');
    return { file: place.slice(0, colon), line: Number(place.slice(colon + 1)) };
  };
  const linked = (url: string | undefined): Linked => {
    if (url === undefined) return {};
    const state = links?.links[url]?.state;
    return { url, ...(state !== undefined && { link: state }) };
  };
  const documents = new Map(content.resources.map((one) => [one.id, one]));
  const document = (how: string, id: string) => {
    const found = documents.get(id);
    return found === undefined ? [] : [{ how, kind: kindOf(found), id, title: found.title }];
  };
  const resources = content.resources.map((resource) => {
    const { id, professions, standing, supersededBy, record } = resource;
    return {
      kind: kindOf(resource),
      id,
      title: resource.title,
      text: resource.summary,
      topics: resource.topics,
      platforms: [],
      professions,
      standing,
      reviewBy: record.reviewBy,
      facts: [resource.publisher, resource.published].filter(Boolean).join(', '),
      ...linked(resource.link),
      ...at('resource', id),
      flags: [
        ...linkFlags(resource),
        ...openedFlags(resource.link, links),
        ...heldFlags(resource),
        ...reviewFlags(resource, today),
      ],
      record: recordOf(record),
      history: historyOf(record),
      related: [
        ...(supersededBy === undefined ? [] : document('Replaced by', supersededBy)),
        ...content.resources
          .filter((other) => other.supersededBy === id)
          .flatMap((other) => document('Replaces', other.id)),
        ...content.tips
          .filter(({ source }) => source === id)
          .map((tip) => ({
            how: 'Tips from it',
            kind: 'tip' as const,
            id: tip.id,
            title: tip.text,
          })),
      ],
    };
  });
  const tips = content.tips.map((tip) => ({
    kind: 'tip' as const,
    id: tip.id,
    title: tip.text,
    topics: tip.topics,
    platforms: tip.platforms,
    professions: tip.professions,
    reviewBy: tip.record.reviewBy,
    ...at('tip', tip.id),
    flags: [...heldFlags(tip), ...reviewFlags(tip, today)],
    record: [
      ...(tip.why === undefined ? [] : [{ name: 'What supports it', value: tip.why }]),
      ...recordOf(tip.record),
    ],
    history: [
      ...historyOf(tip.record),
      ...content.formerTips
        .filter(({ mergedInto }) => mergedInto === tip.id)
        .map(({ id }) => `Took up the tip that was called ${id}.`),
    ],
    related: document('Rests on', tip.source),
  }));
  const points = content.statistics.map((point) => ({
    kind: 'figure' as const,
    id: point.id,
    title: point.chart.title,
    text: point.statement,
    topics: point.topics,
    platforms: [],
    professions: [],
    reviewBy: point.record.reviewBy,
    ...at('statistic', point.id),
    flags: [...heldFlags(point), ...reviewFlags(point, today)],
    record: [
      { name: 'Checked', value: point.check.result, url: point.check.sourceUrl },
      ...point.doNotSay.map((value) => ({ name: 'Do not say', value })),
      ...recordOf(point.record),
    ],
    history: historyOf(point.record),
    related: [],
  }));
  const later = content.laterFigures.map((figure) => ({
    kind: 'figure' as const,
    id: figure.id,
    title: `${capital(figure.subject)}, ${figure.year}`,
    text: `${[figure.qualifier, figure.value, figure.unit].filter(Boolean).join(' ')}: ${figure.measure} (${figure.population})`,
    topics: figure.topics,
    platforms: [],
    professions: [],
    reviewBy: figure.record.reviewBy,
    facts: `${figure.publisher}, ${figure.publication}`,
    ...linked(figure.sourceUrl),
    ...at('statistic', figure.id),
    flags: [
      ...openedFlags(figure.sourceUrl, links),
      ...heldFlags(figure),
      ...reviewFlags(figure, today),
    ],
    record: recordOf(figure.record),
    history: historyOf(figure.record),
    related: [],
  }));
  const days = content.awarenessDays.map((day) => ({
    kind: 'awareness-day' as const,
    id: day.id,
    title: day.title,
    text: day.summary,
    topics: [],
    platforms: [],
    professions: day.professions,
    reviewBy: day.record.reviewBy,
    facts: day.publisher,
    ...linked(day.link),
    ...at('awareness-day', day.id),
    flags: [...openedFlags(day.link, links), ...heldFlags(day), ...reviewFlags(day, today)],
    record: recordOf(day.record),
    history: historyOf(day.record),
    related: [
      ...day.tips.flatMap((id) => {
        const tip = content.tips.find((one) => one.id === id);
        return tip ? [{ how: 'Tips for it', kind: 'tip' as const, id, title: tip.text }] : [];
      }),
      ...day.documents.flatMap((id) => document('Documents for it', id)),
    ],
  }));
  return [...resources, ...tips, ...points, ...later, ...days];
}

type Held = Tip['record'];

function recordOf(record: Held) {
  const { owner, read, evidence, licence, editorNote } = record;
  const said = (name: string, value: string | undefined) =>
    value === undefined ? [] : [{ name, value }];
  return [
    ...said('Kept right by', owner),
    ...said('Read', read),
    ...evidence.map(({ url, shows }) => ({ name: 'Seen', value: shows ?? url, url })),
    ...said('Licence', licence),
    ...said('Note', editorNote),
  ];
}

const historyOf = ({ checked, reviewBy }: Held): readonly string[] => [
  `Last checked on ${longDate(checked)}.`,
  `To be reviewed by ${longDate(reviewBy)}.`,
];

interface Linked {
  readonly url?: string;
  readonly link?: CheckedLinks['links'][string]['state'];
}

const kindOf = ({ collection }: Resource) =>
  collection === 'guidance' ? ('guidance' as const) : ('resource' as const);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
