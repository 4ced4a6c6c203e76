import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { createPlayground, TALK, type PlaygroundOptions } from '../../../adapters/web';
import type { Bot, Reply } from '../../../src/ports';

/** Every width and colour the playground must work in. */
export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };
export const NARROW = { width: 320, height: 640 };

export interface Look {
  readonly viewport?: typeof DESKTOP;
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
}

/** A running playground and a real browser to use it with. */
export interface Visit {
  /** Opens a path in a tab of its own, and remembers whatever went wrong in it. */
  open(path: string, look?: Look): Promise<Page>;
  /** Posts to the page's own conversation, as the scheduler would. */
  post(reply: Reply): Promise<unknown>;
  /** Requests to anywhere else, and errors in the pages' consoles, since the visit began. */
  readonly amiss: readonly string[];
  /** Takes off what a test provoked on purpose. */
  forgive(what: RegExp): void;
  /** What axe finds wrong with a page, one line a finding. */
  faults(page: Page): Promise<readonly string[]>;
  leave(): Promise<void>;
}

const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const QUIET = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Builds the page's bundle, starts a playground on a free port and launches the system's Chromium. */
export async function visit(
  bot: Bot,
  options: Omit<PlaygroundOptions, 'port' | 'host' | 'log' | 'assets'>,
): Promise<Visit> {
  const run = (...args: string[]) =>
    execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const assets = mkdtempSync(join(tmpdir(), 'signpost-web-'));
  run('scripts/build-web.mjs', assets);
  const playground = createPlayground({
    ...options,
    port: 0,
    host: '127.0.0.1',
    log: QUIET,
    assets,
  });
  await playground.start(bot);
  const executablePath = run('scripts/ensure-chromium.mjs').trim();
  const browser: Browser = await chromium.launch({ executablePath, args: FLAGS.split(' ') });
  const base = playground.url() ?? '';
  const amiss: string[] = [];
  return {
    amiss,
    forgive: (what) => {
      const left = amiss.filter((line) => !what.test(line));
      amiss.splice(0, amiss.length, ...left);
    },
    post: (reply) => playground.deliver(TALK, reply, 'delivery-1'),
    async open(path, look = {}) {
      const context = await browser.newContext({ viewport: DESKTOP, bypassCSP: false, ...look });
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') amiss.push(message.text());
      });
      page.on('pageerror', (error) => amiss.push(error.message));
      page.on('dialog', (dialog) => {
        amiss.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(base) && !/^(data|blob):/.test(url)) amiss.push(url);
      });
      await page.goto(new URL(path, base).href, { waitUntil: 'load' });
      return page;
    },
    faults,
    async leave() {
      await browser.close();
      await playground.stop();
      rmSync(assets, { recursive: true, force: true });
    },
  };
}

interface Findings {
  readonly violations: readonly { id: string; nodes: readonly { html: string }[] }[];
}

async function faults(page: Page): Promise<readonly string[]> {
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  // Through the debugger, as a person's own checker would be: the page's policy keeps other scripts out.
  await page.evaluate(axe);
  const found = await page.evaluate<Findings>('axe.run()');
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** How many pixels the page is wider than its window. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
}
