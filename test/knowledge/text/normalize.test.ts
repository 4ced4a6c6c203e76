import { normalize, plainWords } from '../../../knowledge/text/normalize';
import { said, tokenize, wordsIn } from '../../../knowledge/text/tokenize';

test.each([
  ['ti\u200Bps', 'tips', 'zero-width space'],
  ['ti\u200Dps', 'tips', 'zero-width joiner'],
  ['ti\u200Cps', 'tips', 'zero-width non-joiner'],
  ['ti\u2060ps', 'tips', 'word joiner'],
  ['\uFEFFtips', 'tips', 'byte-order mark'],
  ['ti\u00ADps', 'tips', 'soft hyphen'],
  ['\u202Etips\u202C', 'tips', 'right-to-left override'],
  ['\u2066tips\u2069', 'tips', 'isolate'],
  ['tips\uFE0F', 'tips', 'variation selector'],
  ['ti\u034Fps', 'tips', 'grapheme joiner'],
  ['tips\u00A0accessibility', 'tips accessibility', 'no-break space'],
  ['tips\u202Faccessibility', 'tips accessibility', 'narrow no-break space'],
  ['tips\u2007accessibility', 'tips accessibility', 'figure space'],
  ['tips\u3000accessibility', 'tips accessibility', 'ideographic space'],
  ['tips\u2028accessibility', 'tips accessibility', 'line separator'],
  ['tips\t\r\n accessibility', 'tips accessibility', 'tab and line end'],
  ['65\u201074', '65-74', 'hyphen'],
  ['65\u201174', '65-74', 'non-breaking hyphen'],
  ['65\u201274', '65-74', 'figure dash'],
  ['65\u201374', '65-74', 'en dash'],
  ['65\u201474', '65-74', 'em dash'],
  ['65\u221274', '65-74', 'minus'],
  ['65\uFF0D74', '65-74', 'full-width hyphen'],
  ['65\uFE6374', '65-74', 'small hyphen'],
  ['what\u2019s', "what's", 'curly apostrophe'],
  ['don\u00B4t', "don't", 'acute accent'],
  ['\u201Ctips\u201D', '"tips"', 'curly quotes'],
  ['ｔｉｐｓ　２０１９', 'tips 2019', 'full-width letters and digits'],
  ['𝐭𝐢𝐩𝐬', 'tips', 'bold letters'],
  ['ﬁnd', 'find', 'ligature'],
  ['Facebook™', 'Facebook', 'trade mark'],
  ['7½', '7 1/2', 'fraction'],
  ['cafe\u0301', 'café', 'combining accent'],
])('“%s” is “%s” (%s)', (typed, plain) => {
  expect(normalize(typed)).toBe(plain);
});

test('small letters have neither accents nor marks at the ends', () => {
  expect(plainWords('  “Café,  CÔTÉ!” ')).toBe('cafe, cote');
});

test.each([
  ['Women aged 65\u201174 in 2019', 'women aged 65 74 in 2019'],
  ['The nurse\u2019s posts don\u2019t show', 'the nurse posts dont show'],
  ['twenty-four posts', '24 posts'],
  ['two dozen nurses, 1,200 tweets', '24 nurses 1200 tweets'],
  ['COVID-19 & x-rays', 'covid 19 and xrays'],
  ['covid19 in the 60s', 'covid19 in the 60 s'],
  ['1.5 per cent', '1.5 percent'],
  ['in the U.K.', 'in the uk'],
  ['ha\u00ADshtags', 'hashtags'],
])('the words of “%s” are “%s”', (text, words) => {
  expect(wordsIn(text).join(' ')).toBe(words);
});

test('a whole message is compared by its words alone', () => {
  expect(said('What’s up?!')).toBe('whats up');
  expect(said('  Today\u2019s   TIP…')).toBe('todays tip');
});

test('a token knows its number, what stands behind it, what stood before it and how it was typed', () => {
  expect(tokenize('over 75+, or 16-24')).toEqual([
    { text: 'over', whole: 'over', typed: 'over', lead: ' ' },
    { text: '75', whole: '75', typed: '75+', number: 75, suffix: '+', lead: ' ' },
    { text: 'or', whole: 'or', typed: 'or', lead: ', ' },
    { text: '16', whole: '16', typed: '16', number: 16, lead: ' ' },
    { text: '24', whole: '24', typed: '24', number: 24, lead: '-' },
  ]);
});
