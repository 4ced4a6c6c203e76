import * as z from 'zod';
import {
  called,
  dayOfYear,
  filledList,
  group,
  id,
  list,
  recorded,
  text,
  yesNo,
  type Frozen,
} from './fields';

/** One piece of advice, short enough to post by itself, and the document it rests on. */
export const tip = group({
  id,
  text: text(280),
  /** Something to try today. */
  do: text(120).exactOptional(),
  topics: filledList(id),
  /** None: it is about no platform in particular. */
  platforms: list(id),
  /** None: it is for everybody. */
  professions: list(id),
  /** The id of a resource or guidance document. */
  source: id,
  /** What in the source supports it. */
  why: text(500).exactOptional(),
  /** The days of each year on which it may be posted. It may be found on any. */
  dates: group({ name: text(80), from: dayOfYear, until: dayOfYear }).exactOptional(),
  /** The season, from the folder seasons, in which it may be posted. It may be found at any time. */
  season: id.exactOptional(),
  /** True where it is better found than posted to people who did not ask. */
  foundOnly: yesNo.exactOptional(),
  ...called,
  ...recorded,
});
export type Tip = Frozen<z.infer<typeof tip>>;

/** A tip that is no more: its id still leads to the tip that took up its idea, or is known to be retired. */
export const formerTip = group({
  id,
  mergedInto: id.exactOptional(),
  /** Why it was retired: for editors. */
  retired: text(300).exactOptional(),
}).refine(
  ({ mergedInto, retired }) => (mergedInto === undefined) !== (retired === undefined),
  'needs either mergedInto or retired, and not both',
);
export type FormerTip = Frozen<z.infer<typeof formerTip>>;
