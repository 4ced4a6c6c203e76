import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import {
  DeliveryError,
  type AdapterContext,
  type Address,
  type Chart,
  type Note,
  type Receipt,
  type Reply,
  type Sighting,
} from '../../src/ports';
import type { Asker, ClientFor, SlackContext } from './context';
import { deliveryError, errorCodeOf, invalidBlocks, refusedBlocks } from './errors';
import { renderForSlack, wholeText, type Figures, type Look, type SentMessage } from './render';
import { postToResponseUrl } from './transport/network';
import { createUpload, mayUpload, type Upload } from './transport/upload-chart';

/** The name under which a scheduled post carries its delivery. */
export const DELIVERY_EVENT = 'signpost_delivery';

/** What stands in for charts where Slack has none. */
type Instead = Pick<Look, 'pictures' | 'sendChart'>;

/**
 * Sends a reply, and where Slack refuses its blocks sends it again with less: with a plain table, or without charts,
 * neither of which a workspace may have yet, as far as Slack says which it was; with something `instead` of the charts;
 * then with the figures as lists; at last in plain words. A refused message was not posted, so nothing doubles.
 */
export async function sendRendered<Result>(
  reply: Reply,
  look: Look,
  send: (message: SentMessage) => Promise<Result>,
  instead: () => Promise<Instead> = () => Promise.resolve({}),
): Promise<Result> {
  let steps: readonly Figures[] = ['newest'];
  let stand: Instead | undefined = charted(reply) ? undefined : {};
  for (let at = 0; at < steps.length; at += 1) {
    const figures = steps[at] ?? 'list';
    const drawn = figures === 'newest' || figures === 'chart';
    if (!drawn) stand ??= await instead();
    try {
      return await send(renderForSlack(reply, { ...look, ...(drawn ? {} : stand), figures }));
    } catch (error) {
      if (!invalidBlocks(error)) throw error;
      if (figures === 'newest') steps = ['newest', ...lesser(reply, error)];
    }
  }
  if ((stand?.pictures?.size ?? 0) > 0) {
    try {
      return await send(renderForSlack(reply, { ...look, figures: 'list' }));
    } catch (error) {
      if (!invalidBlocks(error)) throw error;
    }
  }
  return await send({ text: wholeText(reply) });
}

/** What is left to try where the newest was refused, best first. */
function lesser(reply: Reply, error: unknown): readonly Figures[] {
  if (!charted(reply)) return ['list'];
  const [named, other] = refusedBlocks(error, ['data_visualization', 'data_table']);
  if (other !== undefined) return ['table', 'list'];
  return [named === 'data_visualization' ? 'data-table' : 'chart', 'table', 'list'];
}

const charted = ({ blocks }: Reply): boolean => blocks.some(({ kind }) => kind === 'chart');

/** Pictures of a reply's charts, where they can be uploaded. */
const picturesOf = (reply: Reply, upload: Upload) => async (): Promise<Instead> => ({
  pictures: await uploadCharts(reply, upload),
});

async function uploadCharts(reply: Reply, upload: Upload): Promise<Map<Chart, string>> {
  const pictures = new Map<Chart, string>();
  for (const block of reply.blocks) {
    const id = block.kind === 'chart' ? await upload(block) : undefined;
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
      picturesOf(reply, createUpload(client, picture)),
    ),
  );
}

/** Posts a reply in a conversation for one person's eyes alone. */
export async function postPrivately(
  { patiently }: Pick<SlackContext, 'patiently'>,
  client: WebClient,
  to: { readonly channel: string; readonly user: string; readonly thread?: string },
  reply: Reply,
): Promise<void> {
  await patiently('chat.postEphemeral', () =>
    sendRendered(reply, { surface: 'private' }, (message) =>
      client.chat.postEphemeral({
        channel: to.channel,
        user: to.user,
        ...message,
        ...(to.thread === undefined ? {} : { thread_ts: to.thread }),
      }),
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
  await tools.patiently('response_url', () =>
    sendRendered(reply, look, send, async () => ({
      sendChart: tools.picture !== undefined && (await mayUpload(client)),
    })),
  );
}

/** Changes that make nobody expect a post. */
const POSTS_NOTHING = /^(feedback|missed|forget|pause|suggest|unsubscribe|stop)\b/i;

/** A change that makes the bot post in a channel is no use until the bot is in it. */
export async function withInvitation(
  { patiently }: Pick<SlackContext, 'patiently'>,
  client: WebClient,
  channel: string,
  text: string,
  reply: Reply,
): Promise<Reply> {
  if (reply.kind !== 'change' || POSTS_NOTHING.test(text)) return reply;
  const member = await patiently('conversations.info', () => client.conversations.info({ channel }))
    .then((found) => found.channel?.is_member ?? true)
    .catch(() => false);
  if (member) return reply;
  const advice =
    'I am not in this channel yet, so I cannot post here. Type /invite, then choose me.';
  return { ...reply, blocks: [...reply.blocks, { kind: 'note', text: [advice] }] };
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
      picturesOf(reply, createUpload(client, tools.picture)),
    ),
  );
}

/**
 * Sends an answer with its chart to somebody's own conversation with the bot, where Slack shows charts and pictures
 * of them. Gives back the answer with a line that says so.
 */
export async function sendChart(
  tools: SlackContext,
  { client, org, user }: Asker,
  reply: Reply,
): Promise<Reply> {
  const channel = await tools.direct(client, org, user);
  if (channel === undefined) return told(reply, 'I could not open a direct message to send it.');
  await postReply(tools, client, { channel }, reply);
  return told(reply, 'I have sent you the chart in a direct message.');
}

function told(reply: Reply, sentence: string): Reply {
  const note: Note = { kind: 'note', text: [sentence] };
  return { ...reply, summary: sentence, blocks: [note, ...reply.blocks] };
}

/**
 * Posts a scheduled reply: one attempt, marked with its delivery so that it can be found again. A refusal
 * of its blocks is no attempt, as nothing was posted. Rejects with DeliveryError.
 */
export async function deliver(
  {
    clientFor,
    picture,
  }: { readonly clientFor: ClientFor; readonly picture: AdapterContext['picture'] },
  to: Address,
  reply: Reply,
  delivery: string,
): Promise<Receipt> {
  const client = await clientFor(to.org);
  try {
    const posted = await sendRendered(
      reply,
      { surface: 'message' },
      (message) =>
        client.chat.postMessage({
          channel: to.ref,
          ...message,
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: DELIVERY_EVENT, event_payload: { delivery } },
        }),
      picturesOf(reply, createUpload(client, picture)),
    );
    if (posted.ts === undefined) throw new DeliveryError('Slack gave no timestamp', 'uncertain');
    return { ref: posted.ts };
  } catch (error) {
    throw error instanceof DeliveryError ? error : deliveryError(error);
  }
}

const MOST_PAGES = 10;

/**
 * Looks for every copy of a delivery's mark in the channel's history since an instant. Needs `channels:history` or
 * `groups:history`, which are optional; without them the answer is `unreadable`. Never rejects.
 */
export async function find(
  clientFor: ClientFor,
  to: Address,
  delivery: string,
  from: Date,
): Promise<Sighting> {
  try {
    const client = await clientFor(to.org);
    const copies: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES && cursor !== ''; page++) {
      const history = await client.conversations.history({
        channel: to.ref,
        oldest: seconds(from),
        inclusive: true,
        include_all_metadata: true,
        limit: 100,
        ...(cursor === undefined ? {} : { cursor }),
      });
      for (const { ts, metadata } of history.messages ?? []) {
        const mark = metadata as
          { event_type?: string; event_payload?: { delivery?: unknown } } | undefined;
        if (mark?.event_type !== DELIVERY_EVENT || ts === undefined) continue;
        if (mark.event_payload?.delivery === delivery) copies.push(ts);
      }
      cursor = history.response_metadata?.next_cursor ?? '';
    }
    const [ref, ...younger] = copies.sort((a, b) => Number(a) - Number(b));
    if (ref !== undefined) return { seen: 'posted', ref, ...(younger.length > 0 && { younger }) };
    if (cursor === '') return { seen: 'absent' };
    return { seen: 'unreadable', why: 'too many messages in that time' };
  } catch (error) {
    if (error instanceof DeliveryError) return { seen: 'unreadable', why: error.message };
    return { seen: 'unreadable', why: errorCodeOf(error) ?? deliveryError(error).message };
  }
}

/** Deletes a post of the bot's own. Rejects with DeliveryError. */
export async function remove(clientFor: ClientFor, to: Address, ref: string): Promise<void> {
  const client = await clientFor(to.org);
  try {
    await client.chat.delete({ channel: to.ref, ts: ref });
  } catch (error) {
    if (errorCodeOf(error) !== 'message_not_found') throw deliveryError(error);
  }
}

function seconds(time: Date): string {
  return (time.getTime() / 1_000).toFixed(6);
}
