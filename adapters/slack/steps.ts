import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { cutText, PLATFORM_IDS, plainText, type Message, type Reply } from '../../src/ports';
import { orgOf, type SlackContext } from './context';
import { errorCodeOf } from './errors';
import { LIMITS } from './limits';
import { STEPS, type Step, type StepName } from './manifest/steps';
import { sendRendered } from './send';

type Args = SlackEventMiddlewareArgs<'function_executed'> & AllMiddlewareArgs;
type Given = Readonly<Record<string, string>>;

/** What a step gives the workflow, or why it could not: told to whoever looks after the workflow. */
type Outcome = { readonly outputs: Readonly<Record<string, string>> } | { readonly error: string };

/** Carries out the steps that people put into workflows, each once. What they are given is kept nowhere. */
export function listenForSteps(tools: SlackContext): void {
  tools.app.event('function_executed', async ({ event, client, context, complete, fail }: Args) => {
    const name: string | undefined = (event as Partial<typeof event>).function?.callback_id;
    const outcome = await outcomeOf(name, event.inputs, {
      tools,
      client,
      org: orgOf(context),
    }).catch(() => ({
      error: 'Something went wrong in Signpost. Please run the workflow again.',
    }));
    await tools.patiently('functions.complete', () =>
      'error' in outcome ? fail(outcome) : complete(outcome),
    );
  });
}

async function outcomeOf(name: string | undefined, inputs: unknown, run: Run): Promise<Outcome> {
  // Slack tells of our own steps only: this one is of another version, and the workflow would wait for it.
  if (name === undefined || !Object.hasOwn(STEPS, name)) return { error: NO_SUCH_STEP };
  const step = name as StepName;
  const given = read(inputs, step);
  return typeof given === 'string' ? { error: given } : RUN[step](given, run);
}

const NO_SUCH_STEP =
  'Signpost has no such step any more. Take it out of the workflow, or choose another.';

/** The filled-in inputs of a step, or what is missing in words. */
function read(inputs: unknown, name: StepName): Given | string {
  const all = Object.entries(typeof inputs === 'object' && inputs !== null ? inputs : {});
  const filled = all.flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' && value.trim() !== '' ? [[key, value.trim()]] : [],
  );
  const given = Object.fromEntries(filled);
  const { needed } = STEPS[name];
  for (const one of needed) {
    if (!Object.hasOwn(given, one)) {
      const known: Step['given'] = STEPS[name].given;
      return `This step needs something in “${known[one]?.title ?? one}”.`;
    }
  }
  const long = Object.values(given).some((value) => value.length > LIMITS.stepInput);
  return long ? `This step takes up to ${LIMITS.stepInput} characters.` : given;
}

interface Run {
  readonly tools: SlackContext;
  readonly client: Args['client'];
  readonly org: string;
}

const RUN: Readonly<Record<StepName, (given: Given, run: Run) => Promise<Outcome>>> = {
  post_tip: async ({ channel = '', topic = '' }, run) => {
    const reply = await ask(run, channel, `tips ${topic}`.trim());
    if (reply.kind !== 'tip')
      return {
        error:
          'There is no tip on that topic. Type “topics” to Signpost for those there are, or leave the topic empty.',
      };
    const { client } = run;
    try {
      // Once: a post whose answer is lost may be there, and a workflow can be run again by a person.
      await sendRendered(reply, { surface: 'message' }, (message) =>
        client.chat.postMessage({ channel, ...message, unfurl_links: false, unfurl_media: false }),
      );
    } catch (error) {
      run.tools.log.error('send_refused', { why: errorCodeOf(error) ?? 'no answer' });
      return {
        error:
          'Signpost could not post there. Invite it to the channel with /invite, then run the workflow again.',
      };
    }
    return { outputs: { tip: words(reply) } };
  },
  ask_signpost: async ({ question = '' }, run) => {
    const reply = await ask(run, 'workflow', question);
    return { outputs: { answer: words(reply), kind: reply.kind } };
  },
  check_post: ({ draft = '', platform }, { tools }) => {
    const meant = PLATFORM_IDS.find((id) => id === platform?.toLowerCase());
    if (platform !== undefined && meant === undefined)
      return Promise.resolve({
        error: `“Platform” is one of ${PLATFORM_IDS.join(', ')}, or empty.`,
      });
    const { check, reply } = tools.catalogue().checkPost({ text: draft, platform: meant });
    return Promise.resolve({ outputs: { verdict: check.verdict, report: words(reply) } });
  },
};

/** A workflow asks, for somebody whom nobody here knows. */
function ask({ tools, org }: Run, ref: string, text: string): Promise<Reply> {
  const from = { adapter: 'slack', org, ref };
  const message: Message = { text, from, direct: false, program: true };
  return tools.bot(message);
}

/** A reply in words, without buttons, as much as a message of a workflow takes. */
function words(reply: Reply): string {
  const actions = reply.actions.filter((action) => 'url' in action);
  const blocks = reply.blocks.filter(({ kind }) => kind !== 'buttons' && kind !== 'form');
  return cutText(plainText({ ...reply, blocks, actions }), LIMITS.stepOutput, 'code-units');
}
