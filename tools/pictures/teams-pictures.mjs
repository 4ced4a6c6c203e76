// Draws docs/pictures/teams-*.png: the built bot in Microsoft's Agents Playground, and its cards on a narrow screen
// in dark and high-contrast colours. Needs `npm run build` and a Chromium.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/ensure-chromium.mjs';
import { freePort } from '../../scripts/free-port.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = createRequire(join(root, 'dist', 'scripts.js'));
const scratch = mkdtempSync(join(tmpdir(), 'signpost-pictures-'));
const pictures = join(root, 'docs', 'pictures');
mkdirSync(pictures, { recursive: true });

const [bot, page, playground] = [await freePort(), await freePort(), await freePort()];
const children = [];
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox'],
});
try {
  run([join(root, 'dist/src/main.js')], {
    TEAMS_EMULATOR: 'true',
    HOST: '127.0.0.1',
    PORT: String(bot),
    PAGE_PORT: String(page),
    DATABASE_URL: `file:${join(scratch, 'signpost.db')}`,
  });
  await answering(`http://127.0.0.1:${bot}/healthz`);
  const cli = join(root, 'node_modules/@microsoft/m365agentsplayground/cli.js');
  const endpoint = `http://127.0.0.1:${bot}/api/messages`;
  run([cli, 'start', '-e', endpoint, '-c', 'msteams', '-p', String(playground), '--dt']);
  await answering(`http://127.0.0.1:${playground}/`);
  await inPlayground();
  await inColours();
} finally {
  await browser.close();
  for (const child of children) {
    child.kill();
    if (child.exitCode === null) await once(child, 'exit');
  }
  rmSync(scratch, { recursive: true, force: true });
}

async function inPlayground() {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 1250 } });
  await tab.goto(`http://127.0.0.1:${playground}/`);
  const box = tab.locator('[contenteditable=true], textarea').first();
  await box.waitFor();
  const shot = (name) =>
    tab.screenshot({
      path: join(pictures, `teams-${name}.png`),
      clip: { x: 325, y: 50, width: 625, height: 1200 },
    });
  await settled(tab);
  for (const [name, text] of [
    ['tip', 'tips accessibility'],
    ['figure', 'stats 75 and over since 2013'],
    ['regions', 'stats region'],
    ['subscribe', 'subscribe'],
  ]) {
    await box.click();
    await tab.keyboard.type(text);
    await tab.keyboard.press('Enter');
    await settled(tab);
    await shot(name);
  }
}

/** The same cards as the card library draws them, 360 pixels wide; it has no charts, so it shows the figures instead. */
async function inColours() {
  const { openKnowledge } = built('./knowledge/index.js');
  const { renderForTeams } = built('./adapters/teams/render.js');
  const folder = join(root, 'knowledge/content');
  const knowledge = openKnowledge({ folder, now: new Date(), timeZone: 'Europe/London' });
  const cards = [];
  for (const text of ['tips accessibility', 'stats disabled']) {
    const reply = await knowledge.answer(knowledge.parse(text), new Date());
    cards.push(renderForTeams(reply).attachments[0].content);
  }
  const colours = {
    dark: {
      back: '#292929',
      raised: '#1f1f1f',
      text: '#ffffff',
      quiet: '#d6d6d6',
      link: '#9ea2ff',
    },
    'high-contrast': {
      back: '#000000',
      raised: '#000000',
      text: '#ffffff',
      quiet: '#ffffff',
      link: '#ffff00',
    },
  };
  for (const [name, chosen] of Object.entries(colours)) {
    const tab = await browser.newPage({ viewport: { width: 360, height: 800 } });
    await tab.addScriptTag({
      path: join(root, 'node_modules/adaptivecards/dist/adaptivecards.js'),
    });
    await tab.evaluate(drawCards, { cards, chosen });
    await tab.screenshot({ path: join(pictures, `teams-${name}.png`), fullPage: true });
  }
}

function drawCards({ cards, chosen }) {
  const { back, raised, text, quiet, link } = chosen;
  const foreground = {
    default: { default: text, subtle: quiet },
    accent: { default: link, subtle: link },
  };
  document.body.style.cssText = `margin:8px;background:${back};color:${text};font:14px sans-serif`;
  const style = document.createElement('style');
  style.textContent = `a,.ac-anchor{color:${link}!important} button{background:transparent;color:${text};border:1px solid ${quiet};border-radius:4px;padding:6px 12px;font-weight:600} .ac-actionSet{flex-wrap:wrap;row-gap:8px} .ac-adaptiveCard{border:1px solid ${quiet};margin-bottom:12px}`;
  document.head.append(style);
  for (const content of cards) {
    const card = new window.AdaptiveCards.AdaptiveCard();
    card.hostConfig = new window.AdaptiveCards.HostConfig({
      containerStyles: {
        default: { backgroundColor: back, foregroundColors: foreground },
        emphasis: { backgroundColor: raised, foregroundColors: foreground },
      },
      actions: { actionsOrientation: 'horizontal', actionAlignment: 'left', maxActions: 10 },
      spacing: { small: 8, default: 12, medium: 20, padding: 12 },
    });
    card.parse(content);
    document.body.append(card.render());
  }
}

function run(inputs, env = {}) {
  const child = spawn(process.execPath, inputs, {
    cwd: scratch,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
}

async function answering(url) {
  for (let tries = 0; tries < 240; tries += 1) {
    const answered = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${url} did not answer within a minute`);
}

/** Waits until what is drawn has stopped changing. */
async function settled(tab) {
  await tab.waitForTimeout(1500);
  for (let before = ''; ;) {
    const now = await tab.evaluate(() => document.body.innerText);
    if (now === before) return;
    before = now;
    await tab.waitForTimeout(700);
  }
}
