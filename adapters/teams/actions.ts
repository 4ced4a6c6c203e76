import { fields, type Activity } from './activity';
import type { Ask, TeamsContext } from './context';
import { LIMITS } from './limits';
import { askedBy } from './receive';
import type { Reference } from './reference';
import { CARD_TYPE } from './render';
import { shown } from './send';
import { plain } from './text';
import type { Answer, Turn } from './transport/connector';

/** Answers a press of a button that is answered in place: by changing its card, or by a passing note. */
export async function pressButton(
  activity: Activity,
  at: Reference,
  turn: Turn,
  ask: Ask,
  { log }: TeamsContext,
): Promise<Answer> {
  const data = fields(fields(fields(activity.value)['action'])['data']);
  // One that an earlier version wrote, and nobody knows any more, is answered with help.
  const asked = askedBy(data) ?? { text: 'help' };
  const reply = await ask(asked);
  if (data['press'] !== 'in-place') {
    const note = plain(reply.summary, LIMITS.summary);
    return invokeAnswer('application/vnd.microsoft.activity.message', note);
  }
  const message = shown(reply, at, activity);
  // The answer changes the card for whoever pressed; the update keeps it changed when they come back.
  if (activity.replyToId) {
    await turn.update(activity.replyToId, message).catch(() => log.info('update_refused'));
  }
  return invokeAnswer(CARD_TYPE, message.attachments[0]?.content);
}

function invokeAnswer(type: string, value: unknown): Answer {
  return { status: 200, body: { statusCode: 200, type, value } };
}
