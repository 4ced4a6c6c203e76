import * as z from 'zod';
import {
  certainty,
  group,
  id,
  list,
  number,
  text,
  called,
  recorded,
  webAddress,
  yesNo,
  type Frozen,
} from './fields';

/** The parts of the United Kingdom that a figure may be of alone. */
export const NATIONS = ['England', 'Scotland', 'Wales', 'Northern Ireland'] as const;

const age = number.int('must be a whole number').min(0).max(120);

/** A figure from another, mostly later, survey. Never mixed with the points of the survey. */
export const laterFigure = group({
  id,
  /** What it is about: "social media by platform". */
  subject: text(80),
  publisher: text(120),
  publication: text(200),
  measure: text(300),
  qualifier: text(40).exactOptional(),
  value: number,
  unit: text(40),
  year: number.int('must be a whole year').min(1990).max(2100),
  /** 1 to 12, where the figure is of one month. */
  month: number.int().min(1, 'must be 1 to 12').max(12, 'must be 1 to 12').exactOptional(),
  population: text(300),
  /** Whom alone it counts, where that is not everybody: "people who are online". */
  only: text(80).exactOptional(),
  /** The one site or app it is about. */
  platform: text(40).exactOptional(),
  nation: z.enum(NATIONS, { error: `must be one of ${NATIONS.join(', ')}` }).exactOptional(),
  /** The ages it is of, where those are not adults of all ages; no `toAge` means and over. */
  fromAge: age.exactOptional(),
  toAge: age.exactOptional(),
  sourceUrl: webAddress,
  evidence: certainty,
  /** Whom the page that gives the figure names as its source. */
  creditedTo: text(200).exactOptional(),
  /** True where the copy read is somebody else's full-text copy. */
  mirror: yesNo.exactOptional(),
  seenAtUrl: webAddress.exactOptional(),
  /** True where the edition, or who was asked, is only inferred. */
  unconfirmed: yesNo.exactOptional(),
  note: text(600).exactOptional(),
  topics: list(id),
  ...called,
  ...recorded,
});
export type LaterFigure = Frozen<z.infer<typeof laterFigure>>;
