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
  sourceUrl: webAddress,
  evidence: certainty,
  /** Whom the page that gives the figure names as its source. */
  creditedTo: text(200).exactOptional(),
  /** True where the copy read is somebody else's full-text copy. */
  mirror: yesNo.exactOptional(),
  seenAtUrl: webAddress.exactOptional(),
  note: text(600).exactOptional(),
  topics: list(id),
  ...called,
  ...recorded,
});
export type LaterFigure = Frozen<z.infer<typeof laterFigure>>;
