import { create, insertMultiple, search } from '@orama/orama';
import Fuse, { type IFuseOptions } from 'fuse.js';
import MiniSearch from 'minisearch';
import type { SearchEntry } from '../../knowledge/search/entries';
import type { Lexicon } from '../../knowledge/search/lexicon';
import { createSearch } from '../../knowledge/search/search';

/** What every engine is given; Signpost also takes what else its own entries say. */
export interface BenchEntry extends Partial<SearchEntry> {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Ids for a question, best first. */
export type Find = (question: string) => readonly string[] | Promise<readonly string[]>;

export interface Engine {
  readonly name: string;
  /** It reads every entry for every question. */
  readonly slow?: true;
  readonly make: (entries: readonly BenchEntry[]) => Find | Promise<Find>;
}

/** Signpost with this lexicon, and the engines it is held against. */
export function engines(lexicon: Lexicon): readonly Engine[] {
  return [
    { name: 'Signpost', make: (entries) => signpost(entries, lexicon) },
    { name: 'MiniSearch, fuzzy', make: minisearch },
    { name: 'Orama', make: orama },
    { name: 'Fuse.js, default', slow: true, make: (entries) => fuse(entries, {}) },
    {
      name: 'Fuse.js, tuned',
      slow: true,
      make: (entries) =>
        fuse(entries, {
          threshold: 0.4,
          ignoreLocation: true,
          keys: [{ name: 'title', weight: 2 }, 'text'],
        }),
    },
    {
      name: 'Fuse.js, token search',
      slow: true,
      make: (entries) =>
        fuse(entries, {
          useTokenSearch: true,
          tokenMatch: 'any',
          threshold: 0.3,
          ignoreLocation: true,
        }),
    },
  ];
}

function signpost(entries: readonly BenchEntry[], lexicon: Lexicon): Find {
  const made = createSearch({
    lexicon,
    entries: entries.map(({ id, title, text, titles, keywords, asks, kind }) => ({
      id,
      kind: kind ?? 'resource',
      titles: titles ?? [title],
      keywords: keywords ?? [],
      text,
      asks: asks ?? [],
    })),
  });
  return async (question) => (await made.find(question)).results.map(({ id }) => id);
}

function minisearch(entries: readonly BenchEntry[]): Find {
  const index = new MiniSearch({
    fields: ['title', 'text'],
    searchOptions: { boost: { title: 2 }, fuzzy: 0.2, prefix: true },
  });
  index.addAll(entries.map(({ id, title, text }) => ({ id, title, text })));
  return (question) =>
    index
      .search(question)
      .slice(0, 10)
      .map(({ id }) => String(id));
}

function fuse(entries: readonly BenchEntry[], options: IFuseOptions<BenchEntry>): Find {
  const index = new Fuse(entries, { keys: ['title', 'text'], ...options });
  return (question) =>
    index.search(question.slice(0, 200), { limit: 10 }).map(({ item }) => item.id);
}

async function orama(entries: readonly BenchEntry[]): Promise<Find> {
  const index = create({ schema: { key: 'string', title: 'string', text: 'string' } as const });
  await insertMultiple(
    index,
    entries.map(({ id, title, text }) => ({ key: id, title, text })),
    1000,
  );
  return async (question) => {
    const { hits } = await search(index, {
      term: question,
      properties: ['title', 'text'],
      boost: { title: 2 },
      tolerance: 1,
      limit: 10,
    });
    return hits.map(({ document }) => document.key);
  };
}
