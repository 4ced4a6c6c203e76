import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../chromium';
import { startPage } from '../pictures/page-server';

/*
 * npm run bench:page: how soon the local page is painted, and how soon a reply is shown after Enter, in a real
 * Chromium. Budgets: half a second, and 100 ms. The least of several tries tells what the page costs; the median also tells
 * what else the machine was doing.
 */

const QUESTIONS = [
  'How do I deal with online abuse?',
  'Give me a tip',
  'Internet use by age',
  'hashtags',
  'Can I talk about a patient if I leave out the name?',
  'alt text',
  'help',
  'internet use in Wales',
  'whistleblowing on twitter',
  'topics',
];
const VISITS = 5;

/** Evaluated, since the page takes no scripts but its own. */
const WATCH = readFileSync(join(__dirname, '../in-page/watch.js'), 'utf8');
const FIRST_PAINT = `performance.getEntriesByName('first-contentful-paint')[0].startTime`;
void main();

async function main(): Promise<void> {
  const page = await startPage();
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  try {
    const paints: number[] = [];
    const replies: number[] = [];
    for (let visit = 0; visit < VISITS; visit += 1) {
      const context = await browser.newContext();
      const tab = await context.newPage();
      await tab.goto(page.url, { waitUntil: 'networkidle' });
      paints.push(await tab.evaluate<number>(FIRST_PAINT));
      for (const question of QUESTIONS) {
        await tab.locator('#q').fill(question);
        await tab.evaluate(WATCH);
        await tab.keyboard.press('Enter');
        replies.push(await tab.evaluate<number>('shown'));
      }
      await context.close();
    }
    say('First paint, nothing cached', paints, 500);
    say('Reply shown after Enter', replies, 100);
    say(
      '… of which the first of each visit',
      replies.filter((_, at) => at % QUESTIONS.length === 0),
      100,
    );
    console.log(
      `Load of the machine: ${loadavg()
        .map((one) => one.toFixed(1))
        .join(', ')}.`,
    );
  } finally {
    await browser.close();
    await page.stop();
  }
}

function say(what: string, times: readonly number[], budget: number): void {
  const sorted = times.toSorted((a, b) => a - b);
  const ms = (value = NaN): string => `${value.toFixed(0)} ms`;
  const median = sorted[Math.floor(sorted.length / 2)];
  const within = sorted.filter((time) => time <= budget).length;
  console.log(
    `${what}: least ${ms(sorted[0])}, median ${ms(median)}, most ${ms(sorted.at(-1))}; ${within} of ${sorted.length} within ${ms(budget)}.`,
  );
}
