import * as z from 'zod';

/** A value whose every part can only be read. */
export type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

/** Characters that have no place in content: control characters, and marks that reorder text as it is shown. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** Text of some length, at most `most` characters. Messages are worded for editors. */
export const text = (most = 2000) =>
  z
    .string({ error: 'must be text; put it in quotes if it looks like a number or a date' })
    .trim()
    .min(1, 'is empty; write something or remove the line')
    .max(most, {
      error: ({ input }) => `has ${(input as string).length} characters, and the most is ${most}`,
    })
    .refine((value) => !UNSEEN.test(value), 'holds a character that cannot be seen; type it again');

/** A list, empty unless given. */
export const list = <Item extends z.ZodType>(item: Item) =>
  z.array(item, { error: LIST }).default([]);

/** A list that must be given, with one entry or more. */
export const filledList = <Item extends z.ZodType>(item: Item) =>
  z.array(item, { error: LIST }).min(1, 'needs at least one entry');

const LIST = 'must be a list: one entry to a line, each starting with a dash';

export const number = z.number({ error: 'must be a number, without quotes or a % sign' });
export const yesNo = z.boolean({ error: 'must be true or false' });

/** Fields in a group of their own; any other field is refused. */
export const group = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, { error: 'must be a group of fields, each written as "name: value"' });

export const id = text(80).regex(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  'must be small letters, numbers and single dashes, like alt-text-guide',
);

/** A day as editors write it, like 2026-03-31. */
export const date = z.string({ error: DATE() }).refine((value) => isCalendarDay(value), DATE());

function DATE(): string {
  return 'must be a real date written like 2026-03-31';
}

/** Whether text is a day that the calendar has, like 2026-03-31. */
export function isCalendarDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

export const webAddress = z
  .string({ error: ADDRESS() })
  .max(2000, 'must be at most 2000 characters')
  .refine((value) => isWebAddress(value), ADDRESS());

function ADDRESS(): string {
  return 'must be a full web address starting with https:// (or http://)';
}

function isWebAddress(value: string): boolean {
  if (!/^https?:\/\/[^\s"<>\\^`{|}]+$/.test(value) || UNSEEN.test(value)) return false;
  try {
    const url = new URL(value);
    return url.hostname.includes('.') && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}

/**
 * How sure the research is. `seen`: a copy was read; `cited`: another page gives it; `likely`: inferred;
 * `unknown`: none established.
 */
export const certainty = z.enum(['seen', 'cited', 'likely', 'unknown'], {
  error: 'must be seen, cited, likely or unknown',
});

/** A day of any year: "05-12". */
export const dayOfYear = z
  .string({ error: DAY_OF_YEAR() })
  .refine((value) => isCalendarDay(`2024-${value}`), DAY_OF_YEAR());

function DAY_OF_YEAR(): string {
  return "must be a month and a day in quotes, like '05-12'";
}

/** Who has to read an entry before it is posted. */
export const LEADS = [
  'safeguarding',
  'information governance',
  'human resources',
  'legal',
  'communications',
  'Welsh language',
  'nursing and midwifery',
  'social work',
  'charity',
] as const;
export type Lead = (typeof LEADS)[number];

/** What editors know of an item and readers are never shown. On every item of every kind. */
export const record = group({
  /** Who keeps it right. */
  owner: text(80),
  checked: date,
  /** The last day it may be trusted. */
  reviewBy: date,
  /** How much of the source was read, and in what form. */
  read: text(300).exactOptional(),
  evidence: list(group({ url: webAddress, shows: text(500).exactOptional() })),
  licence: text(1000).exactOptional(),
  editorNote: text(4000).exactOptional(),
  /** Why it is kept from being posted, or from coming first, for now. */
  heldBack: text(500).exactOptional(),
  awaitingSignOff: z.enum(LEADS, { error: `must be one of ${LEADS.join(', ')}` }).exactOptional(),
});
export type EditorRecord = Frozen<z.infer<typeof record>>;
export const recorded = { record };

/** What people call an item and how they ask for it. On every item of every kind. */
export const called = {
  language: text(20)
    .regex(/^[a-z]{2,3}(-[A-Z][A-Za-z]{1,7})?$/, 'must be a language code like en-GB or cy')
    .default('en-GB'),
  aliases: list(text(120)),
  /** Questions that it truly answers. */
  answers: list(text(200)),
};
