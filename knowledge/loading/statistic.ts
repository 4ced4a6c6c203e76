import * as z from 'zod';
import {
  certainty,
  filledList,
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

const colour = text(7).regex(/^#[0-9A-Fa-f]{6}$/, 'must be a colour like #005EB8, in quotes');
const year = number.int('must be a whole year').min(1990).max(2100);

const datum = group({
  value: number,
  /** "almost", "just over": said before the value. */
  qualifier: text(40).exactOptional(),
  unit: text(40),
  measure: text(120),
  year,
  population: text(200),
  sourceUrl: webAddress,
  evidence: certainty,
  alsoSeenAt: webAddress.exactOptional(),
});

const axis = group({
  label: text(80),
  values: list(number),
  min: number.exactOptional(),
  max: number.exactOptional(),
  unit: text(20).exactOptional(),
  gridlines: text(80).exactOptional(),
  startsAtZero: yesNo.exactOptional(),
  order: text(80).exactOptional(),
});

const series = group({
  name: text(80),
  colour,
  points: filledList(group({ x: number, y: number, evidence: certainty })),
});

/** Another chart that may be drawn instead, with its own limits. */
const otherChart = group({
  type: text(80),
  title: text(150).exactOptional(),
  useOnlyForYear: year.exactOptional(),
  categories: list(text(80)),
  values: list(number),
  /** One for each value, or one for all. */
  evidence: list(certainty),
  seriesRef: text(80).exactOptional(),
  sourceLine: text(400).exactOptional(),
  note: text(500).exactOptional(),
});

const chart = group({
  type: text(80),
  title: text(150),
  subtitle: text(200),
  xAxis: axis,
  yAxis: axis,
  series: list(series),
  categories: list(text(80)),
  values: list(number),
  evidence: list(certainty),
  colour: colour.exactOptional(),
  /** A colour for each category that has its own. */
  colours: z.record(text(80), colour).exactOptional(),
  labels: text(300),
  annotation: text(300).exactOptional(),
  sourceLine: text(400),
  note: text(500).exactOptional(),
  fallback: otherChart.exactOptional(),
  alternative: otherChart.exactOptional(),
});

/** What a point of the survey can be about. Each is covered by one point at most. */
export const SURVEY_SUBJECTS = [
  'all-adults',
  'age-gap',
  'oldest-trend',
  'never-used',
  'disabled',
  'regions',
] as const;
export type SurveySubject = (typeof SURVEY_SUBJECTS)[number];

/** One point of the survey: its figures, what may be said of them, and what may not. */
export const statistic = group({
  id,
  /** Which questions about the survey lead to it. */
  covers: z.enum(SURVEY_SUBJECTS, { error: `must be one of ${SURVEY_SUBJECTS.join(', ')}` }),
  /** Its name on a button. */
  label: text(40),
  /** Buttons under it: what each says, and what it asks. */
  further: list(group({ label: text(60), ask: text(120) })),
  seedText: text(500),
  statement: text(500),
  check: group({ result: text(300), sourceUrl: webAddress, evidence: certainty }),
  data: filledList(datum),
  chart,
  altText: text(500),
  caveats: list(text(500)),
  doNotSay: list(text(500)),
  topics: list(id),
  ...called,
  ...recorded,
});
export type Statistic = Frozen<z.infer<typeof statistic>>;
