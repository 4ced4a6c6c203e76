import { createServer as createHttpServer, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  createInFlight,
  STOP_PATIENCE,
  type Adapter,
  type Bot,
  type Receipt,
} from '../../src/ports';
import { isIPv6 } from 'node:net';
import { listen } from './listen';
import type { PlaygroundOptions } from './options';
import { createPosts } from './posts';
import { createServer } from './server';

export { TALK } from './turn';
export type { PlaygroundOptions, Preview } from './options';
export type * from './content-reader';
export type * from './draft-reader';
export type * from './edit-reader';
export type * from './evidence-reader';
export type * from './figures-reader';
export type * from './home-reader';
export type * from './schedule-reader';
export type { SignInSettings } from './sign-in-provider';
export type * from './status-report';

/** The playground, with the address it can be opened at once it has started. */
export interface Playground extends Adapter {
  url(): string | undefined;
}

/**
 * Signpost's own web page, as one more platform: it needs no account and shows what the others would be sent. It has
 * its own listener, on loopback unless told otherwise, apart from the one the world can reach.
 */
export function createPlayground(options: PlaygroundOptions): Playground {
  let server: Server | undefined;
  let url: string | undefined;
  const posts = createPosts();
  const inFlight = createInFlight();
  return {
    name: 'web',
    url: () => url,
    async start(bot: Bot) {
      const answer = createServer({ ...options, bot, posts });
      server = createHttpServer((request, response) => {
        // A page that listens for posts is never done.
        if (request.url?.startsWith('/posts') !== true) {
          void inFlight.track(new Promise((resolve) => response.once('close', resolve)));
        }
        answer(request, response);
      });
      server.on('clientError', sayTooLong);
      const { host, signIn } = options;
      // People come back from signing in to the one address that was agreed.
      const port = await listen(server, host, options.port, signIn ? 1 : TRIES);
      url =
        signIn?.address ??
        `http://${host === '127.0.0.1' ? 'localhost' : inAddress(host)}:${port}/`;
      options.log.info('playground-open', { url });
    },
    deliver: ({ ref }, reply): Promise<Receipt> =>
      Promise.resolve({ ref: String(posts.add(ref, reply)) }),
    health: () => ({
      ready: url !== undefined,
      summary:
        url === undefined ? 'The playground is not open.' : `The playground is open at ${url}`,
    }),
    async stop() {
      const closing = server;
      server = undefined;
      url = undefined;
      if (!closing) return;
      const closed = new Promise((resolve) => closing.close(resolve));
      closing.closeIdleConnections();
      await inFlight.settled(STOP_PATIENCE);
      closing.closeAllConnections();
      await closed;
    },
  };
}

/** The next ports to try where one is in use. */
const TRIES = 20;

const inAddress = (host: string): string => (isIPv6(host) ? `[${host}]` : host);

/** An address longer than Node reads gets words in place of an empty page. */
function sayTooLong(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable) return;
  const [status, words] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'That is too long for a link. Type it on the page.']
      : ['400 Bad Request', 'That request could not be read.'];
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: text/plain; charset=utf-8\r\nconnection: close\r\n\r\n${words}\n`,
  );
}
