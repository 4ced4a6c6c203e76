import type { Page } from 'playwright-core';
import { renderForSlack } from '../../../adapters/slack/render';
import { renderForTeams } from '../../../adapters/teams/render';
import { TALK } from '../../../adapters/web';
import type { Message, Reply } from '../../../src/ports';
import { DESKTOP, NARROW, overflow, PHONE, visit, type Visit } from './page';

const HOSTILE = '<img src=x onerror=alert(1)>';

function answer({ text }: Message): Promise<Reply> {
  const link = { link: 'Read it', url: 'https://example.org/' };
  return Promise.resolve({
    kind: 'answer',
    title: `About ${text}`,
    summary: `A summary of ${text}`,
    blocks: [
      { kind: 'paragraph', text: ['See ', { bold: 'this' }, ' ', link, ' ', HOSTILE] },
      { kind: 'paragraph', text: [{ ...link, link: 'Unsafe', url: 'javascript:alert(2)' }] },
      {
        kind: 'resource',
        id: 'a',
        title: `A resource ${HOSTILE}`,
        url: 'https://example.org/a',
        publisher: 'NHS England',
        date: 'March 2024',
        summary: 'What it says.',
      },
      {
        kind: 'chart',
        form: 'bar',
        title: 'Use falls with age',
        unit: '%',
        categories: ['16 to 24', '75 and over'],
        series: [{ name: '2020', values: [99, 54] }],
        source: { name: 'ONS', url: 'https://www.ons.gov.uk/' },
        alt: '99% of the young and 54% of the old.',
      },
      {
        kind: 'form',
        label: 'Subscribe',
        ask: 'subscribe {what} {when}',
        fields: [
          {
            id: 'what',
            label: 'What to send',
            value: 'tips',
            options: [
              { label: 'Tips', value: 'tips' },
              { label: 'Statistics', value: 'stats' },
            ],
          },
          { id: 'when', label: 'When', value: 'daily', hint: 'For example, Mondays at 9am' },
        ],
      },
    ],
    actions: [
      { label: 'Another tip', ask: 'tips' },
      { label: 'Open it', url: 'https://example.org/' },
    ],
    results: [],
    feedbackOn: 'a',
    shareable: true,
  });
}

let at: Visit;

beforeAll(async () => {
  at = await visit(answer, {
    clock: { now: () => new Date('2026-03-30T09:00:00Z') },
    onlyAsks: (text) => !text.startsWith('subscribe'),
    renderers: { slack: (reply) => renderForSlack(reply), teams: (reply) => renderForTeams(reply) },
    suggestions: ['How do I write alt text?', 'help'],
  });
}, 120_000);

afterAll(async () => {
  expect(at.amiss).toEqual([]);
  await at.leave();
});

async function asked(page: Page, count: number): Promise<string> {
  const turn = page.locator('.turn').nth(count - 1);
  await turn.locator('.panes').waitFor();
  return (await turn.locator('.turn__asked').innerText()).replace('You asked:', '').trim();
}

const pane = (page: Page, name: 'slack' | 'teams') =>
  page.locator('.turn').last().locator(`.pane--${name}`);

const drawn = (page: Page, name: 'slack' | 'teams') =>
  pane(page, name).locator(`.${name}`).innerText();

test('draws the answer as both platforms would, from the keyboard alone', async () => {
  const page = await at.open('/');
  await page.keyboard.type('alt text');
  await page.keyboard.press('Enter');
  expect(await asked(page, 1)).toBe('alt text');
  expect(await drawn(page, 'slack')).toContain('About alt text');
  expect(await drawn(page, 'teams')).toContain('About alt text');
  expect(await page.locator('#announce').innerText()).toBe('A summary of alt text');
});

test('asks a suggestion when it is pressed', async () => {
  const page = await at.open('/');
  await page.getByRole('button', { name: 'How do I write alt text?' }).click();
  expect(await asked(page, 1)).toBe('How do I write alt text?');
});

test('opens at a question, and keeps the address of the last one', async () => {
  const page = await at.open('/?q=hashtags');
  expect(await asked(page, 1)).toBe('hashtags');
  await pane(page, 'slack').getByRole('button', { name: 'Another tip' }).click();
  expect(await asked(page, 2)).toBe('tips');
  expect(new URL(page.url()).searchParams.get('q')).toBe('tips');
});

test.each(['slack', 'teams'] as const)(
  'types what buttons and forms say in the %s pane',
  async (name) => {
    const page = await at.open('/?q=start');
    await asked(page, 1);
    await pane(page, name).getByRole('button', { name: 'Another tip' }).click();
    expect(await asked(page, 2)).toBe('tips');
    await pane(page, name).getByLabel('What to send').selectOption('stats');
    await pane(page, name).getByLabel('When').fill('mondays at 10am');
    await pane(page, name).getByRole('button', { name: 'Subscribe' }).click();
    expect(await asked(page, 3)).toBe('subscribe stats mondays at 10am');
    const helpful = name === 'slack' ? 'This was helpful' : 'Helpful';
    await pane(page, name).getByRole('button', { name: helpful, exact: true }).click();
    expect(await asked(page, 4)).toBe('feedback helpful a');
  },
);

test('brings back earlier questions with the arrow keys', async () => {
  const page = await at.open('/?q=first');
  await asked(page, 1);
  await page.locator('#q').fill('second');
  await page.keyboard.press('Enter');
  await asked(page, 2);
  await page.locator('#q').fill('unfinished');
  await page.keyboard.press('ArrowUp');
  expect(await page.inputValue('#q')).toBe('second');
  await page.keyboard.press('ArrowDown');
  expect(await page.inputValue('#q')).toBe('unfinished');
});

test('shows the very payload, to copy', async () => {
  const page = await at.open('/?q=payload');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await asked(page, 1);
  await pane(page, 'slack').getByText('JSON', { exact: false }).first().click();
  await pane(page, 'slack').getByRole('button', { name: 'Copy' }).click();
  await pane(page, 'slack').getByRole('button', { name: 'Copied' }).waitFor();
  const copied: unknown = JSON.parse(await page.evaluate('navigator.clipboard.readText()'));
  const reply = await answer({
    text: 'payload',
    from: TALK,
    direct: true,
  });
  expect(copied).toEqual(JSON.parse(JSON.stringify(renderForSlack(reply))));
});

test('has Slack’s figures as a table with a caption and row headers', async () => {
  const page = await at.open('/?q=figures');
  await asked(page, 1);
  const table = pane(page, 'slack').getByRole('table', { name: 'Use falls with age' });
  expect(await table.getByRole('rowheader').allInnerTexts()).toEqual(['16 to 24', '75 and over']);
  expect(await table.getByRole('cell').allInnerTexts()).toEqual(['99%', '54%']);
});

test('shows one platform at a time on a phone', async () => {
  const page = await at.open('/?q=phone', { viewport: PHONE });
  await asked(page, 1);
  expect(await pane(page, 'teams').isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Teams', exact: true }).click();
  expect(await pane(page, 'teams').isVisible()).toBe(true);
  expect(await pane(page, 'slack').isVisible()).toBe(false);
});

test('hostile content stays words in both panes', async () => {
  const page = await at.open(`/?q=${encodeURIComponent(HOSTILE)}`);
  await asked(page, 1);
  for (const name of ['slack', 'teams'] as const) {
    expect(await drawn(page, name)).toContain(HOSTILE);
    expect(await pane(page, name).locator('img[src="x"], a[href^="javascript"]').count()).toBe(0);
  }
});

test('switches to dark and remembers it', async () => {
  const page = await at.open('/?q=dark');
  await page.getByRole('button', { name: 'Dark colours' }).click();
  await page.reload();
  const button = page.getByRole('button', { name: 'Dark colours' });
  expect(await button.getAttribute('aria-pressed')).toBe('true');
});

test.each([
  ['desktop, light', { viewport: DESKTOP, colorScheme: 'light' }],
  ['desktop, dark', { viewport: DESKTOP, colorScheme: 'dark' }],
  ['phone, light', { viewport: PHONE, colorScheme: 'light' }],
  ['320 pixels, dark', { viewport: NARROW, colorScheme: 'dark' }],
] as const)('axe finds nothing and nothing is cut off: %s', async (_, look) => {
  const page = await at.open('/?q=accessible', { ...look, reducedMotion: 'reduce' });
  await asked(page, 1);
  expect(await at.faults(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test('shows a scheduled post as it arrives', async () => {
  const page = await at.open('/');
  const reply = await answer({ text: 'Monday', from: TALK, direct: true });
  await at.post(reply);
  expect(await asked(page, 1)).toBe('Posted on schedule');
  expect(await drawn(page, 'teams')).toContain('About Monday');
  const later = await at.open('/');
  expect(await asked(later, 1)).toBe('Posted on schedule');
});
