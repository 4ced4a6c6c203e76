import type { DraftFeatures } from '../../../knowledge/post-check/draft-features';
import { QUESTIONS, type Question } from '../../../knowledge/post-check/draft-example';
import {
  createQuestionOpinion,
  learnQuestions,
  type QuestionExamples,
} from '../../../knowledge/post-check/question-opinion';
import { readDraft } from '../../../knowledge/post-check/read-draft';
import { check } from './opened';

const rules = (text: string): readonly string[] => check({ text }).findings.map(({ rule }) => rule);

describe('questions in words that are in no example and no list', () => {
  test.each([
    [
      'individual-advice',
      'Bernie, go back to one of the steroid puffers a day, your voice will come back.',
    ],
    [
      'colleague-named',
      'Ruby in the plaster room has been crying since Monday. Somebody be nice to her.',
    ],
    [
      'suicide-or-death',
      'He was dead before the crew reached him, and he was only on his way to school.',
    ],
    ['tone', 'You lot should be ashamed, turning up drunk and moaning about the wait.'],
    ['claim-without-source', 'Nobody in the south east treats more burns than we do.'],
    ['absolute-claim', 'One session and your snoring stops for ever, for anyone.'],
    ['others-work', 'Nicked this cartoon from Pinterest for our poster.'],
  ])('%s is asked about: %s', (rule, text) => {
    expect(rules(text)).toContain(rule);
  });

  test.each([
    [
      'individual-advice',
      'We cannot say anything about tablets here. Please ring your own pharmacist.',
    ],
    ['colleague-named', 'The plaster room has a new saw. It is louder than the last one.'],
    ['suicide-or-death', 'Our grief walk leaves the chapel at noon every second Sunday.'],
    ['tone', 'Thank you for waiting so kindly today.'],
    ['claim-without-source', 'We treat burns day and night on Level 4.'],
    ['absolute-claim', 'Snoring has many causes, and our clinic can look for yours.'],
    ['others-work', 'Our own volunteers drew the cartoons on this poster.'],
  ])('%s is not: %s', (rule, text) => {
    expect(rules(text)).not.toContain(rule);
  });
});

describe('with a few examples', () => {
  const features: DraftFeatures = (draft) =>
    draft.sentences.map((sentence) => ({
      sentence,
      features: draft.tokens.slice(...sentence.tokens).map(({ word }) => word),
    }));
  const none: QuestionExamples = { raised: [], unraised: [] };
  const examples = {
    ...(Object.fromEntries(QUESTIONS.map((one) => [one, none])) as Record<
      Question,
      QuestionExamples
    >),
    tone: {
      raised: ['stop moaning about the wait in our queue', 'stop moaning about our queue today'],
      unraised: ['thank you about the wait in our queue', 'thank you for our queue today'],
    },
  };
  const opinion = createQuestionOpinion(learnQuestions(examples, [], features), features);

  test('what was learned decides, and says where', () => {
    const text = 'We are open. Stop moaning about the wait in our queue today.';
    const { odds, at } = opinion('tone', readDraft({ text }));
    expect(odds).toBeGreaterThan(
      opinion('tone', readDraft({ text: 'Thank you about the wait in our queue today.' })).odds,
    );
    expect(text.slice(at?.from, at?.to)).toContain('moaning');
  });

  test('a draft that holds no word of a question raises none', () => {
    const text = 'Stop moaning about the wait in our queue today.';
    expect(opinion('others-work', readDraft({ text })).odds).toBe(-Infinity);
  });
});
