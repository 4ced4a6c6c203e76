import { createContextSpeller } from '../../../knowledge/text/context-speller';
import { createCandidates, createSpeller } from '../../../knowledge/text/spelling';
import { weightedEditDistance } from '../../../knowledge/text/weighted-edit-distance';

const COMMANDS = ['tips', 'stats', 'search', 'resources', 'topics', 'subscribe', 'help'];

describe('a speller over some words', () => {
  const spell = createSpeller(COMMANDS);

  test.each([
    ['tips', 'tips'],
    ['tpis', 'tips'],
    ['hlep', 'help'],
    ['statz', 'stats'],
    ['serch', 'search'],
    ['resorces', 'resources'],
    ['reosurcs', 'resources'],
    ['subscibe', 'subscribe'],
  ])('takes “%s” for “%s”', (typed, meant) => {
    expect(spell(typed)).toBe(meant);
  });

  test.each(['tap', 'bananas', '', 'q'.repeat(500)])('takes “%s” for none of them', (typed) => {
    expect(spell(typed)).toBeUndefined();
  });

  test('takes a word between two for neither', () => {
    expect(createSpeller(['cast', 'most'])('cost')).toBeUndefined();
  });

  test('never takes a known word for another', () => {
    expect(createSpeller(['stats'])('stars')).toBe('stats');
    expect(createSpeller(['stats'], { isKnown: (word) => word === 'stars' })('stars')).toBe(
      undefined,
    );
  });

  test('finds names of several words', () => {
    expect(createSpeller(['new york', 'los angeles'])('new yrok')).toBe('new york');
  });
});

test('of the words near a slip, the likeliest by the keyboard comes first', () => {
  const near = createCandidates(['hashtag', 'hashes', 'haystack', 'policy'])('hashtga');
  expect(near[0]?.word).toBe('hashtag');
  expect(near.map(({ word }) => word)).not.toContain('policy');
});

test('two letters swapped are a likelier slip than a far key', () => {
  expect(weightedEditDistance('tpis', 'tips')).toBeLessThan(weightedEditDistance('taps', 'tips'));
  expect(weightedEditDistance('tips', 'tips')).toBe(0);
});

describe('a speller of whole questions', () => {
  const KNOWN = ['house', 'cake', 'moderates', 'ukraine', 'muslim', 'lives', 'twitten'];
  const speller = createContextSpeller({
    vocabulary: new Map([
      ['ward', 40],
      ['word', 20],
      ['hashtag', 9],
      ['policy', 9],
      ['tips', 30],
      ['share', 5],
      ['slide', 5],
      ['fake', 12],
      ['news', 12],
      ['likes', 12],
      ['urine', 12],
      ['twitter', 60],
      ['online', 60],
      ['of', 90],
      ['on', 90],
      ['line', 4],
      ['professionalism', 9],
      // Slips that examples hold: one of a word that many use, one of a word as rare, one of a name.
      ['twiter', 1],
      ['likess', 1],
      ['twitten', 1],
    ]),
    rankOf: (word) => (word === 'house' || word === 'many' ? 1 : undefined),
    everyday: ['house', 'many'],
    isKnown: (word) => KNOWN.includes(word),
    follows: (before, word) => ['12 word', 'fake news'].includes(`${before} ${word}`),
  });

  test.each([
    ['hashtgas', ['hashtag']],
    ['polcy', ['policy']],
    ['slideshare', ['slide', 'share']],
    ['mnay', ['many']],
    ['sevn', ['seven']],
    ['twitterpolcy', ['twitter', 'policy']],
    ['twiter', ['twitter']],
  ])('puts “%s” right', (typed, words) => {
    expect(speller.correct(typed)).toEqual({ words, sure: true });
  });

  test('lets the word before help to choose between two that are as near', () => {
    expect(speller.correct('wrd')?.words).toEqual(['ward']);
    expect(speller.correct('wrd', '12')).toEqual({ words: ['word'], sure: true });
  });

  test.each([
    'house',
    'cake',
    'lives',
    'ukraine',
    'muslim',
    'moderates',
    'tips',
    'qqqqq',
    'likess',
    'twitten',
    'xy',
    '2024',
  ])('leaves “%s” as it was typed', (typed) => {
    expect(speller.correct(typed, 'black', 'matter')).toBeUndefined();
  });

  test('offers what is too far to be sure of', () => {
    expect(speller.correct('profesonalsm')).toEqual({
      words: ['professionalism'],
      sure: false,
    });
  });

  test('leaves whoever is called by a title alone', () => {
    expect(speller.correct('wardd')).toEqual({ words: ['ward'], sure: true });
    expect(speller.correct('wardd', 'mrs')).toBeUndefined();
  });

  test('makes one word of two that a space fell into, and leaves two that stand by themselves', () => {
    expect(speller.joined('tw', 'itter')).toBe('twitter');
    expect(speller.joined('on', 'line')).toBe('online');
    expect(speller.joined('house', 'tips')).toBeUndefined();
  });
});
