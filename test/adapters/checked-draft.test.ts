import { renderForSlack } from '../../adapters/slack';
import { renderForTeams } from '../../adapters/teams';
import { textOf } from '../../adapters/mcp/render';
import { draftReport } from '../../adapters/web/draft-view';
import { plainText } from '../../knowledge';
import { postCheckReply, tellCheck } from '../../knowledge/post-check/post-check-reply';
import { createDraftChecker } from '../../src/page-data/draft-checker';
import { createFixedClock } from '../fakes/house';
import { check, shipped } from '../knowledge/post-check/opened';

// Whoever is told of a draft, wherever they ask, can open what a finding rests on, knows whom to ask, and can copy the mended text.

const OPTIONS = {
  rules: shipped,
  contacts: { communications: { name: 'Comms Desk', phone: '01632 960111' } },
  guidanceTitle: (id: string) => `Title of ${id}`,
};
const DRAFT = 'Thank you all. #thankyouteam';
const told = tellCheck(check({ text: DRAFT }), OPTIONS);
const reply = postCheckReply(check({ text: DRAFT }), told);

const page = createDraftChecker(
  (draft) => {
    const found = check(draft);
    const tells = tellCheck(found, OPTIONS);
    return { check: found, told: tells, reply: postCheckReply(found, tells) };
  },
  createFixedClock('2026-11-22T12:00:00Z'),
  'Europe/London',
);
const onPage = { text: DRAFT, platform: '', picture: false, alt: '', as: 'organisation' } as const;

const SURFACES: readonly (readonly [string, string])[] = [
  ['Slack', JSON.stringify(renderForSlack(reply))],
  ['Teams', JSON.stringify(renderForTeams(reply))],
  ['the page', draftReport(page.look(onPage)).markup],
  ['the terminal', plainText(reply)],
];

test.each(SURFACES)('%s opens the guidance of a finding', (_, shown) => {
  expect(shown.replaceAll('%20', ' ')).toContain('show gcs-accessible-social-media');
  expect(shown).toContain('Title of gcs-accessible-social-media');
});

test.each([...SURFACES, ['an assistant', textOf(reply)] as const])(
  '%s names the trust’s own contact',
  (_, shown) => {
    expect(shown).toContain('Comms Desk');
    expect(shown).toContain('01632 960111');
  },
);

test.each([...SURFACES, ['an assistant', textOf(reply)] as const])(
  '%s gives the mended text to copy',
  (_, shown) => {
    expect(shown).toContain('Mended text');
    expect(shown).toContain('Thank you all. #ThankYouTeam');
  },
);
