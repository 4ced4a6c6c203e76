import { OWN_NAME } from './check-request';

/** What somebody wants the editors to read. */
export interface Suggestion {
  readonly kind: SuggestionKind;
  /** The item it is about, by its id. */
  readonly about?: string;
  /** Whether whoever suggests it wants to hear what became of it. */
  readonly hear: boolean;
  /** In their own words, as they wrote them. */
  readonly words: string;
}

export const SUGGESTION_KINDS = ['tip', 'resource', 'correction', 'other'] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

/** What is said in a form or typed so that an answer comes back. */
export const HEAR = 'and tell me';

/** The longest suggestion that is kept: more than any tip. */
export const LONGEST_SUGGESTION = 2_000;

const COMMAND = /^(?:please )?suggest\b/i;
const WHAT =
  /^\s+(?:(?:an?|another|the)\s+)?(?:new\s+)?(tip|resource|document|link|correction|change|improvement|something)(?![\p{L}\p{N}-])/iu;
const ABOUT = /^\s+(?:to|on|for)\s+([a-z0-9]+(?:-[a-z0-9]+)+)(?![\p{L}\p{N}-])/iu;
const ANSWER = /^\s*,?\s*(and tell me|no answer needed)(?![\p{L}\p{N}])/iu;
/** What parts the request from the suggestion. */
const THEN = /^\s*(?::|\s[-–—]\s|\n)\s*/u;
/** Words after "suggest a tip" that ask for one. */
const ASKS = /^(?:about|on|for|of|regarding|around|to|that|which|please|from|in|with)\b/i;
const FEWEST_WORDS = 3;

const KINDS: Readonly<Record<string, SuggestionKind>> = {
  tip: 'tip',
  resource: 'resource',
  document: 'resource',
  link: 'resource',
  correction: 'correction',
  change: 'correction',
  improvement: 'correction',
};

/**
 * The suggestion that a text makes: "suggest a tip: …", "suggest a correction to tip-001: …". Without words it names
 * what it would be about. Undefined where a text asks for something, as "suggest a tip about video" does.
 */
export function readSuggestion(text: string): Suggestion | undefined {
  const typed = text
    .slice(0, LONGEST_SUGGESTION + 500)
    .trim()
    .replace(OWN_NAME, '');
  const [command] = COMMAND.exec(typed) ?? [];
  if (command === undefined) return undefined;
  let rest = typed.slice(command.length);
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest);
    if (found === null) return undefined;
    rest = rest.slice(found[0].length);
    return (found[1] ?? '').toLowerCase();
  };
  const what = take(WHAT);
  const about = what === undefined ? undefined : take(ABOUT);
  const hear = take(ANSWER) === HEAR;
  const parted = take(THEN) !== undefined;
  const words = rest.trim().slice(0, LONGEST_SUGGESTION);
  const kind = KINDS[what ?? ''] ?? 'other';
  const read = { kind, ...(about !== undefined && { about }), hear };
  if (parted) return { ...read, words };
  if (words === '') return about === undefined ? undefined : { ...read, words };
  if (what === undefined || what === 'something' || ASKS.test(words)) return undefined;
  return words.split(/\s+/).length >= FEWEST_WORDS ? { ...read, words } : undefined;
}
