import { createPhraseSearch } from '../../../knowledge/post-check/phrase-search';
import { readDraft } from '../../../knowledge/post-check/read-draft';

const SETS = { kin: ['mum', 'mother in law'], care: ['<kin>', 'nurse'] };

function found(phrase: string, text: string): readonly string[] {
  const set = createPhraseSearch(({ text: word }) => word === 'Ann').add({ it: [phrase] }, SETS);
  const hits = set.find(readDraft({ text })).get('it') ?? [];
  return hits.map(({ from, to }) => text.slice(from, to));
}

test.each([
  ['suffering from', 'People Suffering from colds', ['Suffering from']],
  ['man|woman', 'A woman’s hat', ['woman’s']],
  ['the? elderly', 'Elderly people', ['Elderly']],
  ['swallow*', 'He swallowed it', ['swallowed']],
  ['my <kin>', 'Ask my mother-in-law', ['my mother-in-law']],
  ['my <care>', 'Ask my mum', ['my mum']],
  ['<age> year old', 'An 84-year-old man', ['84-year-old']],
  ['<name> is', 'Ann is here and Bob is not', ['Ann is']],
  ['lost ..2 man', 'We lost a lovely man', ['lost a lovely man']],
  ['lost ..1 man', 'We lost a very lovely man', []],
  ['(stop|come off) it', 'Come off it', ['Come off it']],
  ['ann , come', 'Ann, come. Ann come', ['Ann, come']],
  ['^ go', 'Go. Do go', ['Go']],
  ['go $', 'Go now. Do go', ['go']],
  ['the <disease>', 'The tonsillitis of the class', ['The tonsillitis']],
  ['the end', 'This is the. End', []],
  ['new', '#new @new https://new.org', []],
])('%s in: %s', (phrase, text, expected) => {
  expect(found(phrase, text)).toEqual(expected);
});

test('each of several sets keeps its own finds, though all are looked for at once', () => {
  const search = createPhraseSearch(() => false);
  const [tea, cake] = [
    search.add({ it: ['a ..1 tea'] }, {}),
    search.add({ it: ['a ..1 cake'] }, {}),
  ];
  const draft = readDraft({ text: 'A hot tea. A cake' });
  const words = (set: typeof tea): unknown =>
    set
      .find(draft)
      .get('it')
      ?.map(({ from, to }) => draft.text.slice(from, to));
  expect([words(cake), words(tea)]).toEqual([['A cake'], ['A hot tea']]);
});

test('what cannot be read is said', () => {
  expect(() => found('well-known', '')).toThrow('a hyphen is written as a space');
  expect(() => found('<nobody>', '')).toThrow('"<nobody>" is not a set of words');
});
