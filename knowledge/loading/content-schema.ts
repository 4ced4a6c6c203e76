import type { AwarenessDay } from './awareness-day';
import type { LaterFigure } from './later-figure';
import type { Resource } from './resource';
import type { Contacts, Idea, SensitiveAsks, SensitiveQuestion } from './sensitive-entry';
import type { Statistic } from './statistic';
import type { Survey } from './survey';
import type { FormerTip, Tip } from './tip';
import type { Audience, Topic } from './topic';

/** Everything Signpost knows, as its editors wrote it. */
export interface Content {
  /** What the seed page names, then the guidance, each in the order of its files. */
  readonly resources: readonly Resource[];
  readonly tips: readonly Tip[];
  /** Tips that are no more, by the ids that old buttons and links still hold. */
  readonly formerTips: readonly FormerTip[];
  /** The six points of the survey. */
  readonly statistics: readonly Statistic[];
  /** Other surveys' figures, kept apart. */
  readonly laterFigures: readonly LaterFigure[];
  /** Absent from a folder that has no statistics. */
  readonly survey: Survey | undefined;
  readonly topics: readonly Topic[];
  readonly professions: readonly Audience[];
  readonly nations: readonly Audience[];
  readonly platforms: readonly Audience[];
  /** Days, weeks and months that are worth planning posts for. */
  readonly awarenessDays: readonly AwarenessDay[];
  /** Questions that need a person, in the order of their files. */
  readonly sensitive: readonly SensitiveQuestion[];
  /** How people put sensitive questions, and ordinary ones that look like them. */
  readonly sensitiveAsks: readonly SensitiveAsks[];
  /** Sets of words that mean one thing in them. */
  readonly ideas: readonly Idea[];
  /** The organisation's own contacts; empty until somebody fills them in. */
  readonly contacts: Contacts;
}
