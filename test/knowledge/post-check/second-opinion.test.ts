import {
  learnSecondOpinion,
  createSecondOpinion,
} from '../../../knowledge/post-check/second-opinion';
import { readDraft } from '../../../knowledge/post-check/read-draft';
import type { DraftFeatures } from '../../../knowledge/post-check/draft-features';
import { check } from './opened';

const levels = (text: string, reply = false): readonly string[] =>
  check({ text, reply }).findings.map(({ rule, level }) => `${level}: ${rule}`);

const PATIENT =
  /^(?:stop|think): (?:patient-details|identifiable-by-circumstance|confirms-a-patient)$/;

describe('drafts in words that are in no example and no list', () => {
  test.each([
    'The lad who plays the tuba in the brass band went home from us this morning with a new valve of his own. His mum cried all down the corridor.',
    'He has had the same chair by the fish tank for eleven years of dialysis. Tonight it is empty, and the whole unit knows why.',
    'Somebody’s grandmother, a retired trapeze artist if you can believe it, broke her wrist falling off our bathroom scales today.',
    'We are so glad your little boy’s ear has healed, Priti. Bring him back in six weeks and we will look at the other one.',
    'That is not what happened. You were seen twice that evening, you refused the blood test and you left before the doctor came back.',
  ])('is taken for one about a patient: %s', (text) => {
    expect(levels(text).filter((one) => PATIENT.test(one))).not.toEqual([]);
  });

  test.each([
    'Our new bike shed has room for 60 bikes, a pump and a bench. Thank you to the estates team, who built it in a week.',
    'The fish tank in outpatients is leaking again. The fish are fine and are staying with the porters.',
    'Could you foster a retired police dog? Come to the charity’s open day on Sunday 14 June 2026, 10am to 3pm.',
    'Thank you for telling us this. We cannot talk about anybody’s care here. Please ring our advice team on 01632 960122.',
  ])('is not: %s', (text) => {
    expect(levels(text).filter((one) => PATIENT.test(one))).toEqual([]);
  });
});

test('what the second opinion finds is marked, never quoted, and the draft is withheld', () => {
  const text =
    'Ward news. That is not what happened. You were seen twice that evening, you refused the blood test and you left before the doctor came back.';
  const { findings } = check({ text });
  const found = findings.filter(({ rule }) => rule === 'confirms-a-patient');
  expect(found).toHaveLength(1);
  expect(found.map(({ at }) => at !== undefined && at.from >= 0 && at.to <= text.length)).toEqual([
    true,
  ]);
  expect(JSON.stringify(found)).not.toMatch(/blood test|twice/);
});

describe('with a few examples', () => {
  const features: DraftFeatures = (draft) =>
    draft.sentences.map((sentence) => ({
      sentence,
      features: draft.tokens.slice(...sentence.tokens).map(({ word }) => word),
    }));
  const learned = learnSecondOpinion(
    [
      ...['she broke her hip', 'he lost his leg', 'her stroke', 'his scar'].map((text) => ({
        text,
        breaks: ['identifiable-by-circumstance' as const],
      })),
      ...['you broke your hip', 'your scar', 'your leg'].map((text) => ({
        text,
        breaks: ['confirms-a-patient' as const],
      })),
      ...['we are open', 'our clinic is on monday. we are open', 'the car park', 'a cake'].map(
        (text) => ({ text, breaks: [] }),
      ),
    ],
    features,
  );
  const opinion = createSecondOpinion(learned, features);
  const of = (text: string) => opinion(readDraft({ text }));

  test('what was learned decides: whom it is about, where, and whether they are spoken to', () => {
    const text =
      'We are open. He lost his leg, and she broke her hip. The car park is on the clinic.';
    const told = of(text)?.patient;
    expect(told?.answered).toBe(false);
    expect(told?.odds).toBeGreaterThan(
      of('We are open, our clinic is on Monday.')?.patient.odds ?? Infinity,
    );
    expect(text.slice(told?.at?.from, told?.at?.to)).toContain('He lost his leg');
    expect(of('We are open, and you broke your hip.')?.patient.answered).toBe(true);
  });

  test('a draft of which little is known has no opinion', () => {
    expect(of('Xylophone xylophone her xylophone.')).toBeUndefined();
  });

  test('the same examples teach the same', () => {
    const again = learnSecondOpinion([{ text: 'his leg', breaks: ['patient-details'] }], features);
    expect(again).toEqual(
      learnSecondOpinion([{ text: 'his leg', breaks: ['patient-details'] }], features),
    );
    // Nothing ordinary was learned, so that nothing can be told from it.
    expect(createSecondOpinion(again, features)(readDraft({ text: 'his leg' }))).toBeUndefined();
  });
});
