import { request } from 'node:http';
import { connect } from 'node:net';
import { createWebServer, type WebServer } from '../../src/bot/http';
import { createKeptLog } from '../fakes/house';

let server: WebServer;
let port: number;
beforeEach(async () => {
  server = createWebServer(() => ({}), createKeptLog(), { requestTime: 50 });
  server.mount('/events', (incoming, response) => {
    incoming.resume().on('end', () => response.end('taken'));
  });
  port = await server.listen(0, '127.0.0.1');
});
afterEach(() => server.close());

/** What a client hears that sends this and then nothing more. */
function heardAfter(sent: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(sent));
    socket.on('data', (bytes) => (heard += bytes.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
  });
}

test('a body that is never finished is given up and its socket closed', async () => {
  const heard = await heardAfter(
    'POST /events HTTP/1.1\r\nHost: signpost\r\nContent-Length: 100\r\n\r\nhalf of it',
  );
  expect(heard).toMatch(/^HTTP\/1.1 408 /);
});

test('headers that are never finished are given up and their socket closed', async () => {
  expect(await heardAfter('POST /events HTTP/1.1\r\nHost: signpost\r\nX-A: ')).toMatch(/ 408 /);
});

test('a request that says its length in two ways is refused', async () => {
  const heard = await heardAfter(
    'POST /events HTTP/1.1\r\nHost: signpost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /',
  );
  expect(heard).toMatch(/^HTTP\/1.1 400 /);
});

test('a hundred slow clients do not keep out one that is not', async () => {
  const slow = Array.from({ length: 100 }, () =>
    heardAfter('POST /events HTTP/1.1\r\nHost: signpost\r\nContent-Length: 9\r\n\r\n'),
  );
  const status = await new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path: '/events', method: 'POST' }, (answer) =>
      resolve(answer.statusCode),
    );
    sent.on('error', reject).end('whole');
  });
  expect(status).toBe(200);
  await Promise.all(slow);
});
