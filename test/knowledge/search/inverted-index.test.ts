import {
  createInvertedIndex,
  listPostings,
  type InvertedIndex,
  type Worth,
} from '../../../knowledge/search/inverted-index';

const worths = (features: Readonly<Record<string, number>>): readonly Worth[] =>
  Object.entries(features).map(([feature, worth]) => ({ feature, worth }));

const index = (places: readonly (readonly Worth[])[]): InvertedIndex => {
  const features = new Set(places.flat().map(({ feature }) => feature));
  const dictionary = new Map([...features].map((feature, at) => [feature, at]));
  return createInvertedIndex(listPostings(places, dictionary), dictionary);
};

test('the places whose shared features are worth most come first', () => {
  const postings = index([
    worths({ rules: 1, doctors: 2 }),
    worths({ rules: 3 }),
    worths({ policy: 5 }),
  ]);
  expect(postings.best(worths({ rules: 1, doctors: 2 }), 5)).toEqual([
    { at: 0, score: 5 },
    { at: 1, score: 3 },
  ]);
});

test('nothing shared finds nothing, and one question leaves nothing behind for the next', () => {
  const postings = index([worths({ rules: 1 }), worths({ policy: 1 })]);
  expect(postings.best(worths({ unheard: 1 }), 5)).toEqual([]);
  postings.best(worths({ rules: 1 }), 5);
  expect(postings.best(worths({ policy: 1 }), 5)).toEqual([{ at: 1, score: 1 }]);
});

test('features that nearly every place has still decide between the leaders', () => {
  const places = Array.from({ length: 40_000 }, (_, at) =>
    worths({
      everywhere: 1 + (at % 7),
      nearly: at % 2 === 0 ? 4 : 1,
      ...(at % 1000 === 0 ? { rare: 20 } : {}),
    }),
  );
  const wanted = worths({ everywhere: 1, nearly: 1, rare: 1 });
  const exact = places
    .map((features, at) => ({ at, score: features.reduce((sum, { worth }) => sum + worth, 0) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, 5);
  expect(index(places).best(wanted, 5)).toEqual(exact);
});
