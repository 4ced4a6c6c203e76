import type { Page } from 'playwright-core';
import { CHANNEL, openChatWorld, type ChatWorld } from '../../fakes/chat-world';
import { faultsInEveryLook, hold, type Visit } from './page';
import { notice, visitSchedule } from './schedule-page';

const NOW = '2026-03-20T12:00:00Z';
const WEEKS = '/schedule?from=2026-03-23';
const WARD_8 = { ...CHANNEL, ref: 'ward 8' };

let world: ChatWorld;
let at: Visit;
let closed: Visit;

beforeAll(async () => {
  world = await openChatWorld(NOW);
  at = await visitSchedule(world, { connected: true, changes: true });
  closed = await visitSchedule(world, { connected: true, changes: false });
}, 120_000);

afterAll(async () => {
  expect([...at.amiss, ...closed.amiss]).toEqual([]);
  await at.leave();
  await closed.leave();
  await world.close();
});

beforeEach(async () => {
  for (const to of [CHANNEL, WARD_8]) {
    for (const { id } of await world.subscriptions(to)) {
      await world.store.subscriptions.remove(id);
    }
    await world.say('subscribe tips weekdays at 10am', { at: to });
  }
});

const row = (page: Page, ref: string) => page.locator('.standing li', { hasText: `(${ref})` });
const audit = async () => {
  const lines = await Promise.all(
    [CHANNEL, WARD_8].map((to) => world.store.audit.recentAt(to, 50)),
  );
  return lines.flat().filter(({ by }) => by === 'local page');
};

test('pauses and resumes what is really posted, in the page’s own name', async () => {
  const page = await at.open(WEEKS);
  await row(page, 'ward 7')
    .getByRole('button', { name: /^Pause/ })
    .click();
  await row(page, 'ward 7').getByText('Paused').waitFor();
  const [paused] = await world.subscriptions();
  expect(paused?.status).toBe('paused');
  expect(await audit()).toMatchObject([{ event: 'paused', subject: paused?.id }]);
  await row(page, 'ward 7')
    .getByRole('button', { name: /^Resume/ })
    .click();
  await row(page, 'ward 7').getByText('Paused').waitFor({ state: 'detached' });
  expect(await world.subscriptions()).toMatchObject([{ status: 'active' }]);
  expect((await audit()).map(({ event }) => event).sort()).toEqual(['paused', 'resumed']);
});

test('a press is carried out before what is read after it, and leaves what is typed meanwhile', async () => {
  const page = await at.open(WEEKS);
  const range = page.locator('.schedule__range', { hasText: '20 April to 17 May 2026' });
  const { held, letGo } = await hold(page, /schedule$/);
  await row(page, 'ward 7')
    .getByRole('button', { name: /^Pause/ })
    .click();
  await held;
  await page.getByLabel('Where').selectOption({ label: 'web, a channel (ward 8)' });
  await page.getByLabel('Add a subscription').fill('figures fridays at 3pm');
  await page.getByRole('link', { name: 'Later →' }).click();
  letGo();
  await range.waitFor();
  await row(page, 'ward 7').getByText('Paused').waitFor();
  expect(await page.getByLabel('Add a subscription').inputValue()).toBe('figures fridays at 3pm');
  await page.getByRole('button', { name: 'Add' }).click();
  await row(page, 'ward 8').filter({ hasText: 'Fridays at 15:00' }).waitFor();
  expect(await page.getByLabel('Add a subscription').inputValue()).toBe('');
});

test('a press that is refused, or never arrives, is told', async () => {
  const page = await at.open(WEEKS);
  const pause = row(page, 'ward 7').getByRole('button', { name: /^Pause/ });
  const told = (words: string) => page.getByRole('alert').getByText(words).waitFor();
  await page.route(/schedule$/, (route) => route.abort(), { times: 1 });
  await pause.click();
  await told('Signpost is not answering');
  await page.evaluate(
    `for (const field of document.querySelectorAll('[name="token"]')) field.value = 'of an earlier start'`,
  );
  await pause.click();
  await told('This page is out of date');
  at.forgive(/ERR_FAILED|403/);
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
});

test('skips and swaps a real post, and leaves a line of each', async () => {
  const page = await at.open(WEEKS);
  const tuesday = page.locator('td', { has: page.locator('time[datetime="2026-03-24"]') });
  await tuesday.getByRole('link', { name: 'Tips' }).first().click();
  await page.getByRole('button', { name: /^Swap for another/ }).click();
  await notice(page, 'Swapped.');
  await page.getByRole('button', { name: /^Skip this post/ }).click();
  await notice(page, 'Skipped.');
  const all = [...(await world.subscriptions()), ...(await world.subscriptions(WARD_8))];
  expect(all.flatMap(({ skipped }) => skipped)).toEqual(['2026-03-24']);
  const lines = await audit();
  expect(lines).toContainEqual(expect.objectContaining({ event: 'skipped', detail: '2026-03-24' }));
  expect(lines.map(({ event }) => event)).toContain('swapped');
});

test('adds to the conversation that was chosen, and removes again', async () => {
  const page = await at.open(WEEKS);
  await page.getByLabel('Where').selectOption({ label: 'web, a channel (ward 8)' });
  await page.getByLabel('Add a subscription').fill('figures fridays at 3pm');
  await page.getByRole('button', { name: 'Add' }).click();
  const added = row(page, 'ward 8').filter({ hasText: 'Fridays at 15:00' });
  await added.waitFor();
  expect((await world.subscriptions(WARD_8)).map(({ what }) => what).sort()).toEqual([
    'figures',
    'tips',
  ]);
  expect((await audit()).map(({ event }) => event)).toContain('subscribed');
  await added.getByRole('button', { name: /^Remove/ }).click();
  await added.waitFor({ state: 'detached' });
  expect((await world.subscriptions(WARD_8)).map(({ what }) => what)).toEqual(['tips']);
  expect((await audit()).map(({ event }) => event)).toContain('unsubscribed');
});

test('takes no change without the page’s token, nor any while it is switched off', async () => {
  const page = await closed.open(WEEKS);
  const [{ id } = { id: '' }] = await world.subscriptions();
  const form = { change: 'pause', subscription: id };
  const bare = await page.request.post(new URL('/schedule', page.url()).href, { form });
  expect(bare.status()).toBe(403);
  const token = await page.locator('meta[name="signpost-token"]').getAttribute('content');
  const shut = await page.request.post(new URL('/schedule', page.url()).href, {
    form: { ...form, token: token ?? '' },
  });
  expect(shut.status()).toBe(403);
  expect(await shut.text()).toContain('PAGE_CHANGES=on');
  const open = await at.open(WEEKS);
  const forged = await open.request.post(new URL('/schedule', open.url()).href, { form });
  expect(forged.status()).toBe(403);
  expect(await world.subscriptions()).toMatchObject([{ status: 'active' }]);
});

test('axe finds nothing and nothing is cut off', async () => {
  for (const one of [at, closed]) {
    expect(await faultsInEveryLook(await one.open(WEEKS))).toEqual([]);
  }
});
