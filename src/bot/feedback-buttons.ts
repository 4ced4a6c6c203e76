import type { Action, Reply } from '../../knowledge';

/** One of the two buttons by which a reader says whether an answer helped. */
export interface FeedbackButton {
  readonly label: string;
  /** For those who hear it without seeing where it stands. */
  readonly spoken: string;
  /** What pressing it says to the bot. */
  readonly ask: string;
}

/** Longer names of content than this are no names; every platform's buttons carry as much. */
const LONGEST_NAME = 1_000;

/** The buttons under a reply whose reader may say whether it helped; none where that is not asked. */
export function feedbackButtons({
  feedbackOn: on,
}: Pick<Reply, 'feedbackOn'>): readonly FeedbackButton[] {
  if (on === undefined || on.length > LONGEST_NAME) return [];
  return [
    { label: 'Helpful', spoken: 'This was helpful', ask: `feedback helpful ${on}` },
    { label: 'Not helpful', spoken: 'This was not helpful', ask: `feedback unhelpful ${on}` },
  ];
}

/** The button by which a reader tells the editors what is wrong with an answer; none where nothing may be rated. */
export function correctionButton({ feedbackOn: on }: Reply): Action | undefined {
  if (on === undefined || on.length > LONGEST_NAME) return undefined;
  return { label: 'Suggest a correction', ask: `suggest a correction to ${on}` };
}
