import { fit, plainText, type Reply } from '../../src/ports';
import { Refusal } from './errors';
import { LIMITS } from './limits';
import type { TeamsMessage } from './render';
import { plain } from './text';

/** All of a reply as plain words, for where Teams refuses its card. What a button would have typed is there to be typed. */
export function plainMessage(reply: Reply): TeamsMessage {
  const made = (candidate: Reply, most: number): TeamsMessage => ({
    type: 'message',
    summary: plain(reply.summary, LIMITS.summary),
    text: plain(plainText(candidate), most),
    textFormat: 'plain',
    attachments: [],
  });
  const fits = (candidate: Reply) =>
    Buffer.byteLength(JSON.stringify(made(candidate, LIMITS.messageBytes))) <= LIMITS.messageBytes;
  // Should one block fill the message by itself, it is cut: no character takes more than twelve bytes.
  const cut = fit(reply, fits);
  return made(cut, fits(cut) ? LIMITS.messageBytes : LIMITS.messageBytes / 12 - LIMITS.summary);
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
