import { createServer, type Server } from 'node:http';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkLinks } from '../../../src/links/check-links';
import { readLinks, writeLinks } from '../../../src/links/links-file';

const PAGES: Readonly<Record<string, readonly [status: number, body?: string, location?: string]>> =
  {
    '/good': [200, '<title>Social media policy</title>'],
    '/gone': [404],
    '/over': [410],
    '/broken': [500],
    '/private': [403],
    '/busy': [429],
    '/for-good': [301, '', '/good'],
    '/for-now': [302, '', '/good'],
    '/twice': [301, '', '/for-good'],
    '/mixed': [301, '', '/for-now'],
    '/round': [302, '', '/round-again'],
    '/round-again': [302, '', '/round'],
    '/nowhere': [301],
    '/odd': [301, '', 'javascript:alert(1)'],
    '/to-gone': [301, '', '/gone'],
    '/lies': [200, '<html><head><title lang="en">Page not found | NHS</title></head></html>'],
    '/swept': [302, '', '/'],
    '/': [200, '<title>Home</title>'],
  };
const asked: string[] = [];
let server: Server;
let site: string;

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    if (url === '/hangs') return;
    if (url === '/drips') {
      response.writeHead(200);
      response.write('<html>');
      return;
    }
    if (url === '/cuts') {
      response.destroy();
      return;
    }
    const [status, body = '', location] = PAGES[url] ?? [404];
    response.writeHead(status, location === undefined ? {} : { location }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const look = async (paths: readonly string[]) => {
  const pauses: number[] = [];
  const results = await checkLinks(
    paths.map((path) => `${site}${path}`),
    {
      get: fetch,
      patience: 300,
      sleep: (ms) => {
        pauses.push(ms);
        return Promise.resolve();
      },
    },
  );
  return { pauses, results: paths.map((path) => results.get(`${site}${path}`)) };
};

test.each([
  ['/good', { state: 'opens' }],
  ['/gone', { state: 'gone', why: '404' }],
  ['/over', { state: 'gone', why: '410' }],
  ['/broken', { state: 'fails', why: '500' }],
  ['/private', { state: 'unseen', why: '403' }],
  ['/busy', { state: 'unseen', why: '429' }],
  ['/for-now', { state: 'opens' }],
  ['/mixed', { state: 'opens' }],
  ['/round', { state: 'fails', why: 'it leads back to itself' }],
  ['/nowhere', { state: 'fails', why: 'it moved and does not say where' }],
  ['/odd', { state: 'fails', why: 'it moved and does not say where' }],
  ['/to-gone', { state: 'gone', why: '404' }],
  ['/lies', { state: 'gone', why: 'its page says that it is not there' }],
  ['/hangs', { state: 'fails', why: 'no answer in 0.3 seconds' }],
  ['/drips', { state: 'fails', why: 'no answer in 0.3 seconds' }],
])('a link to %s', async (path, expected) => {
  expect((await look([path])).results).toEqual([expected]);
});

test('a link that moved for good says where it leads now, one swept to the front page is gone', async () => {
  expect((await look(['/for-good', '/twice', '/swept'])).results).toEqual([
    { state: 'moved', to: `${site}/good` },
    { state: 'moved', to: `${site}/good` },
    { state: 'gone', why: 'it leads to the front page', to: `${site}/` },
  ]);
});

test('a site that cuts the line, or is not there, fails with why', async () => {
  const [cut] = (await look(['/cuts'])).results;
  expect(cut).toMatchObject({ state: 'fails', why: expect.stringMatching(/\S/) as string });
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));
  const away = await checkLinks([`http://127.0.0.1:${port}/`], {
    get: fetch,
    sleep: () => Promise.resolve(),
  });
  expect([...away.values()]).toEqual([{ state: 'fails', why: 'ECONNREFUSED' }]);
});

test('one site is asked one link after the other, with a pause between, and each link once', async () => {
  asked.length = 0;
  const { pauses } = await look(['/good', '/gone', '/private', '/good']);
  expect(asked).toEqual(['/good', '/gone', '/private']);
  expect(pauses).toEqual([1_000, 1_000]);
});

describe('the file of links', () => {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-links-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('gives back what was written, and leaves nothing beside it', () => {
    expect(readLinks(folder)).toBeUndefined();
    writeLinks(
      folder,
      '2026-11-29',
      new Map([['https://a.example/', { state: 'gone', why: '404' }]]),
    );
    expect(readLinks(folder)).toEqual({
      checked: '2026-11-29',
      links: { 'https://a.example/': { state: 'gone', why: '404' } },
    });
    expect(readdirSync(folder)).toEqual(['links.json']);
  });

  it.each(['', '{', '{"checked":"soon","links":{}}', '[]'])(
    'is no file when it holds “%s”',
    (text) => {
      writeFileSync(join(folder, 'links.json'), text);
      expect(readLinks(folder)).toBeUndefined();
    },
  );
});
