import type { Resource } from './loading/resource';
import type { ResourceCard } from './reply';

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

function supersededNote({ supersededBy, supersededSince, currency }: Resource): string | undefined {
  if (supersededBy === undefined) return currency === '' ? undefined : currency;
  return `Superseded${supersededSince === undefined ? '' : ` since ${supersededSince}`}: there is newer guidance.`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
