import type { ContentSnapshot, Entry, Flag } from './content-reader';

/** What the Content view is narrowed to. An empty string means all. */
export interface Filter {
  readonly kind: string;
  readonly topic: string;
  readonly flag: string;
  readonly words: string;
}

export const KINDS: Readonly<Record<Entry['kind'], string>> = {
  resource: 'Resources',
  guidance: 'Guidance',
  tip: 'Tips',
  figure: 'Figures',
  'awareness-day': 'Awareness days',
};

export const FLAGS: Readonly<Record<Flag['kind'], string>> = {
  'out-of-date': 'Out of date',
  'due-for-review': 'Due for review',
  'held-back': 'Held back',
  'link-unverified': 'Link not verified',
  'link-fails': 'Link fails',
};

/** Reads a filter from a page's address. Anything that is not text is left out. */
export function readFilter(query: Readonly<Record<string, unknown>>): Filter {
  const text = (name: string) => {
    const given = query[name];
    return typeof given === 'string' ? given.trim().slice(0, 200) : '';
  };
  return { kind: text('kind'), topic: text('topic'), flag: text('flag'), words: text('words') };
}

/** The entries that fit, in the order of their files. Every word must be somewhere in an entry. */
export function matching({ entries }: ContentSnapshot, filter: Filter): readonly Entry[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    if (filter.kind !== '' && entry.kind !== filter.kind) return false;
    if (filter.topic !== '' && !entry.topics.includes(filter.topic)) return false;
    if (filter.flag !== '' && !entry.flags.some(({ kind }) => kind === filter.flag)) return false;
    const text = [entry.id, entry.title, entry.text, entry.facts, ...entry.topics]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Every topic that some entry has, in order. */
export function topicsOf({ entries }: ContentSnapshot): readonly string[] {
  return [...new Set(entries.flatMap(({ topics }) => topics))].sort();
}
