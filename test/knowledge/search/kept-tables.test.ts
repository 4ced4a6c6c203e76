import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCache, type Cache } from '../../../knowledge/loading/cache';
import type { SearchEntry } from '../../../knowledge/search/entries';
import type { Lexicon } from '../../../knowledge/search/lexicon';
import { createSearch } from '../../../knowledge/search/search';
import { createTextTable } from '../../../knowledge/text-table';

const entry = (id: string, title: string, asks: readonly string[]): SearchEntry => ({
  id,
  kind: 'resource',
  titles: [title],
  keywords: [],
  text: '',
  asks,
});
const ENTRIES = [
  entry('policy', 'A twelve-word policy', ['what are the rules', 'shortest policy there is']),
  entry('manners', 'Étiquette online', ['how do I stay polite', 'good manners on X']),
];
const LEXICON: Lexicon = {
  concepts: [{ id: 'rules', anchor: true, words: ['rules', 'policy'] }],
  stopWords: ['what', 'are', 'the', 'how', 'do', 'i', 'is', 'a', 'on'],
  asks: [{ for: ['manners'], asks: ['is swearing rude'] }],
  declines: [{ subject: 'it', asks: ['reset my password'], words: ['printer'] }],
  floor: { weights: {}, bias: 2, answer: 0.5, suggest: 0.3 },
  english: createTextTable(['the', 'of', 'rude', 'rules']),
  abbreviations: { words: [], figures: [] },
  names: new Set(),
  wording: {
    commands: [],
    requests: { before: [], after: [], carriers: [], asked: [], whole: [] },
    smallTalk: { greetings: [], thanks: [], rude: [], atTheBot: [] },
  },
};
const QUESTIONS = ['the rules', 'polite manners', 'is swearing rude', 'my printer', 'etiqette'];

const findings = (notebook: Cache | undefined, entries = ENTRIES) => {
  const search = createSearch({ entries, lexicon: LEXICON, notebook });
  return Promise.all(
    QUESTIONS.map(async (question) => {
      const { why, ...finding } = await search.find(question);
      return { ...finding, why };
    }),
  );
};
const folder = (): string => mkdtempSync(join(tmpdir(), 'signpost-tables-'));

test('a search out of the notebook finds just what it found before, for the same reasons', async () => {
  const place = folder();
  const made = await findings(createCache(place));
  expect(made[0]?.results[0]?.id).toBe('policy');
  expect(readdirSync(place)).toEqual(['search-tables.bin']);
  expect(await findings(createCache(place))).toEqual(made);
  expect(await findings(undefined)).toEqual(made);
});

test('tables of other entries are never believed', async () => {
  const place = folder();
  await findings(createCache(place));
  const others = [...ENTRIES].reverse();
  expect(await findings(createCache(place), others)).toEqual(await findings(undefined, others));
});
