import { plainText } from '../../../knowledge';
import type { Reply } from '../../../knowledge/reply/reply';
import { openTestKnowledge } from '../../fakes/shared-knowledge';
import { createTalk } from '../../fakes/talk';

const NOW = new Date('2026-11-23T09:00:00Z');
const talk = createTalk(openTestKnowledge(NOW), NOW);

test.each([
  ['how do i set up two factor', 'lost my phone though', /two|second step|verification/i],
  ['is linkedin worth it', 'for a band 5', /LinkedIn/],
  ['can i tweet from a conference', 'slides?', /slide/i],
  ['how do i write alt text', 'do charts need it', /alt text/i],
  ['how do i write alt text', 'what if its a graph', /alt text/i],
])('“%s”, then “%s”, which goes on from it', async (asked, then, words) => {
  const [, reply] = await talk(asked, then);
  expect(reply?.wentOn).toBe(true);
  expect(plainText(reply as Reply)).toMatch(words);
});

test.each([
  ['can i tweet from a conference', 'parking permit'],
  ['whats the nhs logo rule', 'when is the canteen open'],
  ['how do i write alt text', 'bank shift rates'],
])('“%s”, then “%s”, which is about something else', async (asked, then) => {
  const [, reply] = await talk(asked, then);
  expect(reply?.kind).not.toBe('answer');
});

test('“what else” about the same is what was found with it', async () => {
  const [first, second] = await talk(
    'what does the gphc say for pharmacists',
    'what else for pharmacists',
  );
  expect(second?.results[0]?.id).not.toBe(first?.results[0]?.id);
  expect(first?.results.map(({ id }) => id)).toContain(second?.results[0]?.id);
});

test('what is done next about a mishap is answered beside what it needs', async () => {
  const [mishap, next] = await talk(
    'ive posted a team pic with patients names on the whiteboard',
    'how do i stop it happening again',
  );
  expect(mishap?.kind).toBe('sensitive');
  expect(next?.kind).toBe('answer');
  expect(next?.summary).not.toBe(mishap?.summary);
});

test.each(['my manager says ignore it', 'do i tell the police', 'can i block him'])(
  'after a threat, “%s” is still about that',
  async (then) => {
    const [threat, reply] = await talk('a relative is threatening me on facebook', then);
    expect(reply?.kind).toBe('sensitive');
    expect(reply?.results[0]).toEqual(threat?.results[0]);
  },
);

test.each(['how do i stop it happening again', 'what do i write back'])(
  'while a life may be at risk, “%s” is answered with nothing else',
  async (then) => {
    const [, reply] = await talk('someone on our page said they want to end their life', then);
    expect(reply?.kind).toBe('sensitive');
    expect(plainText(reply as Reply)).toContain('999');
  },
);
