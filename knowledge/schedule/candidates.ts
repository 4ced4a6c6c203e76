import type { Resource } from '../loading/resource';
import type { Content } from '../loading/content-schema';
import type { Statistic } from '../loading/statistic';
import type { Tip } from '../loading/tip';
import type { LocalDate, Offering } from './schedule';

/** A piece of content that may be posted. */
export interface Candidate {
  readonly id: string;
  readonly kind: 'tip' | 'resource' | 'statistic';
  readonly topics: readonly string[];
}

/** What is on, on a date: `pre-election`. Content for a season is posted in it only. */
export type Seasons = (date: LocalDate) => ReadonlySet<string>;

/**
 * What a subscription may post on a date: of its kind and topics, in season, not held back, not past its review
 * date and not replaced by something newer.
 */
export function candidatesFor(
  content: Content,
  wanted: { readonly what: Offering; readonly topics: readonly string[] },
  date: LocalDate,
  seasons: Seasons,
): readonly Candidate[] {
  const { what, topics } = wanted;
  const on = seasons(date);
  const all: readonly Candidate[] = [
    ...(offers(what, 'tips') ? content.tips.filter((tip) => usable(tip, on)).map(asTip) : []),
    ...(offers(what, 'resources') ? content.resources.filter(worthReading).map(asResource) : []),
    ...(offers(what, 'figures') ? content.statistics.map(asStatistic) : []),
  ];
  const current = new Map(upkeepOf(content));
  return all.filter(
    (candidate) =>
      (current.get(candidate.id) ?? date) >= date &&
      (topics.length === 0 || candidate.topics.some((topic) => topics.includes(topic))),
  );
}

function offers(what: Offering, kind: Offering): boolean {
  return what === kind || what === 'rotation';
}

function usable({ heldBack, season }: Tip, on: ReadonlySet<string>): boolean {
  return heldBack === undefined && (season === undefined || on.has(season));
}

/** Only what can be opened, was traced to its author and is still in force. */
function worthReading({ url, standIn, supersededBy, identityConfidence }: Resource): boolean {
  const known = identityConfidence !== 'none';
  return known && supersededBy === undefined && (url ?? standIn) !== undefined;
}

const asTip = ({ id, topics }: Tip): Candidate => ({ id, kind: 'tip', topics });
const asResource = ({ id, topics }: Resource): Candidate => ({ id, kind: 'resource', topics });
const asStatistic = ({ id, topics }: Statistic): Candidate => ({ id, kind: 'statistic', topics });

/** Each item's id with the last date it may be trusted on. */
function upkeepOf({ tips, resources, statistics }: Content): readonly [string, LocalDate][] {
  return [...tips, ...resources, ...statistics].map(({ id, reviewBy }) => [id, reviewBy]);
}
