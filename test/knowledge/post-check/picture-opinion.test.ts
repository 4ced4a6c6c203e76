import type { Draft } from '../../../knowledge/post-check/draft';
import type { DraftFeatures } from '../../../knowledge/post-check/draft-features';
import {
  createPictureOpinion,
  createSpeaksOfPictures,
  learnPictures,
} from '../../../knowledge/post-check/picture-opinion';
import { readDraft, signsOf, type ReadDraft } from '../../../knowledge/post-check/read-draft';
import { check } from './opened';

const asks = (draft: Draft): boolean =>
  check(draft).findings.some(({ rule }) => rule === 'photo-consent');

describe('pictures in words that are in no example and no list', () => {
  test.each([
    'Fifty-one snaps from the ceilidh on the rehab unit. Find your uncle and tag him.',
    'Quick clip of Mavis teaching the whole lounge to rumba, slippers and all.',
    'Selfie with my favourite chap in the end bed before his taxi came.',
    'Streaming live from the fracture clinic. Wave if you spot yourself!',
    'Our crew’s dashcam from the lorry that rolled tonight. The driver is in theatre.',
    'Same heel, day 2 and day 40. What a dressing can do! Swipe for both.',
    'Here they all are, our Friday singers, hats on and mouths wide open.',
  ])('are asked about: %s', (text) => {
    expect(asks({ text })).toBe(true);
  });

  test.each([
    'Photo of the new bike racks by the east door. Room for thirty.',
    'Swipe to see our chef’s lemon drizzle before it went.',
    'All of the people in this film are actors, and the ward is a studio.',
    'Send us your best picture of the moors for our calendar. No people, please.',
    'Please check what is behind you before you take a selfie at work.',
    'Tickets for our film night are on sale at the tea bar.',
    'The rowers of the Round Table, pictured handing over a cheque for £900.',
    'This picture is here with the written permission of everybody in it.',
  ])('are not: %s', (text) => {
    expect(asks({ text })).toBe(false);
  });

  test('nor are those of somebody who is answered', () => {
    expect(asks({ text: '@tess_example what a lovely photo of you both with the baby!' })).toBe(
      false,
    );
  });
});

describe('with a few examples', () => {
  const features: DraftFeatures = (draft) =>
    draft.sentences.map((sentence) => ({
      sentence,
      features: draft.tokens.slice(...sentence.tokens).map(({ word }) => word),
    }));
  const words = {
    find: (draft: ReadDraft) =>
      new Map([
        [
          'still' as const,
          draft.tokens.flatMap(({ from, to, sentence, word }, at) =>
            word === 'photo' ? [{ from, to, sentence, tokens: [at, at + 1] as const }] : [],
          ),
        ],
      ]),
  };
  const speaks = createSpeaksOfPictures(words, signsOf(['📷']));
  const learned = learnPictures(
    {
      shown: ['a photo of our residents at tea today', 'photo of two residents on the ward today'],
      unshown: ['a photo of our roof on the ward today', 'photo of a roof and of tea at our shed'],
    },
    [],
    features,
    speaks,
  );
  const opinion = createPictureOpinion(learned, features, speaks);
  const of = (draft: Draft) => opinion(readDraft(draft));

  test('what was learned decides, and says where', () => {
    const text = 'Our roof is on. A photo of two residents at tea on our ward today.';
    const { odds, at } = of({ text });
    expect(odds).toBeGreaterThan(
      of({ text: 'A photo of a roof and of our shed on the ward.' }).odds,
    );
    expect(text.slice(at?.from, at?.to)).toContain('two residents');
  });

  test('a draft that speaks of no picture has none, unless a sign or the writer says so', () => {
    const text = 'two residents at tea on our ward today';
    expect(of({ text })).toEqual({ odds: -Infinity, at: undefined });
    expect(of({ text: `${text} 📷` }).odds).toBeGreaterThan(-5);
    expect(of({ text, picture: true }).odds).toBeGreaterThan(-5);
  });
});
