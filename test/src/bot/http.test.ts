import { Agent, get } from 'node:http';
import { networkInterfaces } from 'node:os';
import { createWebServer, type WebServer } from '../../../src/bot/http';
import type { Health, Log } from '../../../src/ports';

const quiet: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
let server: WebServer;
let base: string;
let parts: Record<string, Health>;

beforeEach(async () => {
  parts = {};
  server = createWebServer(() => parts, quiet);
  server.mount('/hello', (request, response) => response.end(`path ${request.url ?? ''}`));
  server.mount('/broken', () => {
    throw new Error('a secret');
  });
  base = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
});
afterEach(() => server.close());

test('a mounted path and what is below it reach their handler, whole', async () => {
  expect(await (await fetch(`${base}/hello?a=1`)).text()).toBe('path /hello?a=1');
  expect(await (await fetch(`${base}/hello/there`)).text()).toBe('path /hello/there');
  expect((await fetch(`${base}/helloo`)).status).toBe(404);
});

test('a slash at the end of a path, or twice in it, makes no difference', async () => {
  expect((await fetch(`${base}/healthz/`)).status).toBe(200);
  expect((await fetch(`${base}//readyz/?now`)).status).toBe(200);
  expect(await (await fetch(`${base}/hello/?a=1/`)).text()).toBe('path /hello?a=1/');
  expect(await (await fetch(`${base}//hello//there/`)).text()).toBe('path /hello/there');
});

test('it is alive at once, and ready once it can answer', async () => {
  parts['store'] = { ready: true, summary: 'open' };
  parts['content'] = { ready: true, summary: 'read' };
  expect((await fetch(`${base}/healthz`)).status).toBe(200);
  expect((await fetch(`${base}/readyz`)).status).toBe(200);
  parts['store'] = { ready: false, summary: 'no answer from 10.0.0.1' };
  const unready = await fetch(`${base}/readyz`);
  expect(unready.status).toBe(503);
  // Anybody on the internet may ask, so it says no more than that.
  expect(await unready.json()).toEqual({
    status: 'not ready',
    parts: { store: { ready: false }, content: { ready: true } },
  });
});

test('a platform that is away takes no traffic from the others, and is named beside', async () => {
  parts['store'] = { ready: true, summary: 'open' };
  parts['content'] = { ready: true, summary: 'read' };
  parts['one'] = { ready: false, summary: 'the token was revoked' };
  parts['other'] = { ready: true, summary: 'connected' };
  const answer = await fetch(`${base}/readyz`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    status: 'ready',
    parts: {
      store: { ready: true },
      content: { ready: true },
      one: { ready: false },
      other: { ready: true },
    },
  });
});

/** What a server says of how long it keeps a connection, on one that is asked to stay. */
function keptFor(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const agent = new Agent({ keepAlive: true });
    get({ port, host, path: '/healthz', agent }, (answer) => {
      answer.resume();
      agent.destroy();
      resolve(answer.headers['keep-alive']?.toString());
    }).on('error', reject);
  });
}

test('an idle connection is kept for longer than load balancers keep it, or as long as is set', async () => {
  const port = Number(new URL(base).port);
  expect(await keptFor(port, '127.0.0.1')).toBe('timeout=75');
  const longer = createWebServer(() => parts, quiet, { keepAlive: 620_000 });
  expect(await keptFor(await longer.listen(0, '127.0.0.1'), '127.0.0.1')).toBe('timeout=620');
  await longer.close();
});

const withIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((at) => at?.family === 'IPv6');

(withIpv6 ? test : test.skip)(
  'it can be reached at IPv6 addresses, and then at IPv4 ones as well',
  async () => {
    const both = createWebServer(() => parts, quiet);
    const port = await both.listen(0, '::');
    expect((await fetch(`http://[::1]:${port}/healthz`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    await both.close();
  },
);

test('whatever it answers, no page may frame it, and a browser loads, sends and keeps nothing', async () => {
  for (const path of ['/healthz', '/hello', '/nowhere', '/broken']) {
    const { headers } = await fetch(`${base}${path}`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  }
});

test('a fault in a handler is answered with 500 and no detail', async () => {
  const response = await fetch(`${base}/broken`);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('secret');
});

test('closing lets a request under way finish', async () => {
  let finish: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    server.mount('/slow', (_request, response) => {
      finish = () => response.end('done');
      resolve();
    });
  });
  const answer = fetch(`${base}/slow`);
  await begun;
  const closed = server.close();
  finish();
  expect(await (await answer).text()).toBe('done');
  await closed;
});
