import { checkSignIn } from '../../../src/doctor/examine-sign-in';
import { readConfig } from '../../../src/settings/config';
import { startOpenIdProvider, type OpenIdProvider } from '../../fakes/openid-provider';

let provider: OpenIdProvider;
beforeAll(async () => {
  provider = await startOpenIdProvider({}, []);
});
afterAll(() => provider.stop());

const look = (issuer: string, trying = true) =>
  checkSignIn(
    readConfig({
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'planted-id',
      OIDC_CLIENT_SECRET: 'planted-secret',
      PAGE_ADDRESS: 'http://localhost:3979',
      EDITORS: 'planted@trust.nhs.uk',
    }),
    trying,
  );

test('the provider that people sign in with is well where it answers, and no setting’s value is said', async () => {
  const found = await look(provider.issuer);
  expect(found).toMatchObject([{ state: 'ok', about: 'Page' }]);
  expect(found[0]?.says).toContain('editors are those whom EDITORS names. It answers.');
  expect(JSON.stringify(found)).not.toContain('planted');
});

test('one that does not answer, or calls itself by another name, is wrong, and is not asked unless wanted', async () => {
  const other = provider.issuer.replace('127.0.0.1', 'localhost');
  expect(await look(other)).toMatchObject([
    { state: 'wrong', says: expect.stringContaining('by another name') as string },
  ]);
  expect(await look(`${provider.issuer}/nowhere`)).toMatchObject([
    { state: 'wrong', says: expect.stringContaining('does not answer') as string },
  ]);
  expect(await look('http://127.0.0.1:9', false)).toMatchObject([{ state: 'ok' }]);
});

test('a page that anybody reaches is to be looked at', async () => {
  const env = { PAGE_HOST: '0.0.0.0', PAGE_OPEN: 'on', PAGE_ADDRESS: 'https://signpost.example' };
  expect(await checkSignIn(readConfig(env), true)).toMatchObject([{ state: 'look' }]);
  expect(await checkSignIn(readConfig({}), true)).toMatchObject([{ state: 'ok' }]);
});
