import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { projectRoot } from '../../src/settings/project-root';

const folder = join(projectRoot(), 'test/fixtures/certificate');
/** What a program must trust to believe the stand-ins. */
export const TRUSTED = join(folder, 'services.pem');

/** A call that reached the stand-in for other people's services. */
export interface Call {
  readonly host: string;
  readonly path: string;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

export interface OutsideWorld {
  /** The proxy's host and port. */
  readonly proxy: string;
  /** What the proxy was asked to connect to, in order. */
  readonly tunnels: readonly { readonly to: string; readonly credentials: string | undefined }[];
  readonly calls: readonly Call[];
  close(): void;
}

export interface OutsideWorldOptions {
  /** "name:password" that the proxy asks for, if it asks for any. */
  readonly credentials?: string;
  /** What a service answers. */
  readonly answer: (call: Call) => object;
  /** What is sent over a WebSocket once it is open. */
  readonly events?: readonly object[];
}

/** A CONNECT proxy that leads every tunnel to one TLS server, which plays all the services behind it. */
export async function createOutsideWorld(options: OutsideWorldOptions): Promise<OutsideWorld> {
  const tunnels: { to: string; credentials: string | undefined }[] = [];
  const calls: Call[] = [];
  const sockets = new Set<Socket>();
  const services = createHttpsServer(
    { cert: readFileSync(TRUSTED), key: readFileSync(join(folder, 'services-key.pem')) },
    (request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        const { headers, url: path = '' } = request;
        const call = { host: headers.host ?? '', path, body, headers };
        calls.push(call);
        response
          .writeHead(200, { 'Content-Type': 'application/json' })
          .end(JSON.stringify(options.answer(call)));
      });
    },
  );
  const webSockets = new WebSocketServer({ server: services });
  webSockets.on('connection', (socket) => {
    for (const event of options.events ?? []) socket.send(JSON.stringify(event));
  });
  const port = await listening(services);
  const proxy = createHttpServer((_, response) => response.writeHead(400).end());
  proxy.on('connect', (request, client: Socket) => {
    const given = request.headers['proxy-authorization'];
    const credentials =
      given === undefined
        ? undefined
        : Buffer.from(given.replace(/^Basic /, ''), 'base64').toString();
    tunnels.push({ to: request.url ?? '', credentials });
    if (credentials !== options.credentials) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const service = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      service.pipe(client);
      client.pipe(service);
    });
    for (const socket of [client, service]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
  });
  const address = `127.0.0.1:${await listening(proxy)}`;
  return {
    proxy: address,
    tunnels,
    calls,
    close() {
      for (const socket of sockets) socket.destroy();
      proxy.close();
      services.close();
    },
  };
}

async function listening(server: ReturnType<typeof createHttpServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
