import { createServer, request, type ClientRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody, type Body, type BodyLimits } from '../../../src/bot/read-body';

/** What is read of a request that a client sends in pieces of its own. */
function reading(limits: BodyLimits, send: (open: ClientRequest) => void): Promise<Body> {
  return new Promise((resolve) => {
    const server = createServer((incoming, response) => {
      void readBody(incoming, limits).then((body) => {
        response.shouldKeepAlive = false;
        response.end();
        server.close();
        resolve(body);
      });
    });
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const open = request({ port, host: '127.0.0.1', method: 'POST' });
      open.on('error', () => undefined);
      send(open);
    });
  });
}

const LIMITS = { bytes: 100, milliseconds: 5_000, depth: 3 };

test('a body within its limits is read whole, letters cut between its pieces too', async () => {
  const [first, second] = [
    Buffer.from('{"a":"é"}').subarray(0, 7),
    Buffer.from('{"a":"é"}').subarray(7),
  ];
  const body = await reading(LIMITS, (open) => {
    open.write(first, () => open.end(second));
  });
  expect(body).toEqual({ text: '{"a":"é"}' });
});

test('a body that never ends is given up', async () => {
  const body = await reading({ bytes: 100, milliseconds: 50 }, (open) => open.write('half'));
  expect(body).toMatchObject({ status: 408 });
});

test('a body that is too long is given up, whether or not it says so', async () => {
  const saying = await reading(LIMITS, (open) => {
    open.setHeader('content-length', '160');
    open.write('a'.repeat(80));
  });
  const silent = await reading(LIMITS, (open) => {
    open.write('a'.repeat(80));
    open.end('a'.repeat(80));
  });
  expect([saying, silent]).toMatchObject([{ status: 413 }, { status: 413 }]);
});

test('a body whose sender goes away is given up', async () => {
  const body = await reading(LIMITS, (open) => {
    open.setHeader('content-length', '90');
    open.write('half', () => setTimeout(() => open.destroy(), 20));
  });
  expect(body).toMatchObject({ status: 400 });
});

test('brackets may nest so deep and no deeper, and those in a text are no brackets', async () => {
  const send = (text: string) => reading(LIMITS, (open) => open.end(text));
  expect(await send('{"a":[{"b":"[[[[\\"{{{"}]}')).toMatchObject({
    text: expect.any(String) as string,
  });
  expect(await send('{"a":[{"b":[]}]}')).toMatchObject({ status: 400 });
});
