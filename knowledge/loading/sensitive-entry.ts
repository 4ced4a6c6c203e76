import * as z from 'zod';
import {
  filledList,
  group,
  id,
  list,
  text,
  called,
  recorded,
  webAddress,
  yesNo,
  type Frozen,
} from './fields';

/** A set of words that people use for one thing, so that an example with one of them speaks for all. */
export const idea = group({
  id,
  words: filledList(text(60)),
  /** True where the words by themselves point to a sensitive question: a short text without any such is none. */
  evidence: yesNo.exactOptional(),
});
export type Idea = Frozen<z.infer<typeof idea>>;

/** How people put a sensitive question, by its id, or ordinary questions that look like one. */
export const sensitiveAsks = group({
  for: id,
  /** True where they sound too much like something else to learn from: each is known as it stands, and that is all. */
  unlearned: yesNo.exactOptional(),
  asks: filledList(text(700)),
});
export type SensitiveAsks = Frozen<z.infer<typeof sensitiveAsks>>;

/** Whom a sentence may name, as in "Tell {informationGovernance} today". */
export const CONTACT_NAMES = [
  'informationGovernance',
  'communications',
  'safeguarding',
  'freedomToSpeakUp',
  'security',
  'wellbeing',
] as const;
export type ContactName = (typeof CONTACT_NAMES)[number];

const sentence = text(500).refine(
  (value) =>
    [...value.matchAll(/\{([^}]*)\}/g)].every(([, name]) =>
      CONTACT_NAMES.includes(name as ContactName),
    ),
  `may name only these in curly brackets: ${CONTACT_NAMES.map((name) => `{${name}}`).join(', ')}`,
);

/** A question that needs a person: the reviewed words that answer it. */
export const sensitiveQuestion = group({
  id,
  title: text(100),
  summary: text(300),
  lifeAtRisk: yesNo.exactOptional(),
  /** True where the answer is that Signpost can't help with such things. */
  decline: yesNo.exactOptional(),
  say: filledList(sentence),
  steps: list(sentence),
  sources: list(id),
  tips: list(id),
  ...called,
  ...recorded,
});
export type SensitiveQuestion = Frozen<z.infer<typeof sensitiveQuestion>>;

const contact = group({
  name: text(120).exactOptional(),
  phone: text(60).exactOptional(),
  email: text(120)
    .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be an email address')
    .exactOptional(),
  url: webAddress.exactOptional(),
  hours: text(120).exactOptional(),
}).refine((value) => Object.keys(value).length > 0, 'needs a name, phone, email or url');
export type Contact = Frozen<z.infer<typeof contact>>;

/** The organisation's own contacts, each left out until somebody fills it in. */
export const contacts = group({
  informationGovernance: contact.exactOptional(),
  communications: contact.exactOptional(),
  safeguarding: contact.exactOptional(),
  freedomToSpeakUp: contact.exactOptional(),
  security: contact.exactOptional(),
  wellbeing: contact.exactOptional(),
});
export type Contacts = Frozen<z.infer<typeof contacts>>;
