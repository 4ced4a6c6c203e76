import type { FigureQuery, Plan } from '../figures/figures-query';
import type { Draft } from '../post-check/draft';

/**
 * How a question goes on from the one before it: `surely`; `wholly`, and says nothing without it; `told`, where it has no
 * answer by itself; `sharper`, where that brings out what is near to it by itself.
 */
export type Joins = 'surely' | 'wholly' | 'told' | 'sharper';

/** A parsed question. Answering it changes nothing. */
export type Query =
  | {
      readonly kind: 'tip';
      readonly topic?: string;
      /** What it is to be about in the asker's words, where no name of a topic says it; `typed`: the whole message. */
      readonly about?: string;
      readonly typed?: string;
      /** The topic of the tip before it: of several about that, one on this is nearest. */
      readonly within?: string;
      readonly after?: string;
      /** Those that the conversation has shown: others come first. */
      readonly seen?: readonly string[];
      readonly any?: true;
    }
  | { readonly kind: 'tips'; readonly topic: string; readonly page: number }
  | { readonly kind: 'statistics'; readonly words: string }
  | {
      readonly kind: 'search';
      readonly words: string;
      /** It was taken for a question that needs a person, and is none. */
      readonly anyway?: true;
      /** The professions and nations that whoever asks said they are of. */
      readonly asker?: readonly string[];
      /** What of it was typed just now and may tell of somebody in need, where more was put to it: none where that is but a name. */
      readonly typed?: string;
      /** The question before it, which it may go on from, and the first of those that went on from one another. */
      readonly after?: string;
      readonly subject?: string;
      /** The platform that it was asked for in the place of another: what is on others alone comes last. */
      readonly platform?: string;
      /** How it goes on from that; absent: where it has no answer by itself. */
      readonly joins?: Joins;
      /**
       * The entry for people in need that was shown just before it, which is shown again: surely, or unless these words
       * have an answer, or unless they are known to be about something else as well; `named`: the question before it,
       * asked for a platform, profession or nation, whose answer may stand below it where no life is at risk.
       */
      readonly person?: {
        readonly id: string;
        readonly again: 'surely' | 'unanswered' | 'unknown';
        readonly named?: string;
        /** The same question with what is asked next behind it, where that has an answer beside what is shown of need. */
        readonly asks?: string;
        /** The question that it was shown for. */
        readonly about?: string;
      };
    }
  /** The last answer in a sentence. */
  | { readonly kind: 'shorter'; readonly of: Query }
  /** What else was found with the last answer. */
  | { readonly kind: 'others'; readonly ids: readonly string[] }
  /** A question about figures that was completed from the one before it, and what was taken from that. */
  | {
      readonly kind: 'figure';
      readonly plan: Plan;
      readonly took: string;
      /** The question to go on from next. */
      readonly on: FigureQuery;
    }
  /** Who asks: professions and nations. */
  | {
      readonly kind: 'noted';
      readonly groups: readonly string[];
      /** The question before it, which is answered anew for them. */
      readonly again?: string;
    }
  | { readonly kind: 'resources'; readonly topic?: string; readonly page: number }
  | {
      readonly kind: 'show';
      readonly id: string;
      readonly all?: true;
      /** What it was found among, where it is the next of several. */
      readonly among?: readonly string[];
    }
  | { readonly kind: 'like'; readonly id: string }
  /** A draft of a post to check, as it was typed; without text, how to have one checked. Nothing of it may be kept. */
  | { readonly kind: 'check'; readonly draft: Draft }
  /** What reads like a post and was pasted without a word: it is offered the check. No draft: it held details of a patient. */
  | { readonly kind: 'pasted'; readonly words: string; readonly draft?: string }
  /** What comes round: next, in a part of the year, from a date on, or one awareness day by its id. */
  | {
      readonly kind: 'calendar';
      readonly day?: string;
      /** January is 1. */
      readonly month?: number;
      readonly span?: 'today' | 'this week' | 'next week' | 'this month' | 'next month';
      /** Like 2027-03-01. */
      readonly from?: string;
    }
  | { readonly kind: 'topics' }
  | { readonly kind: 'about' }
  | { readonly kind: 'welcome' }
  | { readonly kind: 'help'; readonly command?: string }
  | { readonly kind: 'small'; readonly id: string }
  | { readonly kind: 'greeting' }
  | { readonly kind: 'thanks' }
  | { readonly kind: 'abuse' };

/** A parsed request that alters what is stored. `src/` carries it out. */
export interface Change {
  readonly kind: 'change';
  /** The command word: `subscribe`, `pause`, `feedback` … */
  readonly command: string;
  /** The rest of what was typed, cleaned; of a suggestion, as it was typed. */
  readonly words: string;
  /** It held details of a patient, and its words went no further. */
  readonly patient?: true;
}

export type Asked = Query | Change;
