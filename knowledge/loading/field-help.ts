import type { KindName } from './kinds';

type Help = Readonly<Record<string, string>>;

const CALLED: Help = {
  language: 'A language code. Leave it out for British English (en-GB).',
  aliases: 'Other names that people type for it.',
  answers: 'Questions that it truly answers, in people’s own words. The search learns from them.',
  record: 'What editors know and readers never see: a group of its own, see “The record”.',
};

/** The group `record`, on every entry. */
export const RECORD_HELP: Help = {
  owner: 'Who keeps this right: a team or a role, not a person’s name.',
  checked: 'The day somebody last checked it, like 2026-11-22.',
  reviewBy:
    'The last day it may be trusted without another check. After it, it is no longer posted.',
  read: 'How much of the source was read, and in what form: whole, partial, none, second hand.',
  evidence: 'Pages that show what is said here: each with url and what it shows.',
  licence: 'What its licence allows, or that none was seen.',
  editorNote: 'Anything else the next editor should know.',
  heldBack:
    'Why it is not posted, and never comes first, for now. Leave it out to let it be posted.',
  awaitingSignOff:
    'Who has to read it before it is posted: safeguarding, information governance, human resources, legal, communications, Welsh language, nursing and midwifery, social work or charity. Take the line away when they have.',
};

/** What stands in a group of an entry, by its whole name, as forms tell it. */
export const GROUPED_HELP: Help = {
  dates: 'The days of each year on which it may be posted. It may be found on any day.',
  'dates.name': 'What those days are called, such as Dying Matters Week.',
  'dates.from': 'The first of them, month and day: 05-05 is the 5th of May.',
  'dates.until': 'The last of them, month and day: 05-13.',
  when: 'How its dates are fixed. Fill in one of four ways: each, weekday, published or season.',
  'when.each': 'On the same day of each year, month and day: 05-12 is the 12th of May.',
  'when.until': 'With each: its last day, month and day, where it is more than one.',
  'when.weekday': 'Like: third Thursday of May, or last Saturday of June.',
  'when.days': 'With weekday: how many days it lasts, where it is more than one.',
  'when.published': 'The dates that its publisher gave, year by year.',
  'when.published.from': 'The day, or the first of several.',
  'when.published.until': 'The last, where it is more than one.',
  'when.season': 'The name of a season: pre-election or winter.',
  'record.evidence': 'Pages that show what is said here.',
  'record.evidence.url': 'The full web address.',
  'record.evidence.shows': 'What that page shows.',
  further: 'Buttons under it.',
  'further.label': 'What the button says.',
  'further.ask': 'What it asks, as somebody would type it.',
  data: 'Each figure. In one with a word before it, such as “almost”, that is the qualifier.',
};

const RESOURCE: Help = {
  id: 'A short name of small letters, numbers and dashes. Nothing else may have it. Never change it: other entries use it.',
  title: 'The title, as the publisher gives it.',
  seedTitle: 'The title exactly as on the seed page, where it is listed there.',
  namedOnSeedPage: 'false where the seed page uses the document without naming it.',
  author: 'Who wrote it.',
  publisher: 'Who published it. Leave it out when nobody knows.',
  published: 'When it was published, in words. Leave it out when nobody knows.',
  standing:
    'current (in force), historic (kept for what it said then) or superseded (replaced). Only current ones are posted or come first unasked.',
  supersededBy: 'The id of what replaced it.',
  authority:
    'Whose word it is: law, regulator, government, nhs, royal-college-or-union, defence-body, charity, research, practice (one organisation’s way) or blog (a person, the press).',
  nations:
    'The ids of the nations it is for, from nations.yaml. Leave it out when it is tied to none.',
  professions: 'The ids of those it is for, from professions.yaml. Leave it out for everybody.',
  link: 'The full web address. Leave it out when nobody knows it: never guess, and never link to a site that copies documents.',
  linkNote:
    'What the link opens, when it is not the publisher’s own page: a news report, an older address.',
  summary: 'One or two sentences on what it is and whom it helps, in our own words.',
  points:
    'What it says, in our own words, one to a line, the most useful first. Each must make sense alone; at most 200 characters.',
  topics: 'The ids of its topics, from topics.yaml.',
  keywords: 'Words that people might search for.',
};

const TIP: Help = {
  id: RESOURCE['id'] ?? '',
  text: 'The tip itself, at most 280 characters, in plain British English.',
  do: 'Something to try today, at most 120 characters. It is shown under the tip.',
  topics: 'The ids of its topics, from topics.yaml.',
  platforms: 'The ids of the platforms it is about, from platforms.yaml.',
  professions: 'The ids of those it is for, from professions.yaml. Leave it out for everybody.',
  source: 'The id of the resource or guidance it rests on.',
  why: 'What in the source supports it, in a few words.',
  dates:
    "The days of each year on which it may be posted: name, from and until, such as '05-05' and '05-13' in quotes.",
  season: 'The season, from the folder seasons, in which it may be posted: pre-election or winter.',
  foundOnly: 'true where it is better found than posted to people who did not ask.',
};

const FORMER_TIP: Help = {
  id: 'The id of the tip that is no more.',
  mergedInto: 'The id of the tip that took up its idea. Old buttons and links then lead there.',
  retired: 'Why there is none. Write this or mergedInto.',
};

const AUDIENCE: Help = {
  id: RESOURCE['id'] ?? '',
  title: 'The name as people see it.',
  words: 'The words by which people name it, in small letters.',
  apart: 'true where what is only for these is kept out of posts to all staff.',
  unsaid:
    'true where people who ask seldom say that they are these, so that what is for them is found like what is for everybody.',
};

const TOPIC: Help = {
  id: RESOURCE['id'] ?? '',
  title: 'The topic’s name as people see it.',
  description: 'One sentence on what belongs to it.',
};

const AWARENESS_DAY: Help = {
  id: RESOURCE['id'] ?? '',
  title: 'Its name, as people say it.',
  aliases: 'Other names that people type for it.',
  when: "How its dates are fixed, in one of four ways. each: '05-12' in quotes, with until for more than one day. weekday: third Thursday of May, with days for more than one. published: from and until of each year, as its publisher gave them. season: a season of the folder seasons.",
  nations:
    'The ids of the nations that keep it, from nations.yaml. Leave it out when it is tied to none.',
  professions: 'The ids of those it is for, from professions.yaml. Leave it out for everybody.',
  publisher: 'Who set the day or keeps it; where nobody does, whose page gives its date.',
  link: 'The publisher’s own page of it. Never guess it: where the date was read elsewhere, that page belongs in the evidence.',
  linkNote: 'What the link opens, when it is not the publisher’s own page.',
  summary: 'What it is, in a sentence.',
  post: 'What to post, in a sentence or two.',
  tips: 'The ids of tips that fit it. They are posted first in its week.',
  documents: 'The ids of resources or guidance that fit it.',
  record: CALLED['record'] ?? '',
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
  only: 'Whom alone it counts, where that is not everybody: people who are online.',
  platform: 'The one site or app it is about, by its name now: X, not Twitter.',
  nation: 'England, Scotland, Wales or Northern Ireland, where it is of one alone.',
  fromAge: 'The youngest age it counts, where it is not of adults of all ages.',
  toAge: 'The oldest age it counts. Leave it out for “and over”.',
  sourceUrl: 'The page the figure was read on.',
  evidence: 'seen (on the publisher’s own page) or cited (on somebody else’s).',
  creditedTo: 'Whom that page names as its source.',
  mirror: 'true where the page is somebody else’s full copy.',
  seenAtUrl: 'Another address where it was seen.',
  unconfirmed: 'true where the edition, or who was asked, is only inferred.',
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
  evidence:
    'True where the words by themselves point to a sensitive question: a text of six words or fewer without any such set is none.',
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
  topic: { ...TOPIC, ...CALLED },
  resource: { ...RESOURCE, ...CALLED },
  guidance: { ...RESOURCE, ...CALLED },
  tip: { ...TIP, ...CALLED },
  'former-tip': FORMER_TIP,
  profession: AUDIENCE,
  nation: AUDIENCE,
  platform: AUDIENCE,
  statistic: { ...STATISTIC, ...CALLED },
  'later-figure': { ...LATER_FIGURE, ...CALLED },
  survey: { ...SURVEY, ...CALLED },
  'awareness-day': AWARENESS_DAY,
  sensitive: { ...SENSITIVE, ...CALLED },
  'sensitive-words': IDEA,
  'sensitive-asks': SENSITIVE_ASKS,
  contacts: CONTACTS,
};
