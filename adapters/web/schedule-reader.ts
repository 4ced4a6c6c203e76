import type { Reply } from '../../src/ports';

/** One post that a subscription will make, made, or will not make. */
export interface PlannedPost {
  /** Names the post for `preview`, and for `skip` and `swap`. */
  readonly id: string;
  readonly subscription: string;
  readonly title: string;
  /** The day in the subscription's own zone, "2026-03-30", and the time there, "09:00". */
  readonly day: string;
  readonly time: string;
  readonly state: 'planned' | 'skipped' | 'paused' | 'sent';
  /** What it says, in a sentence, where that can be told. */
  readonly words?: string;
  /** Why it is where it is: "Moved from Friday: Good Friday is a bank holiday". */
  readonly note?: string;
}

/** A day worth marking: a bank holiday, the night the clocks change, or the first day that something is observed on. */
export interface MarkedDay {
  readonly day: string;
  readonly note: string;
  readonly kind: 'holiday' | 'clocks' | 'awareness';
  /** Who made it a day, and their page. */
  readonly source?: { readonly name: string; readonly url: string };
}

/** A subscription in words. */
export interface Standing {
  readonly id: string;
  readonly title: string;
  /** "Every working day at 09:00, London time" */
  readonly when: string;
  readonly where: string;
  readonly paused: boolean;
}

/** What to do to a subscription or one of its posts. Each is carried out as if someone had typed it there. */
export type ScheduleChange =
  /** `beside`: a subscription of the conversation to add to, where there are several. */
  | { readonly change: 'add'; readonly text: string; readonly beside?: string }
  | { readonly change: 'skip' | 'unskip' | 'swap'; readonly post: string }
  | { readonly change: 'pause' | 'resume' | 'remove'; readonly subscription: string };

/** Reads what would be posted, day by day; changes it only where that is switched on. */
export interface ScheduleReader {
  /** "A demonstration: nothing is posted anywhere" or which store this is. */
  readonly about: string;
  /** Why nothing can be changed here, and how to switch that on. */
  readonly closed?: string;
  readonly writable: boolean;
  /** Today in the deployment's zone, "2026-03-30". */
  today(): string;
  standing(): Promise<readonly Standing[]>;
  /** Every post from one day to another, both included, in order. */
  posts(from: string, until: string): Promise<readonly PlannedPost[]>;
  marked(from: string, until: string): readonly MarkedDay[];
  /** What the post would say, as of now. */
  preview(post: string): Promise<Reply | undefined>;
  change?(change: ScheduleChange): Promise<Reply>;
}
