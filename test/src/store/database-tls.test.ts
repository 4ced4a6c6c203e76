import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { createLog } from '../../../src/bot/log';
import { projectRoot } from '../../../src/settings/project-root';
import { openStore } from '../../../src/store/open-store';

const fixture = (name: string) =>
  readFileSync(join(projectRoot(), 'test', 'fixtures', 'certificate', name));

let server: Server;
let port: number;
/** What a PostgreSQL answers to the wish for TLS: S and a handshake with a certificate of its own, as managed ones have. */
beforeAll(async () => {
  const credentials = { key: fixture('key.pem'), cert: fixture('certificate.pem') };
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write('S');
      new TLSSocket(socket, { isServer: true, ...credentials }).on('error', () => undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());

async function refusal(options: string): Promise<string> {
  const url = `postgres://signpost:planted@127.0.0.1:${port}/x?${options}`;
  try {
    const { store } = await openStore({ url, folder: '', log: createLog('silent') });
    await store.close();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

it('says that a private authority’s certificate is not trusted, and what to set', async () => {
  const says = await refusal('sslmode=require');
  expect(says).toContain(
    `DATABASE_URL: 127.0.0.1:${port} has a certificate that this machine does not trust`,
  );
  expect(says).toContain('sslrootcert=/path/to/authority.pem');
  expect(says).toContain('sslmode=no-verify');
  expect(says).not.toContain('planted');
});

it('says that a certificate file which the address names cannot be read', async () => {
  expect(await refusal('sslmode=verify-full&sslrootcert=/nowhere/authority.pem')).toContain(
    'a certificate file that it names cannot be read',
  );
});
