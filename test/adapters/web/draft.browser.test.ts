import type { Page } from 'playwright-core';
import { CANARY, HARMLESS } from '../../fakes/draft-canary';
import { openDrafts } from './draft-page';
import {
  DESKTOP,
  faultsInEveryLook,
  goWithoutScript,
  hold,
  overflow,
  visit,
  type Visit,
} from './page';

const SMALL = { width: 360, height: 740 };

let at: Visit;
beforeAll(async () => {
  const { bot, clock, drafts } = openDrafts();
  at = await visit(bot, { clock, drafts, onlyAsks: () => true });
}, 180_000);
afterAll(() => at.leave());
afterEach(() => {
  expect(at.amiss).toEqual([]);
});

const type = async (page: Page, draft: string): Promise<void> => {
  await page.getByLabel('Your draft').fill(draft);
  await page.locator('.draft__verdict').waitFor();
};
/** All that a browser keeps of a page. */
const KEPT =
  'JSON.stringify([location.href, { ...sessionStorage }, { ...localStorage }, history.state])';
const marks = (page: Page) => page.locator('.draft__mark').allTextContents();

test('a draft is looked at as it is typed: verdict, marks and counters', async () => {
  const page = await at.open('/check');
  await type(page, 'Don’t be late. #thankyouteam');
  expect(await page.locator('#draft-verdict').textContent()).toContain('Nearly there: 2 things');
  expect(await marks(page)).toEqual(['Don’t', '#thankyouteam']);
  expect(await page.locator('[data-place="x"]').textContent()).toMatch(/X\s+252 left/);
  await page.getByLabel('Your draft').fill('x'.repeat(300));
  await page.locator('[data-place="x"].is-over').waitFor();
  expect(await page.locator('[data-place="x"]').textContent()).toMatch(/X\s+20 over/);
  expect(await page.locator('[data-place="facebook"]').textContent()).toMatch(/no limit/);
}, 60_000);

test('what is chosen before the script has come counts, what is typed on is marked anew, and a failure is told', async () => {
  const page = await at.open('/check');
  const come = await goWithoutScript(page, '/check');
  await page.getByLabel('Where will it go?').selectOption('X');
  come();
  await page.locator('[data-place="x"].is-chosen').waitFor();
  const { held, letGo } = await hold(page, '**/check/look');
  const box = page.getByLabel('Your draft');
  await box.fill('Thank you. #thankyouteam');
  await held;
  const came = page.waitForResponse('**/check/look');
  await page.route('**/check/look', (route) => route.abort(), { times: 1 });
  await box.fill('And more: thank you. #thankyouteam');
  letGo();
  await (await came).finished();
  await page.getByRole('alert').getByText('Signpost is not answering').waitFor();
  at.forgive(/ERR_FAILED/);
  expect(await marks(page)).toEqual([]);
  await box.fill('And more: thank you all. #thankyouteam');
  await page.locator('.draft__mark').waitFor({ state: 'attached' });
  expect(await marks(page)).toEqual(['#thankyouteam']);
  expect(await page.getByRole('alert').count()).toBe(0);
}, 60_000);

test('as many things are listed as the verdict counts, each with all its places', async () => {
  const page = await at.open('/check');
  await type(page, 'Don’t be late, don’t rush. #thankyouteam #bekind');
  expect(await page.locator('#draft-verdict').textContent()).toContain('Nearly there: 2 things');
  await expect(page.locator('.draft__finding').count()).resolves.toBe(2);
  expect(await marks(page)).toEqual(['Don’t', 'don’t', '#thankyouteam', '#bekind']);
  expect(await page.locator('.draft__finding .draft__quote').allTextContents()).toEqual([
    '“#thankyouteam”',
    '“#bekind”',
    '“Don’t”',
    '“don’t”',
  ]);
}, 60_000);

test('the marks lie on the words they mean, at 360 pixels too', async () => {
  for (const viewport of [DESKTOP, SMALL]) {
    const page = await at.open('/check', { viewport });
    await type(page, `${'Our clinics are open for everybody. '.repeat(6)}\n\nDon’t be late.`);
    const same = await page.evaluate<string[]>(`['textarea', '.draft__marks'].map((name) => {
      const { font, lineHeight, padding, width, letterSpacing, whiteSpace } =
        getComputedStyle(document.querySelector(name));
      return JSON.stringify({ font, lineHeight, padding, width, letterSpacing, whiteSpace });
    })`);
    expect(same[0]).toBe(same[1]);
  }
}, 60_000);

test('by keyboard alone a finding is shown in the draft, put right and undone', async () => {
  const page = await at.open('/check');
  await type(page, 'Thank you. #thankyouteam');
  await page.getByRole('button', { name: /^Show in the draft/ }).press('Enter');
  const chosen = () =>
    page.evaluate<string>(
      "(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.querySelector('textarea'))",
    );
  expect(await chosen()).toBe('#thankyouteam');
  await page.getByRole('button', { name: /^Write it so/ }).press('Enter');
  expect(await page.getByLabel('Your draft').inputValue()).toBe('Thank you. #ThankYouTeam');
  await page.locator('.draft__verdict--clear').waitFor();
  await page.keyboard.press('Control+z');
  expect(await page.getByLabel('Your draft').inputValue()).toBe('Thank you. #thankyouteam');
}, 60_000);

test('what was found is said once typing has stopped, and Check goes to it', async () => {
  const page = await at.open('/check');
  await type(page, 'Thank you. #thankyouteam');
  const status = page.locator('[data-draft-status]');
  await page.locator('[data-draft-status]:not(:empty)').waitFor({ state: 'attached' });
  expect(await status.textContent()).toMatch(/one thing to put right.*First: Hashtag/);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.locator('#draft-verdict:focus').waitFor();
}, 60_000);

test('where it goes, its picture and the words for it count', async () => {
  const page = await at.open('/check');
  const report = page.locator('[data-draft-report]');
  await type(page, 'Thank you, team.');
  await page.getByLabel('A picture or video?').selectOption('Yes');
  await report.getByText('No words for the picture').waitFor();
  await page.getByLabel('Alternative text of the picture').fill('Two nurses with a cake');
  await report.getByText('alt text given').waitFor();
  await page.getByLabel('Your draft').fill('word '.repeat(70));
  await page.getByLabel('Where will it go?').selectOption('X');
  await report.getByText('characters over what X takes').waitFor();
}, 60_000);

test('a draft that speaks of its picture is heard before anybody says that there is one', async () => {
  const page = await at.open('/check');
  const report = page.locator('[data-draft-report]');
  await type(page, 'All our clinic dates are on the poster below. See you there.');
  await report.getByText('Add alternative text to the picture').waitFor();
  await page.getByLabel('A picture or video?').selectOption('No');
  await page.locator('.draft__verdict--clear').waitFor();
}, 60_000);

test('a patient’s details are marked for their writer and said nowhere, nor kept', async () => {
  const page = await at.open('/check');
  await type(page, CANARY.draft);
  const report = await page.locator('[data-draft-report]').innerText();
  expect(report).toContain('Stop and ask');
  expect(report).not.toMatch(CANARY.words);
  const kept = await page.evaluate<string>(KEPT);
  expect(kept).not.toMatch(CANARY.words);
}, 60_000);

test('a draft checked in the conversation is kept nowhere in the browser either', async () => {
  const page = await at.open('/');
  for (const { draft, words } of [CANARY, HARMLESS]) {
    await page.getByLabel('Your question').fill(`check ${draft}`);
    await page.keyboard.press('Enter');
    await page.locator('.turn__answer:not(.turn__answer--waiting)').last().waitFor();
    await page.getByText('Check before posting').first().waitFor();
    const kept = await page.evaluate<string>(KEPT);
    expect(kept).not.toMatch(words);
  }
  expect(await page.locator('#conversation').innerText()).not.toMatch(CANARY.words);
}, 60_000);

test('without script the form answers all the same', async () => {
  const page = await at.open('/check');
  const token = await page.locator('input[name="token"]').first().getAttribute('value');
  const response = await page.request.post(new URL('/check', page.url()).href, {
    form: { token: token ?? '', draft: 'Thank you. #thankyouteam' },
  });
  expect(await response.text()).toContain('#ThankYouTeam');
}, 60_000);

test('a draft of 16,000 characters outside the alphabet is taken', async () => {
  const page = await at.open('/check');
  await type(page, 'ŵ'.repeat(15_990));
  await page.locator('[data-place="bluesky"].is-over').waitFor();
}, 60_000);

/** Drafts that bring the pane into each of its states, and what its verdict then is. */
const STATES = [
  {
    state: 'one to stop',
    draft:
      'Had the loveliest patient, 84yo John, on Ward 7 last night!!! Don’t miss our clinic, the best in the county. #thankyouteam',
    verdict: 'stop',
  },
  { state: 'one to put right', draft: 'Don’t be late. #thankyouteam', verdict: 'fix' },
  { state: 'one to think about', draft: 'We are the best hospital in England.', verdict: 'think' },
  { state: 'one that is fine', draft: 'Thank you, team.', verdict: 'clear' },
] as const;

test('axe finds nothing wrong, and nothing runs over, before a draft', async () => {
  expect(await faultsInEveryLook(await at.open('/check'))).toEqual([]);
}, 60_000);

test.each(STATES)(
  'axe finds nothing wrong, and nothing runs over, with $state',
  async ({ draft, verdict }) => {
    const page = await at.open('/check');
    await type(page, draft);
    await page.locator(`.draft__verdict--${verdict}`).waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
  },
  60_000,
);

test('the mended text is copied, which is said and breaks nothing, dark and at 360 pixels too', async () => {
  const page = await at.open('/check', { viewport: SMALL, colorScheme: 'dark' });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await type(page, 'Don’t be late. #thankyouteam');
  await page.getByRole('button', { name: 'Copy the mended text' }).press('Enter');
  await page.getByText('Copied').waitFor();
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(
    'Do not be late. #ThankYouTeam',
  );
  expect(await at.faults(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
}, 60_000);
