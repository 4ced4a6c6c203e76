// Draws docs/pictures/playground-*.png and slack-*.png: the built page in a real Chromium, and in its Slack pane the
// payloads that Slack would be sent. Needs `npm run build` and a Chromium.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/ensure-chromium.mjs';
import { startPage } from './page-server.mjs';
import { slackPayloads } from './slack-payloads.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pictures = join(root, 'docs', 'pictures');
mkdirSync(pictures, { recursive: true });

const DESKTOP = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };
const ABUSE = '/?q=How%20do%20I%20deal%20with%20online%20abuse%3F';
const wanted = process.argv.slice(2);

const page = await startPage();
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--lang=en-GB'],
  env: { ...process.env, LANGUAGE: 'en_GB' },
});
try {
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
  for (const [name, payload] of Object.entries(await slackPayloads())) await slack(name, payload);
} finally {
  await browser.close();
  await page.stop();
}

async function open(path, look = {}) {
  const context = await browser.newContext({
    viewport: DESKTOP,
    colorScheme: 'light',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
    ...look,
  });
  const tab = await context.newPage();
  await tab.goto(new URL(path, page.url).href, { waitUntil: 'load' });
  if (path.startsWith('/?q=')) await tab.locator('.panes').last().waitFor();
  return tab;
}

async function shot(name, path, look, then) {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  const tab = await open(path, look);
  await then?.(tab);
  await tab.waitForTimeout(600);
  await tab.screenshot({ path: join(pictures, `${name}.png`) });
  await tab.context().close();
}

/** Puts a payload in the page's own Slack pane, as if it were an answer. */
async function slack(name, payload) {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  const tab = await open('/', { viewport: { width: 1400, height: 1000 }, deviceScaleFactor: 1 });
  const data = JSON.stringify({ slack: payload, charts: [] }).replace(/</g, '\\u003c');
  const html = `<article class="turn" data-turn><h2 class="turn__asked"></h2><div class="turn__answer" data-answer></div><script type="application/json" data-payloads>${data}</script></article>`;
  await tab.route('**/ask', (route) => route.fulfill({ json: { html, summary: '' } }));
  await tab.locator('#q').fill(name);
  await tab.keyboard.press('Enter');
  const pane = tab.locator('.slack').last();
  await pane.waitFor();
  await tab.evaluate(() => {
    for (const bar of document.querySelectorAll('.masthead, .composer')) bar.remove();
  });
  await tab.waitForTimeout(600);
  await pane.screenshot({ path: join(pictures, `${name}.png`) });
  await tab.context().close();
}
