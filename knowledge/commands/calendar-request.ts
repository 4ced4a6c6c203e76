import type { AwarenessDay } from '../loading/awareness-day';
import { monthCalled } from '../loading/weekday-rule';
import { said } from '../text/tokenize';
import { createSpeller } from '../text/spelling';
import type { Knows } from '../text/dictionary';
import { isCalendarDay } from '../loading/fields';
import type { Query } from './query';

export type CalendarQuery = Extract<Query, { kind: 'calendar' }>;

/** What is asked of the calendar: by a command's words, or by a whole message. */
export interface CalendarRequest {
  /** What follows the word "calendar": nothing, a month, "this week", a day's name. Undefined where it is none of these. */
  after(words: string): CalendarQuery | undefined;
  /** "what's on in may", "when is nurses' day"; undefined as soon as anything in the message is about something else. */
  whole(words: string): CalendarQuery | undefined;
}

const DAYS = '(?:days?|weeks?|months?|dates?|campaigns?)';
/** Words that ask what is in the calendar, before a month or a week. */
const COMING =
  `(?:(?:what|which|any|list|are there any)(?: the| health| nhs| national| more)* awareness ${DAYS}(?: (?:are|is))?(?: there)?` +
  `|(?:the |upcoming |coming |next |health |nhs |national )*awareness (?:${DAYS}|calendar)` +
  `|(?:whats|what is|what else is|anything) (?:coming up|coming|on|ahead|happening)` +
  `|(?:calendar|calendar of awareness days|awareness days calendar))(?: (?:coming up|on|ahead))?`;
const WHEN =
  '(?:when(?:s| is| are| does| do| will)?|what (?:date|day|dates|days|month|week) (?:is|are)|(?:the )?dates? (?:of|for))';
const IDEAS =
  '(?:what (?:to|do we|do i|can we|can i|should we|should i|could we) (?:post|share|say|do|tweet)|(?:any )?(?:ideas|posts|content|tips|post ideas))';
const MOST_CHARACTERS = 120;

/** Makes the reader of requests. `isKnown` tells words that are themselves from slips for a day's name. */
export function createCalendarRequest(
  days: readonly AwarenessDay[],
  isKnown: Knows,
): CalendarRequest {
  const ids = new Map<string, string>();
  for (const { id, title, aliases } of days)
    for (const name of [title, ...aliases, id])
      for (const form of [key(name), withoutAdjectives(key(name))])
        if (!ids.has(form)) ids.set(form, id);
  const spell = createSpeller(ids.keys(), { isKnown });
  const dayCalled = (words: string): CalendarQuery | undefined => {
    const name = key(words.replace(/^(?:the|our) /, ''));
    const day = ids.get(spell(name) ?? spell(withoutAdjectives(name)) ?? '');
    return day === undefined ? undefined : { kind: 'calendar', day };
  };
  const comingUp = new RegExp(`^${COMING}(?: (.+))?$`);
  const when = new RegExp(
    `^${WHEN} (.+?)(?: (?:start|begin|take place|this year|next year|on|again))?$`,
  );
  const ideas = new RegExp(`^${IDEAS} (?:for|on|about|in) (.+)$`);
  return {
    after: (words) => readSpan(said(words)) ?? dayCalled(words),
    whole: (words) => {
      if (words.length > MOST_CHARACTERS) return undefined;
      const coming = comingUp.exec(words);
      if (coming !== null) return readSpan(coming[1] ?? '');
      const named = when.exec(words)?.[1] ?? ideas.exec(words)?.[1];
      return named === undefined ? undefined : dayCalled(named);
    },
  };
}

/** A part of the year as people name it; everything that is next, where nothing is named. */
function readSpan(words: string): CalendarQuery | undefined {
  const named = words
    .replace(/^(?:in|for|during|on|of|over) /, '')
    .replace(/^the (?=next|coming)/, '');
  if (/^(?:|soon|next|now|coming up|ahead|later)$/.test(named)) return { kind: 'calendar' };
  const [, which, what] = /^(this|next) (week|month)$/.exec(named) ?? [];
  if (which !== undefined && what !== undefined)
    return { kind: 'calendar', span: `${which} ${what}` as 'this week' };
  if (named === 'today') return { kind: 'calendar', span: 'today' };
  const month = monthCalled(named.replace(/ (?:\d{4}|this year|next year)$/, ''));
  if (month !== undefined) return { kind: 'calendar', month };
  const [, ...date] = /^from (\d{4}) (\d{2}) (\d{2})$/.exec(words) ?? [];
  const from = date.join('-');
  return isCalendarDay(from) ? { kind: 'calendar', from } : undefined;
}

const key = (name: string): string => said(name.replace(/['’+]/g, '')).replace(/-/g, ' ');

/** "International Nurses Day" as most people call it. */
const withoutAdjectives = (name: string): string =>
  name
    .replace(/\b(?:international|national|world|global|uk|nhs|of the|the)\b/g, '')
    .replace(/\s+/g, ' ')
    .trim();
