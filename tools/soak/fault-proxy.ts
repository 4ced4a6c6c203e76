import { Agent, createServer, request as send, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { percentiles, type Percentiles } from './account';

/** How a request may go wrong. Those that begin with "taken" reach the peer; only their receipt is lost. */
export const FAULTS = [
  'too many',
  'error 500',
  'error 503',
  'slow',
  'cut',
  'taken, cut',
  'taken, error 502',
  'silent',
  'blocks refused',
] as const;
export type Fault = (typeof FAULTS)[number];

/** Of a hundred faults, how many are of each kind. */
const SHARES: Readonly<Record<Fault, number>> = {
  'too many': 22,
  'error 500': 14,
  'error 503': 14,
  slow: 18,
  cut: 12,
  'taken, cut': 5,
  'taken, error 502': 4,
  silent: 1,
  'blocks refused': 10,
};

/** One request of the service's to a peer. */
export interface Passing {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export interface ProxyParts {
  /** The peer; undefined where `answer` plays it. */
  readonly upstream?: string;
  readonly answer?: (passing: Passing) => string;
  /** Tokens to be used in turn in the place of the one that comes. */
  readonly tokens?: readonly string[];
  /** The share of requests that go wrong, from 0 to 1. */
  readonly share: number;
  readonly random: () => number;
  /** Whether this request carries blocks that may be refused. */
  readonly hasBlocks: (passing: Passing) => boolean;
  /** Told of every fault, and of everything the peer answered, whether or not its answer is passed on. */
  readonly faulted: (passing: Passing, fault: Fault) => void;
  readonly taken: (passing: Passing, status: number, answer: string) => void;
}

export interface Proxy {
  readonly url: string;
  readonly counts: Readonly<Record<string, number>>;
  /** Milliseconds the peer took over a request since the last look. */
  took(): Percentiles;
  close(): Promise<void>;
}

/** The platforms' own addresses end in this. */
const SILENCE = 12_000;

/** Stands between the service and a peer, on a free port of this machine. */
export async function startProxy(parts: ProxyParts): Promise<Proxy> {
  const agent = new Agent({ maxSockets: 64 });
  const counts: Record<string, number> = { requests: 0 };
  let turn = 0;
  let times: number[] = [];
  const count = (what: string) => (counts[what] = (counts[what] ?? 0) + 1);

  const server = createServer((request, response) => {
    void bodyOf(request).then(async (body) => {
      const passing = { method: request.method ?? 'GET', path: request.url ?? '/', body };
      count('requests');
      const fault = parts.random() < parts.share ? draw(parts.random()) : undefined;
      const wrong = fault === 'blocks refused' && !parts.hasBlocks(passing) ? 'slow' : fault;
      if (wrong !== undefined) {
        count(wrong);
        parts.faulted(passing, wrong);
      }
      const give = (status: number, text: string, headers: Record<string, string> = {}) => {
        if (!response.destroyed) response.writeHead(status, headers).end(text);
      };
      switch (wrong) {
        case 'too many':
          give(429, '{"ok":false,"error":"ratelimited"}', { 'retry-after': '1' });
          return;
        case 'error 500':
          give(500, 'An injected fault.');
          return;
        case 'error 503':
          give(503, 'An injected fault.');
          return;
        case 'cut':
          request.socket.destroy();
          return;
        case 'silent':
          setTimeout(() => request.socket.destroy(), SILENCE);
          return;
        case 'blocks refused':
          give(200, '{"ok":false,"error":"invalid_blocks"}', { 'content-type': JSON_TYPE });
          return;
        case 'slow':
          await new Promise((resolve) => setTimeout(resolve, 300 + parts.random() * 2_200));
          break;
        case 'taken, cut':
        case 'taken, error 502':
        case undefined:
      }
      const began = performance.now();
      const got = await pass(passing, request);
      times.push(performance.now() - began);
      parts.taken(passing, got.status, got.text);
      if (wrong === 'taken, cut') request.socket.destroy();
      else if (wrong === 'taken, error 502') give(502, 'An injected fault.');
      else give(got.status, got.text, { 'content-type': got.type });
    });
  });

  async function pass({ method, path, body }: Passing, request: IncomingMessage) {
    if (parts.upstream === undefined) {
      const text = parts.answer?.({ method, path, body }) ?? '';
      return { status: 200, text, type: 'text/plain' };
    }
    const headers = { ...request.headers };
    delete headers.host;
    delete headers['transfer-encoding'];
    const { tokens = [] } = parts;
    turn += 1;
    const token = tokens[turn % tokens.length];
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    headers['content-length'] = String(Buffer.byteLength(body));
    const address = new URL(path, parts.upstream);
    return new Promise<{ status: number; text: string; type: string }>((resolve) => {
      const onward = send(address, { method, headers, agent }, (answer) => {
        void bodyOf(answer).then((text) =>
          resolve({
            status: answer.statusCode ?? 502,
            text,
            type: answer.headers['content-type'] ?? JSON_TYPE,
          }),
        );
      });
      onward.on('error', (error) => resolve({ status: 599, text: error.message, type: JSON_TYPE }));
      onward.end(body);
    });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    counts,
    took() {
      const taken = percentiles(times);
      times = [];
      return taken;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      agent.destroy();
    },
  };
}

const JSON_TYPE = 'application/json; charset=utf-8';

function draw(number: number): Fault {
  let sum = 0;
  return FAULTS.find((fault) => (sum += SHARES[fault]) > number * 100) ?? 'slow';
}

/** A whole body as text. */
export async function bodyOf(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  try {
    for await (const part of message) parts.push(part as Buffer);
  } catch {
    // Broken off: whatever arrived is all there is.
  }
  return Buffer.concat(parts).toString('utf8');
}
