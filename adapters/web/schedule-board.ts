import type { Reply } from '../../src/ports';
import type { Day } from './schedule-days';
import type { MarkedDay, PlannedPost, Standing } from './schedule-reader';

/** What the Schedule view shows: four weeks from a Monday, and the post chosen among them. */
export interface Board {
  readonly about: string;
  readonly writable: boolean;
  readonly closed?: string;
  readonly today: Day;
  readonly from: Day;
  readonly until: Day;
  readonly standing: readonly Standing[];
  readonly posts: readonly PlannedPost[];
  readonly marked: readonly MarkedDay[];
  readonly chosen?: { readonly post: PlannedPost; readonly reply: Reply | undefined };
  /** What came of a change just made. */
  readonly said?: Reply;
}

/** How many weeks are shown at once. */
export const WEEKS = 4;
