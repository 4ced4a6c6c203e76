import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Chart, Reply } from '../../src/ports';
import { createUpload, mayUpload, type Upload } from './upload-chart';
import { wholeText } from './fallback';
import { renderForSlack, type Look, type SentMessage } from './render';
import { invalidBlocks } from './errors';
import { postToResponseUrl } from './transport/response-url';
import type { SlackContext } from './context';

/**
 * Sends a reply, and where Slack refuses its blocks sends it again with less: without charts, which a workspace may
 * not have yet, but with their figures as a table, and with pictures of them where those can be uploaded; then with
 * the figures as lists; at last in plain words. A refused message was not posted, so nothing doubles.
 */
export async function sendRendered<Result>(
  reply: Reply,
  look: Look,
  send: (message: SentMessage) => Promise<Result>,
  upload?: Upload,
): Promise<Result> {
  try {
    return await send(renderForSlack(reply, look));
  } catch (error) {
    if (!invalidBlocks(error)) throw error;
  }
  const pictures = await uploadCharts(reply, upload);
  const charted = reply.blocks.some(({ kind }) => kind === 'chart');
  const lesser: readonly Look[] = [
    ...(charted ? [{ ...look, figures: 'table' as const, pictures }] : []),
    ...(pictures.size > 0 ? [{ ...look, figures: 'list' as const, pictures }] : []),
    { ...look, figures: 'list' },
  ];
  for (const less of lesser) {
    try {
      return await send(renderForSlack(reply, less));
    } catch (error) {
      if (!invalidBlocks(error)) throw error;
    }
  }
  return await send({ text: wholeText(reply) });
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
  { patiently, picture }: Pick<SlackContext, 'patiently' | 'picture'>,
  client: WebClient,
  to: { readonly channel: string; readonly thread?: string },
  reply: Reply,
): Promise<void> {
  await patiently('chat.postMessage', () =>
    sendRendered(
      reply,
      { surface: 'message' },
      (message) =>
        client.chat.postMessage({
          channel: to.channel,
          ...message,
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
  readonly client: WebClient;
  readonly url: string;
  /** In place of the message that was pressed. */
  readonly replace?: boolean;
  readonly thread?: string;
  /** Lets the asker share it: what to ask again. */
  readonly asked?: string;
}

/**
 * Shows a reply to the asker alone. Where Slack has no charts, nothing can be uploaded to one person's message: it has
 * the figures, and offers the picture by direct message if the app may upload at all.
 */
export async function answerPrivately(
  tools: Pick<SlackContext, 'patiently' | 'fetch' | 'picture'>,
  { client, url, replace, thread, asked }: Answering,
  reply: Reply,
): Promise<void> {
  const look: Look = { surface: 'private', ...(asked === undefined ? {} : { asked }) };
  const send = (message: SentMessage) =>
    postToResponseUrl(tools.fetch, url, {
      ...message,
      response_type: 'ephemeral',
      replace_original: replace === true,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    });
  await tools.patiently('response_url', async () => {
    const whole = renderForSlack(reply, look);
    const charted = whole.blocks.some(({ type }) => type === 'data_visualization');
    if (!charted) {
      await sendRendered(reply, look, send);
      return;
    }
    try {
      await send(whole);
      return;
    } catch (error) {
      if (!invalidBlocks(error)) throw error;
    }
    const sendChart = tools.picture !== undefined && (await mayUpload(client));
    await sendRendered(reply, { ...look, figures: 'table', sendChart }, send);
  });
}

/** Shows a reply to everybody, saying who shared it. */
export async function shareInChannel(
  tools: Pick<SlackContext, 'patiently' | 'fetch' | 'picture'>,
  { client, url, thread }: Answering,
  reply: Reply,
  user: string,
): Promise<void> {
  const byline: KnownBlock = {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: `Shared by <@${user}>`, verbatim: true }],
  };
  await tools.patiently('response_url', () =>
    sendRendered(
      reply,
      { surface: 'message' },
      ({ text, blocks }) =>
        postToResponseUrl(tools.fetch, url, {
          ...(blocks === undefined
            ? { text: `${text}\n\nShared by <@${user}>` }
            : { text, blocks: [...blocks, byline] }),
          response_type: 'in_channel',
          replace_original: false,
          ...(thread === undefined ? {} : { thread_ts: thread }),
        }),
      createUpload(client, tools.picture),
    ),
  );
}
