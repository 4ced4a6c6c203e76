import type { Page } from 'playwright-core';
import { CHANNEL, openChatWorld, type ChatWorld } from '../../fakes/chat-world';
import { DESKTOP, NARROW, overflow, PHONE, type Visit } from './page';
import { visitSchedule } from './schedule-page';

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
  (await day(page, date).locator('.post').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
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
  await preview.locator('.teams').waitFor();
  expect(await preview.locator('h2').first().innerText()).toBe('Monday 30 March 2026 at 11:00');
  expect(await preview.locator('.slack').innerText()).toContain('Source:');
});

test('skips a post, and puts it back', async () => {
  const page = await at.open(WEEKS);
  await day(page, '2026-03-31').getByRole('link', { name: 'Tips' }).click();
  await page.getByRole('button', { name: /^Skip this post/ }).click();
  await page.getByText('Skipped.').waitFor();
  expect(await said(page)).toContain('Nothing is posted on Tuesday 31 March 2026');
  expect(await posts(page, '2026-03-31')).toEqual(['09:00 Tips skipped']);
  await page.getByRole('button', { name: /^Post it after all/ }).click();
  await page.getByText('Back in.').waitFor();
  expect(await posts(page, '2026-03-31')).toEqual(['09:00 Tips']);
});

test('swaps a post for another', async () => {
  const page = await at.open(WEEKS);
  await day(page, '2026-04-01').getByRole('link', { name: 'Tips' }).click();
  const shown = page.locator('#preview .slack');
  const before = await shown.innerText();
  await page.getByRole('button', { name: /^Swap for another/ }).click();
  await page.getByText('Swapped.').waitFor();
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
  await page.locator('#preview').getByText('Too far ahead to say').first().waitFor();
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
  await page.locator('#preview .slack').waitFor();
  expect(
    await page.locator('main form[method="post"] button', { hasText: /Skip|Pause|Add/ }).count(),
  ).toBe(0);
  for (const why of await page.locator('.standing__closed').allInnerTexts()) {
    expect(why).toContain('set PAGE_CHANGES=on');
  }
  expect(await page.locator('.standing__closed').count()).toBe(2);
});

test.each([
  ['desktop, light', { viewport: DESKTOP, colorScheme: 'light' }],
  ['phone, dark', { viewport: PHONE, colorScheme: 'dark' }],
  ['320 pixels, light', { viewport: NARROW, colorScheme: 'light' }],
] as const)('axe finds nothing and nothing is cut off: %s', async (_, look) => {
  const page = await at.open(WEEKS, { ...look, reducedMotion: 'reduce' });
  await day(page, '2026-03-30').getByRole('link', { name: 'Tips' }).click();
  await page.locator('#preview .panes').waitFor();
  expect(await at.faults(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});
