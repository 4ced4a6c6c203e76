import type { Message, Person } from '../../src/ports';
import { fields, type Activity } from './activity';
import { submittedForm } from './form';
import { LIMITS } from './limits';
import { addressOf, type Reference } from './reference';

/** What was asked and by whom, from a message or from the data of a pressed button. */
export function toMessage(asked: Asked, at: Reference, person: Person): Message {
  const { text, delivery } = asked;
  return {
    text,
    from: addressOf(at),
    direct: at.place === 'personal',
    person,
    ...(delivery !== undefined && { delivery }),
  };
}

export interface Asked {
  readonly text: string;
  readonly delivery?: string;
  /** Asked from an answer that nobody else could see. */
  readonly privately?: boolean;
}

/** The words of a message activity: what a pressed button or form types, or else what was typed. */
export function askedIn(activity: Activity): Asked {
  return askedBy(activity.value) ?? { text: typedIn(activity) };
}

/** What a button or form with this data types; undefined when it is not one of ours. */
export function askedBy(value: unknown): Asked | undefined {
  const data = fields(typeof value === 'string' ? parsed(value) : value);
  const text = typeof data['ask'] === 'string' ? data['ask'] : submittedForm(data);
  if (text === undefined) return undefined;
  const { delivery, privately } = data;
  return {
    text: text.slice(0, LIMITS.question).trim(),
    ...(privately === true && { privately }),
    ...(typeof delivery === 'string' && delivery !== '' && { delivery: delivery.slice(0, 100) }),
  };
}

/** The typed words, with every mention of the bot taken out and anybody else's left as their bare name. */
function typedIn({ text, entities, recipient }: Activity): string {
  let words = (text ?? '').slice(0, LIMITS.question);
  for (const { type, mentioned, text: mention } of entities ?? []) {
    const ours = type === 'mention' && mentioned?.id === recipient.id;
    if (ours && mention) words = words.replaceAll(mention, ' ');
  }
  return words
    .replace(/<\/?at(?:\s[^<>]*)?>/gi, '')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
