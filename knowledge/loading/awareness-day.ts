import * as z from 'zod';
import { date, dayOfYear, filledList, group, id, list, recorded, text, webAddress } from './fields';
import type { Frozen } from './fields';
import { readWeekdayRule } from './weekday-rule';

const WAYS = ['each', 'weekday', 'published', 'season'] as const;

/** How the dates of a day are fixed: in one of four ways. */
const when = group({
  /** The same day of each year. */
  each: dayOfYear.exactOptional(),
  /** With `each`: the last day, where it is more than one. */
  until: dayOfYear.exactOptional(),
  /** "third Thursday of May". */
  weekday: text(60)
    .refine(
      (words) => readWeekdayRule(words) !== undefined,
      'must be like "third Thursday of May" or "last Saturday of June"',
    )
    .exactOptional(),
  /** With `weekday`: how many days it lasts, where it is more than one. */
  days: z
    .int({ error: 'must be a whole number of days, without quotes' })
    .min(2, 'leave it out for one day')
    .max(60, 'can be at most 60')
    .exactOptional(),
  /** The dates that its publisher gave, year by year. */
  published: filledList(group({ from: date, until: date.exactOptional() })).exactOptional(),
  /** The periods of a season of the folder seasons. */
  season: id.exactOptional(),
}).superRefine((given, context) => {
  const ways = WAYS.filter((way) => given[way] !== undefined);
  const refuse = (message: string, path: readonly PropertyKey[] = []): void =>
    context.addIssue({ code: 'custom', path: [...path], message });
  if (ways.length !== 1) refuse(`needs one of ${WAYS.join(', ')}, and no more`);
  if (given.until !== undefined && given.each === undefined)
    refuse('goes with each; write published dates as from and until', ['until']);
  if (given.days !== undefined && given.weekday === undefined)
    refuse('goes with weekday; write another span with from and until', ['days']);
  given.published?.forEach(({ from, until = from }, at) => {
    if (until < from) refuse(`is before ${from}`, ['published', at, 'until']);
    if (from <= (given.published?.[at - 1]?.from ?? ''))
      refuse('comes before the date above it; put the years in order', ['published', at, 'from']);
  });
});

/** A day, week or month that comes round and is worth planning posts for. */
export const awarenessDay = group({
  id,
  title: text(100),
  aliases: list(text(100)),
  when,
  /** None: it is tied to no nation of the UK. */
  nations: list(id),
  /** None: it is for everybody. */
  professions: list(id),
  /** Who set it. */
  publisher: text(200),
  /** Their own page of it. Where the date was read elsewhere, that page is in the record's evidence alone. */
  link: webAddress.exactOptional(),
  /** What it is, in a sentence. */
  summary: text(300),
  /** What to post. */
  post: text(280),
  tips: list(id),
  documents: list(id),
  ...recorded,
});
export type AwarenessDay = Frozen<z.infer<typeof awarenessDay>>;
