import type { Content } from './content-schema';
import type { Resource } from './resource';
import type { Tip } from './tip';

/** Used where a content folder has no survey file to say it. */
const SEED_PAGE = 'https://www.htmc.co.uk/what-does-social-media-offer-the-nhs/';

/** Where things stand: any item by its id. */
export interface ContentIndex {
  /** The public page that lists the documents this began from. */
  readonly seedPage: string;
  resource(id: string): Resource | undefined;
  /** A tip by its id, or by the id of one that was merged into it. */
  tip(id: string): Tip | undefined;
  /** The id that an id leads to now: its own, or that of the tip it was merged into; undefined when it was retired. */
  resolve(id: string): string | undefined;
}

/** Indexes content by id, once. */
export function createContentIndex(content: Content): ContentIndex {
  const resources = new Map(content.resources.map((resource) => [resource.id, resource]));
  const tips = new Map(content.tips.map((tip) => [tip.id, tip]));
  const resolve = createResolver(content);
  return {
    seedPage: content.survey?.seedPage.url ?? SEED_PAGE,
    resource: (id) => resources.get(id),
    tip: (id) => tips.get(resolve(id) ?? ''),
    resolve,
  };
}

/** Makes the one reader of ids that were given up: see `ContentIndex.resolve`. */
export function createResolver({
  formerTips,
}: Pick<Content, 'formerTips'>): (id: string) => string | undefined {
  const former = new Map(formerTips.map(({ id, mergedInto }) => [id, mergedInto]));
  return (id) => {
    let at: string | undefined = id;
    // A circle is a fault that the check names; here it only has to end.
    for (let steps = 0; at !== undefined && former.has(at); steps += 1)
      at = steps > former.size ? undefined : former.get(at);
    return at;
  };
}
