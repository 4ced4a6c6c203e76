import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { plainText, type Past } from '../../../knowledge';
import type { Reply } from '../../../knowledge/reply/reply';
import { CONTENT, openTestKnowledge } from '../../fakes/shared-knowledge';
import { createTalk } from '../../fakes/talk';

const NOW = new Date('2026-11-23T09:00:00Z');
const knowledge = openTestKnowledge(NOW);
/** One message of each sort that goes on from an answer. */
const FOLLOW_UPS = Object.values(
  parse(readFileSync(join(CONTENT, 'lexicon', 'follow-ups.yaml'), 'utf8')) as Readonly<
    Record<string, readonly string[]>
  >,
).map(([first = '']) => first);

const talk = createTalk(knowledge, NOW);

const last = async (...said: readonly string[]): Promise<Reply> => {
  const reply = (await talk(...said)).at(-1);
  if (reply === undefined) throw new Error('nothing was said');
  return reply;
};

test.each([
  ['share of women online in 2020', 'men?', '93.1'],
  ['internet use in scotland 2020', 'in 2015?', '85.4'],
  ['uk adults online 2013', 'five years later', '89.8'],
  ['students online 2020', 'retired', '71.1'],
])(
  'figures: “%s”, then “%s”, gives %s %% and says what was taken over',
  async (one, two, figure) => {
    const reply = await last(one, two);
    expect(plainText(reply)).toContain(`${figure}%`);
    expect(plainText(reply)).toContain('I took from your last question');
  },
);

test('figures come back to the last ones after a change of subject, where a year is named', async () => {
  const [, between, back] = await talk(
    'east midlands internet use 2020',
    'how do i caption a video',
    'and in 2019 for the east midlands',
  );
  expect(between?.kind).not.toBe('statistic');
  expect(plainText(back as Reply)).toContain('89.9%');
});

test('another tip is of the same topic and never one that was shown', async () => {
  const replies = await talk('tips accessibility', 'another', 'a different one', 'any more');
  const ids = replies.map(({ results }) => results[0]?.id ?? '');
  expect(new Set(ids).size).toBe(4);
  for (const id of ids) {
    const tip = knowledge.content.tips.find((one) => one.id === id);
    expect(tip?.topics).toContain('accessibility');
  }
});

test('“another” after an answer shows the next that was found', async () => {
  const [answer, second, third] = await talk('how do i deal with trolls', 'another', 'another');
  const found = answer?.results.map(({ id }) => id) ?? [];
  expect(found.length).toBeGreaterThan(2);
  expect(second?.results[0]?.id).toBe(found[1]);
  const next = third?.results[0]?.id ?? '';
  expect(found).toContain(next);
  expect(found.slice(0, 2)).not.toContain(next);
});

test.each([
  'how do i deal with trolls',
  'tips accessibility',
  'resources',
  'topics',
  'internet use in scotland 2020',
  'how many people use tiktok',
  'awareness days in march',
  'a patient has added me on facebook',
  'i want to kill myself',
  'help',
  'thanks',
  'about',
  'check: Join us on Saturday #NHS',
  'what is the capital of peru',
  'i am a nurse',
])('after “%s” whatever goes on from it has an answer', async (question) => {
  for (const said of FOLLOW_UPS) {
    const [before, after] = await talk(question, said);
    expect([said, after?.blocks.length]).toEqual([said, expect.any(Number)]);
    if ((before?.results.length ?? 0) > 0)
      expect([said, plainText(after as Reply)]).not.toEqual([
        said,
        expect.stringContaining('I don’t have your last question here'),
      ]);
  }
});

test('“who says so” shows the document that a tip rests on', async () => {
  const [tip, source] = await talk('tips', 'who says so');
  const told = knowledge.content.tips.find(({ id }) => id === tip?.results[0]?.id);
  expect(source?.results[0]?.id).toBe(told?.source);
});

test('“shorter” says the answer in one sentence', async () => {
  const [whole, short] = await talk('how do i deal with a nasty comment', 'make it shorter');
  expect(plainText(short as Reply).length).toBeLessThan(plainText(whole as Reply).length * 0.8);
  expect(short?.results[0]).toEqual(whole?.results[0]);
});

test('a profession or platform alone asks the same for it, and a new subject drops the old', async () => {
  expect((await last('gdc guidance', 'and for nurses?')).results[0]?.id).toBe('nmc-social-media');
  const before: Past = {
    turns: [
      {
        asked: { kind: 'search', words: 'how do i start on facebook' },
        kind: 'answer',
        found: ['platform-facebook-pages'],
        words: 'how do i start on facebook',
      },
    ],
    asker: [],
  };
  expect(knowledge.read('what about instagram?', before).asked).toMatchObject({
    kind: 'search',
    words: 'how do i start on instagram',
  });
  const fresh = await last('gdc guidance', 'how do i write alt text');
  expect(fresh).toEqual(await last('how do i write alt text'));
});

test('what is asked next about somebody at risk is answered with the whole of that', async () => {
  const reply = await last('someone on our page says he will end it tonight', 'should i reply');
  expect(reply.results[0]?.id).toBe('someone-at-risk');
  expect(plainText(reply)).toContain('116 123');
});

test('“that’s not what I meant” after such an answer searches for the words', async () => {
  const reply = await last('I want to kill myself', 'not what i meant');
  expect(reply.kind).not.toBe('sensitive');
});

test('“I’m a midwife” is noted, and puts what is for midwives before what is for others', async () => {
  const [noted] = await talk('I’m a midwife');
  expect(noted).toMatchObject({ title: 'Noted' });
  expect(
    knowledge.read('can i be friends with patients', { turns: [], asker: ['midwives'] }),
  ).toMatchObject({
    asked: { kind: 'search', asker: ['midwives'] },
  });
});

test.each([
  ['im a midwife on the postnatal ward', ['midwives']],
  ["hello, I'm a student nurse in Cardiff", ['nurses', 'students', 'wales']],
  ['my name is Sam and im a paramedic', ['paramedics']],
  ['hi im new here, physio in scotland', ['physiotherapists', 'scotland']],
  ['I work in comms for a hospice', ['communications-teams']],
  ['just started as a ward clerk', []],
  ['good morning, my name is Janet and I work on reception', []],
])('“%s” says who asks and no more, and is heard as that', async (text, groups) => {
  const { asked } = knowledge.read(text);
  expect(asked).toMatchObject({ kind: 'noted' });
  const of = asked.kind === 'noted' ? asked.groups : [];
  expect([...of].sort()).toEqual(groups);
  expect(plainText(await last(text))).toContain(
    groups.length > 0 ? 'what is for you first' : 'plenty that is for everybody',
  );
});

test.each([
  'im a nurse and want to set up a page for our ward',
  'im a nurse, instagram',
  'im a student nurse and my mentor posts about me',
  'im a nurse on the edge',
  'im a midwife in a dark place',
  "i'm a porter at the end of my tether",
  'im the admin of our facebook page',
  'i am a doctor under investigation',
])('“%s” says more than who asks, and is no introduction', (text) => {
  expect(knowledge.read(text).asked.kind).not.toBe('noted');
});

test('without anything before it, a follow-up says that there is nothing to go on from', async () => {
  for (const text of ['why', 'tell me more', 'shorter'])
    expect(await last(text)).toMatchObject({ title: 'I don’t have your last question here' });
});

test.each([
  ['how do i reply to a bad google review', 'whats the weather'],
  ['how do i reply to a bad google review', 'and the annual leave policy?'],
])(
  'a change of subject to something else goes on from nothing: “%s”, then “%s”',
  async (one, two) => {
    expect(await last(one, two)).toMatchObject({ kind: 'declined', results: [] });
  },
);

test('what is only near to the question before and to it together stands by itself', async () => {
  const words = 'i want to leave facebook';
  expect(await last('over 75s online since 2013', words)).toEqual(await last(words));
});

test.each([
  'can i post about a patient if i dont name them',
  'can i film in a theatre if i ask them',
])('“%s” points to what it names itself, and goes on from nothing', async (words) => {
  const reply = await last('how do i write alt text', words);
  expect(plainText(reply)).not.toContain('go on from your last question');
  expect(reply.results[0]).toEqual((await last(words)).results[0]);
});

test('a tip is followed by another of its topic, whatever was looked at between', async () => {
  const replies = await talk(
    'give me a tip on security, been a long week',
    'who says so',
    'ok one more pls',
    'had that already, next',
  );
  const [first, , second, third] = replies.map(({ results }) => results[0]?.id ?? '');
  expect(new Set([first, second, third]).size).toBe(3);
  for (const id of [first, second, third])
    expect(knowledge.content.tips.find((one) => one.id === id)?.topics).toContain('security');
});

test('“not that”, after a tip, is another tip, and one on a subject is on that', async () => {
  const [tip, other, named] = await talk('tip', 'not that one', 'one on accessibility');
  expect(other?.kind).toBe('tip');
  expect(other?.results[0]?.id).not.toBe(tip?.results[0]?.id);
  const id = named?.results[0]?.id;
  expect(knowledge.content.tips.find((one) => one.id === id)?.topics).toContain('accessibility');
});

test('whoever says who they are after an answer has it anew, with what is for them first', async () => {
  const reply = await last('what are the rules on social media', 'im a student midwife btw');
  expect(plainText(reply)).toContain('Here is your last question again');
  expect(plainText(reply)).toContain('Students');
  expect(reply.kind).toBe('answer');
});

test.each([
  ['can I put a photo of a patient on our page', 'what about kids?', 'nspcc-photography'],
  ['what does the gmc say about social media', 'for dentists?', 'gdc-social-media'],
  [
    'is music on a facebook video allowed',
    'i meant tiktok not facebook',
    'music-on-business-accounts',
  ],
  [
    'how do i reply to a bad google review',
    'but its untrue, can we have it removed then',
    'google-reviews',
  ],
])('“%s”, then “%s”, is answered with %s', async (one, two, id) => {
  expect((await last(one, two)).results.slice(0, 3).map((found) => found.id)).toContain(id);
});

test('“unrelated” and the like drop what was asked before', async () => {
  for (const lead of ['unrelated, ', 'ok cheers. different question: ', 'new subject - '])
    expect(await last('gdc guidance', `${lead}how many adults in wales are online`)).toEqual(
      await last('how many adults in wales are online'),
    );
});

test('which of several is meant can be said by its place', async () => {
  const [offered, second] = await talk('how do i run a facebook live', 'the second one');
  expect(offered?.kind).toBe('suggest');
  expect(second?.results[0]?.id).toBe(offered?.results[1]?.id);
});

test.each(['shes taken it down now, do i need to do anything', 'my boss is away until friday'])(
  'what is told next of somebody at risk keeps to that: “%s”',
  async (said) => {
    const reply = await last('someone on our page says he will end it tonight', said);
    expect(reply.results[0]?.id).toBe('someone-at-risk');
    expect(plainText(reply)).toContain('999');
  },
);

test('thanks end a conversation, but never hide a cry for help', async () => {
  expect((await last('gdc guidance', 'brill, thats all i needed. thank you')).kind).toBe('thanks');
  expect((await last('gdc guidance', 'i want to die. thank you')).kind).toBe('sensitive');
  expect((await last('gdc guidance', 'unrelated, i want to kill myself')).kind).toBe('sensitive');
});

test('what is asked next of people is no command', async () => {
  const reply = await last('patients leave rude comments on our page', 'can i stop them');
  expect(reply.kind).not.toBe('change');
});

test('when all that was found was shown, that is said', async () => {
  const said = Array.from({ length: 12 }, () => 'another');
  expect(await last('how do i deal with trolls', ...said)).toMatchObject({
    title: 'That is all I have on that',
  });
});

test.each([
  ['hashtag for world mental health day', 'when is it', 'world-mental-health-day'],
  ['can i tweet at a conference', 'my boss said no', 'tip-079'],
  ['can i use a song on tiktok', 'even if it is only ten seconds', 'music-on-business-accounts'],
])('after “%s”, what says nothing by itself goes on: “%s”', async (one, two, id) => {
  const reply = await last(one, two);
  expect(plainText(reply)).toContain('I took this to go on from your last question');
  expect(reply.results.slice(0, 3).map((found) => found.id)).toContain(id);
});

test('a few words that nobody understood change nothing of what is talked about', async () => {
  const past = (await talk('gdc guidance', 'banana pancakes'))[1];
  expect(past?.kind).toBe('declined');
  const reply = await last('gdc guidance', 'banana pancakes', 'and for nurses?');
  expect(reply.results[0]?.id).toBe('nmc-social-media');
});

test('a new nation takes the place of the old, and a profession stays', () => {
  const past: Past = { turns: [], asker: ['nurses', 'wales'] };
  expect(knowledge.read('im in scotland now', past).asker).toEqual(['nurses', 'scotland']);
  expect(knowledge.read('im a community midwife', past).asker).toEqual(['wales', 'midwives']);
});

test.each(['fair enough', 'ah right, makes sense', 'ok got it'])(
  'who says “%s” has read the answer',
  async (said) => {
    expect((await last('gdc guidance', said)).kind).toBe('thanks');
  },
);

test('a platform or profession named next stands below what was shown, unless a life is at risk', async () => {
  const named = await last('patients keep friend requesting me on facebook', 'what about nurses');
  expect(named).toMatchObject({ kind: 'answer', care: 'patient-contact' });
  expect(named.results.slice(0, 3).map(({ id }) => id)).toContain('nmc-social-media');
  const grave = await last('someone on our page says he will end it tonight', 'what about insta');
  expect(grave).toMatchObject({ kind: 'sensitive', results: [{ id: 'someone-at-risk' }] });
});

test('“another” stays with tips on the very topic while there are any', async () => {
  const replies = await talk('tips learning', ...Array.from({ length: 5 }, () => 'another'));
  const tips = replies.map(({ results }) =>
    knowledge.content.tips.find(({ id }) => id === results[0]?.id),
  );
  expect(new Set(tips.map((tip) => tip?.id)).size).toBe(6);
  const onIt = knowledge.content.tips.filter(({ topics }) => topics[0] === 'learning').length;
  for (const tip of tips.slice(0, onIt)) expect(tip?.topics[0]).toBe('learning');
});

test.each([
  [
    'never online in northern ireland',
    'back in 2015',
    'wales, for the same two years',
    ['2015', '2020'],
  ],
  [
    'recent users in scotland',
    'how do i caption a video',
    'ok back to the scotland figure, what was it in 2017',
    ['Scotland', '2017'],
  ],
  [
    'never used, adults in london',
    'uk?',
    'what was london in the earliest year you have',
    ['2014'],
  ],
  [
    'women over 75 online 2015',
    'and men',
    'drop the age, and make it 2019',
    ['men in the UK', '2019'],
  ],
  [
    'lapsed users aged 45 to 54',
    'and the age group above that',
    'no, not that, the one below, 35 to 44',
    ['35 to 44'],
  ],
  ['lapsed users in wales', 'in 2016', 'what does lapsed mean', ['more than three months']],
  [
    'never used: wales and scotland 2016',
    'which is higher',
    'by how much',
    ['percentage points', '2016'],
  ],
] as const)('figures: “%s”, “%s”, then “%s”', async (one, two, three, shown) => {
  const text = plainText(await last(one, two, three));
  for (const words of shown) expect(text).toContain(words);
});

test('another age in a question about another survey asks it for that age', async () => {
  const reply = await last('what share of over 65s use tiktok', 'and 18 to 24s?');
  expect(reply.kind).toBe('statistic');
  expect(plainText(reply)).toContain('aged 18 to 24');
});

test('“link?” behind what had no answer is for the answer before it', async () => {
  const [logo, none, link] = await talk(
    'whats the nhs logo rule',
    'when is the canteen open',
    'link?',
  );
  expect(none?.kind).toBe('declined');
  expect(link?.results[0]?.id).toBe(logo?.results[0]?.id);
});
