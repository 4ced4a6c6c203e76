import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { renderForTeams } from '../../adapters/teams/render';
import { openKnowledge } from '../../knowledge';
import { freePort } from '../../test/fakes/emulated-slack';
import { answering } from '../answering';
import { chromiumPath } from '../chromium';
import { CONVERSATION, DRAFT } from './slack-payloads';

/*
 * npm run pictures:teams draws docs/pictures/teams-*.png: the built bot in Microsoft's Agents Playground, and its cards
 * on a narrow screen in dark and high-contrast colours.
 */
const PICTURES = resolve('docs/pictures');
const MODULES = resolve('node_modules');
const ASKED: Readonly<Record<string, readonly string[]>> = {
  tip: ['tips accessibility'],
  figure: ['stats 75 and over since 2013'],
  regions: ['stats region'],
  subscribe: ['subscribe'],
  check: [`check ${DRAFT}`],
  conversation: CONVERSATION,
};
const COLOURS = {
  dark: { back: '#292929', raised: '#1f1f1f', text: '#ffffff', quiet: '#d6d6d6', link: '#9ea2ff' },
  'high-contrast': {
    back: '#000000',
    raised: '#000000',
    text: '#ffffff',
    quiet: '#ffffff',
    link: '#ffff00',
  },
};

void main();

async function main(): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const scratch = mkdtempSync(join(tmpdir(), 'signpost-pictures-'));
  const [bot, page, playground] = [await freePort(), await freePort(), await freePort()];
  const children: ChildProcess[] = [];
  const run = (inputs: readonly string[], env: NodeJS.ProcessEnv = {}): void => {
    const child = spawn(process.execPath, inputs, {
      cwd: scratch,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    children.push(child);
  };
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  try {
    run([resolve('dist/src/main.js')], {
      TEAMS_EMULATOR: 'true',
      HOST: '127.0.0.1',
      PORT: String(bot),
      PAGE_PORT: String(page),
      DATABASE_URL: `file:${join(scratch, 'signpost.db')}`,
    });
    await answering(`http://127.0.0.1:${bot}/healthz`);
    const cli = join(MODULES, '@microsoft/m365agentsplayground/cli.js');
    const endpoint = `http://127.0.0.1:${bot}/api/messages`;
    run([cli, 'start', '-e', endpoint, '-c', 'msteams', '-p', String(playground), '--dt']);
    await answering(`http://127.0.0.1:${playground}/`);
    await drawInPlayground(browser, `http://127.0.0.1:${playground}/`);
    await drawInColours(browser);
  } finally {
    await browser.close();
    for (const child of children) {
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
    }
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function drawInPlayground(browser: Browser, url: string): Promise<void> {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 1250 } });
  await tab.goto(url);
  const box = tab.locator('[contenteditable=true], textarea').first();
  await box.waitFor();
  await settled(tab);
  for (const [name, texts] of Object.entries(ASKED)) {
    for (const text of texts) {
      await box.click();
      await tab.keyboard.type(text);
      await tab.keyboard.press('Enter');
      await settled(tab);
    }
    await tab.screenshot({
      path: join(PICTURES, `teams-${name}.png`),
      clip: { x: 325, y: 50, width: 625, height: 1200 },
    });
  }
}

/** The same cards as the card library draws them, 360 pixels wide; it has no charts, so it shows the figures instead. */
async function drawInColours(browser: Browser): Promise<void> {
  const now = new Date();
  const knowledge = openKnowledge({ folder: 'knowledge/content', now, timeZone: 'Europe/London' });
  const cards: unknown[] = [];
  for (const text of ['tips accessibility', 'stats disabled', `check ${DRAFT}`]) {
    const asked = knowledge.parse(text);
    if (asked.kind === 'change') throw new Error(`“${text}” is no question`);
    const { attachments } = renderForTeams(await knowledge.answer(asked, now));
    cards.push(attachments[0]?.content);
  }
  for (const [name, colours] of Object.entries(COLOURS)) {
    const tab = await browser.newPage({ viewport: { width: 360, height: 800 } });
    await tab.addScriptTag({ path: join(MODULES, 'adaptivecards/dist/adaptivecards.js') });
    await tab.addScriptTag({ path: join(__dirname, '../in-page/draw-cards.js') });
    await tab.evaluate(`drawCards(${JSON.stringify(cards)}, ${JSON.stringify(colours)})`);
    await tab.screenshot({ path: join(PICTURES, `teams-${name}.png`), fullPage: true });
  }
}

/** Waits until what is drawn has stopped changing. */
async function settled(tab: Page): Promise<void> {
  await tab.waitForTimeout(1500);
  for (let before = ''; ;) {
    const now = await tab.innerText('body');
    if (now === before) return;
    before = now;
    await tab.waitForTimeout(700);
  }
}
