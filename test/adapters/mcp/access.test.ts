import { createHmac } from 'node:crypto';
import { request, type IncomingHttpHeaders } from 'node:http';
import type { Knowledge } from '../../../knowledge';
import type { Settings } from '../../../adapters/mcp/settings';
import { createAccess } from '../../../adapters/mcp/transport/access';
import { openTestKnowledge } from '../../fakes/shared-knowledge';
import { LOCAL, openMcp, type McpStage } from './stage';

const TOKEN = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);
const CALL = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'topics' } };

let knowledge: Knowledge;
const open: McpStage[] = [];
beforeAll(() => {
  knowledge = openTestKnowledge();
});
afterEach(async () => {
  for (const stage of open.splice(0)) await stage.close();
});

async function stageWith(settings: Partial<Settings> = {}): Promise<McpStage> {
  const stage = await openMcp(knowledge, { ...LOCAL, ...settings });
  open.push(stage);
  return stage;
}

interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly body?: string;
}

/** A call as it is on the wire: fetch would not send another host. */
function send(
  stage: McpStage,
  { headers = {}, method = 'POST', body = JSON.stringify(CALL) }: Sent = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      stage.url,
      {
        method,
        agent: false,
        headers: {
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          ...headers,
        },
      },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(method === 'POST' ? body : undefined);
  });
}

describe('with no token and no open door', () => {
  it('answers this machine by its own names', async () => {
    const stage = await stageWith();
    const { port } = new URL(stage.url);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, 'LOCALHOST', `[::1]:${port}`])
      expect([host, (await send(stage, { headers: { host } })).status]).toEqual([host, 200]);
  });

  it.each([
    'signpost.evil.example',
    '127.0.0.1.evil.example',
    'localhost@evil.example',
    'evil.example#localhost',
    'localhost/evil.example',
    'localhost evil.example',
    '0.0.0.0',
    ' ',
  ])(
    'refuses to be called %j, as a page that turned its name to this machine would',
    async (host) => {
      const stage = await stageWith();
      // Node turns down what is no host at all; the rest is ours to refuse.
      expect([400, 403]).toContain((await send(stage, { headers: { host } })).status);
    },
  );

  it.each(['http://evil.example', 'https://localhost.evil.example', 'null', 'file://'])(
    'refuses a page from %s',
    async (origin) => {
      expect((await send(await stageWith(), { headers: { origin } })).status).toBe(403);
    },
  );

  it('answers a page of this machine', async () => {
    const origin = 'http://localhost:6274';
    expect((await send(await stageWith(), { headers: { origin } })).status).toBe(200);
  });

  it.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'x-forwarded-host'])(
    'refuses whoever comes through a proxy, which says so by %s',
    async (name) => {
      const headers = { [name]: '192.0.2.7' };
      expect((await send(await stageWith(), { headers })).status).toBe(403);
    },
  );

  it('refuses this machine called by the name that others have for it', async () => {
    const stage = await stageWith({ hosts: ['signpost.example.nhs.uk'] });
    const headers = { host: 'signpost.example.nhs.uk' };
    expect((await send(stage, { headers })).status).toBe(403);
  });
});

describe('with tokens', () => {
  it.each([
    [{}, 401],
    [{ authorization: '' }, 401],
    [{ authorization: 'Bearer' }, 401],
    [{ authorization: `Bearer ${TOKEN}x` }, 401],
    [{ authorization: `Bearer ${TOKEN.slice(1)}` }, 401],
    [{ authorization: `Bearer ${TOKEN} ${TOKEN}` }, 401],
    [{ authorization: `Basic ${TOKEN}` }, 401],
    [{ authorization: TOKEN }, 401],
    [{ authorization: `Bearer ${TOKEN}` }, 200],
    [{ authorization: `bearer ${OTHER}` }, 200],
  ])('meets %j with %i', async (headers, status) => {
    const stage = await stageWith({ tokens: [TOKEN, OTHER] });
    const answer = await send(stage, { headers });
    expect(answer.status).toBe(status);
    if (status === 401) expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(JSON.stringify(stage.house.log.lines)).not.toContain(TOKEN.slice(1));
  });

  it('are asked of this machine too, and only by a name that was set', async () => {
    const stage = await stageWith({ tokens: [TOKEN], hosts: ['signpost.example.nhs.uk'] });
    const authorization = `Bearer ${TOKEN}`;
    const called = (host: string) => send(stage, { headers: { authorization, host } });
    expect((await called('signpost.example.nhs.uk')).status).toBe(200);
    expect((await called('other.example.nhs.uk')).status).toBe(403);
    expect((await send(stage)).status).toBe(401);
  });
});

it('answers whoever comes where the door was opened knowingly', async () => {
  const stage = await stageWith({ open: true, hosts: ['signpost.example.nhs.uk'] });
  const headers = { host: 'signpost.example.nhs.uk', 'x-forwarded-for': '192.0.2.7' };
  expect((await send(stage, { headers })).status).toBe(200);
});

describe('what is no call', () => {
  it.each([
    ['GET', 405],
    ['DELETE', 405],
    ['PUT', 405],
  ])(
    '%s is met with %i: there is no stream to open and no session to end',
    async (method, status) => {
      const answer = await send(await stageWith(), { method });
      expect(answer).toMatchObject({ status, headers: { allow: 'POST' } });
    },
  );

  const deep = `${'['.repeat(40)}${']'.repeat(40)}`;
  it.each([
    ['nothing', '', 400],
    ['no JSON', '{', 400],
    ['a number', '7', 400],
    ['nothing that is JSON', 'null', 400],
    ['several calls in one', JSON.stringify([CALL, CALL]), 400],
    ['brackets without end', `{"a":${deep}}`, 400],
    ['no JSON-RPC', '{"hello":"there"}', 400],
    ['too much', JSON.stringify({ ...CALL, padding: 'x'.repeat(70_000) }), 413],
  ])('%s is turned down', async (_, body, status) => {
    const stage = await stageWith();
    expect((await send(stage, { body })).status).toBe(status);
    expect((await send(stage)).status).toBe(200);
  });

  it('is no call in another form', async () => {
    const stage = await stageWith();
    const typed = (type: string) => send(stage, { headers: { 'content-type': type } });
    expect((await typed('text/plain')).status).toBe(415);
    expect((await send(stage, { headers: { accept: 'text/html' } })).status).toBe(406);
  });
});

it('slows a caller down and says when to come back, and nobody else', async () => {
  const stage = await stageWith({ tokens: [TOKEN, OTHER], perMinute: 3 });
  const by = (token: string) => send(stage, { headers: { authorization: `Bearer ${token}` } });
  const statuses = [];
  for (let at = 0; at < 4; at += 1) statuses.push((await by(TOKEN)).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect((await by(TOKEN)).headers['retry-after']).toMatch(/^\d+$/);
  expect((await by(OTHER)).status).toBe(200);
});

it('sends a call away with a time to come back where too many come at once', async () => {
  const stage = await stageWith();
  stage.house.rush(true);
  const refused = await send(stage);
  expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '5' } });
  expect(refused.text).toContain('Wait, then try again.');
  stage.house.rush(false);
  expect((await send(stage)).status).toBe(200);
});

it('gives no session, and keeps none', async () => {
  const stage = await stageWith();
  const initialize = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: {
      protocolVersion: '2025-11-25',
      capabilities: {},
      clientInfo: { name: 'test', version: '1' },
    },
  };
  const { headers, status } = await send(stage, { body: JSON.stringify(initialize) });
  expect(status).toBe(200);
  expect(headers).not.toHaveProperty('mcp-session-id');
  expect((await send(stage, { headers: { 'mcp-session-id': 'made-up' } })).status).toBe(200);
});

it('asks to come back once it is stopped', async () => {
  const stage = await stageWith();
  await stage.adapter.stop();
  expect(await send(stage)).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
});

describe('without a token', () => {
  const access = createAccess(LOCAL);
  const from = (remoteAddress: string | undefined) =>
    access({ headers: { host: 'localhost' }, socket: { remoteAddress } });

  it.each(['10.0.0.7', '192.168.1.4', '::ffff:10.0.0.7', 'fe80::1', '1270.0.0.1', '', undefined])(
    'refuses whoever comes by the network from “%s”, though they call it localhost',
    (address) => {
      expect(from(address)).toEqual({ status: 403, why: 'not this machine' });
    },
  );

  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])(
    'takes calls from %s',
    (address) => {
      expect(from(address)).toEqual({ caller: address });
    },
  );
});

describe('with Slack’s signing secret', () => {
  const SECRET = '0123456789abcdef'.repeat(2);
  const HOST = 'signpost.example.nhs.uk';
  const NOW = Date.parse('2026-12-01T09:00:00Z') / 1_000;
  const signed = (body: string, { secret = SECRET, time = NOW } = {}) => ({
    host: HOST,
    'x-slack-request-timestamp': String(time),
    'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`,
  });
  const asking = (user: string): string =>
    JSON.stringify({
      ...CALL,
      params: { ...CALL.params, _meta: { slack: { team_id: 'T1', user_id: user } } },
    });

  it('answers Slackbot, and nobody who comes without the signature', async () => {
    const stage = await stageWith({ slackSecret: SECRET, hosts: [HOST], tokens: [TOKEN] });
    const body = asking('U1');
    expect((await send(stage, { body, headers: signed(body) })).status).toBe(200);
    expect((await send(stage, { body, headers: { host: HOST } })).status).toBe(401);
    const authorization = `Bearer ${TOKEN}`;
    expect((await send(stage, { body, headers: { host: HOST, authorization } })).status).toBe(200);
  });

  it.each<readonly [string, (body: string) => Readonly<Record<string, string>>]>([
    ['another secret', (body) => signed(body, { secret: 'f'.repeat(32) })],
    ['another body', (body) => signed(`${body} `)],
    ['a time long gone', (body) => signed(body, { time: NOW - 301 })],
    ['a time to come', (body) => signed(body, { time: NOW + 301 })],
    ['no time', (body) => ({ ...signed(body), 'x-slack-request-timestamp': 'soon' })],
    ['half a signature', (body) => ({ ...signed(body), 'x-slack-signature': 'v0=ab12' })],
    ['another version', (body) => ({ ...signed(body), 'x-slack-signature': 'v1=' })],
  ])('refuses %s', async (_, headersOf) => {
    const stage = await stageWith({ slackSecret: SECRET, hosts: [HOST] });
    const body = asking('U1');
    expect((await send(stage, { body, headers: headersOf(body) })).status).toBe(401);
  });

  it('refuses a signed call by another name, and reads no signature where no secret is set', async () => {
    const body = asking('U1');
    const stage = await stageWith({ slackSecret: SECRET, hosts: [HOST] });
    const elsewhere = { ...signed(body), host: 'evil.example' };
    expect((await send(stage, { body, headers: elsewhere })).status).toBe(403);
    const unset = await stageWith({ hosts: [HOST], tokens: [TOKEN] });
    expect((await send(unset, { body, headers: signed(body) })).status).toBe(401);
  });

  it('counts each person’s calls apart', async () => {
    const stage = await stageWith({ slackSecret: SECRET, hosts: [HOST], perMinute: 1 });
    const [one, other] = [asking('U1'), asking('U2')];
    expect((await send(stage, { body: one, headers: signed(one) })).status).toBe(200);
    expect((await send(stage, { body: one, headers: signed(one) })).status).toBe(429);
    expect((await send(stage, { body: other, headers: signed(other) })).status).toBe(200);
  });

  it('keeps and logs nobody who asks Slackbot', async () => {
    const stage = await stageWith({ slackSecret: SECRET, hosts: [HOST] });
    const body = asking('U0CANARY');
    await send(stage, { body, headers: signed(body) });
    await send(stage, { body, headers: { ...signed(body), 'x-slack-signature': 'v0=' } });
    expect(JSON.stringify(stage.house.log.lines)).not.toContain('CANARY');
  });
});
