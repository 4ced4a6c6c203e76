import { plainText } from '../../../knowledge';
import { postCheckReply, tellCheck } from '../../../knowledge/post-check/post-check-reply';
import type { Draft, Inline } from '../../../knowledge';
import { check, shipped } from './opened';

const reply = (draft: Draft, contacts = {}) => {
  const found = check(draft);
  const told = tellCheck(found, { rules: shipped, contacts, hasGuidance: () => true });
  return postCheckReply(found, told);
};

test('a clear draft gets one line, how it fits and whom to ask', () => {
  expect(plainText(reply({ text: 'We are open on Saturday 5 December from 9am to noon.' }))).toBe(
    `Check before posting

Looks fine: I found nothing to put right.

Already right: short sentences, plain words and fits all 8 platforms.

Characters. X: 228 left; Bluesky: 248 left; Threads: 448 left; Instagram: 2148 left; LinkedIn: 2948 left; Mastodon: 448 left; Facebook: no practical limit; TikTok: 2148 left.

Not sure? Ask your trust's communications team. Nothing of this draft is kept.

Next:
- Check another post: type “check”`,
  );
});

test('a finding has the words meant, why, what to write and the source, and can be opened', () => {
  const { blocks, actions } = reply({ text: 'Thank you. #thankyouteam' });
  const title: Inline = { bold: 'Hashtag in small letters:' };
  expect(blocks[1]).toEqual({
    kind: 'bullets',
    items: [
      [
        title,
        ' “#thankyouteam” Begin each word with a capital, so that screen readers can read it. Write: “#ThankYouTeam”. Source: ',
        'Government Communication Service, Accessible social media',
        '.',
      ],
    ],
  });
  expect(actions).toContainEqual({
    label: 'Guidance: Government Communication Service, Accessible social media',
    ask: 'show gcs-accessible-social-media',
  });
  expect(blocks).toContainEqual({
    kind: 'copyable',
    label: 'Mended text',
    text: 'Thank you. #ThankYouTeam',
  });
});

test('five findings at most are told, one of each rule, and the rest counted', () => {
  const text =
    'Don’t wait!!! CLICK HERE to book the the clinic tomorrow for the elderly. #thankyouteam #bekind #zerotolerance';
  const { blocks } = reply({ text });
  const bullets = blocks.find((block) => block.kind === 'bullets');
  expect(bullets?.kind === 'bullets' && bullets.items).toHaveLength(5);
  expect(plainText(reply({ text }))).toMatch(/And \d more\. Check again when these are done\./);
});

test('a draft with a patient’s details is withheld, whole', () => {
  const shown = reply({ text: 'NHS number 943 476 5919 left her scarf. #thankyouteam' });
  expect(shown.withheld).toBe(true);
  expect(shown.shareable).toBe(false);
  expect(plainText(shown)).not.toMatch(/943|Mended text/);
  expect(shown.summary).toMatch(/^Stop and ask/);
});

test('the organisation’s own communications team is named', () => {
  const text = plainText(
    reply({ text: 'Hello.' }, { communications: { name: 'Comms Desk', phone: '01632 960111' } }),
  );
  expect(text).toContain('Not sure? Ask Comms Desk (01632 960111).');
});
