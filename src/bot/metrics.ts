import { createServer } from 'node:http';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { readiness, tidyPath } from './http';
import type { Health } from '../ports';
import { withTimeout } from './timeout';

/** How long the store may take to say how posts stand, in milliseconds. Prometheus gives up after ten seconds. */
const STORE_TIME = 3_000;

/** What happened to one message. */
export interface Answered {
  readonly adapter: string;
  readonly asked: string;
  readonly reply: string;
  readonly seconds: number;
}

/** Numbers about how Signpost is doing. No label ever holds words, a person or a conversation. */
export interface Metrics {
  answered(event: Answered): void;
  fault(adapter: string): void;
  slowedDown(adapter: string): void;
  /** A request was refused because too many came at once. */
  shed(adapter: string): void;
  /** A scheduled post stood there twice; the younger was deleted. */
  doubled(adapter: string): void;
  /** An adapter wrote this event in the log. */
  noted(event: string): void;
  /** All of it in Prometheus' text form. */
  text(): Promise<string>;
}

/** What is read afresh each time the numbers are asked for. */
export interface Readings {
  readonly health: () => Readonly<Record<string, Health>>;
  /** How many deliveries are in each state, and how many seconds the oldest open one has waited. */
  readonly deliveries?: () => Promise<{
    readonly states: Readonly<Record<string, number>>;
    readonly oldest: number;
  }>;
  /** How many milliseconds our clock is ahead of each platform's. */
  readonly clocks?: () => readonly { readonly adapter: string; readonly ms: number }[];
}

/** Counts what happens, and reads the rest when asked. */
export function createMetrics({ health, deliveries, clocks }: Readings): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const questions = new Counter({
    name: 'signpost_questions_total',
    help: 'Messages answered, by adapter, what was asked and what sort of reply it had. Declines are reply="declined".',
    labelNames: ['adapter', 'asked', 'reply'],
    registers,
  });
  const seconds = new Histogram({
    name: 'signpost_answer_seconds',
    help: 'Seconds from message to reply, before the platform shows it.',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 3],
    labelNames: ['adapter'],
    registers,
  });
  const faults = new Counter({
    name: 'signpost_faults_total',
    help: 'Messages answered with an apology.',
    labelNames: ['adapter'],
    registers,
  });
  const slowed = new Counter({
    name: 'signpost_rate_limited_total',
    help: 'Messages asked to slow down.',
    labelNames: ['adapter'],
    registers,
  });
  const shedding = new Counter({
    name: 'signpost_requests_shed_total',
    help: 'Requests refused at once, in words, because more came than could be answered in time.',
    labelNames: ['adapter'],
    registers,
  });
  const doubles = new Counter({
    name: 'signpost_doubled_posts_total',
    help: 'Scheduled posts that a platform showed twice. The younger one is deleted.',
    labelNames: ['adapter'],
    registers,
  });
  const events = new Counter({
    name: 'signpost_adapter_events_total',
    help: 'What adapters wrote in the log, by event: requests refused, events of unknown kinds, faults and the like.',
    labelNames: ['event'],
    registers,
  });
  new Gauge({
    name: 'signpost_ready',
    help: '1 where a part is ready, 0 where it is not.',
    labelNames: ['part'],
    registers,
    collect() {
      for (const [part, { ready }] of Object.entries(health())) this.set({ part }, ready ? 1 : 0);
    },
  });
  if (clocks)
    new Gauge({
      name: 'signpost_clock_ahead_seconds',
      help: 'How far the clock that posts go by is ahead of a platform’s own; less than 0 where it is behind.',
      labelNames: ['adapter'],
      registers,
      collect() {
        this.reset();
        for (const { adapter, ms } of clocks()) this.set({ adapter }, Math.round(ms / 1000));
      },
    });
  if (deliveries) {
    /** Nothing while the store is away: the other numbers are wanted most then. */
    const stand = () =>
      withTimeout(deliveries(), STORE_TIME, () => new Error('No answer in time')).catch(
        () => undefined,
      );
    new Gauge({
      name: 'signpost_deliveries',
      help: 'Scheduled posts by state.',
      labelNames: ['state'],
      registers,
      async collect() {
        const states = (await stand())?.states ?? {};
        this.reset();
        for (const [state, count] of Object.entries(states)) this.set({ state }, count);
      },
    });
    new Gauge({
      name: 'signpost_oldest_open_delivery_seconds',
      help: 'How long the oldest open scheduled post has waited.',
      registers,
      async collect() {
        const oldest = (await stand())?.oldest;
        if (oldest === undefined) this.remove();
        else this.set(oldest);
      },
    });
  }
  return {
    answered: ({ adapter, asked, reply, seconds: took }) => {
      questions.inc({ adapter, asked, reply });
      seconds.observe({ adapter }, took);
      // From nothing to one is no increase to Prometheus; from 0 to 1 is.
      faults.inc({ adapter }, 0);
    },
    fault: (adapter) => faults.inc({ adapter }),
    slowedDown: (adapter) => slowed.inc({ adapter }),
    shed: (adapter) => shedding.inc({ adapter }),
    doubled: (adapter) => doubles.inc({ adapter }),
    noted: (event) => events.inc({ event }),
    text: () => registry.metrics(),
  };
}

/**
 * Serves the numbers at `/metrics`, and at `/readyz` what each part says of itself, on a port of their own, away from
 * the public one. Resolves to what closes it.
 */
export async function serveMetrics(
  metrics: Metrics,
  health: Readings['health'],
  port: number,
  host: string,
): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const path = tidyPath(request);
    if (path === '/readyz') {
      const { status, body } = readiness(health());
      response
        .writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
        .end(JSON.stringify(body));
      return;
    }
    if (path !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) =>
        response
          .writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' })
          .end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}
