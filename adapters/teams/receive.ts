import type { Message, Person } from '../../src/ports';
import { fields, type Activity } from './activity';
import { submittedForm } from './form';
import { LIMITS } from './limits';
import { addressOf, type Reference } from './reference';
import { entitiesRead, plainHtml } from './text';

/** What was asked and by whom, from a message or from the data of a pressed button. */
export function toMessage(asked: Asked, at: Reference, person: Person, thread?: string): Message {
  const { text, delivery } = asked;
  return {
    text,
    from: addressOf(at),
    direct: at.place === 'personal',
    person,
    ...(delivery !== undefined && { delivery }),
    ...(thread !== undefined && { thread }),
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

/** The typed words, without mentions of anybody: the bot need not be told its name, and people's are nobody's business. */
function typedIn(activity: Activity): string {
  const { text, recipient } = activity;
  const html = htmlIn(activity);
  // Words quoted from somebody else's message are told apart in the HTML alone.
  const typed = (text ?? '').trim() === '' || QUOTE.test(html) ? plainHtml(asWritten(html)) : text;
  const whole = (typed ?? '').slice(0, LIMITS.question);
  const words = whole.replace(MENTION, ' ');
  // A name that is not marked may be any words, so it is looked for only where nothing is.
  const unmarked = words === whole ? activity.entities : [];
  const named = unmarked.flatMap(({ text: mention, mentioned }) => {
    const ours = mentioned?.id === recipient.id;
    const bare = ours ? [mentioned.name, recipient.name] : [];
    return [mention, ...bare].flatMap((name) => formsOf(name ?? ''));
  });
  // The longest first, so that no part of a name is left behind.
  const without = named
    .sort((one, other) => other.length - one.length)
    .reduce((left, name) => withoutName(left, name), words);
  return entitiesRead(without.replace(/<\/?at(?:\s[^<>]*)?>/gi, ''))
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

const MENTION = /<at(?:\s[^<>]*)?>[^<>]*<\/at>/gi;
const QUOTE = /<blockquote\b/i;
/** Emoji are pictures in HTML, and say what they are. */
const EMOJI = /<(?:emoji|img)\b[^<>]*\balt="(\p{Extended_Pictographic}[^"<>]{0,20})"[^<>]*>/giu;

/** The message as HTML, where Teams gives it so as well; empty where it does not. */
function htmlIn({ attachments }: Activity): string {
  const found = attachments.find(({ contentType }) => contentType === 'text/html')?.content;
  return typeof found === 'string' ? found.slice(0, LIMITS.questionHtml) : '';
}

/** HTML without quotes and mentions, each line and cell apart, its emoji as they are drawn. */
export function asWritten(html: string): string {
  return (
    html
      .replace(/<blockquote\b[^<>]*>[\s\S]*?(?:<\/blockquote>|$)/gi, ' ')
      .replace(MENTION, ' ')
      .replace(EMOJI, (_, drawn: string) => drawn)
      .replace(/<span\b[^<>]*schema\.skype\.com\/Mention[^<>]*>[^<>]*<\/span>/gi, ' ')
      .replace(/<(?:style|script|title)\b[^<>]*>[^<>]*/gi, ' ')
      // Marks within a line part no words.
      .replace(/<\/?(?:b|i|u|s|em|strong|span|a|code|font)\b[^<>]*>/gi, '')
  );
}

/** The ways in which a name may stand in a message: with its mark or without, with its entities read or written. */
function formsOf(name: string): string[] {
  const bare = name.replace(/<\/?at(?:\s[^<>]*)?>|^@/gi, '').trim();
  const written = bare.replace(/&(?!\w+;)/g, '&amp;').replace(/</g, '&lt;');
  return [...new Set([bare, entitiesRead(bare), written])].filter((form) => form !== '');
}

/** Words without a name, wherever it stands as whole words, after an @ or not. */
function withoutName(words: string, name: string): string {
  const literal = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return words.replace(new RegExp(`(?<![\\p{L}\\p{N}])@?${literal}(?![\\p{L}\\p{N}])`, 'gu'), ' ');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
