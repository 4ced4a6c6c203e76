import type { ContentSnapshot, Entry, Flag, LinkState } from './content-reader';
import { addDays } from './schedule-days';

/** What the Content view is narrowed to. An empty string means all. */
export interface Filter {
  readonly kind: string;
  readonly topic: string;
  readonly flag: string;
  readonly platform: string;
  readonly profession: string;
  readonly standing: string;
  readonly review: string;
  readonly link: string;
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

export const STANDINGS: Readonly<Record<NonNullable<Entry['standing']>, string>> = {
  current: 'In force',
  historic: 'Kept for what it said',
  superseded: 'Replaced',
};

export const LINKS: Readonly<Record<LinkState | 'unchecked', string>> = {
  opens: 'Opens',
  moved: 'Moved',
  gone: 'Gone',
  fails: 'Fails',
  unseen: 'Turns programs away',
  unchecked: 'Not checked yet',
};

/** By when a review is due: the most days from today, and before which it does not count. */
const REVIEWS: Readonly<Record<string, { readonly label: string; readonly days: number }>> = {
  overdue: { label: 'Overdue', days: -1 },
  month: { label: 'Within a month', days: 31 },
  quarter: { label: 'Within three months', days: 92 },
  year: { label: 'Within a year', days: 366 },
};
export const REVIEW_NAMES = Object.fromEntries(
  Object.entries(REVIEWS).map(([name, { label }]) => [name, label]),
);

const NAMES = [
  'kind',
  'topic',
  'flag',
  'platform',
  'profession',
  'standing',
  'review',
  'link',
  'words',
] as const satisfies readonly (keyof Filter)[];

/** Reads a filter from a page's address. Anything that is not text is left out. */
export function readFilter(query: Readonly<Record<string, unknown>>): Filter {
  const text = (name: string) => {
    const given = query[name];
    return typeof given === 'string' ? given.trim().slice(0, 200) : '';
  };
  return Object.fromEntries(NAMES.map((name) => [name, text(name)])) as unknown as Filter;
}

/** A filter as the part of an address behind the question mark, with what is given besides. */
export function filterQuery(filter: Filter, more: Readonly<Record<string, string>> = {}): string {
  const given = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== '');
  return new URLSearchParams(given).toString();
}

/** The entries that fit, in the order of their files. Every word must be somewhere in an entry. */
export function matching({ entries, today }: ContentSnapshot, filter: Filter): readonly Entry[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  const { days } = REVIEWS[filter.review] ?? {};
  const until = days === undefined ? undefined : addDays(today, days);
  const is = (wanted: string, has: string | undefined) => wanted === '' || wanted === has;
  const among = (wanted: string, has: readonly string[]) => wanted === '' || has.includes(wanted);
  return entries.filter((entry) => {
    const { kind, topics, platforms, professions, standing, url, link, reviewBy } = entry;
    const text = [entry.id, entry.title, entry.text, entry.facts, ...topics].join(' ');
    const flags = entry.flags.map((flag) => flag.kind);
    return (
      is(filter.kind, kind) &&
      among(filter.topic, topics) &&
      among(filter.flag, flags) &&
      among(filter.platform, platforms) &&
      among(filter.profession, professions) &&
      is(filter.standing, standing) &&
      is(filter.link, url === undefined ? undefined : (link ?? 'unchecked')) &&
      (until === undefined || reviewBy <= until) &&
      words.every((word) => text.toLowerCase().includes(word))
    );
  });
}
