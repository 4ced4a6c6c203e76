import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTeams } from '../../../adapters/teams';
import { examineExpiry } from '../../../adapters/teams/examine';
import { cardFaults, examineCards } from '../../../adapters/teams/examine-cards';
import { aReply, ONE_OF_EACH } from '../../fixtures/replies';
import { readSettings, type Settings } from '../../../adapters/teams/settings';
import type { Env } from '../../../src/ports';
import { createFakeHouse } from '../../fakes/house';
import { TENANT } from './activities';
import { SDK } from './sdk';
import { listen } from './service';
import { projectRoot } from '../../../src/settings/project-root';

const fixture = (name: string) =>
  readFileSync(join(projectRoot(), 'test/fixtures/certificate', name), 'utf8');
/** Made for these tests; it ends on 1 May 2027. */
const CERTIFICATE = fixture('certificate.pem');
const PRINT = new X509Certificate(CERTIFICATE).fingerprint;
const APP = '11111111-2222-4333-8444-555555555555';
const ours: Env = { MicrosoftAppId: APP, MicrosoftAppTenantId: TENANT };
const withSecret: Env = { ...ours, MicrosoftAppPassword: 'planted-secret' };
const withCertificate: Env = {
  ...ours,
  CertificateThumbprint: PRINT,
  CertificatePrivateKey: fixture('key.pem'),
  TEAMS_CERTIFICATE: CERTIFICATE,
};

const settingsOf = (env: Env): Settings => {
  const settings = readSettings(env);
  if (settings === undefined) throw new Error('no settings');
  return settings;
};
const expiry = (env: Env, today: string) =>
  examineExpiry(settingsOf(env), new Date(`${today}T12:00:00Z`));

describe('when the secret ends', () => {
  it.each([
    ['2027-03-01', 'ok', 'The client secret ends on 1 May 2027, in 60 days.'],
    ['2027-04-02', 'look', 'The client secret ends on 1 May 2027, in 28 days.'],
    ['2027-04-29', 'look', 'The client secret ends on 1 May 2027, in 1 day.'],
    ['2027-05-02', 'wrong', 'The client secret ended on 1 May 2027.'],
  ])('is told as it is on %s', (today, state, says) => {
    const env = { ...withSecret, TEAMS_SECRET_EXPIRES: '2027-05-01' };
    expect(expiry(env, today)).toMatchObject([{ state, says }]);
  });

  it('is asked for where nobody noted it', () => {
    const [found] = expiry(withSecret, '2027-03-01');
    expect(found).toMatchObject({ state: 'look' });
    expect(found?.todo).toContain('TEAMS_SECRET_EXPIRES');
  });

  it('is read from the certificate', () => {
    expect(expiry(withCertificate, '2027-04-10')).toMatchObject([
      { state: 'look', says: 'The certificate ends on 1 May 2027, in 20 days.' },
    ]);
  });

  it('is no matter for a managed identity', () => {
    const env = { ...ours, MicrosoftAppType: 'UserAssignedMSI' };
    expect(expiry(env, '2027-04-10')).toMatchObject([{ state: 'ok' }]);
  });
});

test('a certificate that is not the one of the thumbprint and the key is found', () => {
  const env = { ...withCertificate, CertificateThumbprint: 'ab'.repeat(20) };
  expect(expiry(env, '2027-01-01')[0]).toMatchObject({
    state: 'wrong',
    says: 'The certificate is not the one of CertificateThumbprint.',
  });
  const noKey = { ...withCertificate, CertificatePrivateKey: 'planted' };
  expect(expiry(noKey, '2027-01-01')[0]?.says).toContain('CertificatePrivateKey');
  expect(JSON.stringify(expiry(noKey, '2027-01-01'))).not.toContain('planted');
});

test('a day and a certificate that cannot be read are named', () => {
  const env = { ...withSecret, TEAMS_SECRET_EXPIRES: '2027-02-30', TEAMS_CERTIFICATE: 'no' };
  expect(() => readSettings(env)).toThrow(/TEAMS_SECRET_EXPIRES is "2027-02-30"[^]*TEAMS_CERT/);
});

describe('with --connect', () => {
  /** Sign-in and published keys on this machine; sign-in refuses in these words, where there are any. */
  async function connected(refusal?: string) {
    const server = await listen((request, response) => {
      if (request.url !== '/token' || refusal === undefined) response.end('{}');
      else response.writeHead(400).end(JSON.stringify({ error_description: refusal }));
    });
    const house = createFakeHouse(new Date());
    const adapter = createTeams({ ...settingsOf(withSecret), ...SDK }, house, {
      authority: {
        keys: `${server.url}/keys`,
        token: async () => {
          const answer = await fetch(`${server.url}/token`, { method: 'POST' });
          if (!answer.ok) throw new Error(await answer.text());
          return 'ours';
        },
      },
    });
    const examined = await adapter.examine?.({ connect: true, samples: [] });
    await adapter.stop();
    await server.close();
    return examined;
  }

  it('Microsoft gives a token, and its clock is compared', async () => {
    const examined = await connected();
    expect(examined?.findings).toContainEqual({
      state: 'ok',
      about: 'Teams token',
      says: 'Microsoft gives one for these settings.',
    });
    expect(examined?.time).toBeInstanceOf(Date);
  });

  it('a secret that has ended is told from its code, without the rest of what Microsoft says', async () => {
    const examined = await connected('AADSTS7000222: the keys for app planted-id are expired');
    const found = examined?.findings.find(({ about }) => about === 'Teams token');
    expect(found).toMatchObject({ state: 'wrong' });
    expect(found?.says).toContain('(AADSTS7000222)');
    expect(found?.todo).toContain('The client secret has ended');
    expect(JSON.stringify(examined)).not.toContain('planted');
  });
});

describe('the cards, by Microsoft’s schema', () => {
  it('are sound when they are ours', () => {
    const found = examineCards([aReply({ blocks: ONE_OF_EACH })]);
    expect(found).toEqual({
      state: 'ok',
      about: 'Teams cards',
      says: 'All 3 that were made for this check are sound by the schema Adaptive Cards 1.5.',
    });
  });

  it.each([
    ['an element nobody knows', { type: 'Marquee', text: 'x' }],
    ['a property nobody knows', { type: 'TextBlock', text: 'x', blink: true }],
    ['a value it may not have', { type: 'TextBlock', text: 'x', size: 'Enormous' }],
    ['a picture without an address', { type: 'Image', altText: 'x' }],
  ])('are not with %s', (_, element) => {
    const card = { type: 'AdaptiveCard', version: '1.5', body: [element] };
    expect(cardFaults(card)).not.toEqual([]);
  });
});

test('keys that cannot be reached are found', async () => {
  const closed = await listen(() => undefined);
  await closed.close();
  const adapter = createTeams({ ...settingsOf(withSecret), ...SDK }, createFakeHouse(), {
    authority: {
      keys: `${closed.url}/keys`,
      token: () => Promise.reject(new TypeError('planted')),
    },
  });
  const examined = await adapter.examine?.({ connect: true, samples: [] });
  await adapter.stop();
  expect(examined?.findings.map(({ about, state }) => [about, state])).toEqual([
    ['Teams secret', 'look'],
    ['Teams keys', 'wrong'],
    ['Teams token', 'wrong'],
  ]);
  expect(JSON.stringify(examined)).not.toContain('planted');
});
