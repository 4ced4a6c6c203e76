import type { WebClient } from '@slack/web-api';
import {
  DeliveryError,
  type Address,
  type AdapterContext,
  type Receipt,
  type Reply,
  type Sighting,
} from '../../src/ports';
import { createUpload } from './upload-chart';
import { DELIVERY_EVENT } from './actions';
import { deliveryError, errorCodeOf } from './errors';
import { sendRendered } from './send';

/** A client for one organisation; rejects with DeliveryError where the app is not installed. */
export type ClientFor = (org: string) => Promise<WebClient>;

/**
 * Posts a scheduled reply: one attempt, marked with its delivery so that it can be found again. A refusal
 * of its blocks is no attempt, as nothing was posted. Rejects with DeliveryError.
 */
export async function deliver(
  {
    clientFor,
    picture,
  }: { readonly clientFor: ClientFor; readonly picture: AdapterContext['picture'] },
  to: Address,
  reply: Reply,
  delivery: string,
): Promise<Receipt> {
  const client = await clientFor(to.org);
  try {
    const posted = await sendRendered(
      reply,
      { surface: 'message' },
      (message) =>
        client.chat.postMessage({
          channel: to.ref,
          ...message,
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: DELIVERY_EVENT, event_payload: { delivery } },
        }),
      createUpload(client, picture),
    );
    if (posted.ts === undefined) throw new DeliveryError('Slack gave no timestamp', 'uncertain');
    return { ref: posted.ts };
  } catch (error) {
    throw error instanceof DeliveryError ? error : deliveryError(error);
  }
}

const MOST_PAGES = 10;

/**
 * Looks for every copy of a delivery's mark in the channel's history between two instants. Needs `channels:history` or
 * `groups:history`, which are optional; without them the answer is `unreadable`. Never rejects.
 */
export async function find(
  clientFor: ClientFor,
  to: Address,
  delivery: string,
  from: Date,
  until: Date,
): Promise<Sighting> {
  try {
    const client = await clientFor(to.org);
    const copies: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES && cursor !== ''; page++) {
      const history = await client.conversations.history({
        channel: to.ref,
        oldest: seconds(from),
        latest: seconds(until),
        inclusive: true,
        include_all_metadata: true,
        limit: 100,
        ...(cursor === undefined ? {} : { cursor }),
      });
      for (const { ts, metadata } of history.messages ?? []) {
        const mark = metadata as
          { event_type?: string; event_payload?: { delivery?: unknown } } | undefined;
        if (mark?.event_type !== DELIVERY_EVENT || ts === undefined) continue;
        if (mark.event_payload?.delivery === delivery) copies.push(ts);
      }
      cursor = history.response_metadata?.next_cursor ?? '';
    }
    const [ref, ...younger] = copies.sort((a, b) => Number(a) - Number(b));
    if (ref !== undefined) return { seen: 'posted', ref, ...(younger.length > 0 && { younger }) };
    if (cursor === '') return { seen: 'absent' };
    return { seen: 'unreadable', why: 'too many messages in that time' };
  } catch (error) {
    if (error instanceof DeliveryError) return { seen: 'unreadable', why: error.message };
    return { seen: 'unreadable', why: errorCodeOf(error) ?? deliveryError(error).message };
  }
}

/** Deletes a post of the bot's own. Rejects with DeliveryError. */
export async function remove(clientFor: ClientFor, to: Address, ref: string): Promise<void> {
  const client = await clientFor(to.org);
  try {
    await client.chat.delete({ channel: to.ref, ts: ref });
  } catch (error) {
    if (errorCodeOf(error) !== 'message_not_found') throw deliveryError(error);
  }
}

function seconds(time: Date): string {
  return (time.getTime() / 1_000).toFixed(6);
}
