import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the stand-in accepted. */
export interface Post {
  readonly org: string;
  readonly ref: string;
  readonly delivery: string;
  readonly slot: string;
  readonly tip: string;
  /** When it was accepted, by the true clock. */
  readonly at: number;
}

/** A platform on a local port that answers badly a quarter of the time and never forgets what it accepted. */
export interface ChaosPlatform {
  readonly port: number;
  readonly posts: readonly Post[];
  readonly counts: { requests: number; faulty: number; reads: number; revoked: number };
  /** Refuses a workspace's token for so many milliseconds, and takes it again. */
  revoke(org: string, ms: number): void;
  /** A new token for a workspace, which alone it takes from now on. */
  renew(org: string): string;
  stop(): Promise<void>;
}

type Fault = 'too many' | 'fails' | 'accepts, fails' | 'accepts, cuts' | 'accepts, silent' | 'late';

/** What a workspace is installed with. */
export const FIRST_TOKEN = 'token';

/** How often each fault comes, of a hundred requests. */
const FAULTS: readonly (readonly [Fault, number])[] = [
  ['too many', 5],
  ['fails', 4],
  ['accepts, fails', 4],
  ['accepts, cuts', 6],
  ['accepts, silent', 5],
  ['late', 4],
];

/** Starts it on a free port of this machine, with a clock of its own so many milliseconds from the true one. */
export async function startPlatform(random: () => number, ahead: number): Promise<ChaosPlatform> {
  const posts: Post[] = [];
  const counts = { requests: 0, faulty: 0, reads: 0, revoked: 0 };
  const revoked = new Map<string, number>();
  const tokens = new Map<string, string>();
  const server = createServer((request, response) => {
    response.sendDate = false;
    response.setHeader('date', new Date(Date.now() + ahead).toUTCString());
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/history') {
      readHistory(url, response);
      return;
    }
    void body(request).then((post) => take(post, request, response));
  });

  function readHistory(url: URL, response: ServerResponse): void {
    counts.reads += 1;
    if (random() < 0.1) {
      send(response, 429, { 'retry-after': '1' });
      return;
    }
    const since = Number(url.searchParams.get('since'));
    const found = posts.findIndex(
      (post) => post.delivery === url.searchParams.get('delivery') && post.at + ahead >= since,
    );
    send(response, 200, {}, JSON.stringify({ found }));
  }

  function take(post: Omit<Post, 'at'>, request: IncomingMessage, response: ServerResponse): void {
    counts.requests += 1;
    const refuses =
      (revoked.get(post.org) ?? 0) > performance.now() ||
      request.headers.authorization !== (tokens.get(post.org) ?? FIRST_TOKEN);
    if (refuses) {
      counts.revoked += 1;
      send(response, 401);
      return;
    }
    const accept = () => posts.push({ ...post, at: Date.now() }) - 1;
    const fault = drawFault(random() * 100);
    if (fault === undefined) {
      send(response, 200, {}, JSON.stringify({ ref: accept() }));
      return;
    }
    counts.faulty += 1;
    switch (fault) {
      case 'too many': {
        send(response, 429, { 'retry-after': '1' });
        return;
      }
      case 'fails': {
        send(response, 500);
        return;
      }
      case 'accepts, fails':
        accept();
        {
          send(response, 502);
          return;
        }
      case 'accepts, cuts':
        accept();
        request.socket.destroy();
        return;
      case 'accepts, silent':
        accept();
        return;
      case 'late':
        request.socket.destroy();
        setTimeout(accept, 100 + random() * 1_100);
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    posts,
    counts,
    renew: (org) => {
      const token = `token-${String(random())}`;
      tokens.set(org, token);
      return token;
    },
    revoke: (org, ms) => void revoked.set(org, performance.now() + ms),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function drawFault(draw: number): Fault | undefined {
  let sum = 0;
  return FAULTS.find(([, share]) => (sum += share) > draw)?.[0];
}

async function body(request: IncomingMessage): Promise<Omit<Post, 'at'>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as Omit<Post, 'at'>;
}

function send(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
  text = '',
): void {
  response.writeHead(status, headers).end(text);
}
