import type { Content } from './content-schema';
import type { Resource } from './resource';
import type { ContentKind } from '../reply/reply';

/** Used where a content folder has no survey file to say it. */
const SEED_PAGE = 'https://www.htmc.co.uk/what-does-social-media-offer-the-nhs/';

/** Where things stand: any item by its id. */
export interface ContentIndex {
  /** The public page that lists the documents this began from. */
  readonly seedPage: string;
  resource(id: string): Resource | undefined;
  /** Which kind of content an id names; undefined when none. */
  kindOf(id: string): ContentKind | undefined;
  /** Whether an item may be trusted on a date: its review day has not passed. */
  current(item: { readonly reviewBy: string }, date: string): boolean;
}

/** Indexes content by id, once. */
export function createContentIndex(content: Content): ContentIndex {
  const resources = new Map(content.resources.map((resource) => [resource.id, resource]));
  const kinds = new Map<string, ContentKind>();
  for (const { id } of content.laterFigures) kinds.set(id, 'later-figure');
  for (const { id } of content.tips) kinds.set(id, 'tip');
  for (const { id } of content.statistics) kinds.set(id, 'statistic');
  for (const { id } of content.resources) kinds.set(id, 'resource');
  return {
    seedPage: content.survey?.seedPage.url ?? SEED_PAGE,
    resource: (id) => resources.get(id),
    kindOf: (id) => kinds.get(id),
    current: ({ reviewBy }, date) => date <= reviewBy,
  };
}
