import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../../src/settings/config';
import { SettingsError } from '../../../src/ports';
import { projectRoot } from '../../../src/settings/project-root';

test('nothing set gives settings that work on one machine', () => {
  expect(readConfig({})).toMatchObject({
    port: 3978,
    timeZone: 'Europe/London',
  });
});

test('an IPv6 address may stand in brackets, and idle connections outlive a load balancer’s', () => {
  expect(readConfig({ HOST: '[::]' }).host).toBe('::');
  expect(readConfig({ HOST: '::1' }).host).toBe('::1');
  expect(readConfig({}).keepAlive).toBe(75_000);
  expect(readConfig({ KEEP_ALIVE_SECONDS: '620' }).keepAlive).toBe(620_000);
  expect(() => readConfig({ KEEP_ALIVE_SECONDS: 'long' })).toThrow('KEEP_ALIVE_SECONDS must be');
});

test('a setting left empty counts as not set', () => {
  expect(readConfig({ PORT: '', LOG_LEVEL: ' ' })).toEqual(readConfig({}));
});

test('every fault is reported at once, with its name, what is wrong and an example', () => {
  const faulty = {
    PORT: 'eighty',
    TIME_ZONE: 'Mars/Olympus',
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'mysql://x',
  };
  let problems: readonly string[] = [];
  try {
    readConfig(faulty);
  } catch (error) {
    if (error instanceof SettingsError) problems = error.problems;
  }
  expect([...problems].sort()).toEqual([
    'DATABASE_URL must start with file: (a file, for example file:data/signpost.db) or postgres:// (a server)',
    'LOG_LEVEL must be one of debug, info, warn, error or silent, for example info',
    'PORT must be a port number from 0 to 65535, for example 3978',
    'TIME_ZONE must be a time zone name, for example Europe/London',
  ]);
});

test.each(['BST', 'GMT+25', 'Europe/Nowhere'])('the time zone %s is named as wrong', (zone) => {
  expect(() => readConfig({ TIME_ZONE: zone })).toThrow('TIME_ZONE must be a time zone name');
});

test('a list of people who may manage is read, and a wrong one is named', () => {
  expect(readConfig({ ADMINS: 'chat:U1, other:a-b' }).admins).toEqual(['chat:U1', 'other:a-b']);
  expect(() => readConfig({ ADMINS: 'U1' })).toThrow('ADMINS must be a list');
});

test('editors are named as they are shown, each once, and a wrong list is named', () => {
  expect(readConfig({})).toMatchObject({ editors: [], sameMayApprove: false });
  expect(
    readConfig({ EDITORS: 'Zoë O’Hara, Sam Lee,Sam Lee', EDITORS_APPROVAL: 'same' }),
  ).toMatchObject({ editors: ['Zoë O’Hara', 'Sam Lee'], sameMayApprove: true });
  expect(() => readConfig({ EDITORS: '<b>Sam</b>' })).toThrow('EDITORS must be a list');
});

test('counting what is not answered needs a key that is kept outside the store', () => {
  const PERSON_KEY = 'k'.repeat(32);
  expect(() => readConfig({ UNANSWERED_COUNTS: 'on' })).toThrow('which needs PERSON_KEY');
  expect(() => readConfig({ PERSON_KEY: 'short' })).toThrow('at least 32 characters');
  expect(readConfig({ PERSON_KEY }).unansweredCounts).toBe(false);
  expect(readConfig({ PERSON_KEY, UNANSWERED_COUNTS: 'on' })).toMatchObject({
    personKey: PERSON_KEY,
    unansweredCounts: true,
  });
});

test('the example settings file lists every setting of ours, and can be used as it is', () => {
  const example = readFileSync(join(projectRoot(), '.env.example'), 'utf8');
  for (const name of [
    'HOST',
    'PORT',
    'PAGE',
    'PAGE_PORT',
    'PAGE_CHANGES',
    'KNOWLEDGE_DIR',
    'DATABASE_URL',
    'BACKUP_DIR',
    'TIME_ZONE',
    'BANK_HOLIDAYS',
    'POST_WINDOW_HOURS',
    'UNCONFIRMED_POSTS',
    'PERSON_KEY',
    'UNANSWERED_COUNTS',
    'ADMINS',
    'LOG_LEVEL',
  ]) {
    expect(example).toMatch(new RegExp(`^#? ?${name}=`, 'm'));
  }
});
