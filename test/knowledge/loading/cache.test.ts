import { appendFileSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCache, type Cache } from '../../../knowledge/loading/cache';
import {
  columnsIn,
  createIntentModel,
  learn,
  type Example,
} from '../../../knowledge/search/intent-model';
import { keptLesson } from '../../../knowledge/search/lesson';

const folder = (): string => mkdtempSync(join(tmpdir(), 'signpost-notebook-'));
const example = (features: string, label: string): Example => ({
  features: features.split(' '),
  labels: [{ label, weight: 1 }],
});
const EXAMPLES = [
  example('short policy', 'policy'),
  example('twelve word policy', 'policy'),
  example('good manners', 'etiquette'),
  example('be polite', 'etiquette'),
];
const SETTINGS = { rounds: 5, rate: 0.3, least: 0 };
const chances = (notebook: Cache | undefined, examples = EXAMPLES): readonly number[] => {
  const learned = keptLesson({
    from: [SETTINGS, examples],
    learn: () => learn(examples, SETTINGS),
    notebook,
    page: 'sensitive-learned',
  });
  return [...createIntentModel(learned, columnsIn(learned.features)).chances(['policy', 'good'])];
};
const ask = (place: string, examples = EXAMPLES): readonly number[] =>
  chances(createCache(place), examples);

test('what a notebook holds gives exactly the chances that learning gave', () => {
  const place = folder();
  const learned = ask(place);
  expect(readdirSync(place)).toEqual(['sensitive-learned.bin']);
  expect(ask(place)).toEqual(learned);
  expect(chances(undefined)).toEqual(learned);
});

test('other examples are never answered from an old notebook', () => {
  const place = folder();
  ask(place);
  const others = [...EXAMPLES, example('good policy', 'etiquette')];
  expect(ask(place, others)).toEqual(ask(folder(), others));
});

test('a damaged notebook is not believed', () => {
  const place = folder();
  const learned = ask(place);
  appendFileSync(join(place, 'sensitive-learned.bin'), 'x');
  expect(ask(place)).toEqual(learned);
  writeFileSync(join(place, 'sensitive-learned.bin'), 'not a notebook');
  expect(ask(place)).toEqual(learned);
});

test('where nothing can be written, learning goes on without', () => {
  const file = join(folder(), 'a-file');
  writeFileSync(file, '');
  expect(ask(join(file, 'below'))).toEqual(ask(folder()));
});
