import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Chart, Reply } from '../../src/ports';
import { createUpload, type Upload } from './pictures';
import { renderForSlack, type Look, type SlackMessage } from './render';
import { refusedBlocks } from './refusals';
import { postToResponseUrl } from './response-url';
import type { Tools } from './tools';

/**
 * Sends a reply, and where Slack refuses its blocks sends it again with the charts and tables as lists,
 * since a workspace may not have them yet, and with pictures of the charts where they can be uploaded.
 * A refused message was not posted, so nothing doubles.
 */
export async function sendRendered<Result>(
  reply: Reply,
  look: Look,
  send: (message: SlackMessage) => Promise<Result>,
  upload?: Upload,
): Promise<Result> {
  try {
    return await send(renderForSlack(reply, look));
  } catch (error) {
    if (!refusedBlocks(error)) throw error;
  }
  const pictures = await uploadCharts(reply, upload);
  if (pictures.size > 0) {
    try {
      return await send(renderForSlack(reply, { ...look, plain: true, pictures }));
    } catch (error) {
      if (!refusedBlocks(error)) throw error;
    }
  }
  return await send(renderForSlack(reply, { ...look, plain: true }));
}

async function uploadCharts(reply: Reply, upload?: Upload): Promise<Map<Chart, string>> {
  const pictures = new Map<Chart, string>();
  for (const block of reply.blocks) {
    const id = block.kind === 'chart' ? await upload?.(block) : undefined;
    if (block.kind === 'chart' && id !== undefined) pictures.set(block, id);
  }
  return pictures;
}

/** Posts a reply as a message everybody in the conversation sees, in a thread where one is given. */
export async function postReply(
  { patiently, picture }: Pick<Tools, 'patiently' | 'picture'>,
  client: WebClient,
  to: { readonly channel: string; readonly thread?: string },
  reply: Reply,
): Promise<void> {
  await patiently('chat.postMessage', () =>
    sendRendered(
      reply,
      { surface: 'message' },
      ({ text, blocks }) =>
        client.chat.postMessage({
          channel: to.channel,
          text,
          blocks: blocks,
          unfurl_links: false,
          unfurl_media: false,
          ...(to.thread === undefined ? {} : { thread_ts: to.thread }),
        }),
      createUpload(client, picture),
    ),
  );
}

/** How an answer to a command or a press is to stand in its conversation. */
export interface Answering {
  readonly url: string;
  /** In place of the message that was pressed. */
  readonly replace?: boolean;
  readonly thread?: string;
  /** Lets the asker share it: what to ask again. */
  readonly asked?: string;
}

/** Shows a reply to the asker alone. */
export async function answerPrivately(
  tools: Pick<Tools, 'patiently' | 'fetch'>,
  { url, replace, thread, asked }: Answering,
  reply: Reply,
): Promise<void> {
  const look: Look = { surface: 'private', ...(asked === undefined ? {} : { asked }) };
  await tools.patiently('response_url', () =>
    sendRendered(reply, look, (message) =>
      postToResponseUrl(tools.fetch, url, {
        ...message,
        response_type: 'ephemeral',
        replace_original: replace === true,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      }),
    ),
  );
}

/** Shows a reply to everybody, saying who shared it. */
export async function shareInChannel(
  tools: Pick<Tools, 'patiently' | 'fetch'>,
  { url, thread }: Answering,
  reply: Reply,
  user: string,
): Promise<void> {
  const byline: KnownBlock = {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: `Shared by <@${user}>`, verbatim: true }],
  };
  await tools.patiently('response_url', () =>
    sendRendered(reply, { surface: 'message' }, ({ text, blocks }) =>
      postToResponseUrl(tools.fetch, url, {
        text,
        blocks: [...blocks, byline],
        response_type: 'in_channel',
        replace_original: false,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      }),
    ),
  );
}
