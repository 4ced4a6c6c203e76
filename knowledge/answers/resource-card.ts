import type { Resource } from '../loading/resource';
import type { Inline, ResourceCard } from '../reply/reply';

/** Where a reader can open a document, and what that link is when it is not the document itself. */
interface Link {
  readonly url: string;
  readonly linkNote?: string;
}

/** A document as a card. `seedPage` is where a document that could not be traced is at least listed. */
export function resourceCard(resource: Resource, seedPage: string): ResourceCard {
  const superseded = supersededNote(resource);
  return {
    kind: 'resource',
    id: resource.id,
    title: resource.title,
    ...linkOf(resource, seedPage),
    publisher: resource.publisher ?? resource.author ?? 'Publisher not known',
    date: resource.date ?? 'date not known',
    summary: resource.description,
    ...(superseded === undefined ? {} : { currency: superseded }),
  };
}

/** The address to give for a document, and a plain warning where it is not certain. */
export function linkOf(resource: Resource, seedPage: string): Link {
  const { url, urlStatus, standIn } = resource;
  if (url !== undefined && urlStatus !== 'unknown') {
    if (resource.urlNote !== undefined) return { url, linkNote: capital(resource.urlNote) };
    return urlStatus === 'likely' ? { url, linkNote: 'Likely address, not confirmed' } : { url };
  }
  if (standIn) {
    return {
      url: standIn.url,
      linkNote: `The original could not be traced. ${capital(standIn.note ?? 'A page that stands in for it')}`,
    };
  }
  return { url: seedPage, linkNote: 'The original could not be traced. The page that lists it' };
}

/** A document in one line for a source note: its first title, publisher and first date. */
export function sourceLine(resource: Resource, seedPage: string): readonly Inline[] {
  const { url, linkNote } = linkOf(resource, seedPage);
  const by = [resource.publisher ?? resource.author, resource.date].flatMap((part) =>
    part === undefined ? [] : [first(part)],
  );
  return [
    { link: first(resource.title), url },
    by.length === 0 ? '' : `, ${by.join(', ')}`,
    linkNote === undefined ? '' : ` (${linkNote})`,
  ];
}

/** Several documents of one publisher share an entry, told apart by semicolons. */
function first(list: string): string {
  return list.split(/[;]/)[0]?.trim() ?? list;
}

function supersededNote({ supersededBy, supersededSince, currency }: Resource): string | undefined {
  if (supersededBy === undefined) return currency === '' ? undefined : currency;
  return `Superseded${supersededSince === undefined ? '' : ` since ${supersededSince}`}: there is newer guidance.`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
