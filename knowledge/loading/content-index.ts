import type { Content } from './content-schema';
import type { Resource } from './resource';

/** Used where a content folder has no survey file to say it. */
const SEED_PAGE = 'https://www.htmc.co.uk/what-does-social-media-offer-the-nhs/';

/** Where things stand: any item by its id. */
export interface ContentIndex {
  /** The public page that lists the documents this began from. */
  readonly seedPage: string;
  resource(id: string): Resource | undefined;
  /** Whether an item may be trusted on a date: its review day has not passed. */
  current(item: { readonly reviewBy: string }, date: string): boolean;
}

/** Indexes content by id, once. */
export function createContentIndex(content: Content): ContentIndex {
  const resources = new Map(content.resources.map((resource) => [resource.id, resource]));
  return {
    seedPage: content.survey?.seedPage.url ?? SEED_PAGE,
    resource: (id) => resources.get(id),
    current: ({ reviewBy }, date) => date <= reviewBy,
  };
}
