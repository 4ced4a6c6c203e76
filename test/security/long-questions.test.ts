import fc from 'fast-check';
import { normalize, LONGEST_QUESTION } from '../../knowledge/text/normalize';
import { removePatientDetails } from '../../knowledge/patient-details/detect';
import { parse } from '../knowledge/shipped-lexicon';
import { createAnalyzer } from '../../knowledge/search/analyzer';
import { createStem } from '../../knowledge/text/stem';
import { wordsIn } from '../../knowledge/text/tokenize';
import { createTopics } from '../../knowledge/commands/topics';

const topics = createTopics([]);
const HUGE = 100_000;

/** 100 kB made of a short text said again and again. */
const huge = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((text) => text.repeat(Math.ceil(HUGE / text.length)));

test('of a question of 100 kB, what is understood and searched for is its beginning', () => {
  fc.assert(
    fc.property(huge, (text) => {
      const asked = parse(text, topics);
      expect(asked).toEqual(parse(text.slice(0, LONGEST_QUESTION), topics));
      expect(normalize(text).length).toBeLessThanOrEqual(LONGEST_QUESTION);
      expect(JSON.stringify(asked).length).toBeLessThan(LONGEST_QUESTION * 7);
    }),
    { numRuns: 100 },
  );
});

test('of a text of 100 kB, what is looked through for patient details is its beginning', () => {
  const late = `${'guidance '.repeat(HUGE / 9)} NHS number 943 476 5919`;
  expect(removePatientDetails(late).kinds).toEqual([]);
  expect(normalize(removePatientDetails(late).cleared)).not.toContain('5919');
});

test('of a text of 100 kB, no more unknown words are looked up than of 500 characters', () => {
  const strange = Array.from({ length: HUGE / 5 }, (_, at) => `q${at.toString(36)}z`).join(' ');
  const reader = createAnalyzer(
    { concepts: [], stopWords: [], abbreviations: { words: [], figures: [] } },
    createStem(),
  );
  const lookedUp = (text: string): number => {
    const asked = parse(text, topics);
    let times = 0;
    const correct = () => {
      times += 1;
      return undefined;
    };
    const words = asked.kind === 'search' ? asked.words : '';
    reader.read(words, {
      knows: () => false,
      correct,
      joined: () => undefined,
    });
    return times;
  };
  expect(lookedUp(strange.slice(0, 500))).toBeGreaterThan(10);
  expect(lookedUp(strange)).toBeLessThanOrEqual(lookedUp(strange.slice(0, 500)));
});

test('of a text of 100 kB, the search weighs no more words than of a long page', () => {
  expect(wordsIn('social media and patients '.repeat(HUGE / 26)).length).toBeLessThanOrEqual(1200);
});
