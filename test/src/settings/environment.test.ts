import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  decodeSettings,
  refuseTorn,
  withMountedFiles,
  withoutQuotes,
} from '../../../src/settings/environment';
import { SettingsError } from '../../../src/ports';

const file = join(mkdtempSync(join(tmpdir(), 'signpost-')), 'token');
writeFileSync(file, 'a-secret\n');
const empty = join(mkdtempSync(join(tmpdir(), 'signpost-')), 'empty');
writeFileSync(empty, '\n');

test('a secret is read from the file that its setting names', () => {
  expect(withMountedFiles({ CHAT_TOKEN_FILE: file }, ['CHAT_'])).toMatchObject({
    CHAT_TOKEN: 'a-secret',
  });
});

test('another program’s setting that ends the same is left alone', () => {
  expect(withMountedFiles({ SSL_CERT_FILE: '/nowhere' }, ['CHAT_'])).toEqual({
    SSL_CERT_FILE: '/nowhere',
  });
});

test('a file that can’t be read and a setting given twice are both reported, without the secret', () => {
  const env = {
    CHAT_TOKEN_FILE: file,
    CHAT_TOKEN: 'other',
    CHAT_KEY_FILE: '/nowhere/key',
    CHAT_ID_FILE: empty,
  };
  let problems: readonly string[] = [];
  try {
    withMountedFiles(env, ['CHAT_']);
  } catch (error) {
    if (error instanceof SettingsError) problems = error.problems;
  }
  expect(problems).toEqual([
    'CHAT_TOKEN_FILE and CHAT_TOKEN are both set; remove one of them',
    "CHAT_KEY_FILE names a file that can't be read; check the path and who may read it",
    'CHAT_ID_FILE names a file with nothing in it; write it again',
  ]);
});

const WRITTEN = 'SLACK_BOT_TOKEN=xoxb-1\nTEAMS_PUBLISHER_NAME=Ysbyty Môn\n';
const utf16 = (mark: boolean) => Buffer.from(`${mark ? '\ufeff' : ''}${WRITTEN}`, 'utf16le');

test.each([
  ['UTF-8', Buffer.from(WRITTEN)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${WRITTEN}`)],
  ['UTF-16, as PowerShell writes it', utf16(true)],
  ['UTF-16 without a mark', utf16(false)],
  ['UTF-16 the other way round', utf16(true).swap16()],
  ['UTF-16 the other way round without a mark', utf16(false).swap16()],
])('a settings file in %s is read', (_, bytes) => {
  expect(decodeSettings(bytes)).toBe(WRITTEN);
});

test('a settings file in another encoding is named, and not half read', () => {
  expect(() => decodeSettings(Buffer.from(WRITTEN, 'latin1'))).toThrow(
    '.env is not text in UTF-8; save it again with that encoding',
  );
  expect(decodeSettings(Buffer.from(''))).toBe('');
});

test('quotes round a value are no part of it, whatever brought them along', () => {
  const given = {
    SLACK_SIGNING_SECRET: '"aaaa"',
    MicrosoftAppPassword: "'it''s'",
    TEAMS_PUBLISHER_NAME: ' “Example NHS Trust” ',
    PERSON_KEY: '‘key’',
    PORT: '3978',
    ADMINS: '"',
    SLACK_CLIENT_SECRET: '"a\'',
    LOG_LEVEL: '""',
    UNSET: undefined,
  };
  expect(withoutQuotes(given)).toEqual({
    SLACK_SIGNING_SECRET: 'aaaa',
    MicrosoftAppPassword: "it''s",
    TEAMS_PUBLISHER_NAME: 'Example NHS Trust',
    PERSON_KEY: 'key',
    PORT: '3978',
    ADMINS: '"',
    SLACK_CLIENT_SECRET: '"a\'',
    LOG_LEVEL: '',
    UNSET: undefined,
  });
});

test('a quote that is left at one end of a secret is named, and the secret is not shown', () => {
  const given = {
    SLACK_SIGNING_SECRET: 'planted"',
    MicrosoftAppPassword: '‘planted',
    DATABASE_URL: "'postgres://planted",
    TEAMS_PUBLISHER_NAME: 'Midwives’',
    OTHER_SECRET: '"theirs',
  };
  const refused = (): void => refuseTorn(given, ['SLACK_', 'MicrosoftApp', 'TEAMS_', 'DATABASE_']);
  expect(refused).toThrow(/SLACK_SIGNING_SECRET[^]*MicrosoftAppPassword[^]*DATABASE_URL/);
  expect(refused).not.toThrow(/planted|PUBLISHER|OTHER/);
});

test('quotes in a mounted file are taken off too', () => {
  const quoted = join(mkdtempSync(join(tmpdir(), 'signpost-')), 'quoted');
  writeFileSync(quoted, '"a-secret"\n');
  expect(withMountedFiles({ CHAT_TOKEN_FILE: quoted }, ['CHAT_'])).toMatchObject({
    CHAT_TOKEN: 'a-secret',
  });
});
