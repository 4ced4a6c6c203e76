import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

type Json = Record<string, unknown>;

/** Slack's end of Socket Mode: says hello, sends envelopes, keeps what was acknowledged. */
export interface SocketServer {
  readonly url: string;
  readonly acknowledged: Json[];
  /** How many connections there have been. */
  connections(): number;
  /** Sends an envelope, or any words at all, on the newest connection. */
  send(envelope: Json | string): void;
  /** Cuts the newest connection. */
  drop(): void;
  close(): void;
}

/** Opens it on a free port of this machine. */
export async function openSocketServer(): Promise<SocketServer> {
  const acknowledged: Json[] = [];
  let newest: WebSocket | undefined;
  let connections = 0;
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (opened) => {
    connections += 1;
    newest = opened;
    opened.on('message', (data) =>
      acknowledged.push(JSON.parse((data as Buffer).toString()) as Json),
    );
    opened.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
  });
  await once(server, 'listening');
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    acknowledged,
    connections: () => connections,
    send: (envelope) =>
      newest?.send(typeof envelope === 'string' ? envelope : JSON.stringify(envelope)),
    drop: () => newest?.terminate(),
    close: () => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
