import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Page,
  type Route,
} from 'playwright-core';
import { createPlayground, TALK, type PlaygroundOptions } from '../../../adapters/web';
import type { Bot, Reply } from '../../../src/ports';

/** So long a page may take, in milliseconds: a machine that learns from changed content meanwhile is slow. */
const PATIENCE = 60_000;

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
  /**
   * Opens a path with nothing kept from before, and remembers whatever went wrong in it. It takes the tab of the visit,
   * whose page from before is gone: another would take a browser twice the time.
   */
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
/** Made by the build that comes before every run of these tests. */
const ASSETS = 'dist/adapters/web/public';
const QUIET = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Starts a playground with the bundle that was built before the tests, on a free port, and opens it in the system's Chromium. */
export async function visit(
  bot: Bot,
  options: Omit<PlaygroundOptions, 'port' | 'host' | 'log' | 'assets'>,
): Promise<Visit> {
  const playground = createPlayground({
    ...options,
    port: 0,
    host: '127.0.0.1',
    log: QUIET,
    assets: ASSETS,
  });
  await playground.start(bot);
  const browser = await borrowBrowser();
  const base = playground.url() ?? '';
  const amiss: string[] = [];
  let tab: Page | undefined;
  const openTab = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport: DESKTOP, bypassCSP: false });
    context.setDefaultTimeout(PATIENCE);
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
    return page;
  };
  return {
    amiss,
    forgive: (what) => {
      const left = amiss.filter((line) => !what.test(line));
      amiss.splice(0, amiss.length, ...left);
    },
    post: (reply) => playground.deliver(TALK, reply, 'delivery-1'),
    async open(path, look = {}) {
      if (tab) await forget(tab);
      const page = (tab ??= await openTab());
      await takeOn(page, look);
      await page.goto(new URL(path, base).href, { waitUntil: 'load' });
      return page;
    },
    faults,
    async leave() {
      await tab?.context().close();
      await returnBrowser();
      await playground.stop();
    },
  };
}

/** Holds the next request for something back: `held` ends when it is, and `letGo` sends it on its way. */
export async function hold(page: Page, what: string | RegExp) {
  const [held, gone] = [createSignal(), createSignal()];
  const handler = (route: Route): Promise<void> => {
    held.give();
    return gone.given.then(() => route.continue());
  };
  await page.route(what, handler, { times: 1 });
  return { held: held.given, letGo: gone.give };
}

function createSignal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => {};
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}

/** Goes to a path of the same page, whose script comes when what it gives is called: people may be quicker than that. */
export async function goWithoutScript(page: Page, path: string): Promise<() => void> {
  const { letGo } = await hold(page, '**/assets/page.js');
  await page.goto(new URL(path, page.url()).href, { waitUntil: 'commit' });
  return letGo;
}

/** Waits until the Editors view says something of itself: what it lists may hold any words. */
export function said(page: Page, words: string): Promise<void> {
  return page.locator('.edit__said', { hasText: words }).waitFor();
}

/** A browser for pages that are served elsewhere. */
export interface Lent {
  /** Opens an address as somebody of their own, with nothing kept from anybody else. */
  open(address: string, look?: Look): Promise<Page>;
  /** What axe finds wrong with a page, one line a finding. */
  faults(page: Page): Promise<readonly string[]>;
  leave(): Promise<void>;
}

export async function openBrowser(): Promise<Lent> {
  const browser = await borrowBrowser();
  const contexts: BrowserContext[] = [];
  return {
    faults,
    async open(address, look = {}) {
      const context = await browser.newContext({ viewport: DESKTOP, ...look });
      contexts.push(context);
      context.setDefaultTimeout(PATIENCE);
      const page = await context.newPage();
      await page.goto(address, { waitUntil: 'load' });
      return page;
    },
    async leave() {
      await Promise.all(contexts.map((context) => context.close()));
      await returnBrowser();
    },
  };
}

/** Takes from a tab what its pages kept, and what holds their requests back. */
async function forget(page: Page): Promise<void> {
  await page.unrouteAll();
  await page.evaluate('localStorage.clear(); sessionStorage.clear()');
}

async function takeOn(page: Page, look: Look): Promise<void> {
  const { viewport = DESKTOP, colorScheme = 'light', reducedMotion = 'no-preference' } = look;
  await page.setViewportSize(viewport);
  await page.emulateMedia({ media: null, colorScheme, reducedMotion });
}

/** One browser for all the visits of a suite. */
let lent: { readonly browser: Promise<Browser>; visits: number } | undefined;

function borrowBrowser(): Promise<Browser> {
  lent ??= { browser: launch(), visits: 0 };
  lent.visits += 1;
  return lent.browser;
}

async function returnBrowser(): Promise<void> {
  if (!lent) return;
  lent.visits -= 1;
  if (lent.visits > 0) return;
  const { browser } = lent;
  lent = undefined;
  await (await browser).close();
}

/** See test/environment.cjs. */
declare const onceForAllSuites: (name: string, make: () => unknown) => unknown;

function launch(): Promise<Browser> {
  const executablePath = onceForAllSuites('chromium', () =>
    execFileSync(process.execPath, ['scripts/ensure-chromium.mjs'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim(),
  ) as string;
  return chromium.launch({ executablePath, args: FLAGS.split(' ') });
}

/**
 * What is wrong with a page as it stands: everything axe knows once, the colours of the other theme on a narrow window,
 * placeholders that are too pale, and whatever runs over at any width. The page is left as it was.
 */
export async function faultsInEveryLook(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const found = [...(await faults(page))];
  for (const viewport of [PHONE, NARROW]) {
    await page.setViewportSize(viewport);
    const over = await overflow(page);
    if (over > 0) found.push(`${viewport.width} pixels: ${over} too wide`);
  }
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  found.push(
    ...(await faults(page, ['color-contrast', 'target-size'])).map((one) => `dark, ${one}`),
  );
  await page.setViewportSize(DESKTOP);
  if ((await overflow(page)) > 0) found.push('too wide on a desktop');
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  return found;
}

async function faults(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // Through the debugger, as a person's own checker would be: the page's policy keeps other scripts out.
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(AXE);
  const how = {
    // What is well is not told of: it would be ten times as much.
    resultTypes: ['violations'],
    ...(rules && { runOnly: rules }),
  };
  return page.evaluate<
    readonly string[]
  >(`axe.run(document, ${JSON.stringify(how)}).then((found) => [
    ...found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)),
    ...${PALE_PLACEHOLDERS}
  ])`);
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Placeholders of less than 4.5:1 on what they stand on, which axe does not look at. */
const PALE_PLACEHOLDERS = `(() => {
  const draw = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    draw.clearRect(0, 0, 1, 1);
    draw.fillStyle = colour;
    draw.fillRect(0, 0, 1, 1);
    return [...draw.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) =>
    rgba(colour)
      .slice(0, 3)
      .map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
      .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const under = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (rgba(backgroundColor)[3] === 255) return backgroundColor;
    }
    return 'white';
  };
  return [...document.querySelectorAll('[placeholder]')].flatMap((element) => {
    const [dim, bright] = [light(getComputedStyle(element, '::placeholder').color), light(under(element))].sort((a, b) => a - b);
    const ratio = (bright + 0.05) / (dim + 0.05);
    return ratio < 4.5 ? [\`placeholder of \${ratio.toFixed(2)}:1: \${element.outerHTML}\`] : [];
  });
})()`;

/** How many pixels the page is wider than its window. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
}
