import type { Asker, SlackContext } from './context';
import { createPerson } from './person';
import { ask } from './receive';

interface Prompt {
  readonly title: string;
  readonly message: string;
}

/** Slack's ceiling: docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
const MOST_PROMPTS = 4;

const ALWAYS: readonly Prompt[] = [
  { title: 'Tip of the day', message: 'tips' },
  { title: 'Who is online?', message: 'stats' },
  { title: 'What can you do?', message: 'help' },
];

/**
 * Sets what Slack's agent view suggests to somebody, when they open it: what they missed and what they look after,
 * where there is any of it, before what suits everybody.
 */
export async function suggestPrompts(tools: SlackContext, asker: Asker): Promise<void> {
  const person = createPerson(tools, asker);
  const [missed, schedule] = await Promise.all(
    ['missed', 'schedule'].map((text) => ask(tools, asker, text, person)),
  );
  const [tip, ...others] = ALWAYS;
  const prompts = [
    ...(tip ? [tip] : []),
    ...((missed?.results.length ?? 0) > 0
      ? [{ title: 'Tips I missed this week', message: 'missed' }]
      : []),
    ...(schedule?.blocks.some(({ kind }) => kind === 'buttons') === true
      ? [{ title: 'The posts I look after', message: 'schedule' }]
      : []),
    ...others,
  ].slice(0, MOST_PROMPTS);
  await tools.patiently('assistant.threads.setSuggestedPrompts', () =>
    asker.client.assistant.threads.setSuggestedPrompts({ channel_id: asker.channel, prompts }),
  );
}
