import { createPublicKey, createSign, generateKeyPairSync } from 'node:crypto';
import { activity, TENANT } from './adapters/teams/activities';
import { sign } from './adapters/slack/rig';
import { eventually, startBuiltProgram, type BuiltProgram } from './fakes/built-program';
import { createOutsideWorld, TRUSTED, type Call, type OutsideWorld } from './fakes/outside-world';

const SECRET = 'a-signing-secret-of-32-characters';
const APP = '11111111-2222-4333-8444-555555555555';
const LOGIN = `https://login.microsoftonline.com/${TENANT}`;
const TEAMS_SERVICE = 'https://smba.trafficmanager.net/uk/';
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });

// On a busy machine, a start takes many times what it does on a quiet one.
jest.setTimeout(300_000);

let world: OutsideWorld | undefined;
let program: BuiltProgram | undefined;
afterEach(async () => {
  await program?.stop();
  world?.close();
  program = world = undefined;
});

/** What Slack and Microsoft say when all is well. */
function answer({ host, path }: Call): object {
  if (host === 'login.botframework.com')
    return path.endsWith('/keys')
      ? {
          keys: [
            {
              ...createPublicKey(keys.publicKey.export({ format: 'pem', type: 'spki' })).export({
                format: 'jwk',
              }),
              kid: 'k1',
              use: 'sig',
              endorsements: ['msteams'],
            },
          ],
        }
      : { jwks_uri: 'https://login.botframework.com/v1/.well-known/keys' };
  if (host === 'login.microsoftonline.com')
    return path.includes('/oauth2/v2.0/token')
      ? { token_type: 'Bearer', expires_in: 3600, access_token: 'ours' }
      : {
          issuer: `${LOGIN}/v2.0`,
          authorization_endpoint: `${LOGIN}/oauth2/v2.0/authorize`,
          token_endpoint: `${LOGIN}/oauth2/v2.0/token`,
          jwks_uri: `${LOGIN}/discovery/v2.0/keys`,
          tenant_discovery_endpoint: `${LOGIN}/v2.0/.well-known/openid-configuration`,
          metadata: [],
        };
  return {
    ok: true,
    id: 'activity-of-ours',
    team_id: 'T1',
    bot_id: 'B1',
    user_id: 'UBOT',
    ts: '1.1',
    channel: { id: 'D1', is_im: true },
    url: 'wss://wss-primary.slack.com/link/?ticket=1',
  };
}

const said = (call: string): string =>
  (world?.calls ?? [])
    .filter(({ path }) => path.includes(call))
    .map(({ body }) => (body.startsWith('{') ? body : decodeURIComponent(body.replace(/\+/g, ' '))))
    .join('\n');

async function askOverHttp(text: string): Promise<number> {
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: 'T1',
    api_app_id: 'A1',
    event_id: 'Ev1',
    event: { type: 'message', channel_type: 'im', channel: 'D1', user: 'U1', text, ts: '1.1' },
  });
  const headers = { ...sign(body, Date.now(), SECRET), 'content-type': 'application/json' };
  return (await fetch(`${program?.url}/slack/events`, { method: 'POST', body, headers })).status;
}

const OVER_HTTP = { SLACK_BOT_TOKEN: 'xoxb-test', SLACK_SIGNING_SECRET: SECRET };
const OVER_SOCKET = { SLACK_BOT_TOKEN: 'xoxb-test', SLACK_APP_TOKEN: 'xapp-test' };
const MENTION = {
  type: 'events_api',
  envelope_id: 'e-1',
  payload: {
    type: 'event_callback',
    team_id: 'T1',
    event_id: 'Ev1',
    event: { type: 'app_mention', user: 'U1', text: 'help', ts: '1700000009.1', channel: 'C1' },
  },
};

describe.each([
  ['without credentials', undefined, ''],
  ['with credentials', 'ward:p@ss/7', 'ward:p%40ss%2F7@'],
])('behind a proxy %s', (_, credentials, userinfo) => {
  it('Slack is reached over HTTP, and the question is answered', async () => {
    world = await createOutsideWorld({ answer, ...(credentials && { credentials }) });
    program = await startBuiltProgram({
      ...OVER_HTTP,
      HTTPS_PROXY: `http://${userinfo}${world.proxy}`,
      NODE_EXTRA_CA_CERTS: TRUSTED,
    });
    expect(await askOverHttp('help')).toBe(200);
    await eventually(() => said('chat.postMessage') !== '');
    expect(said('chat.postMessage') || program.said()).toContain('social media');
    expect(world.tunnels[0]).toEqual({ to: 'slack.com:443', credentials });
  });

  it('Slack is reached over a socket, and the mention is answered', async () => {
    const events = [{ type: 'hello', num_connections: 1 }, MENTION];
    world = await createOutsideWorld({ answer, events, ...(credentials && { credentials }) });
    program = await startBuiltProgram({
      ...OVER_SOCKET,
      https_proxy: `http://${userinfo}${world.proxy}`,
      NODE_EXTRA_CA_CERTS: TRUSTED,
    });
    await eventually(() => said('chat.postMessage') !== '');
    expect(said('chat.postMessage') || program.said()).toContain('social media');
    expect(new Set(world.tunnels.map(({ to }) => to))).toEqual(
      new Set(['slack.com:443', 'wss-primary.slack.com:443']),
    );
    expect(new Set(world.tunnels.map((one) => one.credentials))).toEqual(new Set([credentials]));
  });

  it('Teams’ keys, token and service are reached, and the message is answered', async () => {
    world = await createOutsideWorld({ answer, ...(credentials && { credentials }) });
    program = await startBuiltProgram({
      MicrosoftAppId: APP,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: TENANT,
      MicrosoftAppPassword: 'a-secret',
      HTTPS_PROXY: `http://${userinfo}${world.proxy}`,
      NODE_EXTRA_CA_CERTS: TRUSTED,
    });
    const response = await fetch(`${program.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token()}` },
      body: JSON.stringify(activity('personal', TEAMS_SERVICE, { text: 'help' })),
    });
    expect({ status: response.status, said: program.said() }).toMatchObject({ status: 200 });
    await eventually(() => said('/activities') !== '');
    expect(said('/activities')).toContain('social media');
    expect(new Set(world.tunnels.map(({ to }) => to))).toEqual(
      new Set([
        'login.botframework.com:443',
        'login.microsoftonline.com:443',
        'smba.trafficmanager.net:443',
      ]),
    );
    expect(new Set(world.tunnels.map((one) => one.credentials))).toEqual(new Set([credentials]));
  });
});

/** As Microsoft signs its requests to a bot. */
function token(): string {
  const now = Math.floor(Date.now() / 1_000);
  const content = [
    { alg: 'RS256', typ: 'JWT', kid: 'k1' },
    {
      iss: 'https://api.botframework.com',
      aud: APP,
      serviceurl: TEAMS_SERVICE,
      nbf: now - 60,
      exp: now + 300,
    },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = createSign('RSA-SHA256').update(content).sign(keys.privateKey);
  return `${content}.${signature.toString('base64url')}`;
}
