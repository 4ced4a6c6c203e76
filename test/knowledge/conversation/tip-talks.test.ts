import { plainText } from '../../../knowledge';
import type { Reply } from '../../../knowledge/reply/reply';
import { openTestKnowledge } from '../../fakes/shared-knowledge';
import { createTalk } from '../../fakes/talk';

const NOW = new Date('2026-11-23T09:00:00Z');
const knowledge = openTestKnowledge(NOW);

const talk = createTalk(knowledge, NOW);

/** The tip that a reply shows first. */
function tipIn(reply: Reply | undefined) {
  const tip = knowledge.content.tips.find(({ id }) => id === reply?.results[0]?.id);
  if (tip === undefined) throw new Error(`no tip: ${reply?.title ?? ''}`);
  return tip;
}

const sortedUnder = (reply: Reply | undefined): readonly string[] => {
  const { topics, platforms, professions } = tipIn(reply);
  return [...topics, ...platforms, ...professions];
};

test.each([
  ['security tip please', 'security'],
  ['any handy linkedin tips', 'linkedin'],
  ['a pointer on misinformation', 'misinformation'],
  ['we would like a tip for our midwives', 'midwives'],
  ['a tip about verification stuff', 'verification'],
  ['tip for comms, deadline is at noon', 'communications-teams'],
  ['Rough shift. Could we have a wellbeing tip?', 'wellbeing'],
  ['I’m a pharmacist, any tips for me?', 'pharmacy-teams'],
  ['im a volunteer got any tips', 'volunteers'],
  ['what tips have you got for dental nurses', 'dental-teams'],
])('“%s”, then “another”: two tips on it', async (asked, topic) => {
  const [one, two] = await talk(asked, 'another');
  expect(sortedUnder(one)).toContain(topic);
  expect(sortedUnder(two)).toContain(topic);
  expect(tipIn(two).id).not.toBe(tipIn(one).id);
});

test.each([
  ['could I have a tip about captions', /caption/i],
  ['a quick tip on hashtags', /hashtag|#/i],
  ['send us one tip about emoji', /emoji/i],
])('“%s” shows a tip that says so', async (asked, words) => {
  const [reply] = await talk(asked);
  expect(tipIn(reply).text).toMatch(words);
});

test.each([
  ['instagram instead please', 'instagram'],
  ['no, not that. one on copyright', 'copyright'],
  ['got one for the nurses?', 'nurses'],
  ['something about engagement now', 'engagement'],
])('after a tip, “%s” is one on that, and “next” another', async (asked, topic) => {
  const [, one, two] = await talk('tips accessibility', asked, 'next');
  expect(sortedUnder(one)).toContain(topic);
  expect(sortedUnder(two)).toContain(topic);
  expect(tipIn(two).id).not.toBe(tipIn(one).id);
});

test('a tip on video asked for in a word that names no topic, and another', async () => {
  const replies = await talk('campaign tip', 'one about video instead', 'had that', 'next up');
  const ids = replies.map((reply) => tipIn(reply).id);
  expect(new Set(ids).size).toBe(4);
  for (const reply of replies.slice(1))
    expect(`${tipIn(reply).text} ${tipIn(reply).do ?? ''}`).toMatch(/video/i);
});

test('all tips on a topic come before any comes again', async () => {
  const all = knowledge.content.tips.filter(({ topics }) => topics.includes('copyright')).length;
  const replies = await talk('copyright tip', ...Array.from({ length: all - 1 }, () => 'another'));
  expect(new Set(replies.map((reply) => tipIn(reply).id)).size).toBe(all);
});

test('a tip on consent is no tip on alt text that is sorted under it', async () => {
  const [reply] = await talk('tips consent');
  expect(`${tipIn(reply).text} ${tipIn(reply).do ?? ''}`).toMatch(
    /consent|film|record|permission|child|photograph/i,
  );
});

test.each([
  'a tip on wellbeing, I want to end my life',
  'tip about wanting to kill myself',
  'im a nurse and i cant go on any more, any tips',
])('“%s” is answered as somebody in need', async (text) => {
  const [reply] = await talk(text);
  expect(plainText(reply as Reply)).toContain('116 123');
  expect(reply?.kind).not.toBe('tip');
});

test.each(['tips for cannulation', 'thanks for the tip', 'my manager gave me a good tip'])(
  '“%s” asks for no tip here',
  async (text) => {
    const [reply] = await talk(text);
    expect(reply?.kind).not.toBe('tip');
  },
);

test('somebody goes back to what was asked first, and to what they name', async () => {
  const [first, , , again, named] = await talk(
    'how do i write alt text',
    'can i post a selfie in uniform',
    'whats the best time to post',
    'go back to the first question',
    'ok back to the selfie one',
  );
  expect(again?.results[0]).toEqual(first?.results[0]);
  expect(named?.results[0]).toEqual((await talk('can i post a selfie in uniform'))[0]?.results[0]);
});

test('what was not meant of somebody in need is left', async () => {
  const [need, other] = await talk(
    'a patient has messaged me on instagram',
    'not that, i mean what do the goc standards say',
  );
  expect(need?.kind).toBe('sensitive');
  expect(other?.kind).not.toBe('sensitive');
});

test('a platform in the place of none puts what is on others last', async () => {
  const replies = await talk(
    'whats the difference between hiding and deleting a comment',
    'and on instagram?',
  );
  const names = replies[1]?.results.map(({ id }) => id) ?? [];
  expect(names.indexOf('platform-instagram')).toBeGreaterThan(-1);
  for (const [at, id] of names.entries())
    if (id.includes('facebook')) expect(at).toBeGreaterThan(names.indexOf('platform-instagram'));
});

test('“how long” and “for charts” are of what was asked before', async () => {
  const [, long, charts] = await talk('how do i write alt text', 'how long', 'for charts');
  expect(plainText(long as Reply)).toMatch(/alt text/i);
  expect(charts?.kind).not.toBe('statistic');
});

test.each([
  'ooh good one, got another',
  'heard it, something else on the same',
  'we had that one at last huddle. another?',
  'thats not very helpful got a better one',
  'nice. any more up your sleeve?',
  'not that one, we know that',
  'had that last week',
  'actually one more tip',
  'one last one',
])('after a tip on confidentiality, “%s” is another one on it', async (asked) => {
  const [one, two] = await talk('tip on confidentiality', asked);
  expect(tipIn(two).id).not.toBe(tipIn(one).id);
  expect(sortedUnder(two)).toContain('confidentiality');
});

test('another subject is asked for by that name, and a tip for an occasion by none', async () => {
  const [first, other] = await talk('tip on hashtags', 'different subject please');
  expect(tipIn(other).id).not.toBe(tipIn(first).id);
  for (const asked of ['can i have a tip for our team meeting', 'a tip for tomorrows huddle'])
    expect((await talk(asked))[0]?.kind).toBe('tip');
});

test.each(['got a tip on that?', 'any tips', 'any more tips on that'])(
  '“%s” behind an answer is a tip on what was asked',
  async (asked) => {
    const [answer, tip] = await talk('how often should we post', asked);
    expect(answer?.kind).toBe('answer');
    expect(`${tipIn(tip).text} ${tipIn(tip).do ?? ''}`).toMatch(/post|week/i);
    expect(tipIn(tip).id).not.toBe(answer?.results[0]?.id);
  },
);

test('“same but for” what else there are tips on is a tip on that', async () => {
  const [, vaccines] = await talk('tips on deepfakes', 'same but for vaccines');
  expect(tipIn(vaccines).text).toMatch(/vaccin/i);
});
