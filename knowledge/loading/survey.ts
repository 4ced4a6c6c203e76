import * as z from 'zod';
import {
  certainty,
  date,
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

const sourced = {
  sourceUrl: webAddress,
  evidence: certainty,
  evidenceNote: text(600).exactOptional(),
};
const colour = text(7).regex(/^#[0-9A-Fa-f]{6}$/, 'must be a colour like #005EB8, in quotes');

const caution = group({ text: text(600), ...sourced, creditedTo: text(200).exactOptional() });

const licence = group({
  name: text(80),
  url: webAddress,
  attribution: text(200),
  ...sourced,
  note: text(600).exactOptional(),
});

const dataset = group({
  title: text(200),
  url: webAddress,
  released: date,
  breakdowns: list(text(80)),
  workbookFilenameCited: text(80),
  evidence: certainty,
  evidenceNote: text(600).exactOptional(),
});

const rule = group({
  rule: text(500),
  sourceUrl: webAddress,
  evidence: certainty,
  note: text(500).exactOptional(),
});

const chartGuidance = group({
  rules: filledList(rule),
  governmentPalette: group({
    sourceUrl: webAddress,
    evidence: certainty,
    twoColours: filledList(colour),
    categorical: filledList(colour),
  }),
});

const nhsColours = group({
  note: text(300),
  colours: filledList(
    group({
      name: text(40),
      hex: colour,
      use: text(200),
      contrastOnWhite: number,
      sourceUrl: webAddress,
      evidence: certainty,
    }),
  ),
  pairs: filledList(
    group({ pair: filledList(colour), contrast: number, ok: yesNo, note: text(300) }),
  ),
  rules: filledList(rule),
});

/** The survey behind the six points: who asked whom, when and how, and how its charts are drawn. */
export const survey = group({
  id,
  /** The id of the document among the resources or guidance that holds all of its figures. */
  document: id,
  title: text(200),
  publisher: text(120),
  type: text(120),
  published: date,
  canonicalUrl: webAddress,
  canonicalUrlEvidence: certainty,
  canonicalUrlEvidenceNote: text(600).exactOptional(),
  seenAtUrl: webAddress,
  dataset,
  nextRelease: text(200),
  status: group({
    discontinued: yesNo,
    noticeDate: date,
    replacement: text(200),
    sourceUrl: webAddress,
    evidence: certainty,
  }),
  fieldwork: group({
    survey: text(120),
    period: text(120),
    note: text(600),
    sourceUrl: webAddress,
    evidence: certainty,
  }),
  coverage: text(200),
  population: text(200),
  seasonalAdjustment: text(200),
  definitions: filledList(group({ term: text(80), meaning: text(500), ...sourced })),
  comparability: filledList(caution),
  cautions: filledList(caution),
  licence,
  seedPage: group({ url: webAddress, evidence: certainty, note: text(300) }),
  evidenceKey: z.record(text(20), text(500)),
  chartGuidance,
  nhsColours,
  ...called,
  ...recorded,
});
export type Survey = Frozen<z.infer<typeof survey>>;
