import { plainText } from '../../../knowledge';
import { postCheckReply, tellCheck } from '../../../knowledge/post-check/post-check-reply';
import type { Draft, Inline } from '../../../knowledge';
import { check, shipped } from './opened';

const reply = (draft: Draft, contacts = {}) => {
  const found = check(draft);
  const told = tellCheck(found, {
    rules: shipped,
    contacts,
    guidanceTitle: (id) => `Title of ${id}`,
  });
  return postCheckReply(found, told);
};

test('a clear draft gets one line, how it fits and whom to ask', () => {
  expect(plainText(reply({ text: 'We are open on Saturday 5 December from 9am to noon.' }))).toBe(
    `Check before posting

Looks fine: I found nothing to put right.

Already right: short sentences, plain words and fits all 8 platforms.

Characters left: X 228, Bluesky 248, Threads 448, Instagram 2148, LinkedIn 2948, Mastodon 448, Facebook no practical limit, TikTok 2148.

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
        ' “#thankyouteam” – Begin each word with a capital, so that screen readers can read it. Write: “#ThankYouTeam”. Source: ',
        'Government Communication Service, Accessible social media',
        '.',
      ],
    ],
  });
  expect(actions).toContainEqual({
    label: 'Guidance: Title of gcs-accessible-social-media',
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

test('what else a rule found is named beside the first, with why where that is not the same', () => {
  const acronyms = plainText(reply({ text: 'Ask AMU, SDEC, ENT, CMHT and EPR about it.' }));
  expect(acronyms).toMatch(
    /Initials: “AMU” – .*acute medical unit.* Also “SDEC” – .*same day emergency care/,
  );
  expect(acronyms).toMatch(/And 1 more\. Source/);
  const links = plainText(reply({ text: 'Click here: https://bit.ly/gp111' }));
  expect(links).toMatch(/Links: “Click here” – .* Also “https:\/\/bit\.ly\/gp111” – \S/);
  const tags = plainText(reply({ text: 'Hello. #thankyouteam #bekindtostaff' }));
  expect(tags).toContain('Write: “#ThankYouTeam”. Also “#bekindtostaff”. Write: “#BeKindToStaff”.');
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

test('what is too long for a place is said before what is left elsewhere', () => {
  expect(plainText(reply({ text: 'x'.repeat(310) }))).toContain(
    'Too long for X (30 over) and Bluesky (10 over). Characters left: Threads 190,',
  );
});

test('of a story it says which of its details tell who it is, and praises nothing', () => {
  const text = plainText(
    reply({ text: 'A 52-year-old walker was airlifted from Crow Fell on Sunday.' }),
  );
  expect(text).toContain('from an age, what happened, where and when. Leave these out');
  expect(text).not.toContain('Already right');
});
