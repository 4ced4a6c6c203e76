import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { csvOf } from '../../adapters/web/figures-routes';
import { plainText, type Knowledge } from '../../knowledge';
import { loadContent } from '../../knowledge/loading/load';
import { createBot } from '../../src/bot/bot';
import type { Bot, Chart, AdapterContext } from '../../src/ports';
import { openStore, type OpenStore } from '../../src/store/open-store';
import { openSubscriptions } from '../../src/scheduled-posts/subscriptions/open-subscriptions';
import { createFixedClock, createKeptLog } from '../fakes/house';
import { openTestKnowledge } from '../fakes/shared-knowledge';
import { openSlack, openTeams, type SignedPlatform } from '../fakes/two-organisations';
import { NAUGHTY_STRINGS } from '../fixtures/naughty-strings';

// Opening the whole content takes seconds, and many times that on a busy machine.
jest.setTimeout(180_000);

const ORG = '5f3a2c10-0000-4000-8000-00000000aaaa';
const clock = createFixedClock('2026-11-22T12:00:00Z');
const log = createKeptLog();
let knowledge: Knowledge;
let open: OpenStore;
let bot: Bot;
let left: AdapterContext['left'];
let answered = 0;

beforeAll(async () => {
  knowledge = openTestKnowledge(clock.now());
  open = await openStore({ url: ':memory:', folder: '', log, clock });
  const posting = await openSubscriptions({
    store: open.store,
    knowledge,
    timeZone: 'Europe/London',
    adapters: [],
    log,
  });
  left = posting.left;
  const { changes } = posting;
  const answering = createBot({ knowledge, changes, clock, log, reference: () => 'ref' });
  // Each string is worked out once, however many ways it comes by.
  const known = new Map<string, ReturnType<Bot>>();
  bot = async (message) => {
    const key = JSON.stringify([message.text, message.direct]);
    const reply = known.get(key) ?? answering(message);
    known.set(key, reply);
    await reply;
    answered += 1;
    return reply;
  };
});
const worlds: SignedPlatform[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});
afterAll(() => open.store.close());

/** Words of a string that a log could only have from it. */
const telling = (text: string): boolean => text.trim().length >= 8;
/** The strings that are in the log. */
function logged(): readonly string[] {
  const lines = JSON.stringify(log.lines);
  return NAUGHTY_STRINGS.filter((text) => telling(text) && lines.includes(text));
}
const asked = (text: string) =>
  bot({ text, from: { adapter: 'web', org: ORG, ref: 'r' }, direct: true });
const COMMANDS = ['', 'tips ', 'stats ', 'search ', 'subscribe ', 'pause until ', 'show ', 'help '];

const naughty = fc.constantFrom(...NAUGHTY_STRINGS);
/** The strings, with other text and each other around them. */
const mixed = fc
  .tuple(
    fc.constantFrom(...COMMANDS),
    naughty,
    fc.string({ unit: 'binary', maxLength: 40 }),
    naughty,
  )
  .map((parts) => parts.join(''));

describe('the big list of naughty strings', () => {
  it('is answered without a fault, and none of it is in a log', async () => {
    for (const text of NAUGHTY_STRINGS) {
      const reply = await asked(text);
      expect([text, reply.title]).toEqual([text, expect.not.stringMatching(/went wrong/)]);
      expect(plainText(reply).length).toBeGreaterThan(0);
    }
    expect(log.lines.filter(({ event }) => event === 'fault')).toEqual([]);
    expect(logged()).toEqual([]);
  });

  it('mixed with commands and with any text is answered without a fault', async () => {
    await fc.assert(
      fc.asyncProperty(mixed, async (text) => {
        expect((await asked(text)).title).not.toMatch(/went wrong/);
      }),
      { numRuns: 500 },
    );
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it.each([
    ['Slack', openSlack, 'a slash command'],
    ['Slack', openSlack, 'a direct message'],
    ['Teams', openTeams, 'a message in a chat'],
    ['Teams', openTeams, 'a button of a post'],
  ] as const)('reaches %s over HTTP, and harms nothing', async (_, platform, way) => {
    const world = await platform({ records: open.store.records, left, clock, log }, bot, [ORG]);
    worlds.push(world);
    const route = world.routes[way];
    if (route === undefined) throw new Error(`no way in by ${way}`);
    const before = answered;
    for (const text of NAUGHTY_STRINGS)
      expect([text, await route({ org: ORG, text, delivery: text })]).toEqual([text, 200]);
    for (let tries = 0; tries < 5_000 && answered < before + 300; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 2));
    // Some of the strings are nothing that a person could have sent, and are not asked at all.
    expect(answered).toBeGreaterThan(before + 300);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(logged()).toEqual([]);
  });

  it('in content is taken as words or refused by file and line, and never thrown', () => {
    const folder = mkdtempSync(join(tmpdir(), 'naughty-'));
    mkdirSync(join(folder, 'tips'));
    const plain = NAUGHTY_STRINGS.map((text) => `- id: ${text}\n  text: ${text}\n`).join('');
    const quoted = NAUGHTY_STRINGS.map(
      (text, at) => `- id: tip-${at}\n  text: ${JSON.stringify(text)}\n`,
    ).join('');
    writeFileSync(join(folder, 'tips', 'plain.yaml'), plain);
    writeFileSync(join(folder, 'tips', 'quoted.yaml'), quoted);
    NAUGHTY_STRINGS.slice(0, 100).forEach((text, at) => {
      writeFileSync(join(folder, 'tips', `one-${at}.yaml`), text);
    });
    const { problems } = loadContent(folder, '2026-11-22');
    expect(problems.length).toBeGreaterThan(100);
    expect(problems.filter(({ message }) => /[\n\r]/.test(message))).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('in a table becomes cells that no spreadsheet runs', () => {
    const chart: Chart = {
      kind: 'chart',
      form: 'bar',
      title: 'A title',
      unit: '%',
      categories: NAUGHTY_STRINGS,
      series: [{ name: 'a', values: NAUGHTY_STRINGS.map(() => 5) }],
      source: { name: 'a', url: 'https://www.ons.gov.uk/' },
      alt: 'a',
    };
    const cells = csvOf(chart).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n)/g);
    const starts = [...cells].map(([, quoted, bare]) => (quoted ?? bare ?? '').slice(0, 1));
    expect(starts.length).toBeGreaterThan(NAUGHTY_STRINGS.length);
    expect(starts.filter((first) => /[=+\-@\t\r]/.test(first))).toEqual([]);
  });
});
