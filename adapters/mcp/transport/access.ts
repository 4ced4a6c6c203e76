import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Settings } from '../settings';
import { slackSignature, type SlackSigned } from './slack-signature';

/** Who calls, for counting; that Slack's signature must show it, which takes the body; or why they may not. */
export type Access = { readonly caller: string } | { readonly signed: SlackSigned } | Denied;
type Denied = { readonly status: 401 | 403; readonly why: string };

/** A request, as far as it says who calls. */
export interface Call {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/** What a proxy adds: whoever came through one is not of this machine. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * Makes the check of who may call, by headers alone: the name they call must be ours (a page elsewhere may have turned
 * its own name to this machine), a browser's page must be ours too, and then a token, or this machine, or an open door.
 */
export function createAccess({
  tokens,
  open,
  hosts,
  slackSecret,
}: Settings): (from: Call) => Access {
  const names = new Set([...THIS_MACHINE, ...hosts]);
  const keys = tokens.map(digest);
  return (request) => {
    const { host, origin, authorization } = request.headers;
    if (host === undefined || !names.has(nameIn(`http://${host}`) ?? ''))
      return refused(403, 'host');
    if (origin !== undefined && !names.has(nameIn(origin) ?? '')) return refused(403, 'origin');
    const signed = slackSecret === undefined ? undefined : slackSignature(request.headers);
    if (signed !== undefined) return { signed };
    if (keys.length > 0) {
      const shown = digest(/^bearer ([^\s]+)$/i.exec(authorization ?? '')?.[1] ?? '');
      // Every one is compared, so that the time tells nothing.
      const fits = keys.map((key) => timingSafeEqual(key, shown)).indexOf(true);
      return fits === -1 ? refused(401, 'token') : { caller: `token ${fits}` };
    }
    const address = request.socket.remoteAddress ?? '';
    if (!open && !isThisMachine(request, address)) return refused(403, 'not this machine');
    return { caller: address };
  };
}

const refused = (status: 401 | 403, why: string): Denied => ({ status, why });

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The name in an address of the web, in small letters; undefined where it is no address, or has more than a name and a port. */
function nameIn(address: string): string | undefined {
  if (!/^https?:\/\/[^\s/?#@\\]+$/i.test(address)) return undefined;
  try {
    return new URL(address).hostname;
  } catch {
    return undefined;
  }
}

function isThisMachine({ headers }: Call, address: string): boolean {
  const local = /^(?:::ffff:)?127\.|^::1$/.test(address);
  const called = nameIn(`http://${headers.host ?? ''}`) ?? '';
  return local && THIS_MACHINE.includes(called) && FORWARDED.every((name) => !(name in headers));
}
