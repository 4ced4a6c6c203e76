import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { slack } from '../../../adapters/slack';
import { teams } from '../../../adapters/teams';
import { keepReading } from '../../../knowledge';
import { readConfig } from '../../../src/settings/config';
import { createLog } from '../../../src/bot/log';
import { checkStore } from '../../../src/doctor/examine-store';
import { describeFindings, anythingWrong, type Finding } from '../../../src/doctor/finding';
import { examine } from '../../../src/doctor/examine';
import type { Offered } from '../../../src/main/platforms';
import type { Env, Platform } from '../../../src/ports';
import { projectRoot } from '../../../src/settings/project-root';
import { STEPS } from '../../../src/store/migrate';
import { openStore, type OpenStore } from '../../../src/store/open-store';
import { makeSubscription } from '../../contracts/store.contract';

const OWN_CONTENT = join(projectRoot(), 'examples', 'own-content');
/** Soon read, for what has nothing to do with content. */
const SMALL = { KNOWLEDGE_DIR: OWN_CONTENT };
/** Each examination reads the same files. */
const kept = keepReading(1_000);
const offered = (name: string, platform: Platform, settings: readonly string[]): Offered => ({
  name,
  load: () => Promise.resolve(platform),
  settings,
  toTurnOn: 'See docs.',
});
const PLATFORMS = [
  offered('Slack', slack, ['SLACK_']),
  offered('Teams', teams, ['MicrosoftApp', 'TEAMS_']),
];
let folder: string;
let opened: OpenStore | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-'));
});
afterEach(async () => {
  await opened?.store.close();
  opened = undefined;
  rmSync(folder, { recursive: true });
});

function look(env: Env, now = new Date()): Promise<readonly Finding[]> {
  return examine({
    env: () => ({ DATABASE_URL: `file:${join(folder, 'signpost.db')}`, ...env }),
    platforms: PLATFORMS,
    clock: { now: () => now },
    tryTokens: false,
    wait: () => Promise.resolve(),
    kept,
  });
}

/** The store alone, since reading the content takes seconds. */
function lookAtStore(url = `file:${join(folder, 'signpost.db')}`, now = new Date()) {
  return checkStore(readConfig({ DATABASE_URL: url }), { now: () => now }, createLog('silent'));
}

const about = (findings: readonly Finding[], name: string): readonly Finding[] =>
  findings.filter((finding) => finding.about === name);

async function makeStore(): Promise<OpenStore> {
  const url = `file:${join(folder, 'signpost.db')}`;
  opened = await openStore({ url, folder, log: createLog('silent') });
  return opened;
}

async function closeStore(): Promise<void> {
  await opened?.store.close();
  opened = undefined;
}

test('finds nothing wrong with what is shipped, and makes no database file', async () => {
  const findings = await look({});
  expect(findings.filter(({ state }) => state === 'wrong')).toEqual([]);
  expect(about(findings, 'Store')[0]?.says).toMatch('no database file yet');
  expect(existsSync(join(folder, 'signpost.db'))).toBe(false);
  expect(about(findings, 'Links')[0]?.says).toMatch(
    /^\d+ addresses due to be opened again within 30 days, \d+ that are not the publisher's own page/,
  );
  expect(describeFindings(findings).at(-1)).toMatch(/\d+ ok, \d+ to look at, 0 wrong\./);
});

test('names every setting that is wrong, and nothing after it', async () => {
  const findings = await look({ PORT: 'none', TIME_ZONE: 'Mars/Olympus' });
  expect(findings.map(({ says }) => says.split(' ')[0])).toEqual(['PORT', 'TIME_ZONE']);
  expect(anythingWrong(findings)).toBe(true);
});

test('tells a platform’s faulty settings, and never shows a secret', async () => {
  const secret = 'xoxb-1-planted-secret';
  const findings = await look({
    ...SMALL,
    SLACK_BOT_TOKEN: secret,
    MicrosoftAppId: 'not-an-id',
  });
  expect(about(findings, 'Slack')).toMatchObject([{ state: 'wrong' }]);
  expect(about(findings, 'Teams').every(({ state }) => state === 'wrong')).toBe(true);
  expect(describeFindings(findings).join('\n')).not.toContain('planted');
});

test('says that tokens were not tried unless asked', async () => {
  const [slack] = about(
    await look({ ...SMALL, SLACK_BOT_TOKEN: 'xoxb-1-a', SLACK_APP_TOKEN: 'xapp-1-a' }),
    'Slack',
  );
  expect(slack?.state).toBe('look');
  expect(slack?.says).toContain('not tried');
});

test('reads a store that is sound and leaves it byte for byte as it was', async () => {
  await makeStore();
  await closeStore();
  const before = readFileSync(join(folder, 'signpost.db'));
  const findings = await lookAtStore();
  expect(about(findings, 'Store')).toMatchObject([
    { state: 'ok', says: 'SQLite opens, is sound and up to date.' },
  ]);
  expect(about(findings, 'Clock')[0]?.state).toBe('ok');
  expect(readFileSync(join(folder, 'signpost.db')).equals(before)).toBe(true);
});

test('says that a running Signpost has the store', async () => {
  await makeStore();
  expect(about(await lookAtStore(), 'Store')).toMatchObject([{ state: 'look' }]);
  expect(about(await lookAtStore(), 'Store')[0]?.says).toContain('Signpost is running');
});

test('finds steps not yet taken, a newer program’s steps, and a clock that is out', async () => {
  const { connection } = await makeStore();
  await connection.db
    .updateTable('kysely_migration' as never)
    .set({ name: '9999-later' } as never)
    .where('name' as never, '=', STEPS.at(-1) as never)
    .execute();
  await closeStore();
  const findings = await lookAtStore(undefined, new Date(Date.now() + 3_600_000));
  expect(about(findings, 'Store')).toMatchObject([{ state: 'wrong' }]);
  expect(about(findings, 'Store')[0]?.says).toContain('9999-later');
  expect(about(findings, 'Clock')).toMatchObject([{ state: 'wrong' }]);
});

test('counts addresses of conversations, those long unchanged and those that are missing', async () => {
  const { store, connection } = await makeStore();
  const to = { adapter: 'chat', org: 'o', ref: 'one' };
  const keep = (id: string) =>
    store.records.put({ adapter: 'chat', org: 'o', kind: 'conversation', id }, '{}');
  for (const id of ['one', 'two', 'three']) await keep(id);
  await connection.db.updateTable('record').set({ updated_at: 0 }).execute();
  await store.subscriptions.create(makeSubscription({ to }));
  await store.subscriptions.create(
    makeSubscription({ id: 'second', to: { ...to, ref: 'no address' } }),
  );
  await closeStore();
  expect(about(await lookAtStore(), 'Conversations')).toMatchObject([
    {
      state: 'look',
      says: 'chat: 3 addresses kept, 2 of them unchanged for a year and without scheduled posts; 1 scheduled posts without one.',
    },
  ]);
});

test('finds a file that is no database', async () => {
  writeFileSync(join(folder, 'signpost.db'), 'This is not a database.'.repeat(100));
  expect(about(await lookAtStore(), 'Store')).toMatchObject([{ state: 'wrong' }]);
});

test('finds a server that does not answer, and keeps the password to itself', async () => {
  const findings = await lookAtStore('postgres://me:planted@127.0.0.1:1/signpost');
  expect(about(findings, 'Store')).toMatchObject([{ state: 'wrong' }]);
  expect(about(findings, 'Store')[0]?.says).toContain('no PostgreSQL answers at 127.0.0.1:1.');
  expect(describeFindings(findings).join('\n')).not.toContain('planted');
});

test('points to the file and line of a fault in the content', async () => {
  const content = join(folder, 'content');
  cpSync(OWN_CONTENT, content, { recursive: true });
  writeFileSync(join(content, 'tips', 'a-first.yaml'), '- id: Not An Id\n');
  const [found] = about(await look({ KNOWLEDGE_DIR: content }), 'Content');
  expect(found?.state).toBe('wrong');
  expect(found?.says).toContain('a-first.yaml:1');
});

test('counts the reviews that are due, and says when bank holidays run out', async () => {
  const findings = await look({}, new Date('2031-01-01T12:00:00Z'));
  expect(about(findings, 'Reviews')[0]?.state).toBe('look');
  expect(about(findings, 'Reviews')[0]?.says).toMatch(/^\d{3,} past their date/);
  expect(about(findings, 'Bank holidays')).toMatchObject([{ state: 'wrong' }]);
});

test('a finding stays one line whatever it holds', () => {
  const says = 'one\ntwo\u001b[31m';
  expect(describeFindings([{ state: 'wrong', about: 'A', says }])[0]).toBe(
    'WRONG  A  one two [31m',
  );
});
