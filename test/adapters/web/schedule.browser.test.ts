import type { Page } from 'playwright-core';
import { CHANNEL, openChatWorld, type ChatWorld } from '../../fakes/chat-world';
import { faultsInEveryLook, PHONE, type Visit } from './page';
import { notice, visitSchedule } from './schedule-page';

// Ten days before the clocks go forward, and two weeks before Easter.
const NOW = '2026-03-20T12:00:00Z';
const WEEKS = '/schedule?from=2026-03-23';

let world: ChatWorld;
let at: Visit;
let connected: Visit;

beforeAll(async () => {
  world = await openChatWorld(NOW);
  await world.say('subscribe tips weekdays at 10am', { at: CHANNEL, manages: true });
  at = await visitSchedule(world, { connected: false, changes: false });
  connected = await visitSchedule(world, { connected: true, changes: false });
}, 120_000);

afterAll(async () => {
  expect([...at.amiss, ...connected.amiss]).toEqual([]);
  await at.leave();
  await connected.leave();
  await world.close();
});

const day = (page: Page, date: string) =>
  page.locator('td', { has: page.locator(`time[datetime="${date}"]`) });
const posts = async (page: Page, date: string) =>
  (await day(page, date).locator('.post__head').allInnerTexts()).map((text) =>
    text.replace(/\s+/g, ' '),
  );
const said = (page: Page) => page.locator('.said').innerText();

test('shows what goes out on any date, clock changes and bank holidays', async () => {
  const page = await at.open(WEEKS);
  expect(await page.locator('.schedule__range').innerText()).toBe('23 March to 19 April 2026');
  expect(await posts(page, '2026-03-30')).toEqual(['09:00 Tips', '11:00 Survey figures']);
  expect(await day(page, '2026-03-29').innerText()).toContain('Clocks go forward');
  expect(await posts(page, '2026-04-03')).toEqual([]);
  expect(await day(page, '2026-04-03').innerText()).toContain('Good Friday');
  expect(await posts(page, '2026-04-04')).toEqual([]);
});

test('shows what a post would say, in both styles', async () => {
  const page = await at.open(WEEKS);
  await day(page, '2026-03-30').getByRole('link', { name: 'Survey figures' }).click();
  const preview = page.locator('#preview');
  await preview.locator('.reply').waitFor();
  expect(await preview.locator('.reply').innerText()).toContain('Source:');
  await page.getByRole('button', { name: 'As Teams' }).click();
  await preview.locator('.teams').waitFor();
  expect(await preview.locator('h2').first().innerText()).toBe('Monday 30 March 2026 at 11:00');
  await page.getByRole('button', { name: 'As Slack' }).click();
  expect(await preview.locator('.slack').innerText()).toContain('Source:');
});

test('skips a post, and puts it back', async () => {
  const page = await at.open(WEEKS);
  await day(page, '2026-03-31').getByRole('link', { name: 'Tips' }).click();
  await page.getByRole('button', { name: /^Skip this post/ }).click();
  await notice(page, 'Skipped.');
  expect(await said(page)).toContain('Nothing is posted on Tuesday 31 March 2026');
  expect(await posts(page, '2026-03-31')).toEqual(['09:00 Tips skipped']);
  await page.getByRole('button', { name: /^Post it after all/ }).click();
  await notice(page, 'Back in.');
  expect(await posts(page, '2026-03-31')).toEqual(['09:00 Tips']);
});

test('swaps a post for another', async () => {
  const page = await at.open(WEEKS);
  await day(page, '2026-04-01').getByRole('link', { name: 'Tips' }).click();
  const shown = page.locator('#preview .reply');
  const before = await shown.innerText();
  await page.getByRole('button', { name: /^Swap for another/ }).click();
  await notice(page, 'Swapped.');
  await shown.waitFor();
  expect(await shown.innerText()).not.toBe(before);
});

test('adds, pauses, resumes and removes a subscription', async () => {
  const page = await at.open(WEEKS);
  await page.getByLabel('Add a subscription').fill('rotation fridays at 3pm');
  await page.getByRole('button', { name: 'Add' }).click();
  const added = page.locator('.standing li', { hasText: 'Fridays at 15:00' });
  await added.waitFor();
  expect(await posts(page, '2026-03-27')).toContain('15:00 Tips, resources and survey figures');
  await added.getByRole('button', { name: /^Pause/ }).click();
  await added.getByText('Paused').waitFor();
  expect(await posts(page, '2026-03-27')).toContain(
    '15:00 Tips, resources and survey figures paused',
  );
  await added.getByRole('button', { name: /^Resume/ }).click();
  await added.getByText('Paused').waitFor({ state: 'detached' });
  await added.getByRole('button', { name: /^Remove/ }).click();
  await added.waitFor({ state: 'detached' });
});

test('does not keep everything waiting for a look far ahead', async () => {
  const page = await at.open('/schedule?from=2090-01-02');
  await page.locator('.post').first().click();
  await page.locator('#preview .reply', { hasText: 'Too far ahead to say' }).waitFor();
});

test('says how to write a subscription it cannot read', async () => {
  const page = await at.open(WEEKS);
  await page.getByLabel('Add a subscription').fill('tips at half past never');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.locator('.said').waitFor();
  expect(await said(page)).not.toBe('');
});

test('only looks at what is really subscribed to when a platform is connected', async () => {
  const page = await connected.open(WEEKS);
  expect(await posts(page, '2026-03-30')).toEqual(['10:00 Tips']);
  await day(page, '2026-03-30').getByRole('link', { name: 'Tips' }).click();
  await page.locator('#preview .reply').waitFor();
  expect(
    await page.locator('main form[method="post"] button', { hasText: /Skip|Pause|Add/ }).count(),
  ).toBe(0);
  for (const why of await page.locator('.standing__closed').allInnerTexts()) {
    expect(why).toContain('set PAGE_CHANGES=on');
  }
  expect(await page.locator('.standing__closed').count()).toBe(2);
});

test('says the first words of each post, and which days are observed', async () => {
  const page = await at.open('/schedule?from=2026-05-04');
  const tip = day(page, '2026-05-05').locator('.post', { hasText: 'Tips' });
  const words = await tip.locator('.post__words').innerText();
  expect(words.length).toBeGreaterThan(20);
  expect(await day(page, '2026-05-05').innerText()).toContain('International Day of the Midwife');
  expect(await day(page, '2026-05-04').innerText()).toContain('Early May bank holiday');
  await tip.click();
  const preview = page.locator('#preview .reply');
  await preview.waitFor();
  expect(await preview.innerText()).toContain(words.replace(/ …$/, ''));
});

test('keeps the preview beside the days on a phone, until it is closed', async () => {
  const page = await at.open(WEEKS, { viewport: PHONE });
  await day(page, '2026-03-30').getByRole('link', { name: 'Tips' }).click();
  await page.locator('#preview .reply').waitFor();
  const both = [
    day(page, '2026-03-30').locator('.post').first(),
    page.locator('#preview h2').first(),
  ];
  const tops = await Promise.all(both.map(async (one) => (await one.boundingBox())?.y ?? -1));
  expect(tops.every((top) => top >= 0 && top < PHONE.height)).toBe(true);
  await page.getByRole('link', { name: 'Close', exact: true }).click();
  await page.locator('.schedule__hint', { hasText: 'Choose a post' }).waitFor();
});

test('prints a month with every post in a sentence', async () => {
  const page = await at.open(WEEKS);
  await page.getByRole('link', { name: 'Print a month' }).click();
  await page.getByRole('heading', { name: 'Posts in March 2026' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.masthead').isVisible()).toBe(false);
  const monday = page.getByRole('row', { name: /^Mon 30 Mar/ });
  expect(await monday.innerText()).toMatch(/09:00 Tips\n.{20}[^]*11:00 Survey figures\n.{20}/);
  expect(await page.getByRole('row', { name: /^Sun 29 Mar/ }).innerText()).toContain('Clocks go');
  await page.emulateMedia({ media: null });
  expect(await faultsInEveryLook(page)).toEqual([]);
});

test('axe finds nothing and nothing is cut off', async () => {
  const page = await at.open(WEEKS);
  await day(page, '2026-03-30').getByRole('link', { name: 'Tips' }).click();
  await page.locator('#preview .reply').waitFor();
  expect(await faultsInEveryLook(page)).toEqual([]);
});
