import { readConfig } from '../../../src/settings/config';
import type { Env } from '../../../src/ports';

const OIDC = {
  OIDC_ISSUER: 'https://login.microsoftonline.com/0a1b2c3d/v2.0',
  OIDC_CLIENT_ID: 'an-id',
  OIDC_CLIENT_SECRET: 'a-secret',
  PAGE_ADDRESS: 'https://signpost.example.nhs.uk',
  EDITORS: 'alex@trust.nhs.uk',
};
const access = (env: Env) => readConfig(env).pageAccess;

test('without settings nobody signs in, and this machine alone reaches the page', () => {
  expect(access({})).toEqual({ host: '127.0.0.1', names: [], signIn: undefined, open: false });
});

test('who may sign in, and what makes an editor, is read', () => {
  expect(access({ ...OIDC, PAGE_HOST: '0.0.0.0' })).toEqual({
    host: '0.0.0.0',
    names: ['signpost.example.nhs.uk'],
    open: false,
    signIn: {
      issuer: OIDC.OIDC_ISSUER,
      clientId: 'an-id',
      clientSecret: 'a-secret',
      address: 'https://signpost.example.nhs.uk',
      nameClaim: 'preferred_username',
      editorRole: undefined,
      editors: ['alex@trust.nhs.uk'],
    },
  });
  expect(
    access({ ...OIDC, EDITORS: '', OIDC_EDITOR_ROLE: 'Editor', OIDC_NAME_CLAIM: 'name' }).signIn,
  ).toMatchObject({ nameClaim: 'name', editorRole: { claim: 'roles', value: 'Editor' } });
  expect(
    access({ ...OIDC, OIDC_ISSUER: 'http://localhost:9000', PAGE_ADDRESS: 'http://localhost:3979' })
      .signIn,
  ).toMatchObject({ issuer: 'http://localhost:9000', address: 'http://localhost:3979' });
});

test.each<[string, Env, string]>([
  ['where nobody signs in', { PAGE_ADDRESS: 'https://signpost.example' }, 'PAGE_HOST is 0.0.0.0'],
  [
    'with editors whom nobody checks',
    { PAGE_OPEN: 'on', PAGE_ADDRESS: 'https://signpost.example', EDITORS: 'Alex' },
    'anybody could choose an editor’s name',
  ],
  [
    'with changes by whoever comes',
    { PAGE_OPEN: 'on', PAGE_ADDRESS: 'https://signpost.example', PAGE_CHANGES: 'on' },
    'anybody could change what is posted',
  ],
  ['without its name', { PAGE_OPEN: 'on' }, 'PAGE_ADDRESS is missing'],
])('the page beyond this machine is refused %s', (_, env, said) => {
  expect(() => readConfig({ PAGE_HOST: '0.0.0.0', ...env })).toThrow(said);
});

test('a proxy that asks who people are may be vouched for', () => {
  const env = { PAGE_HOST: '10.0.0.5', PAGE_OPEN: 'on', PAGE_ADDRESS: 'https://signpost.example' };
  expect(access(env)).toMatchObject({ open: true, names: ['signpost.example'], signIn: undefined });
});

test.each<[string, Env, string]>([
  ['half of them', { ...OIDC, OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET is missing'],
  ['no way back', { ...OIDC, PAGE_ADDRESS: '' }, 'PAGE_ADDRESS is missing, which signing in needs'],
  ['one that belongs to none', { OIDC_EDITOR_ROLE: 'Editor' }, 'OIDC_ISSUER is missing'],
  [
    'Microsoft’s issuer for everybody',
    { ...OIDC, OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0' },
    'Name your own tenant',
  ],
  [
    'a provider without TLS',
    { ...OIDC, OIDC_ISSUER: 'http://id.example' },
    'OIDC_ISSUER must be a full address',
  ],
  [
    'a page without TLS elsewhere',
    { ...OIDC, PAGE_ADDRESS: 'http://signpost.example' },
    'PAGE_ADDRESS must be a full address',
  ],
  [
    'a page in a folder',
    { ...OIDC, PAGE_ADDRESS: 'https://intranet.example/signpost' },
    'PAGE_ADDRESS has a path',
  ],
  ['nobody to be an editor', { ...OIDC, EDITORS: '' }, 'Nobody would be an editor'],
  ['a name that two may share', { ...OIDC, OIDC_NAME_CLAIM: 'name' }, 'which two people may share'],
  [
    'roles without the one that counts',
    { ...OIDC, OIDC_ROLE_CLAIM: 'groups' },
    'OIDC_ROLE_CLAIM needs OIDC_EDITOR_ROLE',
  ],
])('settings to sign in are refused that have %s', (_, env, said) => {
  expect(() => readConfig(env)).toThrow(said);
});

test('what is committed is off, and can be told', () => {
  expect(readConfig({}).contentGit).toBe('off');
  expect(readConfig({ CONTENT_GIT: 'push' }).contentGit).toBe('push');
  expect(() => readConfig({ CONTENT_GIT: 'yes' })).toThrow(
    'CONTENT_GIT must be off, commit or push',
  );
});
