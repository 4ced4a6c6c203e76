import type { KindName } from './kinds';

type Help = Readonly<Record<string, string>>;

const UPKEEP: Help = {
  owner: 'Who keeps this right: a team or a role, not a person’s name.',
  checked: 'The day somebody last checked it, like 2026-11-22.',
  reviewBy:
    'The last day it may be trusted without another check. After it, it is no longer posted.',
  language: 'A language code. Leave it out for British English (en-GB).',
  aliases: 'Other names that people type for it.',
  examples: 'Questions that it answers, in people’s own words.',
};

const RESOURCE: Help = {
  id: 'A short name of small letters, numbers and dashes. Nothing else may have it. Never change it: other entries use it.',
  title: 'The title, as the publisher gives it.',
  seedTitle: 'The title exactly as on the seed page, where it is listed there.',
  namedOnSeedPage: 'false where the seed page uses the document without naming it.',
  author: 'Who wrote it.',
  publisher: 'Who published it.',
  date: 'When it was published, in words.',
  url: 'The full web address. Leave it out when nobody knows it: never guess.',
  urlStatus:
    'seen (a copy was read), cited (another page gives it), likely (worked out) or unknown (no address).',
  urlNote: 'What the address opens, when it is not the publisher’s own page.',
  citationStatus: 'How sure we are that the document exists, when its address is less sure.',
  standIn: 'A page to show in its place: url, status and a note on what it is.',
  alternatives: 'Other addresses of the same text: each with url, status and a note.',
  description: 'One or two sentences on what it is, in our own words.',
  points: 'Its main points, in our own words, one to a line.',
  pointsNote: 'What the points rest on, and what nobody has read.',
  quotation:
    'Words quoted exactly: lines, words (how many), attribution, checkedAgainst and a note.',
  audience: 'Whom it was written for.',
  topics: 'The ids of its topics, from topics.yaml.',
  keywords: 'Words that people might search for.',
  currency: 'How current it is, in a sentence.',
  supersededBy: 'The id of what replaced it.',
  supersededSince: 'When it was replaced, in words.',
  oldTwitterBrand: 'true where it speaks of Twitter or tweets (now X).',
  licence: 'What its licence allows, or that none was seen.',
  textSeen: 'How much of it was read: whole, partial, none.',
  identityConfidence: 'How sure we are which document this is: certain, high, probable or none.',
  evidence: 'Pages that show what is said here: each with url and what it shows.',
  notToBeConfusedWith: 'Pages that look like it and are not: each with url and why.',
  background: 'Related entries: each with the id of a resource and why.',
};

const TIP: Help = {
  id: RESOURCE['id'] ?? '',
  text: 'The tip itself, at most 280 characters, in plain British English.',
  topics: 'The ids of its topics, from topics.yaml.',
  source: 'The id of the resource or guidance it rests on.',
  why: 'What in the source supports it.',
  support: 'In what form the source was read.',
  season: 'pre-election, for a tip that matters before an election. Otherwise leave it out.',
  heldBack: 'Why it is not posted for now. Leave it out to let it be posted.',
};

const TOPIC: Help = {
  id: RESOURCE['id'] ?? '',
  title: 'The topic’s name as people see it.',
  description: 'One sentence on what belongs to it.',
};

const STATISTIC: Help = {
  id: RESOURCE['id'] ?? '',
  covers:
    'Which questions lead to it: all-adults, age-gap, oldest-trend, never-used, disabled or regions.',
  label: 'Its name on a button, in a few words.',
  further: 'Buttons under it: each with label (what it says) and ask (what it asks).',
  seedText: 'The sentence exactly as on the seed page.',
  statement: 'What the figures say, in one or two sentences, with their year.',
  check: 'Whether it was checked against the survey: result, sourceUrl and evidence.',
  data: 'Each figure: value, unit, measure, year, population, sourceUrl and evidence; a qualifier such as “almost”.',
  chart: 'How it is drawn: type, title, subtitle, axes, the figures, labels and the source line.',
  altText: 'The same facts in words, for people who cannot see the chart.',
  caveats: 'What a reader should bear in mind.',
  doNotSay: 'What the figures do not show.',
  topics: 'The ids of its topics, from topics.yaml.',
};

const LATER_FIGURE: Help = {
  id: RESOURCE['id'] ?? '',
  subject: 'What it is about, in a few words.',
  publisher: 'Who published it.',
  publication: 'In what, and when.',
  measure: 'What was counted.',
  qualifier: 'A word that belongs before the figure, such as “about”.',
  value: 'The figure: a number, without % or quotes.',
  unit: 'What the number counts: "%", minutes, million people.',
  year: 'The year it is about.',
  month: 'The month it is about, 1 to 12, where it is of one month only.',
  population: 'Who was asked or counted.',
  sourceUrl: 'The page the figure was read on.',
  evidence: 'seen (on the publisher’s own page) or cited (on somebody else’s).',
  creditedTo: 'Whom that page names as its source.',
  mirror: 'true where the page is somebody else’s full copy.',
  seenAtUrl: 'Another address where it was seen.',
  note: 'Anything else a reader needs.',
  topics: 'The ids of its topics, from topics.yaml. May be left out.',
};

const SURVEY: Help = {
  id: RESOURCE['id'] ?? '',
  document: 'The id of the resource or guidance that holds all of its figures.',
  title: 'The survey’s title.',
  publisher: 'Who published it.',
  type: 'What kind of publication it is.',
  published: 'The day it was published.',
  canonicalUrl: 'Its proper address.',
  canonicalUrlEvidence: 'How sure that address is.',
  canonicalUrlEvidenceNote: 'What that rests on.',
  seenAtUrl: 'Where a copy was read.',
  dataset: 'The data behind it.',
  nextRelease: 'When the next one comes.',
  status: 'Whether the series goes on.',
  fieldwork: 'Which survey asked, and when.',
  coverage: 'Which countries it covers.',
  population: 'Whom it asked.',
  seasonalAdjustment: 'Whether figures are adjusted for the season.',
  definitions: 'What its words mean.',
  comparability: 'What it may and may not be compared with.',
  cautions: 'What to be careful of.',
  licence: 'Its licence and the words that must go with its figures.',
  seedPage: 'Where the six points come from.',
  evidenceKey: 'What SEEN, CITED and derived mean.',
  chartGuidance: 'Rules for drawing charts, each with its source.',
  nhsColours: 'Colours for charts, with their contrast on white.',
};

const SENSITIVE: Help = {
  id: RESOURCE['id'] ?? '',
  title: 'The heading of the answer.',
  summary: 'The most important thing to do, in one or two sentences.',
  lifeAtRisk:
    'true where a life may be at risk. Such an answer goes before any other, and on less evidence.',
  decline: 'true where the answer is that Signpost cannot help with this.',
  say: 'What the answer says first, one paragraph to a line.',
  steps:
    'What to do, one step to a line. {informationGovernance} and the like stand for those in contacts.yaml.',
  sources: 'The ids of guidance to show with the answer.',
  tips: 'The ids of tips to show with the answer.',
};

const IDEA: Help = {
  id: 'The name of the set.',
  words: 'The words, in small letters: one form of each will do.',
};

const SENSITIVE_ASKS: Help = {
  for: 'The id of the sensitive question, or ordinary for what the usual answers serve.',
  unlearned:
    'true for questions that sound too much like something else to learn from. Each is known as it stands, and that is all.',
  asks: 'How people put it, one way to a line: the more unlike each other, the better. Nobody’s real message.',
};

const CONTACTS: Help = {
  informationGovernance: 'Who deals with patient information and breaches.',
  communications: 'Who deals with journalists and official accounts.',
  safeguarding: 'Who deals with children and adults at risk.',
  freedomToSpeakUp: 'The Freedom to Speak Up Guardian.',
  security: 'Who deals with threats to staff.',
  wellbeing: 'Who looks after staff.',
};

/** What each field of a kind is for, in a sentence, as editors' tools and the editors' guide tell it. */
export const FIELD_HELP: { readonly [Name in KindName]?: Help } = {
  topic: { ...TOPIC, ...UPKEEP },
  resource: { ...RESOURCE, ...UPKEEP },
  guidance: { ...RESOURCE, ...UPKEEP },
  tip: { ...TIP, ...UPKEEP },
  statistic: { ...STATISTIC, ...UPKEEP },
  'later-figure': { ...LATER_FIGURE, ...UPKEEP },
  survey: { ...SURVEY, ...UPKEEP },
  sensitive: { ...SENSITIVE, ...UPKEEP },
  'sensitive-words': IDEA,
  'sensitive-asks': SENSITIVE_ASKS,
  contacts: CONTACTS,
};
