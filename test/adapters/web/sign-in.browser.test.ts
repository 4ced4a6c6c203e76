import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DESKTOP, NARROW, openBrowser, overflow, said, type Lent } from './page';
import { openSignInWorld } from './sign-in-world';

let world: Awaited<ReturnType<typeof openSignInWorld>>;
let browser: Lent;
beforeAll(async () => {
  [world, browser] = await Promise.all([openSignInWorld(), openBrowser()]);
});
afterAll(async () => {
  await browser.leave();
  await world.close();
});

/** Pictures for whoever wants to look: PICTURES names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const into = process.env['PICTURES'];
  if (into === undefined) return;
  mkdirSync(into, { recursive: true });
  await page.screenshot({ path: join(into, `sign-in-${name}.png`), fullPage: true });
}

test('somebody who has never seen it signs in and adds a tip, and a second person approves it', async () => {
  const page = await browser.open(world.at('/'), { viewport: DESKTOP });
  let steps = 0;
  const step = async (done: Promise<unknown>): Promise<void> => {
    steps += 1;
    await done;
  };
  await step(page.getByRole('link', { name: 'alex' }).click());
  await page.locator('.masthead__person', { hasText: 'alex.smith@trust.nhs.uk' }).waitFor();
  await step(page.getByRole('link', { name: 'Editors' }).click());
  await step(page.getByRole('link', { name: 'Add a tip' }).click());
  const text = page.getByLabel('Text', { exact: true });
  await step(text.fill('Say where your clinic is, and who may come.'));
  await step(page.getByRole('checkbox', { name: 'Security' }).check());
  await step(page.getByLabel('Source', { exact: true }).fill('ncsc-social-media'));
  await page
    .locator('[data-edit-preview] [role="status"]', { hasText: 'Nothing has to be put right.' })
    .waitFor();
  expect(await browser.faults(page)).toEqual([]);
  await picture(page, 'form');
  await step(page.getByRole('button', { name: 'Send for approval' }).click());
  await said(page, 'It goes live when another editor approves it');
  await picture(page, 'waiting');
  console.info(`Steps from the address to a tip that waits: ${steps}`);
  expect(steps).toBeLessThanOrEqual(8);
  const other = await browser.open(world.at('/editors'), { viewport: NARROW });
  await other.getByRole('link', { name: 'sam' }).click();
  expect(await overflow(other)).toBeLessThanOrEqual(0);
  expect(await browser.faults(other)).toEqual([]);
  await other.getByRole('button', { name: /Approve/ }).click();
  await said(other, 'It is live now');
  await picture(other, 'approved-narrow');
  const [live] = (await world.changes.live()).changes;
  expect(live).toMatchObject({
    author: 'alex.smith@trust.nhs.uk',
    decidedBy: 'sam.lee@trust.nhs.uk',
  });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'You have signed out' }).waitFor();
  expect(await browser.faults(page)).toEqual([]);
  await picture(page, 'out');
});
