import type { Context } from './schedule-context';
import { createDateReader } from './date-words';
import { readDays, TO } from './day-words';
import { readHolidays } from './holiday-words';
import { phraseAt, wordsOf, type Read, type Reader, type Words } from './reading';
import {
  EVERY_DAY,
  type HolidayCalendar,
  type LocalDate,
  type Offering,
  type Schedule,
} from './schedule';
import { readTime } from './time-words';
import { createTopicReader, FILLERS, readCadence, readOffering } from './wish-words';
import { readZone } from './zone-words';

/** What a person asked of a subscription. What they did not mention is absent. */
export interface Request {
  readonly what?: Offering;
  /** Topic ids; empty when all topics were asked for. */
  readonly topics?: readonly string[];
  readonly days?: readonly number[];
  readonly time?: string;
  readonly zone?: string;
  readonly holidays?: HolidayCalendar;
  readonly extraDates?: readonly LocalDate[];
  readonly cadence?: Schedule['cadence'];
}

/** One sentence on what was wrong, for the person who typed it. */
export interface Misread {
  readonly problem: string;
  /** True when words were left over that belong to no request: it may have been a question. */
  readonly stray?: true;
}

/** What is said of words that belong to no request. */
export function stray(words: readonly string[]): Misread {
  return { problem: `I don’t understand “${words.slice(0, 6).join(' ')}”.`, stray: true };
}

/** One thing that was said. */
type Part =
  | { readonly days: readonly number[] }
  | { readonly notDays: readonly number[] }
  | { readonly once: 'weekly' }
  | { readonly time: string }
  | { readonly zone: string; readonly implied?: HolidayCalendar }
  | { readonly holidays: HolidayCalendar }
  | { readonly extraDates: readonly LocalDate[] }
  | { readonly what: Offering }
  | { readonly cadence: Schedule['cadence'] }
  | { readonly topic: string };

const NOT_ON = [
  'not on',
  'except on',
  'except',
  'but not on',
  'excluding',
  'days off',
  'day off',
  'no posts on',
  'extra days off',
  'closed on',
];
const STARTING = [
  'starting',
  'starting on',
  'starting from',
  'start',
  'start on',
  'beginning',
  'from',
  'as of',
];

/**
 * Reads a request from typed words, in any order: what, topics, days, time, zone, holidays, extra days off. Whatever
 * it can't make sense of becomes one sentence.
 */
export function readRequest(text: string, context: Context): Request | Misread {
  const { parts, unread, problems } = readParts(text, readersFor(context));
  if (unread.length > 0) return stray(unread);
  const [problem] = problems;
  return problem === undefined ? gather(parts) : { problem };
}

/**
 * Whether a message says both what to post and when, whatever else it says: at a small part of the cost of reading
 * it as a request, since topics are left out.
 */
export function saysWhatAndWhen(text: string, context: Omit<Context, 'topics'>): boolean {
  const { parts } = readParts(text, readersOfAllButTopics(context));
  return (
    parts.some((part) => 'what' in part) &&
    parts.some((part) => ['days', 'notDays', 'once', 'cadence'].some((said) => said in part))
  );
}

function readParts(text: string, readers: readonly Reader<readonly Part[]>[]) {
  const words = wordsOf(text);
  const parts: Part[] = [];
  const unread: string[] = [];
  const problems: string[] = [];
  for (let at = 0; at < words.length;) {
    const read = firstOf(readers, words, at);
    if (read && 'problem' in read) problems.push(read.problem);
    else if (read) parts.push(...read.value);
    else if (!FILLERS.has(words[at] ?? '')) unread.push(words[at] ?? '');
    at += read?.took ?? 1;
  }
  return { parts, unread, problems };
}

function firstOf(
  readers: readonly Reader<readonly Part[]>[],
  words: Words,
  at: number,
): Read<readonly Part[]> | undefined {
  for (const reader of readers) {
    const read = reader(words, at);
    if (read) return read;
  }
  return undefined;
}

function readersFor({ topics, ...context }: Context): readonly Reader<readonly Part[]>[] {
  return [
    ...readersOfAllButTopics(context),
    makes(createTopicReader(topics), (topic) => [{ topic }]),
  ];
}

function readersOfAllButTopics({
  today,
  bankHolidays,
}: Omit<Context, 'topics'>): readonly Reader<readonly Part[]>[] {
  const readDate = createDateReader(today, bankHolidays);
  return [
    makes(readHolidays, (holidays) => (holidays === 'as before' ? [] : [{ holidays }])),
    makes(readCadence, (cadence) => [{ cadence }]),
    makes(readDays, ({ days, except, weekly }) => {
      if (weekly) return [{ once: 'weekly' }];
      return except ? [{ notDays: days }] : [{ days }];
    }),
    afterPhrase(
      NOT_ON,
      makes(listOf(readDate), (extraDates) => [{ extraDates }]),
    ),
    refuse(afterPhrase(STARTING, readDate)),
    makes(readZone, ({ zone, holidays }) => [
      holidays === undefined ? { zone } : { zone, implied: holidays },
    ]),
    makes(readTime, (time) => [{ time }]),
    makes(readOffering, (what) => [{ what }]),
  ];
}

function makes<Value>(
  reader: Reader<Value>,
  parts: (value: Value) => readonly Part[],
): Reader<readonly Part[]> {
  return (words, at) => {
    const read = reader(words, at);
    if (!read || 'problem' in read) return read;
    return { took: read.took, value: parts(read.value) };
  };
}

/** "not on 24 December": the reader's words, when one of the phrases leads to them. */
function afterPhrase<Value>(phrases: readonly string[], reader: Reader<Value>): Reader<Value> {
  return (words, at) => {
    const lead = phraseAt(words, at, phrases);
    const read = lead === 0 ? undefined : reader(words, at + lead);
    return read && { ...read, took: read.took + lead };
  };
}

/** "24 December, 31 December and 2 January". */
function listOf<Value>(reader: Reader<Value>): Reader<readonly Value[]> {
  return (words, at) => {
    const value: Value[] = [];
    let took = 0;
    for (let place = at; ;) {
      const read = reader(words, place);
      if (read && 'problem' in read) return { ...read, took: place + read.took - at };
      if (!read) return value.length === 0 ? undefined : { took, value };
      value.push(read.value);
      took = place + read.took - at;
      place = at + took;
      while ([',', 'and', 'or'].includes(words[place] ?? '')) place += 1;
    }
  };
}

function refuse(reader: Reader<LocalDate>): Reader<readonly Part[]> {
  return (words, at) => {
    const read = reader(words, at);
    const range = read && TO.includes(words[at + read.took] ?? '');
    if (!read || range) return undefined;
    return {
      took: read.took,
      problem:
        'Posts start with the next one due. To start later, subscribe first, then write “pause until” and the date.',
    };
  };
}

function gather(parts: readonly Part[]): Request | Misread {
  const times = [...new Set(parts.flatMap((part) => ('time' in part ? [part.time] : [])))];
  if (times.length > 1) {
    return { problem: `A subscription has one time of day, and I read ${times.join(' and ')}.` };
  }
  const [time] = times;
  const days = daysOf(parts);
  if (days?.length === 0) return { problem: 'That leaves no day to post on.' };
  const topics = parts.flatMap((part) => ('topic' in part ? [part.topic] : []));
  const extraDates = parts.flatMap((part) => ('extraDates' in part ? part.extraDates : []));
  const said = Object.assign({}, ...parts) as Partial<
    Pick<Request, 'what' | 'zone' | 'holidays' | 'cadence'>
  > & { implied?: HolidayCalendar };
  const holidays = said.holidays ?? said.implied;
  return {
    ...(said.what === undefined ? {} : { what: said.what }),
    ...(topics.length === 0 ? {} : { topics: topics.includes('all') ? [] : [...new Set(topics)] }),
    ...(days === undefined ? {} : { days }),
    ...(time === undefined ? {} : { time }),
    ...(said.zone === undefined ? {} : { zone: said.zone }),
    ...(holidays === undefined ? {} : { holidays }),
    ...(extraDates.length === 0 ? {} : { extraDates: [...new Set(extraDates)].sort() }),
    ...(said.cadence === undefined ? {} : { cadence: said.cadence }),
  };
}

/** The days named, less those taken away; one day for a weekly post; undefined when nothing was said. */
function daysOf(parts: readonly Part[]): readonly number[] | undefined {
  const named = parts.flatMap((part) => ('days' in part ? part.days : []));
  const not = parts.flatMap((part) => ('notDays' in part ? part.notDays : []));
  const weekly = parts.some((part) => 'once' in part);
  if (named.length === 0 && not.length === 0) return weekly ? [1] : undefined;
  const from = named.length > 0 ? named : not.some((day) => day > 5) ? EVERY_DAY : [1, 2, 3, 4, 5];
  return [...new Set(from)].filter((day) => !not.includes(day)).sort((a, b) => a - b);
}
