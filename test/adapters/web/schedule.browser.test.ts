import type { Page } from 'playwright-core';
import { CHANNEL, openChatWorld, type ChatWorld } from '../../fakes/chat-world';
import { faultsInEveryLook, hold, PHONE, type Visit } from './page';
import { notice, visitSchedule } from './schedule-page';

// Ten days before the clocks go forward, and two weeks before Easter.
const NOW = '2026-03-20T12:00:00Z';
const WEEKS = '/schedule?from=2026-03-23';

describe('what goes out', () => {
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
});

describe('with PAGE_CHANGES=on', () => {
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
    expect(lines).toContainEqual(
      expect.objectContaining({ event: 'skipped', detail: '2026-03-24' }),
    );
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
});
