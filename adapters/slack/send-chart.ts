import type { Note, Reply } from '../../src/ports';
import type { DirectMessages } from './dm';
import { postReply } from './send';
import type { Asker, SlackContext } from './context';

/**
 * Sends an answer with its chart to somebody's own conversation with the bot, where Slack shows charts and pictures
 * of them. Gives back the answer with a line that says so.
 */
export async function sendChart(
  tools: SlackContext,
  line: DirectMessages,
  { client, org, user }: Asker,
  reply: Reply,
): Promise<Reply> {
  const channel = await line(client, org, user);
  if (channel === undefined) return told(reply, 'I could not open a direct message to send it.');
  await postReply(tools, client, { channel }, reply);
  return told(reply, 'I have sent you the chart in a direct message.');
}

function told(reply: Reply, sentence: string): Reply {
  const note: Note = { kind: 'note', text: [sentence] };
  return { ...reply, summary: sentence, blocks: [note, ...reply.blocks] };
}
