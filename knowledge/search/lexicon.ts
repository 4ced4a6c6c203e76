import type {
  CommandWording,
  ConversationWording,
  FollowUpWording,
  RequestWording,
  SmallAnswer,
  SmallTalkWording,
  WayOn,
} from '../loading/lexicon-wording';
import type { Abbreviations } from '../text/abbreviations';
import type { Concept } from './synonyms';

/** What people type when they want an item: `for` names one, or several of which any is a fair answer. */
export interface Asks {
  readonly for: readonly string[];
  readonly asks: readonly string[];
}

/** Questions that nothing here answers, by what they are about. */
export interface Declines {
  readonly subject: string;
  readonly asks: readonly string[];
  /** Single words and names that by themselves point away from here. */
  readonly words: readonly string[];
}

/** How sure the search must be, learned from labelled questions by `npm run calibrate`. */
export interface Floor extends Marks {
  /** Where an encoder says what is near in meaning. */
  readonly encoder: Marks;
}

/** What signals count, and the marks they are held against. */
export interface Marks {
  /** How much each signal counts. */
  readonly weights: Readonly<Record<string, number>>;
  readonly bias: number;
  /** At this chance of being in scope, or above, the search answers. */
  readonly answer: number;
  /** From this chance up to `answer` it suggests; below, it declines. */
  readonly suggest: number;
  /** Whether the best found is a good answer: below `least` it is only the nearest there is. */
  readonly good: {
    readonly weights: Readonly<Record<string, number>>;
    readonly bias: number;
    readonly least: number;
  };
}

/** The words of the field, apart from the content itself. */
export interface Lexicon {
  readonly concepts: readonly Concept[];
  readonly stopWords: readonly string[];
  readonly asks: readonly Asks[];
  readonly declines: readonly Declines[];
  /** Questions that belong here and that nothing here answers yet. */
  readonly gaps: readonly string[];
  readonly floor: Floor;
  /** Common English words, each with its place from the commonest, 0: how rare a word is. */
  readonly english: ReadonlyMap<string, number>;
  readonly abbreviations: Abbreviations;
  /** Single words that are names here, in small letters: they are never "repaired". */
  readonly names: ReadonlySet<string>;
  readonly wording: Wording;
}

/** How commands, requests and small talk are put. */
export interface Wording {
  readonly commands: readonly CommandWording[];
  readonly requests: RequestWording;
  readonly smallTalk: SmallTalkWording;
  readonly smallAnswers: readonly SmallAnswer[];
  readonly followUps: FollowUpWording;
  readonly conversation: ConversationWording;
  /** One useful line for each subject that questions are declined for. */
  readonly waysOn: readonly WayOn[];
}
