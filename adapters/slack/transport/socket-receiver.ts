import type { App, Receiver } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import type { AdapterLog, Wait } from '../../../src/ports';
import type { Network } from './network';
import type { RefuseBusy } from './refuse-busy';
import { redact } from './sdk-log';
import { strangeFrame } from './socket-frame';

/** Slack's requests over a WebSocket that we open. */
export interface SlackSocketReceiver {
  readonly receiver: Receiver;
  connected(): boolean;
}

/** What the Socket Mode client hands over for each envelope. */
interface Envelope {
  readonly ack: (content?: unknown) => Promise<void>;
  readonly body: Record<string, unknown>;
  readonly envelope_id?: string;
  readonly retry_num?: number;
}

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;
/** A connection that has not said hello by now never will. */
const HELLO_MILLISECONDS = 20_000;
const POLITE_MILLISECONDS = 1_000;

/**
 * Keeps one socket open for as long as the adapter runs. The client's own reconnecting is off: a refusal
 * while it reconnects would end the process, and a refusal at the start would end the trying.
 */
export function createSocketReceiver(
  appToken: string,
  network: Network,
  wait: Wait,
  log: AdapterLog,
  refuse: RefuseBusy,
): SlackSocketReceiver {
  let app: App | undefined;
  let current: SocketModeClient | undefined;
  let connected = false;

  async function take(envelope: Envelope): Promise<void> {
    let done = false;
    const ack = async (content?: unknown) => {
      if (done) return;
      done = true;
      try {
        await (content === undefined ? envelope.ack() : envelope.ack(content));
      } catch {
        // The socket closed first. Slack will send the envelope again on the next one.
        log.info('ack_lost');
      }
    };
    const refusal = refuse(() => envelope.body);
    if (refusal !== undefined) {
      // What is not acknowledged comes again.
      if ('answer' in refusal) await ack(refusal.answer);
      else if ('url' in refusal) await ack();
      return;
    }
    try {
      await app?.processEvent({
        body: envelope.body,
        ack,
        customProperties: { requestId: envelope.envelope_id ?? '' },
      });
    } catch (error) {
      log.error('fault', { why: error instanceof Error ? error.name : 'unknown' });
    } finally {
      await ack();
    }
  }

  /** Opens a socket and returns when it has closed. Rejects when it could not be opened. */
  async function once(): Promise<void> {
    const client = new SocketModeClient({
      appToken,
      autoReconnectEnabled: false,
      clientOptions: { ...network.options },
      ...(network.options.logger === undefined ? {} : { logger: network.options.logger }),
      ...(network.dispatcher === undefined ? {} : { dispatcher: network.dispatcher }),
    });
    current = client;
    guard(client);
    client.on('slack_event', (envelope: Envelope) => void take(envelope));
    const closed = new Promise<void>((resolve) => {
      client.once('disconnected', () => {
        resolve();
      });
    });
    const late = wait(HELLO_MILLISECONDS).then(() => {
      throw new Error('no hello');
    });
    late.catch(() => undefined);
    try {
      await Promise.race([client.start(), late]);
    } catch (error) {
      void close(client);
      throw error;
    }
    connected = true;
    log.info('connected');
    await closed;
  }

  /** The client's own reader throws on what it does not expect, where nobody would catch it, and takes a name of Slack's for one of its own. */
  function guard(client: SocketModeClient): void {
    const readers = client.listeners('ws_message') as ((...message: unknown[]) => unknown)[];
    client.removeAllListeners('ws_message');
    client.on('ws_message', (...message: unknown[]) => {
      const kind = strangeFrame(message[0]);
      if (kind !== undefined) {
        log.warn('event_ignored', { kind });
        return;
      }
      for (const read of readers) {
        Promise.resolve(read(...message)).catch(() =>
          log.warn('request_refused', { why: 'unreadable envelope' }),
        );
      }
    });
  }

  async function keepOpen(): Promise<void> {
    let pause = FIRST_PAUSE;
    while (!wait.stopped()) {
      try {
        await once();
        pause = FIRST_PAUSE;
      } catch (error) {
        const why = error instanceof Error ? redact(error.message) : 'unknown';
        log.warn('disconnected', { why, retryInSeconds: pause / 1_000 });
      }
      connected = false;
      if (wait.stopped()) return;
      await wait(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }

  return {
    connected: () => connected,
    receiver: {
      init: (bolt) => {
        app = bolt;
      },
      start: () => {
        void keepOpen();
        return Promise.resolve();
      },
      stop: async () => {
        connected = false;
        if (current !== undefined) await close(current);
      },
    },
  };
}

/** Closes politely for a second, then at once: left to itself the client would wait for half a minute. */
async function close(client: SocketModeClient): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, POLITE_MILLISECONDS);
  });
  await Promise.race([client.disconnect().catch(() => undefined), late]);
  clearTimeout(timer);
  await client.disconnect().catch(() => undefined);
}
