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
import { EXAMPLE_RULES, QUESTIONS, type DraftExample, type Question } from './draft-example';
import { QUESTION_SORT_HELP } from './question-sorts';

/** Who keeps a file right, until when, and what it rests on. */
const record = group({
  owner: text(80).describe('Who keeps this right: a team or a role, not a person’s name.'),
  checked: date.describe('The day somebody last checked it, like 2026-11-22.'),
  reviewBy: date.describe('The last day it may be relied on without another check.'),
  source: text(300).describe('What it rests on: an id of guidance, or words.').exactOptional(),
  url: webAddress.describe('Where the source can be read.').exactOptional(),
  licence: text(200).describe('What its licence allows.').exactOptional(),
}).describe('Who keeps this file right, until when, and what it rests on.');
export type PostCheckRecord = Frozen<z.infer<typeof record>>;

/** A phrase as phrase-patterns.ts reads it. */
const phrase = text(900);
const wholeNumber = number.int('must be a whole number').min(0, 'must be 0 or more');

/** A list of phrases, and what they are for. */
const phrases = (what: string) => filledList(phrase).describe(`${what} ${HOW}`);
const HOW = 'How a phrase is written: see the README in post-check.';

/** A file of phrases: under `cues` exactly these, each with what it is for; under `sets` words that they share. */
function cueFile<const Name extends string>(cues: Readonly<Record<Name, string>>) {
  return group({
    record,
    sets: z
      .record(text(40), filledList(text(60)))
      .default({})
      .describe(
        'Words that several phrases share, each list under a name: <name> stands for any of them.',
      ),
    cues: group(
      Object.fromEntries(
        Object.entries<string>(cues).map(([name, what]) => [name, phrases(what)]),
      ) as Record<Name, ReturnType<typeof phrases>>,
    ).describe('Phrases to look for.'),
  });
}

/** Words to avoid, and what to write: `say` fits in their place, `hint` only tells. */
const replacement = group({
  words: filledList(text(60)).describe('Words to avoid. A hyphen is written as a space.'),
  say: text(80).describe('What to write: it must fit in their place as it stands.').exactOptional(),
  hint: text(120).describe('What to do, where no words fit in their place.').exactOptional(),
  unless: list(phrase).describe(`Where they are right. ${HOW}`),
}).refine(({ say, hint }) => say !== undefined || hint !== undefined, 'needs say or hint');
export type Replacement = Frozen<z.infer<typeof replacement>>;

const replacements = filledList(replacement).describe('Words to avoid, and what to write.');

const platform = group({
  id: z
    .enum(PLATFORM_IDS, { error: `must be one of ${PLATFORM_IDS.join(', ')}` })
    .describe('Which platform.'),
  name: text(40).describe('Its name as readers see it.'),
  most: wholeNumber
    .describe('The most characters that it takes. Leave it out where it publishes none.')
    .exactOptional(),
  bytes: wholeNumber.describe('The most bytes, where it counts these too.').exactOptional(),
  count: z
    .enum(['weighted', 'graphemes', 'emoji-bytes', 'short-links'], {
      error: 'must be weighted, graphemes, emoji-bytes or short-links',
    })
    .describe(
      'How it counts. weighted: letters 1, other signs and every emoji 2, every address 23; graphemes: what a reader sees; emoji-bytes: as graphemes, an emoji as its bytes; short-links: as graphemes, every address 23, only the name of a mention.',
    ),
  hashtags: wholeNumber
    .describe('The most hashtags that it takes, where that is not the good practice under style.')
    .exactOptional(),
  source: text(300).describe('Who says so.'),
  url: webAddress.describe('Where they say so.'),
  evidence: certainty.describe('How sure it is: seen, cited, likely or unknown.'),
  note: text(200).describe('For editors.').exactOptional(),
});
export type PlatformLimit = Frozen<z.infer<typeof platform>>;

/** Each rule with its name for people, its source and its wordings. */
const rule = group({
  rule: z
    .enum(RULE_NAMES as readonly [RuleName, ...RuleName[]], {
      error: 'must be the name of a rule',
    })
    .describe('Which rule.'),
  name: text(60).describe('Its name as readers see it.'),
  source: text(200).describe('What it rests on, as readers see it.'),
  url: webAddress.describe('Where the source can be read.').exactOptional(),
  guidance: text(80).describe('The id of the guidance that a reader may open.').exactOptional(),
  says: z
    .record(text(40), text(200))
    .describe('What it says, by the name of each wording: about ten words. {…} is filled in.'),
});
export type RuleWording = Frozen<z.infer<typeof rule>>;

/** What adds to, or takes from, the points of a story about a person. */
const CIRCUMSTANCE_HELP = {
  aged: 'A first name with an age, as one tells of a person.',
  introduced: 'Introduces one of us: a pronoun in the draft then speaks of no patient.',
  beyond: 'An animal, somebody of history or public life, a giver: takes points off.',
  someone: 'Somebody who may be a patient: a man, our lady in bed 4.',
  pronoun: 'He, she and the like, of somebody in care.',
  role: 'What somebody does for a living, or is known for.',
  relation: 'Whose relative or friend somebody is.',
  kin: 'Their family.',
  named: 'A first name, as one tells of a person.',
  age: 'How old somebody is.',
  place: 'Where it happened, or where they live.',
  time: 'When it happened.',
  care: 'That somebody is in care.',
  event: 'What happened to them.',
  unique: 'What makes them rare: the first, the oldest, the only.',
  staff: 'Who is one of us: takes points off.',
  many: 'People at large: takes points off.',
  reader: 'The reader is spoken to: takes points off.',
  teller: 'One of us tells of it.',
  past: 'It is told as a thing that happened.',
} as const;
export const CIRCUMSTANCES = Object.keys(
  CIRCUMSTANCE_HELP,
) as readonly (keyof typeof CIRCUMSTANCE_HELP)[];

/** Sorts of words from which the check learns what pictures show. */
const PICTURE_SORT_HELP = {
  still: 'Words for a photograph.',
  moving: 'Words for a film, or for moving on to the next picture.',
  loose: 'Words that now and then stand for one.',
  show: 'Words that show something.',
  artwork: 'What is drawn, printed or counted.',
  person: 'People who may be in care, or theirs.',
  hurt: 'People in an accident.',
  crowd: 'Many people at once.',
  staff: 'People who work here, help or visit.',
  body: 'Parts of a body, and pictures of its inside.',
  given: 'What is done to a body.',
  ward: 'Where care is given.',
  screen: 'What bears names: boards, lists, labels, letters.',
  occasion: 'What people do together.',
  scene: 'The place of an accident.',
  joy: 'How people in pictures look.',
  thing: 'Things.',
  animal: 'Animals, and dolls that stand for people.',
  agreed: 'That somebody agreed, acts or is made up.',
  none: 'That something is not so, or nobody is there.',
  ask: 'That something is asked or advised.',
  mine: 'That one speaks of oneself.',
  sorry: 'That nobody was asked.',
} as const;
export const PICTURE_SORTS = Object.keys(
  PICTURE_SORT_HELP,
) as readonly (keyof typeof PICTURE_SORT_HELP)[];

/** What one rule that raises a question is learned from. */
const questionExamples = group({
  raised: filledList(text(1000)).describe('Posts that raise this question. Made up.'),
  unraised: filledList(text(1000)).describe('Posts that look like these and do not. Made up.'),
}).describe('What this question is learned from, beside the drafts in examples.');

const NOT = 'Words that unmake a finding.';

export const POST_CHECK_FILES = {
  rules: group({
    record,
    rules: filledList(rule).describe('Every rule once.'),
    who: group({
      ask: text(200).describe('What is asked.'),
      source: text(200).describe('What it rests on.'),
      guidance: text(80).describe('The id of the guidance that a reader may open.').exactOptional(),
    }).describe('What is asked where nobody can tell in whose name a post speaks.'),
  }),
  platforms: group({
    record,
    platforms: filledList(platform).describe('What each platform takes.'),
    weights: group({
      address: wholeNumber.describe('What any address counts.'),
      ranges: filledList(
        group({
          from: wholeNumber.describe('The first code point.'),
          to: wholeNumber.describe('The last code point.'),
        }),
      ).describe('The signs that count 1; any other counts 2.'),
    }).describe('How characters are weighed where the count is weighted.'),
    style: group({
      hashtags: wholeNumber.describe('The most hashtags of a post.'),
      emoji: wholeNumber.describe('The most emoji of a post.'),
      addresses: wholeNumber.describe('The most links of a post.'),
      sentenceWords: wholeNumber.describe('The most words of a sentence.'),
      altCharacters: wholeNumber.describe('The most characters of alternative text.'),
    }).describe('Good practice, whatever a platform takes.'),
  }),
  names: group({
    record,
    names: text(20_000).describe('First names that are no other words, with spaces between.'),
    everyday: text(5000).describe('First names that are words too, with spaces between.'),
  }),
  circumstances: cueFile({
    ...CIRCUMSTANCE_HELP,
    alone: 'What gives somebody away by itself.',
    colleague: 'The story is of a colleague.',
    consent: 'Somebody agreed to its being told.',
    nobody: 'Looks like somebody and is nobody.',
    service: 'Looks like an illness and is a service or a thing.',
    invented: 'Nobody is told of: a case, a scene or an exercise is made up.',
  }).extend({
    enough: wholeNumber.describe('From how many points on a story is stopped.'),
    uncared: number.describe(
      'What it counts that nothing tells of care, or of what happened: below 0.',
    ),
    points: group(
      Object.fromEntries(
        Object.entries(CIRCUMSTANCE_HELP).map(([name, what]) => [name, number.describe(what)]),
      ) as Record<keyof typeof CIRCUMSTANCE_HELP, typeof number>,
    ).describe('How many points each sort counts, once, in four sentences.'),
  }),
  'patient-names': cueFile({
    named: 'Somebody by name.',
    alone: 'A name that is a patient’s by itself.',
    numbered: 'A number or an address that is a patient’s.',
    unnumbered: 'Numbers of things, which are no patient’s.',
    care: 'Words of care for one person, near the name.',
    not: NOT,
  }),
  'personal-details': cueFile({
    ask: 'Words that ask people to send something.',
    detail: 'Details of a person.',
    alone: 'What asks for details by itself.',
    not: NOT,
  }),
  'replies-to-patients': cueFile({
    reply: 'What shows that somebody is answered.',
    fact: 'What, in an answer, says that somebody is a patient.',
    strong: 'What says so by itself.',
    between: 'What passed between us and the one who is answered.',
    subject: 'What shows that this was about their care.',
    not: NOT,
    many: 'Many are spoken to: nothing is learned of one, unless somebody is answered.',
  }),
  medicines: cueFile({
    medicine: 'Medicines that only a prescription gives.',
    kind: 'Kinds of such medicines.',
    offer: 'Words that promote them.',
    safety: 'News and words of safety: no promotion.',
  }),
  elections: cueFile({
    alone: 'What should wait until after an election.',
    not: NOT,
  }),
  pictures: cueFile({
    attached: 'A picture, film or poster goes with the draft.',
    elsewhere: 'Speaks of pictures, but none goes with it.',
    people: 'Who may be in it.',
    hinted: 'Does not speak of a picture, and is written beside one of people.',
    allowed: 'Whoever is shown agreed, plays a part or is nobody.',
    unshown: 'People who are spoken of and are not in it.',
    alt: 'Those who cannot see or hear it are given words.',
    redundant: 'Openings that alternative text does without.',
  }).extend({
    signs: filledList(text(10)).describe('Emoji that mean a picture goes with the draft.'),
  }),
  'picture-examples': cueFile(PICTURE_SORT_HELP).extend({
    shown: filledList(text(1000)).describe(
      'Posts with which people are shown who may be in care, and nobody says that they agreed. Made up.',
    ),
    unshown: filledList(text(1000)).describe(
      'Posts that look like these, with which no patient is shown, or one who agreed. Made up.',
    ),
  }),
  'question-examples': cueFile(QUESTION_SORT_HELP).extend(
    Object.fromEntries(QUESTIONS.map((question) => [question, questionExamples])) as Record<
      Question,
      typeof questionExamples
    >,
  ),
  addresses: group({
    record,
    shorteners: filledList(text(60)).describe('Hosts of shortened addresses.'),
    cues: group({ vague: phrases('Link words that say nothing.') }).describe(
      'Phrases to look for.',
    ),
  }),
  acronyms: group({
    record,
    known: filledList(text(20)).describe('Initials that need no explaining.'),
    stand: list(
      group({
        letters: text(20).describe('The initials.'),
        words: text(80).describe('What they stand for.'),
      }),
    ).describe('What others stand for.'),
  }),
  jargon: group({ record, words: replacements }),
  'people-first': group({ record, words: replacements }),
  claims: cueFile({
    figure: 'Figures.',
    rank: 'Comparisons: the first, the best.',
    source: 'What gives a source.',
    absolute: 'What nobody can promise.',
    not: NOT,
  }),
  advice: cueFile({
    advice: 'What to do with a medicine.',
    one: 'What shows that one person is told.',
    not: NOT,
  }),
  tone: cueFile({
    sarcasm: 'Sarcasm.',
    blame: 'Blame.',
    insult: 'Contempt.',
    not: NOT,
  }),
  'others-work': cueFile({
    work: 'Somebody else’s words, pictures or music, or the NHS logo.',
    not: NOT,
  }),
  deaths: cueFile({
    suicide: 'Suicide and self-harm.',
    worded: 'Words about suicide that hurt, whatever the rest of the sentence is about.',
    death: 'A death.',
    incident: 'An incident under way.',
    not: NOT,
  }),
  colleagues: cueFile({
    named: 'A colleague by name.',
    asked: 'How it sounds when they know about it.',
    unasked: 'How it sounds when they do not, whatever else sounds as if they did.',
    not: NOT,
  }),
  days: cueFile({
    relative: 'Days that depend on when somebody reads the post.',
    not: NOT,
  }),
  spelling: group({
    record,
    words: filledList(text(40)).describe('Words that are right and not in the dictionary.'),
    doubles: filledList(text(20)).describe('Words that may stand twice.'),
    mistyped: filledList(
      group({
        wrong: text(40).describe('As it is often written.'),
        right: text(40).describe('As it is spelled.'),
      }),
    ).describe('Slips that one letter does not put right.'),
  }),
} as const;

const exampleRule = z.enum(EXAMPLE_RULES, {
  error: `must be one of ${EXAMPLE_RULES.join(', ')}`,
});

/** A file of drafts of which somebody has said what is wrong with them, by one writer. */
export const EXAMPLES_FILE = group({
  record,
  drafts: filledList(
    group({
      text: text(4000).describe(
        'The draft as it would be posted. Made up: never of a real person.',
      ),
      breaks: list(exampleRule).describe(
        'The rules that it breaks. Leave it out where it breaks none of these.',
      ),
      perhaps: list(exampleRule).describe(
        'The rules of which two people might not say the same. So far, questions alone go by it.',
      ),
    }),
  ).describe('Drafts, from which the check learns how others are told.'),
});

/** Everything in the files, as editors wrote it. */
export type PostCheckContent = {
  readonly [Name in keyof typeof POST_CHECK_FILES]: Frozen<
    z.infer<(typeof POST_CHECK_FILES)[Name]>
  >;
} & {
  /** The drafts of all writers. */
  readonly examples: readonly DraftExample[];
};
