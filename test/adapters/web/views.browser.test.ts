import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Chosen, FiguresReader } from '../../../adapters/web';
import { createContentShelf } from '../../../src/page-data/content-shelf';
import { renderForSlack } from '../../../adapters/slack/render';
import { renderForTeams } from '../../../adapters/teams/render';
import type { Chart, Reply } from '../../../src/ports';
import { faultsInEveryLook, goWithoutScript, hold, PHONE, visit, type Visit } from './page';

const clock = { now: () => new Date('2026-12-01T12:00:00Z') };
const HOSTILE = '</script><img src=x onerror=alert(1)>';

const HELD = 'never-shown-alone';
const GUIDE = 'gcs-accessible-social-media';

const shownOf = (id: string): Reply => ({
  kind: 'tip',
  title: 'Tip',
  summary: `What readers see of ${id}`,
  blocks: [{ kind: 'paragraph', text: [`What readers see of ${id}`] }],
  actions: [],
  results: [],
  shareable: true,
});

/** A survey of two measures, small enough to check by eye. */
const figures: FiguresReader = {
  choices: {
    measures: [
      { value: 'recent', label: 'Used the internet recently' },
      { value: 'never', label: `Never used it ${HOSTILE}` },
    ],
    groups: [{ value: 'age', label: 'By age' }],
    places: [
      { value: 'uk', label: 'United Kingdom', group: 'Nations' },
      { value: 'wales', label: 'Wales', group: 'Nations' },
    ],
    years: [2019, 2020],
  },
  find: (chosen) =>
    Promise.resolve(
      chosen.place === 'wales'
        ? { found: false, why: 'The survey gives no ages for Wales.' }
        : {
            found: true,
            chart: chartOf(chosen),
            sentence: `In ${chosen.to}, 54% of the oldest had. Source: ONS.`,
            cautions: ['The survey asks people aged 16 and over.'],
            ask: 'internet use by age',
          },
    ),
  svg: ({ title }) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>${title.replace(/[<>]/g, '')}</title></svg>`,
  png: () => Promise.resolve(Buffer.from('PNG')),
};

function chartOf({ measure, from, to }: Chosen): Chart {
  return {
    kind: 'chart',
    form: 'line',
    title: `=Use by age (${measure})`,
    unit: '%',
    categories: ['16 to 24', '75 and over, "the oldest"'],
    series: [from, to].map((year) => ({ name: String(year), values: [99, null] })),
    source: { name: 'ONS', url: 'https://www.ons.gov.uk/' },
    alt: 'Use falls with age.',
  };
}

const CONTENT = 'knowledge/content';
/** What the Content view shows nothing of: checking it takes as long as all of the rest, at each save. */
const UNSHOWN = new Set(['sensitive', 'lexicon', 'survey-data', 'post-check', 'schemas']);

let at: Visit;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signpost-content-'));
  cpSync(CONTENT, folder, { recursive: true, filter: (path) => !UNSHOWN.has(basename(path)) });
  at = await visit(() => Promise.reject(new Error('not asked here')), {
    clock,
    onlyAsks: () => true,
    content: {
      ...createContentShelf({ folder, clock, timeZone: 'Europe/London' }),
      shown: ({ id }) => Promise.resolve(id === HELD ? undefined : shownOf(id)),
      votes: (id) => Promise.resolve(id === HELD ? 'few' : { helpful: 12 }),
    },
    renderers: {
      slack: (reply) => renderForSlack(reply),
      teams: (reply) => renderForTeams(reply),
    },
    figures,
    status: () =>
      Promise.resolve({
        parts: [
          { name: 'Playground', state: 'on', summary: 'This page.' },
          { name: 'Chat', state: 'off', summary: `Set CHAT_TOKEN to turn it on. ${HOSTILE}` },
          { name: 'Store', state: 'trouble', summary: 'The disk is full.' },
        ],
        versions: [{ name: 'Node.js', value: '20' }],
        counts: [{ name: 'Tips', value: 207 }],
      }),
  });
}, 120_000);

afterAll(async () => {
  expect(at.amiss).toEqual([]);
  await at.leave();
  rmSync(folder, { recursive: true, force: true });
});

test('narrows the content as an editor chooses and types', async () => {
  const page = await at.open('/content');
  await page.getByLabel('Kind').selectOption('Tips');
  await page.getByLabel('Words').fill('emoji');
  await page.locator('.entry', { hasNotText: /emoji/i }).first().waitFor({ state: 'detached' });
  const shown = await page.locator('.entry').allInnerTexts();
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.every((text) => /emoji/i.test(text) && /^Tip/i.test(text))).toBe(true);
  expect(page.url()).toContain('kind=tip');
});

test('narrows by what was chosen before the script came', async () => {
  const page = await at.open('/status');
  const come = await goWithoutScript(page, '/content');
  await page.getByLabel('Kind').selectOption('Tips');
  come();
  await page.waitForURL(/kind=tip/);
  const shown = await page.locator('.entry').allInnerTexts();
  expect(shown.every((text) => /^Tip/i.test(text))).toBe(true);
});

test('says why tips are held back and which links nobody has opened', async () => {
  const page = await at.open('/content?flag=held-back');
  const held = await page.locator('.entry').first().innerText();
  expect(held).toMatch(/Held back/i);
  await page.getByRole('link', { name: /Link not verified/ }).click();
  await page.locator('.entry').first().getByText('Link not verified').waitFor();
});

test('lists titles, twenty at a time, and no file or id', async () => {
  const page = await at.open('/content?kind=tip', { viewport: PHONE });
  expect(await page.locator('.entry').count()).toBe(20);
  const first = await page.locator('.entry__title').first().innerText();
  expect(await page.locator('.entries').innerText()).not.toMatch(/\.yaml|tip-\d/);
  await page.getByRole('link', { name: 'Next page' }).click();
  await page.getByRole('heading', { name: /page 2 of/ }).waitFor();
  expect(await page.locator('.entry__title').first().innerText()).not.toBe(first);
  expect(await page.evaluate<number>('document.body.scrollHeight')).toBeLessThan(9_000);
  await page.goto(page.url().replace('page=2', 'page=999'));
  expect(await page.getByRole('heading', { name: /page (\d+) of \1$/ }).count()).toBe(1);
});

test('keeps what was chosen among the further filters', async () => {
  const page = await at.open('/content');
  await page.locator('summary', { hasText: 'More filters' }).click();
  await page.getByLabel('Standing').selectOption('Replaced');
  await page.locator('#entries', { hasNotText: 'page 1' }).waitFor();
  expect(new URL(page.url()).searchParams.get('standing')).toBe('superseded');
  await page.reload();
  expect(await page.getByLabel('Standing').isVisible()).toBe(true);
});

test('shows one entry: what readers see, its evidence, its history and its votes', async () => {
  const page = await at.open(`/content/guidance/${GUIDE}`);
  const section = (name: string) => page.getByRole('region', { name });
  const seen = section('What readers see');
  expect(await seen.innerText()).toContain(`What readers see of ${GUIDE}`);
  await seen.getByRole('button', { name: 'As Teams' }).click();
  expect(await seen.locator('.teams').innerText()).toContain(`What readers see of ${GUIDE}`);
  expect(await section('Evidence, for editors only').innerText()).toContain('Signpost editors');
  expect(await section('Evidence, for editors only').innerText()).toMatch(/\.yaml:\d+/);
  expect(await section('History').innerText()).toContain('Last checked on');
  expect(await section('Found helpful').innerText()).toContain(
    '12 found it helpful, fewer than five did not.',
  );
  await section('About it')
    .getByRole('link', { name: /Screen readers say/ })
    .click();
  await page.getByRole('heading', { level: 1, name: /^Screen readers say/ }).waitFor();
  expect(await section('About it').innerText()).toContain('Rests on');
});

test('shows an editor a mistake after it is saved, and that it is put right, and narrows what was typed meanwhile', async () => {
  const page = await at.open('/content');
  await page.getByText('No problems.', { exact: true }).waitFor();
  const { held, letGo } = await hold(page, /words=emoji/);
  await page.getByLabel('Words').fill('emoji');
  await held;
  const file = join(folder, 'tips', 'mine.yaml');
  writeFileSync(file, `- id: mine\n  text: '${HOSTILE}'\n  topicks: [accessibility]\n`);
  const problem = page.locator('.problems li', { hasText: 'topicks' });
  await problem.waitFor();
  letGo();
  expect(page.url()).toContain('words=emoji');
  expect(await page.locator('.entry', { hasNotText: /emoji/i }).count()).toBe(0);
  expect(await problem.innerText()).toContain('mine.yaml:3');
  rmSync(file);
  await page.getByText('No problems.', { exact: true }).waitFor();
});

test('copies a blank entry', async () => {
  const page = await at.open('/content');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('summary', { hasText: 'Tip' }).click();
  await page.getByRole('button', { name: 'Copy' }).first().click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain('- id: your-tip');
});

test('hostile content in the folder does nothing', async () => {
  const file = join(folder, 'tips', 'hostile.yaml');
  writeFileSync(
    file,
    `- id: hostile-tip
  text: '${HOSTILE} <a href="javascript:alert(2)">hello</a>'
  topics: [accessibility]
  source: gcs-accessible-social-media
  why: '${HOSTILE}'
  record:
    owner: Us
    checked: 2026-11-22
    reviewBy: 2027-05-22
`,
  );
  const page = await at.open('/content?words=hello');
  await page.getByText('onerror=alert(1)').waitFor();
  expect(await page.locator('main img, main a[href^="javascript"]').count()).toBe(0);
  rmSync(file);
});

test('explores the figures without leaving the page', async () => {
  const page = await at.open('/figures');
  await page.getByLabel('From').selectOption('2019');
  await page.getByRole('columnheader', { name: '2019' }).waitFor();
  await page.getByLabel('Place').selectOption('Wales');
  await page.getByText('The survey gives no ages for Wales.').waitFor();
  expect(new URL(page.url()).searchParams.get('place')).toBe('wales');
});

test('gives the picture, its numbers and a sentence to take away', async () => {
  const page = await at.open('/figures?from=2019');
  const take = async (name: RegExp) => {
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name }).click();
    const file = await waiting;
    const stream = await file.createReadStream();
    const parts = await stream.toArray();
    return { name: file.suggestedFilename(), text: Buffer.concat(parts as Buffer[]).toString() };
  };
  expect(await take(/^CSV/)).toEqual({
    name: 'use-by-age-recent.csv',
    text: ',2019 (%),2020 (%)\r\n16 to 24,99,99\r\n"75 and over, ""the oldest""",,\r\n\r\nSource,ONS,https://www.ons.gov.uk/\r\n',
  });
  expect((await take(/^SVG/)).text).toContain('<svg');
  expect((await take(/^PNG/)).text).toBe('PNG');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy sentence' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain('In 2020, 54%');
});

test.each(['exe', 'constructor'])('gives no picture of the kind %s', async (kind) => {
  const page = await at.open('/status');
  const status = await page.evaluate<number>(
    `fetch('/figures/chart.${kind}').then((response) => response.status)`,
  );
  expect(status).toBe(404);
  // The browser reports the refusal that was asked for here.
  at.forgive(/404/);
});

test('says what is off and why', async () => {
  const page = await at.open('/status');
  const text = await page.locator('main').innerText();
  expect(text).toContain('Set CHAT_TOKEN to turn it on.');
  expect(text).toContain('The disk is full.');
});

test.each([
  '/content?kind=tip',
  '/content?flag=link-unverified&review=year',
  `/content/guidance/${GUIDE}`,
  '/figures',
  '/status',
])('axe finds nothing and nothing is cut off: %s', async (path) => {
  expect(await faultsInEveryLook(await at.open(path))).toEqual([]);
});
