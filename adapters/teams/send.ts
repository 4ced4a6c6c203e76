import type { AdapterContext, AdapterLog, Address, Receipt, Reply } from '../../src/ports';
import type { Activity } from './activity';
import { deliveryError, StoreAway, tokenFault } from './errors';
import { sendOrPlain } from './fallback';
import { parseReference, recordKey, type Reference } from './reference';
import { renderForTeams, type Place, type TeamsMessage } from './render';
import { rememberThumbed } from './thumbs';
import type { Connector } from './transport/connector';

/** A reply as the message that answers an activity; its suggestions are for whoever sent that. */
export function shown(
  reply: Reply,
  at: Reference,
  { from }: Activity,
  how: Pick<Place, 'privately' | 'thumbs'> = {},
): TeamsMessage {
  const message = renderForTeams(reply, { direct: at.place === 'personal', ...how });
  const { suggestedActions } = message;
  return suggestedActions
    ? { ...message, suggestedActions: { ...suggestedActions, to: [from.id] } }
    : message;
}

/** What posting to a conversation that did not just ask needs. */
export interface DeliveryParts {
  readonly connector: Pick<Connector, 'post'>;
  readonly records: AdapterContext['records'];
  readonly log: AdapterLog;
  /** Whether Teams' own thumbs ask whether it helped. */
  readonly thumbs: boolean;
  readonly appId: string;
  readonly serviceAllowed: (service: string) => boolean;
}

/** Posts a scheduled reply: one attempt, whose buttons carry its delivery. Rejects with DeliveryError. */
export async function deliver(
  { connector, records, log, thumbs, appId, serviceAllowed }: DeliveryParts,
  to: Address,
  reply: Reply,
  delivery: string,
): Promise<Receipt> {
  try {
    const kept = await records.get(recordKey(to)).catch((cause: unknown) => {
      throw new StoreAway('the address of the conversation cannot be read', { cause });
    });
    const reference = parseReference(to, kept, appId);
    if (reference === undefined || !serviceAllowed(reference.service)) {
      throw new Error('The address is not one of a Teams conversation');
    }
    const direct = reference.place === 'personal';
    const message = renderForTeams(reply, { direct, delivery, thumbs });
    const post = (sent: TeamsMessage) => connector.post(reference, sent);
    const ref = await sendOrPlain(reply, message, post);
    const { feedbackOn: on } = reply;
    if (message.channelData !== undefined && on !== undefined)
      await rememberThumbed({ records, log }, reference, ref, { on, delivery });
    return { ref };
  } catch (error) {
    throw deliveryError(tokenFault(error));
  }
}
