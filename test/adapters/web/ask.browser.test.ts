import type { Page } from 'playwright-core';
import { renderForSlack } from '../../../adapters/slack/render';
import { renderForTeams } from '../../../adapters/teams/render';
import { TALK } from '../../../adapters/web';
import type { Message, Reply } from '../../../src/ports';
import { faultsInEveryLook, hold, visit, type Visit } from './page';

const CHART = {
  kind: 'chart',
  form: 'bar',
  title: 'Use falls with age',
  unit: '%',
  categories: ['16 to 24', '75 and over'],
  series: [{ name: '2020', values: [99, 54] }],
  source: { name: 'ONS', url: 'https://www.ons.gov.uk/' },
  alt: '99% of the young and 54% of the old.',
} as const;

const TIP: Reply = {
  kind: 'tip',
  title: 'Tip of the day',
  summary: 'Start each word with a capital.',
  blocks: [{ kind: 'paragraph', text: ['Start each word with a capital.'] }],
  actions: [{ label: 'Another tip', ask: 'tips after a' }],
  results: [],
  shareable: true,
};

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
      CHART,
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
    drawChart: ({ title }, _screen, theme) =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>${title}</title><desc>${theme}</desc></svg>`,
    home: {
      read: () =>
        Promise.resolve({
          tip: TIP,
          figure: { ...TIP, kind: 'statistic', title: 'Use falls', blocks: [CHART], actions: [] },
          comingUp: [
            {
              day: '2026-03-30',
              kind: 'post',
              what: 'Tips',
              time: '10:00',
              more: 'Look up the rules.',
              post: '1@2026-03-30',
            },
            { day: '2026-04-03', kind: 'holiday', what: 'Good Friday' },
          ],
        }),
    },
  });
}, 120_000);

afterAll(async () => {
  expect(at.amiss).toEqual([]);
  await at.leave();
});

/** The question of the newest answer, once there are so many. */
async function asked(page: Page, count: number): Promise<string> {
  await page
    .locator('.turn')
    .nth(count - 1)
    .waitFor();
  const turn = page.locator('.turn').first();
  await turn.locator('.reply').waitFor({ state: 'attached' });
  return (await turn.locator('.turn__asked').innerText()).replace('You asked:', '').trim();
}

type Platform = 'slack' | 'teams';

const NAMES = { slack: 'Slack', teams: 'Teams' } as const;

const plain = (page: Page) => page.locator('.turn').first().locator('.reply');
const pane = (page: Page, name: Platform) =>
  page.locator('.turn').first().locator(`.pane--${name}`);
const choose = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).click();

async function drawn(page: Page, name: Platform): Promise<string> {
  await choose(page, `As ${NAMES[name]}`);
  return pane(page, name).locator(`.${name}`).innerText();
}

test('answers once and plainly, from the keyboard alone', async () => {
  const page = await at.open('/');
  await page.keyboard.type('alt text');
  await page.keyboard.press('Enter');
  expect(await asked(page, 1)).toBe('alt text');
  expect(await plain(page).innerText()).toContain('About alt text');
  expect(await page.locator('.panes').count()).toBe(0);
  expect(await page.locator('#announce').innerText()).toBe('A summary of alt text');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.innerText')).toBe('As people see it');
});

test('draws the answer as each platform would, and remembers which was chosen', async () => {
  const page = await at.open('/?q=alt%20text');
  expect(await drawn(page, 'slack')).toContain('About alt text');
  expect(await plain(page).isVisible()).toBe(false);
  expect(await drawn(page, 'teams')).toContain('About alt text');
  expect(await pane(page, 'slack').count()).toBe(0);
  await page.reload();
  await pane(page, 'teams').waitFor();
  const chosen = page.getByRole('button', { name: 'As Teams' });
  expect(await chosen.getAttribute('aria-pressed')).toBe('true');
  await choose(page, 'As people see it');
  await plain(page).waitFor();
  expect(await page.locator('.panes').count()).toBe(0);
});

test('asks a suggestion when it is pressed, and steps back to the welcome', async () => {
  const page = await at.open('/');
  await page.getByRole('button', { name: 'How do I write alt text?' }).click();
  expect(await asked(page, 1)).toBe('How do I write alt text?');
  await page.goBack();
  await page.getByRole('button', { name: 'How do I write alt text?' }).waitFor();
  expect(await page.locator('.turn').count()).toBe(0);
});

test('greets with today’s tip, a figure with its chart and what is coming up', async () => {
  const page = await at.open('/');
  const section = (name: string) => page.getByRole('region', { name });
  expect(await section('Tip of the day').innerText()).toContain('Start each word with a capital.');
  const figure = section('Figure of the week');
  expect(await figure.getByRole('img', { name: '99% of the young' }).count()).toBe(1);
  expect(await section('Coming up').innerText()).toMatch(/Mon 30 Mar\s+Tips at 10:00\s+Look up/);
  expect(await section('Coming up').innerText()).toMatch(/Fri 3 Apr\s+Good Friday/);
  await section('Tip of the day').getByRole('button', { name: 'Another tip' }).click();
  expect(await asked(page, 1)).toBe('Another tip');
  expect(await section('Tip of the day').isVisible()).toBe(false);
});

test('opens at a question, shows a press in its own words, and keeps the address of the last', async () => {
  const page = await at.open('/?q=hashtags');
  expect(await asked(page, 1)).toBe('hashtags');
  await plain(page).getByRole('button', { name: 'Another tip' }).click();
  expect(await asked(page, 2)).toBe('Another tip');
  expect(await plain(page).innerText()).toContain('About tips');
  expect(await page.evaluate('document.activeElement.className')).toBe('turn__asked');
  expect(new URL(page.url()).searchParams.get('q')).toBe('tips');
  await page.reload();
  expect(await asked(page, 1)).toBe('Another tip');
});

test('says why a link does not carry out a change, and does it when Ask is pressed', async () => {
  const page = await at.open('/?q=subscribe%20tips');
  const waits = page.getByRole('heading', { name: 'This waits for you', exact: true });
  await waits.waitFor();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  expect(await asked(page, 1)).toBe('subscribe tips');
  expect(await waits.count()).toBe(0);
});

test('fills in a form and votes in the plain answer', async () => {
  const page = await at.open('/?q=start');
  await plain(page).getByLabel('What to send').selectOption('stats');
  await plain(page).getByLabel('When').fill('mondays at 10am');
  await plain(page).getByRole('button', { name: 'Subscribe' }).click();
  expect(await asked(page, 2)).toBe('subscribe stats mondays at 10am');
  await plain(page)
    .getByRole('button', { name: /^Yes\s*: This was helpful$/ })
    .click();
  expect(await asked(page, 3)).toBe('Helpful');
  expect(await plain(page).innerText()).toContain('About feedback helpful a');
});

test.each(['slack', 'teams'] as const)(
  'types what buttons and forms say in the %s pane',
  async (name) => {
    const page = await at.open('/?q=start');
    await choose(page, `As ${NAMES[name]}`);
    await pane(page, name).getByRole('button', { name: 'Another tip' }).click();
    expect(await asked(page, 2)).toBe('Another tip');
    await pane(page, name).getByLabel('What to send').selectOption('stats');
    await pane(page, name).getByLabel('When').fill('mondays at 10am');
    await pane(page, name).getByRole('button', { name: 'Subscribe' }).click();
    expect(await asked(page, 3)).toBe('subscribe stats mondays at 10am');
    const helpful = name === 'slack' ? 'This was helpful' : 'Helpful';
    await pane(page, name).getByRole('button', { name: helpful, exact: true }).click();
    expect(await asked(page, 4)).toBe(helpful);
    expect(await plain(page).textContent()).toContain('About feedback helpful a');
  },
);

test('an answer that comes late takes its own place, as was chosen, and is not the last asked', async () => {
  const page = await at.open('/?q=start');
  await choose(page, 'As Slack');
  const { held, letGo } = await hold(page, '**/ask');
  for (const text of ['slow', 'quick']) {
    await page.locator('#q').fill(text);
    await page.keyboard.press('Enter');
    await held;
  }
  await page.waitForURL(/q=quick/);
  letGo();
  const late = page.locator('.turn', { hasText: 'You asked: slow' });
  await late.locator('.pane--slack').waitFor();
  expect(await page.locator('.turn__asked').allInnerTexts()).toEqual([
    expect.stringContaining('quick'),
    expect.stringContaining('slow'),
    expect.stringContaining('start'),
  ]);
  expect(page.url()).toContain('q=quick');
});

test('shows what was chosen last, whatever comes later', async () => {
  const page = await at.open('/?q=start');
  const { held, letGo } = await hold(page, '**/assets/slack.css');
  await choose(page, 'As Slack');
  await held;
  await choose(page, 'As Teams');
  await pane(page, 'teams').waitFor();
  const came = page.waitForResponse('**/assets/slack.css');
  letGo();
  await (await came).finished();
  // What would be drawn of it now is drawn before an answer that is asked for after it.
  await page.locator('#q').fill('next');
  await page.keyboard.press('Enter');
  await asked(page, 2);
  expect(await page.locator('.pane--slack').count()).toBe(0);
  expect(await page.locator('.pane--teams').count()).toBe(2);
});

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
  await choose(page, 'JSON');
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
  await choose(page, 'As Slack');
  const table = pane(page, 'slack').getByRole('table', { name: 'Use falls with age' });
  await table.waitFor();
  expect(await table.getByRole('rowheader').allInnerTexts()).toEqual(['16 to 24', '75 and over']);
  expect(await table.getByRole('cell').allInnerTexts()).toEqual(['99%', '54%']);
});

test('draws Slack’s chart as our own picture, with its facts in words', async () => {
  const page = await at.open('/?q=figures');
  await choose(page, 'As Slack');
  const chart = pane(page, 'slack').getByRole('img', { name: CHART.alt });
  await chart.waitFor();
  expect(await chart.getAttribute('src')).toContain(encodeURIComponent('>light<'));
  await page.getByRole('button', { name: 'Dark colours' }).click();
  expect(await chart.getAttribute('src')).toContain(encodeURIComponent('>dark<'));
});

test('hostile content stays words, however it is shown', async () => {
  const page = await at.open(`/?q=${encodeURIComponent(HOSTILE)}`);
  await asked(page, 1);
  expect(await plain(page).innerText()).toContain(HOSTILE);
  for (const name of ['slack', 'teams'] as const) {
    expect(await drawn(page, name)).toContain(HOSTILE);
    expect(await pane(page, name).locator('img[src="x"], a[href^="javascript"]').count()).toBe(0);
  }
  expect(await page.locator('img[src="x"], a[href^="javascript"]').count()).toBe(0);
});

test('switches to dark and remembers it', async () => {
  const page = await at.open('/?q=dark');
  await page.getByRole('button', { name: 'Dark colours' }).click();
  await page.reload();
  const button = page.getByRole('button', { name: 'Dark colours' });
  expect(await button.getAttribute('aria-pressed')).toBe('true');
});

test('axe finds nothing and nothing is cut off, in the welcome and however an answer is shown', async () => {
  const page = await at.open('/');
  expect(['welcome', ...(await faultsInEveryLook(page))]).toEqual(['welcome']);
  await page.getByRole('button', { name: 'How do I write alt text?' }).click();
  await asked(page, 1);
  for (const way of ['As people see it', 'As Slack', 'As Teams', 'JSON']) {
    await choose(page, way);
    if (way !== 'As people see it') await page.locator('.panes').waitFor();
    expect([way, ...(await faultsInEveryLook(page))]).toEqual([way]);
  }
});

test('shows a scheduled post as it arrives', async () => {
  const page = await at.open('/');
  const reply = await answer({ text: 'Monday', from: TALK, direct: true });
  await at.post(reply);
  expect(await asked(page, 1)).toBe('Posted on schedule');
  expect(await plain(page).innerText()).toContain('About Monday');
  const later = await at.open('/');
  expect(await asked(later, 1)).toBe('Posted on schedule');
});
