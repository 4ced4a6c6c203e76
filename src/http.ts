import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Health, Http, HttpHandler, Log } from './ports';

/** How long a client may take to send a whole request, in milliseconds. Chat platforms send at once; a slow body is an attack. */
const REQUEST_TIME = 5_000;
/** How often Node looks for requests that take too long, in milliseconds. Its own 30 seconds would make five into 35. */
const LOOK_TIME = 1_000;
/** How long requests under way may take to finish when stopping, in milliseconds. */
const STOP_TIME = 8_000;

export interface WebServer extends Http {
  /** Whether any adapter asked to be called over HTTP. It listens without too, for `/healthz` and `/readyz`. */
  readonly used: boolean;
  /** Begins listening; resolves to the port. Rejects when it is taken. */
  listen(port: number, host: string): Promise<number>;
  /** Answers what is under way, then closes. */
  close(): Promise<void>;
}

/**
 * The shared web server: adapters' paths, `/healthz` (alive) and `/readyz` (each part's health, 503 when one is not
 * ready). `requestTime` is how long a client may take to send a request, in milliseconds.
 */
export function createWebServer(
  health: () => Readonly<Record<string, Health>>,
  log: Log,
  requestTime = REQUEST_TIME,
): WebServer {
  const mounted = new Map<string, HttpHandler>();
  const server = createServer(
    {
      requestTimeout: requestTime,
      headersTimeout: requestTime,
      connectionsCheckingInterval: Math.min(LOOK_TIME, requestTime),
    },
    (request, response) => {
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Cache-Control', 'no-store');
      try {
        route(request, response);
      } catch (error) {
        log.error('http_fault', { error: error instanceof Error ? error.name : 'unknown' });
        if (!response.headersSent) json(response, 500, { error: 'Something went wrong.' });
      }
    },
  );
  server.setTimeout(60_000);
  let stopping = false;

  function route(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path === '/healthz') {
      json(response, 200, { status: 'alive' });
      return;
    }
    if (path === '/readyz') {
      const parts = health();
      const ready = !stopping && Object.values(parts).every((part) => part.ready);
      json(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', parts });
      return;
    }
    for (const [prefix, handler] of mounted) {
      if (path === prefix || path.startsWith(`${prefix}/`)) {
        handler(request, response);
        return;
      }
    }
    json(response, 404, { error: 'There is nothing at this address.' });
  }

  return {
    get used() {
      return mounted.size > 0;
    },
    mount: (path, handler) => {
      mounted.set(path, handler);
    },
    listen: (port, host) => listen(server, port, host),
    close: async () => {
      stopping = true;
      // An idle keep-alive socket would otherwise hold close() for five seconds.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      const force = setTimeout(() => server.closeAllConnections(), STOP_TIME);
      await new Promise<void>((resolve) => server.close(() => resolve()));
      clearInterval(sweep);
      clearTimeout(force);
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
