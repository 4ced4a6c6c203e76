import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromiumPath } from '../chromium';
import { startPage } from './page-server';
import { CONVERSATION, DRAFT, slackPayloads } from './slack-payloads';

/*
 * Draws docs/pictures/playground-*.png and slack-*.png: every view of the built page in a real Chromium, on a light
 * desktop and a dark phone, and in its Slack pane the payloads that Slack would be sent. With --every-look each view is
 * drawn wide and narrow, light and dark, from top to end, into .cache/pictures, to be looked at.
 * npm run pictures -- [--every-look] [names of pictures]
 */
const EVERY_LOOK = process.argv.includes('--every-look');
const PICTURES = EVERY_LOOK ? '.cache/pictures' : 'docs/pictures';
const DESKTOP = { width: 1280, height: 860 };
const PHONE = { width: 360, height: 780 };
const ABUSE = '/?q=How%20do%20I%20deal%20with%20online%20abuse%3F';
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const TIP = {
  text: 'Say in each post where people can get help in your own building today.',
  topic: 'Accessibility',
  source: 'Planning, creating and publishing accessible social media campaigns',
};
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);

void main();

async function main(): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const page = await startPage({ EDITORS: 'Alex Smith,Sam Lee' });
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--lang=en-GB'],
    env: { ...process.env, LANGUAGE: 'en_GB' },
  });
  try {
    await drawPages(browser, page.url);
    if (EVERY_LOOK) return;
    for (const [name, payload] of Object.entries(await slackPayloads()))
      await drawInSlack(browser, page.url, name, payload);
  } finally {
    await browser.close();
    await page.stop();
  }
}

async function drawPages(browser: Browser, url: string): Promise<void> {
  const shot = async (
    name: string,
    path: string,
    look: BrowserContextOptions = {},
    then?: (tab: Page) => Promise<void>,
  ): Promise<void> => {
    if (!isWanted(name)) return;
    const tab = await open(browser, url, path, look);
    await then?.(tab);
    await tab.waitForTimeout(600);
    await tab.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: EVERY_LOOK });
    await tab.context().close();
  };
  const as = (way: string) => async (tab: Page) => {
    await tab.getByRole('button', { name: way, exact: true }).click();
    await tab.locator('.panes').waitFor();
  };
  const choosePost = async (tab: Page): Promise<void> => {
    await tab.locator('td:has(time[datetime="2026-12-16"]) .post').first().click();
    await tab.locator('#preview .reply').waitFor();
  };
  const typeDraft = async (tab: Page): Promise<void> => {
    await tab.getByLabel('Your draft').fill(DRAFT);
    await tab.locator('.draft__verdict').waitFor();
  };
  const fillIn = async (tab: Page): Promise<void> => {
    await tab.getByLabel('Text', { exact: true }).fill(TIP.text);
    await tab.getByRole('checkbox', { name: TIP.topic }).check();
    await tab.getByLabel('Source', { exact: true }).fill(TIP.source);
    await tab.locator('[data-edit-preview] .reply').waitFor();
  };
  const propose = async (tab: Page): Promise<void> => {
    if ((await tab.locator('.edit__changes').count()) > 0) return;
    await tab.getByRole('link', { name: 'Add a tip' }).click();
    await fillIn(tab);
    await tab.getByRole('button', { name: 'Send for approval' }).click();
    await tab.locator('.edit__changes').waitFor();
  };
  const goOn = async (tab: Page): Promise<void> => {
    for (const [at, text] of CONVERSATION.entries()) {
      await tab.locator('#q').fill(text);
      await tab.keyboard.press('Enter');
      await tab.locator('[data-turn]').nth(at).waitFor();
      await tab.waitForTimeout(300);
    }
  };
  const entry = '/content/guidance/gcs-accessible-social-media';
  const views: readonly (readonly [string, string, ((tab: Page) => Promise<void>)?])[] = [
    ['welcome', '/'],
    ['ask', ABUSE],
    ['figure', '/?q=Internet%20use%20by%20region'],
    ['conversation', '/', goOn],
    ['slack', ABUSE, as('As Slack')],
    ['teams', ABUSE, as('As Teams')],
    ['check', '/check', typeDraft],
    ['schedule', '/schedule?from=2026-12-14', choosePost],
    ['month', '/schedule/month?month=2026-12'],
    ['content', '/content'],
    ['entry', entry],
    ['figures', '/figures?measure=users&group=age'],
    ['form', '/editors/edit?kind=tip', fillIn],
    ['editors', '/editors', propose],
    ['evidence', '/evidence'],
    ['status', '/status'],
  ];
  for (const [name, path, then] of views) {
    if (EVERY_LOOK) {
      for (const colorScheme of ['light', 'dark'] as const)
        for (const viewport of [DESKTOP, PHONE])
          await shot(
            `${name}-${viewport.width}-${colorScheme}`,
            path,
            { viewport, colorScheme },
            then,
          );
      continue;
    }
    await shot(`playground-${name}`, path, {}, then);
    await shot(
      `playground-${name}-phone-dark`,
      path,
      { viewport: PHONE, colorScheme: 'dark' },
      then,
    );
  }
  if (EVERY_LOOK) return;
  await shot('playground-ask-dark', ABUSE, { colorScheme: 'dark' });
  await shot('playground-ask-phone', ABUSE, { viewport: PHONE });
  await shot('playground-check-dark', '/check', { colorScheme: 'dark' }, typeDraft);
  await shot('playground-check-phone', '/check', { viewport: PHONE }, typeDraft);
  await shot('playground-welcome-phone', '/', { viewport: PHONE });
}

async function open(
  browser: Browser,
  url: string,
  path: string,
  look: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: DESKTOP,
    colorScheme: 'light',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
    ...look,
  });
  const tab = await context.newPage();
  await tab.goto(new URL(path, url).href, { waitUntil: 'load' });
  return tab;
}

/** Puts a payload in the page's own Slack pane, as if it were an answer. */
async function drawInSlack(
  browser: Browser,
  url: string,
  name: string,
  payload: unknown,
): Promise<void> {
  if (!isWanted(name)) return;
  const look = { viewport: { width: 1400, height: 1000 }, deviceScaleFactor: 1, bypassCSP: true };
  const tab = await open(browser, url, '/', look);
  const data = JSON.stringify({ slack: payload, charts: [] }).replace(/</g, '\\u003c');
  const html = `<article class="turn" data-turn><h2 class="turn__asked"></h2><div class="turn__answer" data-answer><div class="reply"></div></div><script type="application/json" data-payloads>${data}</script></article>`;
  await tab.route('**/ask', (route) => route.fulfill({ json: { html, summary: '' } }));
  await tab.locator('#q').fill(name);
  await tab.keyboard.press('Enter');
  await tab.getByRole('button', { name: 'As Slack' }).click();
  const pane = tab.locator('.slack').first();
  await pane.waitFor();
  await tab.addStyleTag({ content: '.masthead, .hero { display: none }' });
  await tab.waitForTimeout(600);
  await pane.screenshot({ path: join(PICTURES, `${name}.png`) });
  await tab.context().close();
}
