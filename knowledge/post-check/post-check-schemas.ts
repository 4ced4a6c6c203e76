import * as z from 'zod';
import {
  certainty,
  date,
  filledList,
  group,
  list,
  number,
  text,
  webAddress,
  type Frozen,
} from '../loading/fields';
import { PLATFORM_IDS, RULE_NAMES, type RuleName } from './draft';

/** Who keeps a file right, until when, and what it rests on. */
const record = group({
  owner: text(80),
  checked: date,
  reviewBy: date,
  source: text(300).exactOptional(),
  url: webAddress.exactOptional(),
  licence: text(200).exactOptional(),
});
export type PostCheckRecord = Frozen<z.infer<typeof record>>;

/** A phrase as phrase-patterns.ts reads it. */
const phrase = text(900);
const wholeNumber = number.int('must be a whole number').min(0, 'must be 0 or more');

/** A file of phrases: under `cues` exactly these, under `sets` words that they share. */
function cueFile<const Name extends string>(...names: readonly Name[]) {
  return group({
    record,
    sets: z.record(text(40), filledList(text(60))).default({}),
    cues: group(
      Object.fromEntries(names.map((name) => [name, filledList(phrase)])) as Record<
        Name,
        ReturnType<typeof filledList<typeof phrase>>
      >,
    ),
  });
}

/** Words to avoid, and what to write: `say` fits in their place, `hint` only tells. */
const replacement = group({
  words: filledList(text(60)),
  say: text(80).exactOptional(),
  hint: text(120).exactOptional(),
  unless: list(phrase),
}).refine(({ say, hint }) => say !== undefined || hint !== undefined, 'needs say or hint');
export type Replacement = Frozen<z.infer<typeof replacement>>;

const platform = group({
  id: z.enum(PLATFORM_IDS, { error: `must be one of ${PLATFORM_IDS.join(', ')}` }),
  name: text(40),
  most: wholeNumber.exactOptional(),
  bytes: wholeNumber.exactOptional(),
  count: z.enum(['weighted', 'graphemes', 'emoji-bytes', 'short-links'], {
    error: 'must be weighted, graphemes, emoji-bytes or short-links',
  }),
  hashtags: wholeNumber.exactOptional(),
  source: text(300),
  url: webAddress,
  evidence: certainty,
  note: text(200).exactOptional(),
});
export type PlatformLimit = Frozen<z.infer<typeof platform>>;

/** Each rule with its name for people, its source and its wordings. */
const rule = group({
  rule: z.enum(RULE_NAMES as readonly [RuleName, ...RuleName[]], {
    error: 'must be the name of a rule',
  }),
  name: text(60),
  source: text(200),
  url: webAddress.exactOptional(),
  guidance: text(80).exactOptional(),
  says: z.record(text(40), text(200)),
});
export type RuleWording = Frozen<z.infer<typeof rule>>;

/** What adds to, or takes from, the points of a story about a person. */
export const CIRCUMSTANCES = [
  'someone',
  'pronoun',
  'role',
  'relation',
  'kin',
  'named',
  'age',
  'place',
  'time',
  'care',
  'event',
  'unique',
  'staff',
  'many',
  'reader',
  'teller',
  'past',
] as const;

export const POST_CHECK_FILES = {
  rules: group({
    record,
    rules: filledList(rule),
    /** What is asked where nobody can tell in whose name a post speaks. */
    who: group({ ask: text(200), source: text(200), guidance: text(80).exactOptional() }),
  }),
  platforms: group({
    record,
    platforms: filledList(platform),
    weights: group({
      address: wholeNumber,
      ranges: filledList(group({ from: wholeNumber, to: wholeNumber })),
    }),
    style: group({
      hashtags: wholeNumber,
      emoji: wholeNumber,
      addresses: wholeNumber,
      sentenceWords: wholeNumber,
      altCharacters: wholeNumber,
    }),
  }),
  names: group({ record, names: text(20_000), everyday: text(5000) }),
  circumstances: cueFile(...CIRCUMSTANCES, 'alone', 'colleague', 'consent', 'nobody').extend({
    enough: wholeNumber,
    points: group(
      Object.fromEntries(CIRCUMSTANCES.map((name) => [name, number])) as Record<
        (typeof CIRCUMSTANCES)[number],
        typeof number
      >,
    ),
  }),
  'personal-details': cueFile('ask', 'detail', 'alone', 'not'),
  'replies-to-patients': cueFile('reply', 'fact', 'strong', 'not'),
  medicines: cueFile('medicine', 'kind', 'offer', 'safety'),
  elections: cueFile('alone', 'not'),
  pictures: cueFile('attached', 'elsewhere', 'people', 'alt', 'redundant'),
  addresses: group({
    record,
    shorteners: filledList(text(60)),
    cues: group({ vague: filledList(phrase) }),
  }),
  acronyms: group({
    record,
    known: filledList(text(20)),
    stand: list(group({ letters: text(20), words: text(80) })),
  }),
  jargon: group({ record, words: filledList(replacement) }),
  'people-first': group({ record, words: filledList(replacement) }),
  claims: cueFile('figure', 'rank', 'source', 'absolute', 'not'),
  advice: cueFile('advice', 'one', 'not'),
  tone: cueFile('sarcasm', 'blame', 'insult', 'not'),
  'others-work': cueFile('work', 'not'),
  deaths: cueFile('suicide', 'death', 'incident', 'not'),
  colleagues: cueFile('named', 'asked'),
  days: cueFile('relative', 'not'),
  spelling: group({
    record,
    words: filledList(text(40)),
    doubles: filledList(text(20)),
    mistyped: filledList(group({ wrong: text(40), right: text(40) })),
  }),
} as const;

/** Everything in the files, as editors wrote it. */
export type PostCheckContent = {
  readonly [Name in keyof typeof POST_CHECK_FILES]: Frozen<
    z.infer<(typeof POST_CHECK_FILES)[Name]>
  >;
};
