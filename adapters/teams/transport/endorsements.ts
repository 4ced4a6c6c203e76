import * as z from 'zod';

const FETCH_TIME = 10_000;
/** Microsoft asks bots to read its keys again at least once a day. */
const FRESH = 24 * 60 * 60 * 1000;
/** A key that is not known may be new; somebody who makes keys up can't have them read again more often. */
const RETRY = 5 * 60 * 1000;

const metadata = z.object({ jwks_uri: z.url() });
const published = z.object({
  keys: z.array(z.object({ kid: z.string(), endorsements: z.array(z.string()).default([]) })),
});

/** Whether Microsoft lets a key sign for a channel, by the key's id. Rejects when the list can't be read. */
export type Endorses = (keyId: string, channel: string) => Promise<boolean>;

/**
 * Reads which channel each of Microsoft's keys may sign for, from its OpenID document.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export function createEndorsements(document: string, now: () => Date): Endorses {
  let held: { readonly at: number; readonly keys: Promise<ReadonlyMap<string, readonly string[]>> };
  const read = (): typeof held => {
    held = { at: now().getTime(), keys: keysAt(document) };
    // A list that could not be read is read again at once.
    held.keys.catch(() => (held = { ...held, at: Number.NEGATIVE_INFINITY }));
    return held;
  };
  held = { at: Number.NEGATIVE_INFINITY, keys: Promise.resolve(new Map()) };
  return async (keyId, channel) => {
    const age = (): number => now().getTime() - held.at;
    if (age() > FRESH) read();
    const known = (await held.keys).get(keyId);
    if (known !== undefined) return known.includes(channel);
    if (age() <= RETRY) return false;
    return (await read().keys).get(keyId)?.includes(channel) ?? false;
  };
}

async function keysAt(document: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const { jwks_uri: at } = metadata.parse(await json(document));
  const { keys } = published.parse(await json(at));
  return new Map(keys.map(({ kid, endorsements }) => [kid, endorsements]));
}

async function json(url: string): Promise<unknown> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(FETCH_TIME) });
  if (!answer.ok) throw new Error(`Microsoft's keys: ${answer.status}`);
  return answer.json();
}
