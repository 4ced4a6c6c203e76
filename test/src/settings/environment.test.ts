import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withMountedFiles } from '../../../src/settings/environment';
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
