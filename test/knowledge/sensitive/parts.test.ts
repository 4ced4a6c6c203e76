import { partsOf } from '../../../knowledge/sensitive/parts';
import { createSensitive } from '../../../knowledge/sensitive/sensitive';
import { plainText } from '../../../knowledge';
import { openTestKnowledge, openTestPrepared } from '../../fakes/shared-knowledge';

const { content, lexicon, sensitiveModel: model } = openTestPrepared();
const sensitive = createSensitive({ content, lexicon, model });

test('a text is read a sentence at a time, and one that runs on in stretches that overlap', () => {
  expect(partsOf('one short sentence')).toEqual([]);
  expect(partsOf('A beginning. And then!')).toEqual([
    ['a', 'beginning'],
    ['and', 'then'],
  ]);
  const words = Array.from({ length: 30 }, (_, at) => `word${'abcdefghij'.charAt(at % 10)}`);
  const parts = partsOf(words.join(' '));
  expect(parts.length).toBeGreaterThan(2);
  expect(parts.every((part) => part.length > 0)).toBe(true);
});

test('a stretch is long enough to say who did what', () => {
  const words = Array.from({ length: 40 }, () => 'word');
  const [whole, ...stretches] = partsOf(words.join(' '));
  expect(whole).toHaveLength(40);
  expect(stretches.map(({ length }) => length)).toEqual([22, 22, 22, 22]);
});

test.each([
  'As part of our bid for a grant we would like to film three people who survived a suicide attempt, each with a good support plan, and they want to tell others what helped.',
  'A lady whose husband we nursed until he died has carved the whole of our team out of a pear tree and says that he would have laughed, so who has to agree before we show it?',
])('a long sentence about a grave subject is no whole answer: %s', (text) => {
  expect(sensitive.idOf(text)).toBeUndefined();
});

test.each([
  ['threat-to-others', 'a bloke in our comments says he is coming up with petrol tonight'],
  [
    'journalist',
    'a reporter from the herald is stood in our porch with a notebook and will not go',
  ],
  ['staff-in-crisis', 'least painful way to die'],
])('%s is the entry for its own: %s', (id, text) => {
  expect(sensitive.idOf(text) ?? sensitive.careOf(text)).toBe(id);
});

const AROUND = [
  'I look after the page for our outpatient clinics.',
  'We post twice a week and most of it is about parking and opening times.',
  'I wanted to ask how to turn the comments off on a post from last year.',
];

test.each([
  ['staff-in-crisis', 'I want to kill myself.'],
  ['someone-at-risk', 'A man has written that he has taken an overdose.'],
  ['threat-to-others', 'Somebody has commented that he will stab a nurse.'],
])('%s is heard wherever it stands among ordinary sentences', (id, risk) => {
  for (let at = 0; at <= AROUND.length; at += 1) {
    const text = [...AROUND.slice(0, at), risk, ...AROUND.slice(at)].join(' ');
    expect([text, sensitive.idOf(text) ?? sensitive.careOf(text)]).toEqual([text, id]);
  }
});

test('ordinary sentences together are no more than ordinary', () => {
  const text = [...AROUND, 'I forgot all about it.', 'Any advice would be great.'].join(' ');
  expect([sensitive.idOf(text), sensitive.careOf(text)]).toEqual([undefined, undefined]);
});

test.each(['got any more', 'i dont get it', 'thats not what i meant', 'i cant think of anything'])(
  'a few words that name nothing of the kind are ordinary: %s',
  (text) => {
    expect([sensitive.idOf(text), sensitive.careOf(text)]).toEqual([undefined, undefined]);
  },
);

test('lines of care stand above the answer, with 999 and Samaritans for a life at risk', async () => {
  const reply = await openTestKnowledge(new Date('2026-11-23T09:00:00Z')).answer(
    { kind: 'search', words: 'how do i write alt text' },
    new Date('2026-11-23T09:00:00Z'),
  );
  for (const { id } of content.sensitive.filter(({ lifeAtRisk }) => lifeAtRisk === true)) {
    const cared = sensitive.withCare(reply, id);
    expect(cared.care).toBe(id);
    expect(plainText({ ...cared, blocks: cared.blocks.slice(0, 2) })).toContain('999');
    expect(cared.blocks.slice(3)).toEqual(reply.blocks);
  }
});

test('every such answer has a way back', () => {
  expect(sensitive.match('I want to kill myself')?.actions).toContainEqual({
    label: 'That’s not what I meant',
    ask: 'not what i meant',
  });
});
