import type { Settings } from '../../../adapters/teams/settings';
import { activity, TENANT } from './activities';
import { createIssuer, type Token } from './issuer';
import { createStage, type Stage } from './stage';

const APP = '11111111-2222-4333-8444-555555555555';
const SETTINGS: Settings = {
  managers: 'owners',
  app: {
    id: APP,
    registration: { type: 'SingleTenant', password: 'a-secret-that-must-not-be-logged' },
    tenant: TENANT,
    tenants: new Set([TENANT]),
  },
};

let issuer: Awaited<ReturnType<typeof createIssuer>>;
let stage: Stage;
let printed: unknown[][];
const print = console.error;

beforeAll(async () => {
  issuer = await createIssuer(APP);
  printed = [];
  console.error = (...parts) => printed.push(parts);
  stage = await createStage({
    settings: SETTINGS,
    microsoft: {
      authority: issuer.authority,
      serviceAllowed: (service) => service === stage.service.url,
    },
  });
});
afterAll(async () => {
  await stage.close();
  await issuer.close();
  console.error = print;
});
beforeEach(() => {
  stage.asked.length = 0;
  stage.service.posted.length = 0;
});

const bearer = (token?: Token) => `Bearer ${issuer.token(stage.service.url, token)}`;
const say = (authorization?: string, changed: object = {}) =>
  stage.send(
    activity('personal', stage.service.url, { text: 'tips', ...changed }),
    authorization === undefined ? {} : { authorization },
  );

it('answers Microsoft, with our own token', async () => {
  expect(await say(bearer())).toMatchObject({ status: 200 });
  expect(stage.service.posted[0]).toMatchObject({ authorization: 'Bearer ours' });
});

it.each<[string, () => string | undefined]>([
  ['no token', () => undefined],
  ['an empty one', () => 'Bearer '],
  ['words', () => 'Bearer not-a-token'],
  ['another scheme', () => bearer().replace('Bearer', 'Basic')],
  ['one for another app', () => bearer({ claims: { aud: TENANT } })],
  ['one from another issuer', () => bearer({ claims: { iss: 'https://evil.example' } })],
  ['an expired one', () => bearer({ claims: { nbf: 1_500_000_000, exp: 1_600_000_000 } })],
  ['one not valid yet', () => bearer({ claims: { nbf: 9_000_000_000, exp: 9_000_000_100 } })],
  ['one signed with another key', () => bearer({ stolen: true })],
  ['one with an unknown key', () => bearer({ kid: 'k9' })],
  ['one endorsed for another channel', () => bearer({ kid: 'k2' })],
  ['one for another service', () => bearer({ claims: { serviceurl: 'https://evil.example' } })],
  ['one for us and another app', () => bearer({ claims: { aud: [APP, TENANT] } })],
  ['one that never ends', () => bearer({ claims: { exp: undefined } })],
  ['one that names no service', () => bearer({ claims: { serviceurl: undefined } })],
  [
    'one from a tenant of Microsoft’s own',
    () =>
      bearer({ claims: { iss: 'https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/' } }),
  ],
  [
    'one that an emulator would bring',
    () =>
      bearer({
        claims: {
          iss: 'https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/',
          ver: '1.0',
          appid: APP,
        },
      }),
  ],
  [
    'a newer one that an emulator would bring',
    () =>
      bearer({
        claims: {
          iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0',
          ver: '2.0',
          azp: APP,
        },
      }),
  ],
  ['an unsigned one', () => bearer({ alg: 'none' })],
  ['one signed with the public key as a secret', () => bearer({ alg: 'HS256' })],
])('refuses %s with 401 and does nothing', async (_, make) => {
  expect(await say(make())).toEqual({ status: 401, body: undefined });
  expect(stage.asked).toEqual([]);
  expect(stage.service.posted).toEqual([]);
});

it('refuses another organisation with 403, though its token is sound', async () => {
  const foreign = {
    conversation: { id: 'a:x', conversationType: 'personal', tenantId: APP },
    channelData: { tenant: { id: APP } },
  };
  expect((await say(bearer(), foreign)).status).toBe(403);
  const unnamed = { conversation: { id: 'a:x', conversationType: 'personal' }, channelData: {} };
  expect((await say(bearer(), unnamed)).status).toBe(403);
  expect(stage.asked).toEqual([]);
});

it('refuses to answer to a service that is not Microsoft’s', async () => {
  const elsewhere = 'https://evil.example/';
  const sound = bearer({ claims: { serviceurl: elsewhere } });
  expect((await say(sound, { serviceUrl: elsewhere })).status).toBe(403);
  expect(stage.asked).toEqual([]);
});

it('leaves no stack trace, key, token or secret behind', () => {
  expect(printed).toEqual([]);
  const log = JSON.stringify(stage.house.log.lines);
  expect(log).toContain('teams.request_refused');
  expect(log).not.toMatch(/-----BEGIN|eyJ|a-secret-that-must-not-be-logged| {4}at /);
});
