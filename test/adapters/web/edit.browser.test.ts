import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ContentError, hasFaults, loadContent } from '../../../knowledge';
import { createBot } from '../../../src/bot/bot';
import { createEvidenceMonths } from '../../../src/page-data/evidence-months';
import { createPageEditors } from '../../../src/page-data/page-editors';
import { openStore, type OpenStore } from '../../../src/store/open-store';
import { renderForSlack } from '../../../adapters/slack/render';
import { renderForTeams } from '../../../adapters/teams/render';
import { createFixedClock, createKeptLog } from '../../fakes/house';
import { CONTENT, openTestKnowledge } from '../../fakes/shared-knowledge';
import { DESKTOP, faultsInEveryLook, goWithoutScript, said, visit, type Visit } from './page';

jest.setTimeout(240_000);

const clock = createFixedClock('2026-11-29T12:00:00Z');
const timeZone = 'Europe/London';
/** Of our own content, what these tests change and what that refers to: all of it takes seconds to check at each press. */
const SOME = [
  'tips/accessibility.yaml',
  'guidance',
  'resources',
  'topics.yaml',
  'nations.yaml',
  'platforms.yaml',
  'professions.yaml',
];
const SMALL = { width: 360, height: 740 };

let at: Visit;
let open: OpenStore;
let folder: string;
let number = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signpost-edited-'));
  for (const name of SOME) cpSync(join(CONTENT, name), join(folder, name), { recursive: true });
  const knowledge = openTestKnowledge(clock.now());
  open = await openStore({ url: ':memory:', folder: '', log: createKeptLog(), clock });
  const { store } = open;
  await store.suggestions.add({
    id: 'a-suggestion',
    at: { adapter: 'web', org: 'trust' },
    kind: 'correction',
    about: 'tip-133',
    words: 'It is two hashtags now.\nAnd <b>not</b> three.',
    hear: { ref: 'direct', asker: 'hash' },
  });
  const vote = { at: { adapter: 'web', org: 'trust', ref: 'ward' }, content: 'tip-133' };
  await store.feedback.vote({ ...vote, voter: 'one', helpful: false });
  await store.dailyCounts.add('2026-11-03', { answered: 123, declined: 17, offered: 2 });
  at = await visit(createBot({ knowledge, clock, log: createKeptLog(), reference: () => 'ref' }), {
    clock,
    onlyAsks: () => true,
    renderers: { slack: (reply) => renderForSlack(reply), teams: (reply) => renderForTeams(reply) },
    editors: createPageEditors({
      store,
      knowledge,
      folder,
      clock,
      timeZone,
      changes: true,
      editing: {
        editors: ['Alex Smith', 'Sam Lee'],
        signIn: false,
        sameMayApprove: false,
        checkAll: (changes) => {
          const { problems } = loadContent(folder, '2026-11-29', changes);
          if (hasFaults(problems)) throw new ContentError(problems);
        },
        look: () => Promise.resolve(),
        newId: () => `change-${String((number += 1))}`,
      },
    }),
    evidence: createEvidenceMonths(store.dailyCounts, clock, timeZone),
  });
});
afterAll(async () => {
  await at.leave();
  await open.store.close();
  rmSync(folder, { recursive: true });
});
afterEach(() => {
  expect(at.amiss).toEqual([]);
});

/** Pictures for whoever wants to look: PICTURES names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const into = process.env['PICTURES'];
  if (into === undefined) return;
  mkdirSync(into, { recursive: true });
  await page.screenshot({ path: join(into, `${name}.png`), fullPage: true });
}

const looks = [
  ['desktop-light', { viewport: DESKTOP, colorScheme: 'light' }],
  ['phone-dark', { viewport: SMALL, colorScheme: 'dark' }],
] as const;

test.each(['/editors', '/editors/edit?kind=tip', '/editors?words=hashtag', '/evidence'])(
  '%s has nothing that axe finds wrong, wide or narrow, light or dark',
  async (path) => {
    expect([path, ...(await faultsInEveryLook(await at.open(path)))]).toEqual([path]);
    if (process.env['PICTURES'] === undefined) return;
    for (const [name, look] of looks)
      await picture(await at.open(path, look), `${path.replace(/\W+/g, '-')}-${name}`);
  },
);

test('somebody who has never seen it adds a tip, another approves it, and it can be taken back', async () => {
  const page = await at.open('/editors');
  let steps = 0;
  const step = async (done: Promise<unknown>): Promise<void> => {
    steps += 1;
    await done;
  };
  await step(page.getByRole('link', { name: 'Add a tip' }).click());
  await step(
    page
      .getByLabel('Text', { exact: true })
      .fill('Say where your clinic is, and who may come. '.repeat(9)),
  );
  await page.locator('[data-wrong="text"]', { hasText: 'and the most is 280' }).waitFor();
  await step(
    page.getByLabel('Text', { exact: true }).fill('Say where your clinic is, and who may come.'),
  );
  await step(page.getByRole('checkbox', { name: 'Accessibility' }).check());
  await step(page.getByLabel('Source', { exact: true }).fill('gcs-accessible-social-media'));
  const shown = page.locator('[data-edit-preview]');
  await shown.getByText('Say where your clinic is, and who may come.').first().waitFor();
  await shown.getByText('Nothing has to be put right.').waitFor();
  // As each platform shows it, too.
  for (const [name, platform] of [
    ['As Slack', 'slack'],
    ['As Teams', 'teams'],
  ] as const) {
    await shown.getByRole('button', { name }).click();
    await shown.locator(`.pane--${platform}`).waitFor({ state: 'attached' });
  }
  await shown.getByRole('button', { name: 'As people see it' }).click();
  await picture(page, 'a-tip-filled-in');
  await step(page.getByRole('button', { name: 'Send for approval' }).click());
  await said(page, 'It goes live when another editor approves it');
  expect(steps).toBeLessThanOrEqual(7);
  const waiting = page.locator('li.entry', { hasText: 'Say where your clinic is' });
  await picture(page, 'waiting');
  await waiting.getByRole('button', { name: /Approve/ }).click();
  await said(page, 'A second editor approves a change');
  await waiting.getByLabel('You are').selectOption('Sam Lee');
  await waiting.getByRole('button', { name: /Approve/ }).click();
  await said(page, 'It is live now');
  expect((await open.store.contentChanges.live()).changes).toMatchObject([
    {
      kind: 'tip',
      author: 'Alex Smith',
      decidedBy: 'Sam Lee',
      after: { text: 'Say where your clinic is, and who may come.' },
    },
  ]);
  await page.locator('#content summary', { hasText: 'What was changed' }).click();
  const live = page.locator('li.entry', { hasText: 'Say where your clinic is' });
  await live.getByRole('button', { name: 'Take it back' }).click();
  await said(page, 'Taken back.');
  await picture(page, 'taken-back');
});

test('what is wrong stands beside its field, and nothing is lost of what was typed', async () => {
  const page = await at.open('/editors/edit?kind=tip');
  await page.getByLabel('Text', { exact: true }).fill('Only this <b>"much"</b>.');
  await page.getByRole('button', { name: 'Send for approval' }).click();
  await said(page, 'Some things need to be put right first.');
  expect(await page.locator('[data-wrong="source"]').textContent()).toContain('is missing');
  expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe(
    'Only this <b>"much"</b>.',
  );
  expect(await at.faults(page)).toEqual([]);
});

test('what is typed before the page’s script has come is looked at too, and it is said when that fails', async () => {
  const page = await at.open('/editors');
  const text = page.getByLabel('Text', { exact: true });
  const come = await goWithoutScript(page, '/editors/edit?kind=tip');
  await text.fill('Say where your clinic is, and who may come. '.repeat(9));
  come();
  await page.locator('[data-wrong="text"]', { hasText: 'and the most is 280' }).waitFor();
  await page.route('**/editors/look', (route) => route.abort(), { times: 1 });
  await text.fill('Say where your clinic is.');
  await page
    .locator('[data-edit-preview] [role="alert"]', { hasText: 'Signpost is not answering' })
    .waitFor();
  at.forgive(/ERR_FAILED/);
  await text.fill('Say where your clinic is, and when.');
  await page.getByText('things have to be put right').waitFor();
});

test('an entry is found by its words and changed in its form', async () => {
  const page = await at.open('/editors');
  await page.getByLabel('Find an entry to change').fill('WorldPatientSafetyDay');
  await page.getByRole('button', { name: 'Find' }).click();
  await page
    .locator('.edit__found')
    .getByRole('link', { name: /Screen readers say/ })
    .click();
  // The answer beside the form has forms of its own, whose fields must not be sent with it.
  const served = await (await page.request.get(page.url())).text();
  const [form] = /data-edit-form>[\s\S]*?<\/form>/.exec(served) ?? [];
  expect(form).toContain('Send for approval');
  expect(form).not.toContain('data-answer');
  await page.getByLabel('Do (optional)').fill('Fix one hashtag today.');
  await page.getByRole('button', { name: 'Send for approval' }).click();
  const waiting = page.locator('li.entry', { hasText: 'Fix one hashtag today.' });
  await waiting.waitFor();
  expect(await waiting.locator('del').allTextContents()).toEqual([
    'Fix the capitals in the hashtag you use most.',
  ]);
  await waiting.getByRole('button', { name: 'Refuse' }).click();
  await said(page, 'Refused.');
});

test('a suggestion is shown as it was written, and settled with a word to whoever made it', async () => {
  const page = await at.open('/editors');
  const one = page.locator('li.entry', { hasText: 'It is two hashtags now.' });
  expect(await one.locator('.edit__words').textContent()).toContain('And <b>not</b> three.');
  await one.getByLabel(/What you say/).fill('Thank you: it is changed.');
  await one.getByRole('button', { name: 'Taken up', exact: true }).click();
  await said(page, 'Noted. Whoever asked to hear will be told.');
  expect(await open.store.suggestions.toTell(5)).toMatchObject([
    { suggestion: { answer: 'Thank you: it is changed.', state: 'taken' } },
  ]);
});

test('a month’s numbers are rounded, and can be taken away', async () => {
  const page = await at.open('/evidence');
  expect(await page.locator('tbody tr').first().textContent()).toMatch(/Questions asked\s*140/);
  const csv = await page.request.get(new URL('/evidence.csv?month=2026-11', page.url()).href);
  expect(await csv.text()).toContain('2026-11,"Offered something near",fewer than 5\r\n');
});
