import { SettingsError, type Env } from '../../../src/ports';
import { teams } from '../../../adapters/teams';
import { readSettings } from '../../../adapters/teams/settings';
import { createFakeHouse } from '../../fakes/house';

const ID = '11111111-2222-4333-8444-555555555555';
const TENANT = '5f3a2c10-0000-4000-8000-00000000beef';
const single: Env = { MicrosoftAppId: ID, MicrosoftAppTenantId: TENANT, MicrosoftAppPassword: 'p' };
const made = (env: Env) => {
  const house = createFakeHouse();
  const adapter = teams(env, house);
  return { adapter, open: house.handler('/api/messages') !== undefined };
};
const problems = (env: Env) => {
  try {
    teams(env, createFakeHouse());
    return [];
  } catch (error) {
    return (error as SettingsError).problems;
  }
};

it.each<[string, Env]>([
  ['nothing set', {}],
  ['blank settings', { MicrosoftAppId: ' ', MicrosoftAppPassword: '' }],
  ['the emulator turned off', { TEAMS_EMULATOR: 'false' }],
])('is off, and opens nothing, with %s', (_, env) => {
  expect(made(env)).toEqual({ adapter: undefined, open: false });
});

it.each<[string, Env]>([
  ['one tenant and a secret', single],
  [
    'a managed identity',
    { ...single, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: '' },
  ],
  [
    'a certificate',
    {
      ...single,
      MicrosoftAppPassword: '',
      CertificateThumbprint: 'AB12',
      CertificatePrivateKey: 'key',
    },
  ],
  [
    'an old registration for many tenants',
    { ...single, MicrosoftAppType: 'MultiTenant', TEAMS_TENANTS: `${TENANT}, ${ID}` },
  ],
  ['the emulator', { TEAMS_EMULATOR: 'true' }],
])('is on with %s', async (_, env) => {
  const { adapter, open } = made(env);
  expect(open).toBe(true);
  expect(adapter!.health().ready).toBe(false);
  await adapter!.start(() => Promise.reject(new Error('not asked')));
  expect(adapter!.health()).toMatchObject({ ready: true });
  await adapter!.stop();
});

it.each<[string, Env, RegExp]>([
  [
    'no app id',
    { MicrosoftAppPassword: 'p' },
    /MicrosoftAppId is missing, though MicrosoftAppPassword is set/,
  ],
  [
    'an id that is not one',
    { ...single, MicrosoftAppId: 'signpost' },
    /MicrosoftAppId is not an application id/,
  ],
  ['an unknown type', { ...single, MicrosoftAppType: 'Single' }, /MicrosoftAppType is "Single"/],
  ['no tenant', { ...single, MicrosoftAppTenantId: '' }, /MicrosoftAppTenantId is missing/],
  ['no secret', { ...single, MicrosoftAppPassword: '' }, /MicrosoftAppPassword is missing/],
  [
    'a secret for a managed identity',
    { ...single, MicrosoftAppType: 'UserAssignedMSI' },
    /has no password/,
  ],
  [
    'half a certificate',
    { ...single, CertificateThumbprint: 'AB12' },
    /CertificatePrivateKey is missing/,
  ],
  [
    'many tenants and no list',
    { MicrosoftAppId: ID, MicrosoftAppType: 'MultiTenant', MicrosoftAppPassword: 'p' },
    /TEAMS_TENANTS is missing/,
  ],
  [
    'a tenant that is not one',
    { ...single, TEAMS_TENANTS: 'nhs.net' },
    /"nhs.net" in TEAMS_TENANTS/,
  ],
  [
    'the emulator beside an app',
    { ...single, TEAMS_EMULATOR: 'true' },
    /never runs beside a real app/,
  ],
  ['an emulator of maybe', { TEAMS_EMULATOR: 'yes' }, /TEAMS_EMULATOR is "yes"/],
  ['unknown managers', { ...single, TEAMS_MANAGERS: 'all' }, /TEAMS_MANAGERS is "all"/],
])('does not start with %s, and says what to do', (_, env, said) => {
  expect(problems(env).join('\n')).toMatch(said);
});

it('names every fault at once', () => {
  expect(problems({ MicrosoftAppId: 'x', TEAMS_MANAGERS: 'all' })).toHaveLength(4);
});

it('says loudly that the emulator checks nobody', async () => {
  const house = createFakeHouse();
  const adapter = teams({ TEAMS_EMULATOR: 'true' }, house)!;
  await adapter.start(() => Promise.reject(new Error('not asked')));
  expect(house.log.lines).toMatchObject([{ level: 'warn', event: 'teams.emulator' }]);
  await adapter.stop();
});

describe('Microsoft’s library', () => {
  const certificate = {
    ...single,
    MicrosoftAppPassword: '',
    CertificateThumbprint: 'AB',
    CertificatePrivateKey: 'key',
  };

  it('is the Bot Framework SDK unless the other is chosen', () => {
    expect(readSettings(single)).not.toHaveProperty('sdk');
    expect(readSettings({ ...single, TEAMS_SDK: 'botbuilder' })).not.toHaveProperty('sdk');
    expect(readSettings({ ...single, TEAMS_SDK: 'agents' })).toMatchObject({ sdk: 'agents' });
    expect(problems({ ...single, TEAMS_SDK: 'msal' })).toEqual([
      'TEAMS_SDK is "msal". Use botbuilder, or agents.',
    ]);
  });

  it('asks by buttons whether an answer helped unless Teams’ own thumbs are chosen', () => {
    expect(readSettings({ ...single, TEAMS_FEEDBACK: 'native' })).toMatchObject({
      feedback: 'native',
    });
    expect(readSettings({ ...single, TEAMS_FEEDBACK: 'buttons' })).not.toHaveProperty('feedback');
    expect(problems({ ...single, TEAMS_FEEDBACK: 'thumbs' })).toEqual([
      'TEAMS_FEEDBACK is "thumbs". Use buttons, or native.',
    ]);
  });

  it('takes a certificate from files where it is the Agents SDK', () => {
    expect(problems({ ...certificate, TEAMS_SDK: 'agents' }).join()).toContain(
      'TEAMS_CERTIFICATE_FILE and CertificatePrivateKey_FILE',
    );
    const files = {
      TEAMS_CERTIFICATE_FILE: '/run/secrets/teams.pem',
      CertificatePrivateKey_FILE: '/run/secrets/teams.key',
    };
    expect(readSettings({ ...certificate, ...files, TEAMS_SDK: 'agents' })).toMatchObject({
      app: {
        registration: {
          files: { certificate: '/run/secrets/teams.pem', privateKey: '/run/secrets/teams.key' },
        },
      },
    });
    expect(problems(certificate)).toEqual([]);
  });
});
