import { request, type IncomingHttpHeaders } from 'node:http';
import { createPlayground, type Playground } from '../../../adapters/web';
import type { Message, Reply } from '../../../src/ports';
import { NAUGHTY_STRINGS } from '../../fixtures/naughty-strings';

const QUIET = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const HOSTILE = '"><img src=x onerror=alert(1)><script>alert(2)</script>';

function linked(words: string, url: string) {
  return { link: words, url };
}

function echo({ text }: Message): Promise<Reply> {
  return Promise.resolve({
    kind: 'answer',
    title: `About ${text}`,
    summary: `A summary of ${text}`,
    blocks: [
      { kind: 'paragraph', text: ['Read ', linked(text, 'javascript:alert(3)')] },
      { kind: 'paragraph', text: [linked('this', 'https://example.org/?a="b"&c')] },
      {
        kind: 'form',
        label: 'Subscribe',
        ask: 'subscribe {what} {when}',
        fields: [
          { id: 'what', label: 'What', value: 'tips', options: [{ label: 'Tips', value: 'tips' }] },
          { id: 'when', label: 'When', value: 'daily' },
        ],
      },
    ],
    actions: [{ label: 'Another', ask: 'another' }],
    results: [],
    shareable: false,
  });
}

let playground: Playground;
let port: number;

beforeAll(async () => {
  playground = createPlayground({
    port: 0,
    host: '127.0.0.1',
    clock: { now: () => new Date('2026-03-30T09:00:00Z') },
    log: QUIET,
    onlyAsks: (text) => !text.startsWith('subscribe'),
  });
  await playground.start(echo);
  port = Number(new URL(playground.url() ?? '').port);
});

afterAll(() => playground.stop());

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

function call(
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: object; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, method, headers: { ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    sent.on('error', reject).end(body);
  });
}

async function token(): Promise<string> {
  const { body } = await call('/');
  return /name="signpost-token" content="([^"]+)"/.exec(body)?.[1] ?? '';
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

test('answers a question in a link, with no script at all', async () => {
  const { body } = await call('/?q=alt%20text');
  expect(body).toContain('About alt text');
});

test('shows hostile words as words', async () => {
  const { body } = await call(`/?q=${encodeURIComponent(HOSTILE)}`);
  expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(body).not.toContain('<img');
  expect(body).not.toContain('<script>alert');
  expect(body).not.toContain('javascript:');
  expect(body).toContain('href="https://example.org/?a=&quot;b&quot;&amp;c"');
});

test('shows the big list of naughty strings as words', async () => {
  for (const text of NAUGHTY_STRINGS) {
    const { status, body } = await call(`/?q=${encodeURIComponent(text)}`);
    expect([text, status]).toEqual([text, 200]);
    if (/<[a-z/!?]/i.test(text)) expect(body).not.toContain(text);
  }
});

test('does not carry out a change because someone followed a link', async () => {
  const { body } = await call('/?q=subscribe%20tips');
  expect(body).not.toContain('About subscribe');
  expect(body).toContain('value="subscribe tips"');
});

test.each([
  ['an address that says it twice', '/?q=first&q=second', 200, 'About second'],
  ['an address that is too long to read', `/?q=${'x'.repeat(20_000)}`, 431, 'too long for a link'],
  ['a change', '/?q=subscribe%20tips', 200, 'Press Ask to have it'],
  ['a press', '/?q=tips%20after%20tip-1&said=Another%20tip', 200, 'Another tip'],
])('answers or says why not: %s', async (_, path, status, words) => {
  const answer = await call(path);
  expect(answer.status).toBe(status);
  expect(answer.body.replace(/\s+/g, ' ')).toContain(words);
  expect(answer.body).not.toMatch(/You asked: <\/span>tips after/);
});

test('carries out a change typed into the page', async () => {
  const { body } = await call('/', {
    method: 'POST',
    headers: FORM,
    body: `token=${await token()}&q=subscribe+tips`,
  });
  expect(body).toContain('About subscribe tips');
});

test('types the sentence a form makes', async () => {
  const form = encodeURIComponent('subscribe {what} {when}');
  const { body } = await call('/', {
    method: 'POST',
    headers: FORM,
    body: `token=${await token()}&form=${form}&field.what=stats&field.when=mondays`,
  });
  expect(body).toContain('About subscribe stats mondays');
});

test.each([
  ['no token', ''],
  ['a wrong token', 'token=guess&'],
])('refuses a post with %s', async (_, given) => {
  const { status, body } = await call('/', { method: 'POST', headers: FORM, body: `${given}q=x` });
  expect(status).toBe(403);
  expect(body).toMatch(/Load it again/);
});

test.each([
  ['another name pointed at this machine', { host: 'evil.example:3979' }],
  ['a page from elsewhere', { origin: 'https://evil.example' }],
])('refuses %s', async (_, headers) => {
  const { status, body } = await call('/', { headers });
  expect(status).toBe(403);
  expect(body).not.toContain('signpost-token');
});

test('tells the browser to load nothing from elsewhere and run nothing inline', async () => {
  const { headers, body } = await call('/?q=help');
  const policy = headers['content-security-policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(headers['x-content-type-options']).toBe('nosniff');
  const loaded = [...body.matchAll(/(?:src|<link[^>]*href)="([^"]+)"/g)].map(([, url]) => url);
  expect(loaded.filter((url) => !url?.startsWith('/assets/'))).toEqual([]);
});

test('refuses a question too long to be one', async () => {
  const body = `token=${await token()}&q=${'x'.repeat(40_000)}`;
  const { status, body: said } = await call('/', { method: 'POST', headers: FORM, body });
  expect(status).toBe(413);
  expect(said).toMatch(/too long/);
});

test('takes the next port when the first is in use', async () => {
  const second = createPlayground({
    port,
    host: '127.0.0.1',
    clock: { now: () => new Date() },
    log: QUIET,
    onlyAsks: () => true,
  });
  await second.start(echo);
  const taken = Number(new URL(second.url() ?? '').port);
  await second.stop();
  expect(taken).toBeGreaterThan(port);
  expect(second.health().ready).toBe(false);
});
