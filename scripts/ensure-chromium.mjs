// Finds a Chromium for the browser tests, or installs one, and says which. Says what it does on standard error and
// prints the path it settled on to standard output. Looks at CHROMIUM_PATH, the system, Chrome, then Playwright's own cache; installs with apt as root on
// Debian and Ubuntu (with an emoji font, which replies use), and with Playwright elsewhere.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const playwrightFolder = dirname(require.resolve('playwright-core/package.json'));

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium on this machine, or undefined. A CHROMIUM_PATH that names nothing is an error. */
export function findChromium(env = process.env) {
  const named = env['CHROMIUM_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(
      `CHROMIUM_PATH is ${named}, and there is no file there. Correct it or unset it.`,
    );
  }
  return [...SYSTEM, playwrightsOwn()].find((path) => path && existsSync(path));
}

function playwrightsOwn() {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

function install() {
  const isRoot = process.getuid?.() === 0;
  const hasApt = process.platform === 'linux' && existsSync('/usr/bin/apt-get');
  if (isRoot && hasApt) {
    say(
      'No Chromium found. Installing Debian’s chromium and an emoji font with apt (about a minute) …',
    );
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (/** @type {string[]} */ ...args) =>
      execFileSync('apt-get', ['-qq', ...args], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: environment,
      });
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-color-emoji');
    return;
  }
  say('No Chromium found. Installing Playwright’s own (about 150 MB, kept in your cache) …');
  const cli = join(playwrightFolder, 'cli.js');
  const done = spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' });
  if (done.status !== 0) throw new Error('Playwright could not install Chromium.');
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Finds or installs, and returns the path. Throws with what to do when neither works. */
export function ensureChromium() {
  const found = findChromium();
  if (found) {
    say(`Chromium for the browser tests: ${found}`);
    return found;
  }
  install();
  const installed = findChromium();
  if (!installed) {
    throw new Error(
      'Chromium was installed but is not where it should be. Set CHROMIUM_PATH to its path.',
    );
  }
  say(`Chromium for the browser tests: ${installed}`);
  return installed;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    process.stdout.write(`${ensureChromium()}\n`);
  } catch (error) {
    say(
      `${error instanceof Error ? error.message : String(error)}\nInstall Chromium or Chrome yourself and set CHROMIUM_PATH to its path, then try again.`,
    );
    process.exitCode = 1;
  }
}
