/** A value that a step is given or gives. */
interface Parameter {
  readonly type: 'string' | 'slack#/types/channel_id';
  readonly title: string;
  readonly description: string;
}

/** A step that people put into a workflow. */
export interface Step {
  readonly title: string;
  readonly description: string;
  readonly given: Readonly<Record<string, Parameter>>;
  /** Those of `given` that must be filled in. */
  readonly needed: readonly string[];
  readonly gives: Readonly<Record<string, Parameter>>;
}

const text = (title: string, description: string): Parameter => ({
  type: 'string',
  title,
  description,
});

/** The steps that Signpost offers in Workflow Builder, each by its callback id. Ids never change: workflows hold them. */
export const STEPS = {
  post_tip: {
    title: 'Post a Signpost tip',
    description: 'Posts a sourced tip on using social media well to a channel',
    given: {
      channel: {
        type: 'slack#/types/channel_id',
        title: 'Channel',
        description: 'Where to post it. Signpost must be in a private channel first',
      },
      topic: text('Topic', 'Such as accessibility. Leave it empty for the tip of the day'),
    },
    needed: ['channel'],
    gives: { tip: text('Tip', 'The tip in plain words, with its source') },
  },
  ask_signpost: {
    title: 'Ask Signpost',
    description: 'Answers a question about using social media at work, with its sources',
    given: { question: text('Question', 'In anybody’s own words, with nothing about a patient') },
    needed: ['question'],
    gives: {
      answer: text('Answer', 'The reviewed answer in plain words, with its sources'),
      kind: text('Kind of answer', 'answer, tip, statistic, sensitive, declined and the like'),
    },
  },
  check_post: {
    title: 'Check a post',
    description: 'Says what to look at before a post is public. Nothing of it is kept',
    given: {
      draft: text('Draft', 'The post as it would be published'),
      platform: text('Platform', 'Such as x, instagram or linkedin. Leave it empty for all'),
    },
    needed: ['draft'],
    gives: {
      verdict: text('Verdict', 'stop, fix, think or clear'),
      report: text('Report', 'What was found, in plain words'),
    },
  },
} as const satisfies Readonly<Record<string, Step>>;

export type StepName = keyof typeof STEPS;

/** The steps as a manifest names them. */
export function stepFunctions() {
  return Object.fromEntries(
    Object.entries<Step>(STEPS).map(([id, { title, description, given, needed, gives }]) => [
      id,
      {
        title,
        description,
        input_parameters: { properties: given, required: [...needed] },
        output_parameters: { properties: gives, required: Object.keys(gives) },
      },
    ]),
  );
}
