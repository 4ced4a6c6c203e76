import { fit, plainText, type Reply } from '../../src/ports';
import { Refusal } from './errors';
import { MOST_BYTES, MOST_SUMMARY } from './limits';
import type { TeamsMessage } from './render';
import { plain } from './text';

/** All of a reply as plain words, for where Teams refuses its card. What a button would have typed is there to be typed. */
export function plainMessage(reply: Reply): TeamsMessage {
  const made = (candidate: Reply, most: number): TeamsMessage => ({
    type: 'message',
    summary: plain(reply.summary, MOST_SUMMARY),
    text: plain(plainText(candidate), most),
    textFormat: 'plain',
    attachments: [],
  });
  const fits = (candidate: Reply) =>
    Buffer.byteLength(JSON.stringify(made(candidate, MOST_BYTES))) <= MOST_BYTES;
  // Should one block fill the message by itself, it is cut: no character takes more than twelve bytes.
  const cut = fit(reply, fits);
  return made(cut, fits(cut) ? MOST_BYTES : MOST_BYTES / 12 - MOST_SUMMARY);
}

/** Sends a reply's card, and its plain words where Teams will not have the card. A refused message was not posted. */
export async function sendOrPlain<Result>(
  reply: Reply,
  card: TeamsMessage,
  send: (message: TeamsMessage) => Promise<Result>,
): Promise<Result> {
  try {
    return await send(card);
  } catch (error) {
    if (!(error instanceof Refusal) || (error.status !== 400 && error.status !== 413)) throw error;
  }
  return send(plainMessage(reply));
}
