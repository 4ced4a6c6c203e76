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

test('it is alive at once, and ready only when every part is', async () => {
  parts['store'] = { ready: true, summary: 'open' };
  expect((await fetch(`${base}/healthz`)).status).toBe(200);
  expect((await fetch(`${base}/readyz`)).status).toBe(200);
  parts['chat'] = { ready: false, summary: 'no answer' };
  const unready = await fetch(`${base}/readyz`);
  expect(unready.status).toBe(503);
  // Anybody on the internet may ask, so it says no more than that.
  expect(await unready.json()).toEqual({
    status: 'not ready',
    parts: { store: { ready: true }, chat: { ready: false } },
  });
});

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
