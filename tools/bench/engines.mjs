import { createRequire } from 'node:module';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { create, insertMultiple, search } from '@orama/orama';

const require = createRequire(import.meta.url);

/** Each engine: a name, and a maker that indexes entries and gives a function from a question to ids, best first. */
export function engines(lexicon) {
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

function signpost(entries, lexicon) {
  const { createSearch } = require('../../dist/knowledge/search/search.js');
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

function minisearch(entries) {
  const index = new MiniSearch({
    fields: ['title', 'text'],
    searchOptions: { boost: { title: 2 }, fuzzy: 0.2, prefix: true },
  });
  index.addAll(entries.map(({ id, title, text }) => ({ id, title, text })));
  return (question) =>
    index
      .search(question)
      .slice(0, 10)
      .map(({ id }) => id);
}

function fuse(entries, options) {
  const index = new Fuse(entries, { keys: ['title', 'text'], ...options });
  return (question) =>
    index.search(question.slice(0, 200), { limit: 10 }).map(({ item }) => item.id);
}

async function orama(entries) {
  const index = create({ schema: { key: 'string', title: 'string', text: 'string' } });
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
