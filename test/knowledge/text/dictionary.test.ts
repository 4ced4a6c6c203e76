import { createAffixDictionary } from '../../../knowledge/text/affixes';
import { isEnglish, isKnown, isName } from '../../../knowledge/text/dictionary';

test.each([
  'smoking',
  'moderates',
  'reported',
  'colour',
  'organised',
  'hijab',
  'transgender',
  'condolences',
  'lipid',
  'lives',
  'compliant',
])('“%s” is English', (word) => {
  expect(isEnglish(word)).toBe(true);
});

test.each(['polcy', 'runned', 'goed', 'recieve', 'acount', 'xqzt', '', 'a'.repeat(10_000)])(
  '“%s” is not English',
  (word) => {
    expect(isEnglish(word)).toBe(false);
  },
);

test.each(['jones', 'adeyemi', 'kowalski', 'ukraine', 'palestine', 'muslim', 'eid', 'hiv'])(
  '“%s” is a name',
  (word) => {
    expect(isName(word)).toBe(true);
  },
);

test('more than one of a name is known too', () => {
  expect(isKnown('samaritans')).toBe(true);
  expect(isKnown('gifs')).toBe(true);
  expect(isKnown('polcys')).toBe(false);
});

test('a word takes the affixes that its flags allow, and no others', () => {
  const has = createAffixDictionary(
    [
      'PFX U Y 1',
      'PFX U   0     un         .',
      'SFX D Y 2',
      'SFX D   0     d          e',
      'SFX D   y     ied        [^aeiou]y',
      'SFX S Y 1',
      'SFX S   0     s          [^sxzhy]',
    ].join('\n'),
    ['like/UDS', 'try/D', 'sheep'],
  );
  for (const word of ['like', 'liked', 'likes', 'unlike', 'unliked', 'tried', 'sheep'])
    expect(has(word)).toBe(true);
  for (const word of ['sheeps', 'tryed', 'untried', 'un', 's']) expect(has(word)).toBe(false);
});
