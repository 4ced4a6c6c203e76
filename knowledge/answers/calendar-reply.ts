import type { Topics } from '../commands/topics';
import type { CalendarQuery } from '../commands/calendar-request';
import type { AwarenessDay } from '../loading/awareness-day';
import type { Content } from '../loading/content-schema';
import type { ContentIndex } from '../loading/content-index';
import { mayLead } from '../loading/standing';
import type { Action, Block, Inline, Reply } from '../reply/reply';
import type { AwarenessCalendar, Occurrence } from '../schedule/awareness-calendar';
import { addDays, weekday } from '../schedule/calendar';
import { listed, sayDate, saySpan } from '../schedule/say';
import type { LocalDate } from '../schedule/schedule';
import { sourceLine } from './resource-card';
import { signOffNote } from './sign-off';

export interface CalendarParts {
  readonly content: Content;
  readonly shelf: ContentIndex;
  readonly topics: Topics;
  readonly calendar: AwarenessCalendar;
}

/** Answers what is in the calendar, as of a date. */
export type CalendarReplies = (query: CalendarQuery, date: LocalDate) => Reply;

/** As many days as fit a phone's screen or two. */
const SHOWN = 5;
/** So far ahead is looked for what is next. */
const YEAR = 366;
/** A month that has been on for long is no news. */
const NEWS = 7;
const MOST_TIPS = 2;
const MONTHS = new Intl.DateTimeFormat('en-GB', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Makes the answers about awareness days. */
export function createCalendarReplies(parts: CalendarParts): CalendarReplies {
  const { content, shelf, topics, calendar } = parts;
  const days = new Map(content.awarenessDays.map((day) => [day.id, day]));

  /** What is new from a date on: what lasts longer is named where it begins, or while it is still news. */
  const comingUp = (from: LocalDate, until: LocalDate, named: LocalDate): readonly Occurrence[] =>
    calendar.between(from, until).filter((one) => one.from >= addDays(named, -NEWS));

  function span({ month, span: asked, from }: CalendarQuery, date: LocalDate) {
    if (month !== undefined) {
      const year = Number(date.slice(0, 4)) + (month < Number(date.slice(5, 7)) ? 1 : 0);
      return inMonth(`${year}-${String(month).padStart(2, '0')}`, date);
    }
    if (asked === 'this month') return inMonth(date.slice(0, 7), date);
    if (asked === 'next month')
      return inMonth(addDays(`${date.slice(0, 7)}-28`, 7).slice(0, 7), date);
    const monday = addDays(date, 1 - weekday(date));
    if (asked === 'today') return { from: date, until: date, title: 'On today', named: date };
    if (asked === 'this week')
      return { from: date, until: addDays(monday, 6), title: 'On this week', named: monday };
    if (asked === 'next week')
      return {
        from: addDays(monday, 7),
        until: addDays(monday, 13),
        title: 'On next week',
        named: addDays(monday, 7),
      };
    const start = from ?? date;
    return { from: start, until: addDays(start, YEAR), title: 'Coming up', named: start };
  }

  function list(query: CalendarQuery, date: LocalDate): Reply {
    const { from, until, title, named } = span(query, date);
    const found = comingUp(from, until, named);
    const shown = found.slice(0, SHOWN);
    const [next] = found.slice(SHOWN);
    const bounded = query.month !== undefined || query.span !== undefined;
    if (shown.length === 0) return nothing(title, date);
    const later = bounded ? addDays(until, 1) : undefined;
    return {
      kind: 'list',
      title,
      summary: `${title}: ${shown.map((one) => `${one.title}, ${saySpan(one.from, one.until)}`).join('; ')}.`,
      blocks: [
        { kind: 'bullets', items: (bounded ? found : shown).slice(0, 2 * SHOWN).map(line) },
        {
          kind: 'note',
          text: ['Dates may change: look at the page of whoever keeps the day before you plan.'],
        },
      ],
      actions: [
        ...shown.map(({ id, day }): Action => ({ label: day.title, ask: `calendar ${id}` })),
        ...(next === undefined && later === undefined
          ? []
          : [{ label: 'Later', ask: `calendar from ${later ?? next?.from ?? date}` }]),
      ],
      results: [],
      shareable: true,
    };
  }

  function nothing(title: string, date: LocalDate): Reply {
    const [next] = comingUp(date, addDays(date, YEAR), date);
    const text =
      next === undefined
        ? 'I know of no awareness day then.'
        : `I know of no awareness day then. Next is ${next.title}: ${saySpan(next.from, next.until)}.`;
    return {
      kind: 'list',
      title,
      summary: text,
      blocks: [{ kind: 'paragraph', text: [text] }],
      actions: [
        ...(next === undefined ? [] : [{ label: next.day.title, ask: `calendar ${next.id}` }]),
        { label: 'Coming up', ask: 'calendar' },
      ],
      results: [],
      shareable: true,
    };
  }

  const line = (one: Occurrence): readonly Inline[] => [
    { bold: one.title },
    `, ${saySpan(one.from, one.until)}${where(one.day.nations)}. ${idea(one.day)} `,
    ...source(one.day),
  ];

  const where = (nations: readonly string[]): string => {
    const named = content.nations.filter(({ id }) => id !== 'uk' && nations.includes(id));
    return named.length === 0 || nations.includes('uk')
      ? ''
      : ` (${listed(named.map(({ title }) => title))})`;
  };

  function one(id: string, date: LocalDate): Reply | undefined {
    const day = days.get(id);
    if (day === undefined) return undefined;
    const [next] = calendar
      .between(date, addDays(date, 2 * YEAR))
      .filter((found) => found.id === id);
    const last = calendar
      .between(addDays(date, -2 * YEAR), date)
      .filter((found) => found.id === id)
      .at(-1);
    const when = whenOf(next, last, date);
    const tips = day.tips
      .flatMap((tip) => shelf.tip(tip) ?? [])
      .filter((tip) => mayLead(tip, date));
    const documents = day.documents
      .flatMap((document) => shelf.resource(document) ?? [])
      .filter((document) => mayLead(document, date));
    const [first, ...others] = tips;
    const blocks: readonly Block[] = [
      { kind: 'paragraph', text: [{ bold: when }, ` ${day.summary}`] },
      { kind: 'paragraph', text: [{ bold: 'What to post: ' }, day.post] },
      ...(first === undefined
        ? []
        : [{ kind: 'paragraph', text: [{ bold: 'Tip: ' }, first.text] } as const]),
      ...(documents.length === 0
        ? []
        : [
            {
              kind: 'bullets',
              items: documents.map((document) => sourceLine(document, shelf.seedPage)),
            } as const,
          ]),
      ...signOffNote(day, content.contacts),
      { kind: 'note', text: source(day) },
    ];
    return {
      kind: 'answer',
      title: day.title,
      summary: `${when} ${day.post}`,
      blocks,
      actions: [
        ...others.slice(0, MOST_TIPS).map(({ id: tip, topics: [topic = ''] }, at): Action => ({
          label: `${at === 0 ? 'A' : 'Another'} tip on ${topics.named(topic)}`,
          ask: `show ${tip}`,
        })),
        { label: 'Coming up', ask: 'calendar' },
      ],
      results: [
        ...documents.map(({ id: document }) => ({
          id: document,
          kind: 'resource' as const,
          score: 1,
        })),
        ...tips.map(({ id: tip }) => ({ id: tip, kind: 'tip' as const, score: 0.9 })),
      ].slice(0, 10),
      shareable: true,
    };
  }

  return (query, date) =>
    (query.day === undefined ? undefined : one(query.day, date)) ?? list(query, date);
}

/** What to post; of what a lead has yet to read only what it is, since its own page says whom to check with. */
const idea = ({ post, summary, record }: AwarenessDay): string =>
  record.awaitingSignOff === undefined ? post : summary;

/** Who keeps a day, as a link to their own page of it where one was read. */
const source = ({ publisher, link }: AwarenessDay): readonly Inline[] => [
  'Source: ',
  link === undefined ? publisher : { link: publisher, url: link },
  '.',
];

function inMonth(month: string, date: LocalDate) {
  const first = `${month}-01`;
  const until = addDays(`${addDays(`${month}-28`, 7).slice(0, 7)}-01`, -1);
  const from = first < date && date <= until ? date : first;
  const title = `Awareness days in ${MONTHS.format(new Date(`${first}T00:00:00Z`))}`;
  return { from, until, title, named: first };
}

function whenOf(
  next: Occurrence | undefined,
  last: Occurrence | undefined,
  date: LocalDate,
): string {
  if (next === undefined) {
    const before =
      last === undefined ? '' : ` The last I know of was ${saySpan(last.from, last.until)}.`;
    return `I don’t have its next date yet.${before}`;
  }
  const { from, until } = next;
  if (from === until) return from === date ? `It is today, ${sayDate(from)}.` : `${sayDate(from)}.`;
  return from <= date ? `On now, until ${sayDate(until)}.` : `${saySpan(from, until)}.`;
}
