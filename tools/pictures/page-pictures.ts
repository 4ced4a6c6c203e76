import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromiumPath } from '../chromium';
import { startPage } from './page-server';
import { slackPayloads } from './slack-payloads';

/*
 * Draws docs/pictures/playground-*.png and slack-*.png: the built page in a real Chromium, and in its Slack pane the
 * payloads that Slack would be sent. npm run pictures -- [names of pictures]
 */
const PICTURES = 'docs/pictures';
const DESKTOP = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };
const ABUSE = '/?q=How%20do%20I%20deal%20with%20online%20abuse%3F';
const wanted = process.argv.slice(2);
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);

void main();

async function main(): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const page = await startPage();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--lang=en-GB'],
    env: { ...process.env, LANGUAGE: 'en_GB' },
  });
  try {
    await drawPages(browser, page.url);
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
    await tab.screenshot({ path: join(PICTURES, `${name}.png`) });
    await tab.context().close();
  };
  await shot('playground-ask', ABUSE);
  await shot('playground-ask-dark', ABUSE, { colorScheme: 'dark' });
  await shot('playground-ask-phone', ABUSE, { viewport: PHONE });
  await shot('playground-ask-phone-dark', '/?q=Internet%20use%20by%20age', {
    viewport: PHONE,
    colorScheme: 'dark',
  });
  await shot('playground-welcome-phone', '/', { viewport: PHONE });
  await shot('playground-schedule', '/schedule?from=2026-12-14', {}, async (tab) => {
    await tab.locator('td:has(time[datetime="2026-12-16"]) .post').first().click();
    await tab.locator('#preview .panes').waitFor();
  });
  await shot('playground-content', '/content');
  await shot('playground-figures', '/figures?measure=users&group=age', {
    viewport: { width: 1280, height: 1100 },
  });
  await shot('playground-figures-phone', '/figures', { viewport: PHONE });
  await shot('playground-status', '/status');
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
  if (path.startsWith('/?q=')) await tab.locator('.panes').last().waitFor();
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
  const look = { viewport: { width: 1400, height: 1000 }, deviceScaleFactor: 1 };
  const tab = await open(browser, url, '/', look);
  const data = JSON.stringify({ slack: payload, charts: [] }).replace(/</g, '\\u003c');
  const html = `<article class="turn" data-turn><h2 class="turn__asked"></h2><div class="turn__answer" data-answer></div><script type="application/json" data-payloads>${data}</script></article>`;
  await tab.route('**/ask', (route) => route.fulfill({ json: { html, summary: '' } }));
  await tab.locator('#q').fill(name);
  await tab.keyboard.press('Enter');
  const pane = tab.locator('.slack').last();
  await pane.waitFor();
  await tab.addStyleTag({ content: '.masthead, .composer { display: none }' });
  await tab.waitForTimeout(600);
  await pane.screenshot({ path: join(PICTURES, `${name}.png`) });
  await tab.context().close();
}
