import * as z from 'zod';
import { filledList, group, id, list, text, type Frozen } from './fields';
import type { Kind } from './kinds';

const word = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), text(60));
/** One word in small letters or figures, as it is compared with what was typed. */
const bare = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  text(30).regex(/^[a-z0-9]+$/, 'must be one word in small letters, without marks'),
);
/** Words in small letters with single spaces between them, as whole messages are compared. */
const plain = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  text(120).regex(
    /^[\p{Ll}\p{N}]+( [\p{Ll}\p{N}]+)*$/u,
    'must be words in small letters, without apostrophes or marks',
  ),
);

/** Words typed in haste, and figures that stand for words. */
export const abbreviations = group({
  words: filledList(group({ means: bare, typed: filledList(bare) })),
  figures: list(group({ figure: bare, means: bare, before: list(bare), after: list(bare) })),
});

/** Other ways to say a command. */
export const commandWording = group({
  command: bare,
  synonyms: list(text(30).regex(/^[a-z]+(-[a-z]+)?$/, 'must be one word in small letters')),
  said: list(plain),
});
export type CommandWording = Frozen<z.infer<typeof commandWording>>;

/** Whole messages that are no question. */
export const smallTalkWording = group({
  greetings: filledList(plain),
  thanks: filledList(plain),
  rude: filledList(
    text(60).regex(/^[a-z]+( [a-z]+)*\*?$/, 'must be words in small letters; a star may end them'),
  ),
  atTheBot: filledList(plain),
});
export type SmallTalkWording = Frozen<z.infer<typeof smallTalkWording>>;

/** Short messages that go on from what was just answered, by what they want. */
export const followUpWording = group({
  more: list(plain),
  another: list(plain),
  source: list(plain),
  why: list(plain),
  shorter: list(plain),
  unclear: list(plain),
  example: list(plain),
  done: list(plain),
  'not-that': list(plain),
  first: list(plain),
  second: list(plain),
  third: list(plain),
  last: list(plain),
  yes: list(plain),
});
export type FollowUpWording = Frozen<z.infer<typeof followUpWording>>;

const FOLLOW_UPS = Object.keys(followUpWording.shape) as readonly (keyof FollowUpWording)[];

/** How people ask for one more of what was shown, whatever they say of that. */
export const anotherWording = group({
  /** Asks in words of its own. */
  asksOwn: list(bare),
  /** Ask for one more alone, those that need a name of what was shown behind them, "more", and what may stand with it. */
  words: list(bare),
  different: list(bare),
  more: list(bare),
  beforeMore: list(bare),
  afterMore: list(bare),
  /** Say that something was had before: who, how, that, and which of it; or who, that and when. */
  beforeHad: list(plain),
  alreadyHad: list(bare),
  had: list(bare),
  points: list(bare),
  beforeHadBefore: list(bare),
  hadBefore: list(bare),
  since: list(plain),
  /** The same where nothing else is said. */
  beforeHadAlone: list(bare),
  hadAlone: list(bare),
  whatHadAlone: list(bare),
  oneHadAlone: list(bare),
  beforeWhen: list(bare),
  whenHadAlone: list(plain),
});
export type AnotherWording = Frozen<z.infer<typeof anotherWording>>;

/** How people say who they are. */
export const introductionWording = group({
  /** Before what somebody is. */
  opens: list(plain),
  /** Before what somebody is called. */
  naming: list(plain),
  /** What somebody may be that nothing here is for alone. */
  roles: list(plain),
  workplaces: list(bare),
  /** Words around these that say nothing of what is asked, and words that ask or tell something else. */
  around: list(bare),
  asks: list(bare),
});

/** How the messages of one conversation hang together: what stands around what they ask, and names that change places. */
export const conversationWording = group({
  /** Before a question that has nothing to do with what was asked before. */
  fresh: list(plain),
  /** What is said to an answer before the next question, and behind one. */
  before: list(plain),
  after: list(plain),
  /** With what a question or request begins, where no mark stands before it. */
  starts: list(plain),
  /** Whole messages that ask for help where nothing was asked before, and go on from it where something was. */
  goesOnOrHelp: list(plain),
  /** Before what somebody meant instead. */
  meant: list(plain),
  /** Before what they did not mean. */
  instead: list(plain),
  /** Before what surely goes on from the last question. */
  goesOn: list(plain),
  /** Words around a name that say no more than that it is asked for now: "does that go for". */
  frames: list(bare),
  /** What somebody says who has read an answer and asks nothing more. */
  acknowledged: list(plain),
  /** What somebody says who is done and gives thanks. */
  closing: list(plain),
  /** Phrases that ask for one more of what was shown, what that may be called, and what is said of it. */
  others: list(plain),
  shownThings: list(bare),
  verdicts: list(plain),
  another: anotherWording.prefault({}),
  introduction: introductionWording.prefault({}),
  /** Sorts of names of which a question holds one, so that a new one takes the place of the old. */
  alternatives: list(group({ id, names: filledList(group({ id, words: filledList(text(60)) })) })),
});
export type ConversationWording = Frozen<z.infer<typeof conversationWording>>;

/** Whole messages about the bot itself, and what it says back. */
export const smallAnswer = group({
  id,
  reply: z.enum(['about', 'help', 'thanks', 'greeting', 'abuse', 'declined'], {
    error: 'must be about, help, thanks, greeting, abuse or declined',
  }),
  said: filledList(plain),
  /** The sorts of follow-ups that it also answers where nothing was asked before. */
  followUps: list(z.enum(FOLLOW_UPS, { error: `must be one of: ${FOLLOW_UPS.join(', ')}` })),
  title: text(80),
  text: text(400),
});
export type SmallAnswer = Frozen<z.infer<typeof smallAnswer>>;

/** Where to go with what is declined for a subject. */
export const wayOn = group({ subject: text(80), line: text(300) });
export type WayOn = Frozen<z.infer<typeof wayOn>>;

/** What stands around a request, and what asks for a command. */
export const requestWording = group({
  before: filledList(plain),
  after: filledList(plain),
  carriers: filledList(bare),
  asked: filledList(group({ command: bare, words: filledList(bare) })),
  whole: filledList(bare),
  /** Between the word "tip" and its subject, and before that word. */
  tipsAbout: list(plain),
  tipsOfKinds: list(bare),
  /** Words around the name of a subject that say nothing of it. */
  filler: list(bare),
});
export type RequestWording = Frozen<z.infer<typeof requestWording>>;

/** Names and terms that are never taken for slips. */
export const names = group({
  faiths: list(word),
  medicines: list(word),
  platforms: list(word),
  organisations: list(word),
  places: list(word),
  terms: list(word),
});
export type NamesWording = Frozen<z.infer<typeof names>>;

/** The lexicon's files of wording, each of one kind. */
export const WORDING_KINDS: readonly Kind[] = [
  {
    name: 'abbreviations',
    files: /^abbreviations\.ya?ml$/,
    shape: 'single',
    entry: abbreviations,
    ids: 'lexicon',
  },
  {
    name: 'commands',
    files: /^commands\.ya?ml$/,
    shape: 'list',
    entry: commandWording,
    ids: 'lexicon',
  },
  {
    name: 'small-talk',
    files: /^small-talk\.ya?ml$/,
    shape: 'single',
    entry: smallTalkWording,
    ids: 'lexicon',
  },
  {
    name: 'small-answers',
    files: /^small-answers\.ya?ml$/,
    shape: 'list',
    entry: smallAnswer,
    ids: 'lexicon',
  },
  {
    name: 'follow-ups',
    files: /^follow-ups\.ya?ml$/,
    shape: 'single',
    entry: followUpWording,
    ids: 'lexicon',
  },
  {
    name: 'conversation',
    files: /^conversation\.ya?ml$/,
    shape: 'single',
    entry: conversationWording,
    ids: 'lexicon',
  },
  { name: 'ways-on', files: /^ways-on\.ya?ml$/, shape: 'list', entry: wayOn, ids: 'lexicon' },
  {
    name: 'requests',
    files: /^requests\.ya?ml$/,
    shape: 'single',
    entry: requestWording,
    ids: 'lexicon',
  },
  { name: 'names', files: /^names\.ya?ml$/, shape: 'single', entry: names, ids: 'lexicon' },
];
