import fc from 'fast-check';
import { checkForm } from '../../../knowledge/answers/check-reply';
import { readCheckRequest, readsLikePost } from '../../../knowledge/commands/check-request';
import type { Draft } from '../../../knowledge/post-check/draft';
import { fillForm } from '../../../knowledge/reply/reply';

const draftOf = (text: string): Draft | undefined => {
  const asked = readCheckRequest(text);
  return asked?.kind === 'check' ? asked.draft : undefined;
};

test.each([
  ['check Our flu clinic opens on Monday.', 'Our flu clinic opens on Monday.'],
  ['Check: our flu clinic', 'our flu clinic'],
  ['check\nLine one\n\nLine two', 'Line one\n\nLine two'],
  ['check this post: We are shut.', 'We are shut.'],
  ['please can you check my tweet - We are shut.', 'We are shut.'],
  ['Is this post ok: Come and join us!', 'Come and join us!'],
  ['is this ok to post? Had the loveliest patient today', 'Had the loveliest patient today'],
  ['Is this okay to share?\nWe are shut.', 'We are shut.'],
  ['can I post this: So proud of the team', 'So proud of the team'],
  ['Can we share this on Facebook? So proud of the team', 'So proud of the team'],
  ['Am I allowed to post this? So proud', 'So proud'],
  ['What do you think of this tweet: So proud', 'So proud'],
  ['any thoughts on this post? So proud', 'So proud'],
  ['how does this sound: So proud', 'So proud'],
  ['would this be alright to post “So proud of the team”', 'So proud of the team'],
  ['@Signpost check We’re  shut', 'We’re  shut'],
  ['/socialmedia check We are shut on Monday', 'We are shut on Monday'],
  ['Draft: We are shut', 'We are shut'],
  ['draft tweet: We are shut', 'We are shut'],
  ['proofread this: We are shut', 'We are shut'],
  ['check for x: a b c', 'a b c'],
])('a draft is handed over by: %s', (text, draft) => {
  expect(draftOf(text)?.text).toBe(draft);
});

test.each([
  'check',
  'Check my post',
  'can you check my post please?',
  'is this post ok?',
  'check a draft for me',
  'Can I post this tweet?',
  'is it ok to post this',
])('the check without a draft is asked for by: %s', (text) => {
  expect(draftOf(text)).toEqual({ text: '' });
});

test.each([
  'check my privacy settings',
  'check if a post is true',
  'how do I check a source',
  'check facts before sharing',
  'can I post about a patient?',
  'can I post photos of patients',
  'is this allowed?',
  'Is it ok to share a patient story if they agree?',
  'should I post this on LinkedIn or Facebook?',
  'what do you think about TikTok',
  'check who can see my profile',
  'check the policy',
  'review our social media policy',
  'what about hashtags: how many?',
  'can I say this patient was lovely',
])('a question stays a question: %s', (text) => {
  expect(readCheckRequest(text)).toBeUndefined();
});

test('where it goes, its picture and who posts it may be said first', () => {
  expect(
    draftOf(
      'check for Instagram with a picture alt text "Two "new" bikes" as myself: Ride on: now',
    ),
  ).toEqual({
    text: 'Ride on: now',
    platform: 'instagram',
    picture: true,
    alt: 'Two "new" bikes',
    as: 'myself',
  });
  expect(draftOf('check this tweet for x (twitter) with no picture: Hi all')).toEqual({
    text: 'Hi all',
    platform: 'x',
    picture: false,
  });
  expect(draftOf('is this ok for our Facebook page? Hi all')).toEqual({
    text: 'Hi all',
    platform: 'facebook',
  });
});

test('the form types what the command reads, whatever is filled in', () => {
  const form = checkForm().blocks.find((block) => block.kind === 'form');
  const words = fc
    .string({
      unit: fc.constantFrom('a', 'B', ' ', ':', '"', '#', '!', '{', '}', '-'),
      maxLength: 60,
    })
    .filter((text) => /\w/.test(text) && !/^["]|" (?:as|for|with) |"[:,]/.test(text.trim()));
  fc.assert(
    fc.property(
      words,
      words,
      fc.constantFrom('bluesky', 'any platform'),
      (draft, alt, platform) => {
        if (form === undefined) throw new Error('no form');
        const typed = fillForm(form, { draft, alt, platform, picture: 'with a picture' });
        expect(draftOf(typed)).toMatchObject({
          text: draft.trim(),
          alt: alt.trim().replace(/ +/g, ' '),
          picture: true,
        });
      },
    ),
  );
});

test.each([
  'So proud of our wonderful maternity team today #TeamBirth #Proud',
  'Our flu clinic is open this Saturday from nine until noon #FluJab',
])('what was pasted reads like a post: %s', (text) => {
  expect(readsLikePost(text)).toBe(true);
});

test.each([
  'what does #hellomynameis mean',
  '#hashtags',
  'How many hashtags like #NHS should I use in a post on X today please',
  'we want a new campaign, is #EndPJParalysis still a thing?',
])('a question about a hashtag is none: %s', (text) => {
  expect(readsLikePost(text)).toBe(false);
});

test('no pile of what may be said of a draft takes longer than its length', () => {
  for (const pile of [' alt text "a"', ' with a picture', ' for us', ' as'])
    expect(readCheckRequest(`can I post this${pile.repeat(500)} and`)).toBeUndefined();
});
