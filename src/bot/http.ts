import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Health, Http, HttpHandler, Log } from '../ports';

/** How long a client may take to send a whole request, in milliseconds. Chat platforms send at once; a slow body is an attack. */
const REQUEST_TIME = 5_000;
/** How often Node looks for requests that take too long, in milliseconds. Its own 30 seconds would make five into 35. */
const LOOK_TIME = 1_000;
/**
 * How long an idle connection is kept for its next request, in milliseconds. Longer than the 60 seconds after which
 * most load balancers let go: whoever lets go first must be the one that sends.
 */
const KEEP_ALIVE = 75_000;
/** How long nothing may come or go within a request, in milliseconds: longer than an answer is tried again. */
const SILENCE_TIME = 120_000;
/** How long requests under way may take to finish when stopping, in milliseconds. */
const STOP_TIME = 8_000;

/** Nothing served here loads, frames or sends anything; a page of installing is words and a link. */
const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

export interface WebServer extends Http {
  /** Whether any adapter asked to be called over HTTP. It listens without too, for `/healthz` and `/readyz`. */
  readonly used: boolean;
  /** Begins listening; resolves to the port. Rejects when it is taken. */
  listen(port: number, host: string): Promise<number>;
  /** Answers what is under way, then closes. */
  close(): Promise<void>;
}

/** How patient the server is, in milliseconds. */
export interface Patience {
  /** How long a client may take to send a request. */
  readonly requestTime?: number;
  /** How long an idle connection is kept. */
  readonly keepAlive?: number;
}

/**
 * The shared web server: adapters' paths, `/healthz` (alive) and `/readyz` (503 unless it can answer, and which parts
 * are ready). A slash at a path's end, or twice in it, makes no difference.
 */
export function createWebServer(
  health: () => Readonly<Record<string, Health>>,
  log: Log,
  { requestTime = REQUEST_TIME, keepAlive = KEEP_ALIVE }: Patience = {},
): WebServer {
  const mounted = new Map<string, HttpHandler>();
  const server = createServer(
    {
      requestTimeout: requestTime,
      headersTimeout: requestTime,
      keepAliveTimeout: keepAlive,
      connectionsCheckingInterval: Math.min(LOOK_TIME, requestTime),
    },
    (request, response) => {
      for (const [name, value] of Object.entries(SAFE_HEADERS)) response.setHeader(name, value);
      try {
        route(request, response);
      } catch (error) {
        log.error('http.fault', { error: error instanceof Error ? error.name : 'unknown' });
        if (!response.headersSent) json(response, 500, { error: 'Something went wrong.' });
      }
    },
  );
  server.setTimeout(SILENCE_TIME);
  let stopping = false;

  function route(request: IncomingMessage, response: ServerResponse): void {
    const path = tidyPath(request);
    if (path === '/healthz') {
      json(response, 200, { status: 'alive' });
      return;
    }
    if (path === '/readyz') {
      const { status, body } = readiness(health(), stopping);
      // Anybody may ask on this port; the sentences name apps and faults.
      const parts = Object.entries(body.parts).map(
        ([name, { ready }]) => [name, { ready }] as const,
      );
      json(response, status, { status: body.status, parts: Object.fromEntries(parts) });
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
      // An idle keep-alive socket would otherwise hold close() until its time is over.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      const force = setTimeout(() => server.closeAllConnections(), STOP_TIME);
      await new Promise<void>((resolve) => server.close(() => resolve()));
      clearInterval(sweep);
      clearTimeout(force);
    },
  };
}

/** Takes what makes no difference out of a request's path, for its handler too, and gives the path. */
export function tidyPath(request: IncomingMessage): string {
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  const tidy = path.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  request.url = [tidy, ...query].join('?');
  return tidy;
}

/** Without these nothing can be answered. A platform that is away takes nothing from the others. */
const NEEDED = ['store', 'content'];

/** What `/readyz` says: 503 where what every answer needs is not ready, or nothing more is taken; and each part's own state. */
export function readiness(parts: Readonly<Record<string, Health>>, stopping = false) {
  const ready = !stopping && NEEDED.every((name) => parts[name]?.ready ?? true);
  return {
    status: ready ? 200 : 503,
    body: { status: ready ? 'ready' : 'not ready', parts },
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
