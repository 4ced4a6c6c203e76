import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, type AdapterLog, type HttpHandler, type InFlight } from '../../../src/ports';
import { readActivity, type Activity } from '../activity';
import { LIMITS } from '../limits';
import { BUSY_MESSAGE, busyAnswer } from '../overload';
import { referenceOf, type Reference } from '../reference';
import type { Settings } from '../settings';
import type { Answer, Connector, Turn } from './connector';

/** What happens with an activity whose sender has been checked. */
export type Take = (activity: Activity, at: Reference, turn: Turn) => Promise<Answer>;

export interface HttpReceiverParts {
  readonly app: Settings['app'];
  readonly connector: Pick<Connector, 'receive'>;
  readonly serviceAllowed: (service: string) => boolean;
  readonly log: AdapterLog;
  readonly inFlight: InFlight;
  /** Whether too many come at once for this one to be taken. */
  readonly overloaded: () => boolean;
}

/** Messages to people whose own was refused that are under way at once; whoever is one too many is told by the status. */
const BUSY_AT_ONCE = 8;

/** Teams' requests over HTTP. Until it is started, and once it is stopped, Teams is told to come back. */
export interface TeamsHttpReceiver {
  readonly handler: HttpHandler;
  start(take: Take): void;
  stop(): void;
}

/** Takes activities over HTTP: of a sane size, readable, and from Microsoft for our app, tenants and services. */
export function createHttpReceiver(parts: HttpReceiverParts): TeamsHttpReceiver {
  const { app, connector, serviceAllowed, log, inFlight, overloaded } = parts;
  let take: Take | undefined;
  let telling = 0;

  /** The answer to an activity of somebody whom there is no time for; undefined where it is to be taken. */
  function refuseBusy(activity: Activity, turn: Turn): Answer | undefined {
    // What comes and goes must not be missed.
    if (activity.type !== 'invoke' && activity.type !== 'message') return undefined;
    if (!overloaded()) return undefined;
    const answered = busyAnswer(activity);
    if (answered !== undefined) return answered;
    if (telling >= BUSY_AT_ONCE) return { status: 429 };
    telling += 1;
    const only = activity.recipient.isTargeted === true ? activity.from.id : undefined;
    inFlight
      .track(turn.reply(BUSY_MESSAGE, only))
      .catch(() => undefined)
      .finally(() => (telling -= 1));
    return { status: 200 };
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    if (app === undefined && !fromThisMachine(request)) return { status: 403 };
    if (request.method !== 'POST') return { status: 405 };
    const body = await readBody(request, LIMITS.request);
    if ('status' in body) return refused(body.status, body.why);
    const json = parseJson(body.text);
    const activity = readActivity(json);
    if (activity === undefined) return refused(400, 'not an activity from Teams');
    const taking = take;
    if (taking === undefined) return { status: 503 };
    const at = referenceOf(activity);
    const { why, ...result } = await connector.receive(
      json as object,
      request.headers.authorization,
      (turn) => {
        if (app !== undefined && !app.tenants.has(at.tenant)) return refused(403, 'tenant');
        if (!serviceAllowed(at.service)) return refused(403, 'service address');
        const busy = refuseBusy(activity, turn);
        return busy === undefined ? taking(activity, at, turn) : Promise.resolve(busy);
      },
    );
    return why === undefined ? result : refused(result.status, why);
  }

  function refused(status: number, why: string): Promise<Answer> {
    log.warn('request_refused', { status, why });
    return Promise.resolve({ status });
  }

  return {
    handler: (request, response) => {
      inFlight.track(answer(request)).then(
        (given) => send(response, given),
        (error: unknown) => {
          log.error('fault', { why: error instanceof Error ? error.name : 'unknown' });
          send(response, { status: 500 });
        },
      );
    },
    start: (given) => {
      take = given;
    },
    stop: () => {
      take = undefined;
    },
  };
}

/** A proxy on this machine would make every caller look like one of ours, and says so in a header. */
function fromThisMachine({ socket, headers }: IncomingMessage): boolean {
  const address = socket.remoteAddress?.replace(/^::ffff:/, '');
  const proxied = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !proxied && (address === '127.0.0.1' || address === '::1');
}

/** JSON without a key that would become the prototype of a copy; undefined when it is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (key: string, value: unknown) =>
      key === '__proto__' ? undefined : value,
    );
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, { status, body }: Answer): void {
  if (response.headersSent) return;
  // What is left of a body we stopped reading must not be taken for the next request.
  const headers = status >= 400 ? { Connection: 'close' } : {};
  if (body === undefined) response.writeHead(status, headers).end();
  else {
    response.writeHead(status, { ...headers, 'Content-Type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(body));
  }
}
