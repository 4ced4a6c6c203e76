import type { Resource } from '../loading/resource';
import type { Block, Inline, ResourceCard } from '../reply/reply';

/** Where a reader can open a document, and what that link is when it is not the document itself. */
interface Link {
  /** Absent where the document is known and no good address is. */
  readonly url?: string;
  readonly linkNote?: string;
}

/** A document as a card, or in words where there is nothing to open. `seedPage` lists what could not be traced. */
export function resourceCard(resource: Resource, seedPage: string): readonly Block[] {
  const { id, title, published, summary } = resource;
  const { url, linkNote } = linkOf(resource, seedPage);
  const currency = standingNote(resource);
  const publisher = publisherOf(resource);
  if (url === undefined) {
    const facts = [publisher, published].filter((fact) => fact !== undefined && fact !== '');
    return [
      {
        kind: 'paragraph',
        text: [{ bold: title }, `${facts.map((fact) => `, ${fact ?? ''}`).join('')}. ${summary}`],
      },
      { kind: 'note', text: [[currency, FIND_BY_TITLE].filter(Boolean).join(' ')] },
    ];
  }
  const card: ResourceCard = {
    kind: 'resource',
    id,
    title,
    url,
    ...(linkNote !== undefined && { linkNote }),
    publisher,
    date: published ?? '',
    summary,
    ...(currency !== undefined && { currency }),
  };
  return [card];
}

const FIND_BY_TITLE = 'There is no link to the publisher’s own copy: search the web for the title.';
const LISTED = 'The page that lists it';

/** The address to give for a document, and what it opens where that is not the publisher's own page. */
export function linkOf(resource: Resource, seedPage: string): Link {
  const { link: url, linkNote, collection } = resource;
  if (url !== undefined) return linkNote === undefined ? { url } : { url, linkNote };
  return collection === 'seed' ? { url: seedPage, linkNote: LISTED } : {};
}

/** A document in one line for a source note: its title, publisher and date. */
export function sourceLine(resource: Resource, seedPage: string): readonly Inline[] {
  const { linkNote } = linkOf(resource, seedPage);
  const by = [publisherOf(resource), resource.published].filter(
    (part) => part !== undefined && part !== '',
  );
  return [
    titleLink(resource, seedPage),
    by.length === 0 ? '' : `, ${by.join(', ')}`,
    linkNote === undefined ? '' : ` (${linkNote})`,
  ];
}

/** A document's title, as a link where there is one. */
export function titleLink(resource: Resource, seedPage: string): Inline {
  const { url } = linkOf(resource, seedPage);
  return url === undefined ? resource.title : { link: resource.title, url };
}

/** Who published a document, or wrote it; nothing where nobody knows. */
export const publisherOf = ({ publisher, author }: Resource): string => publisher ?? author ?? '';

function standingNote({ standing, points }: Resource): string | undefined {
  if (standing === 'superseded') return 'Replaced by newer guidance';
  if (standing === 'historic' && points.length > 0)
    return 'Older: check newer guidance before you rely on it';
  return undefined;
}
