import type { Reply } from '../../src/ports';
import { whereIs, type DirectMessages } from './dm';
import { emptyBox, MODAL, readBox, searchModal } from './modal';
import { answerPrivately, postReply } from './send';
import { orgOf, type SlackContext } from './context';
import { openModal } from './open-modal';
import { parseText, ask } from './receive';

/** An answer that takes longer than this comes in a second step, as Slack waits three seconds. */
const AT_ONCE_MILLISECONDS = 1_500;
/** The bot reads no more of a question than this. */
const MOST_WORDS = 200;

const NOT_OPENED: Reply = {
  kind: 'problem',
  title: 'The search box did not open',
  summary: 'The search box did not open. Write your question to me here instead.',
  blocks: [
    {
      kind: 'paragraph',
      text: [
        'Slack did not open it in time. Write your question to me here instead, or try the shortcut again.',
      ],
    },
  ],
  actions: [{ label: 'What I can do', ask: 'help' }],
  results: [],
  shareable: false,
};

/** The global shortcut, which opens a search box, and the one on a message, which answers privately. */
export function listenForShortcuts(tools: SlackContext, line: DirectMessages): void {
  tools.app.shortcut(
    { callback_id: 'ask', type: 'shortcut' },
    async ({ shortcut, client, context }) => {
      if (await openModal(tools, client, shortcut.trigger_id, searchModal(emptyBox()))) return;
      // A global shortcut has no conversation, so only the direct line is left to say so.
      const channel = await line(client, orgOf(context), shortcut.user.id);
      if (channel !== undefined) await postReply(tools, client, { channel }, NOT_OPENED);
    },
  );

  tools.app.view(MODAL.callback, async ({ ack, view, body, client, context }) => {
    const box = readBox(view.state.values);
    const org = orgOf(context);
    const user = body.user.id;
    const answering = whereIs(line, client, org, user, undefined).then((where) =>
      ask(tools, { client, org, user, ...where }, parseText(box.words.trim())),
    );
    const early = await Promise.race([
      answering,
      tools.wait(AT_ONCE_MILLISECONDS).then(() => undefined),
    ]);
    await ack({
      response_action: 'update',
      // What was typed stays in the box by itself; whether it may is not known before there is an answer.
      view: searchModal(early === undefined ? { ...box, words: '' } : box, early),
    });
    if (early !== undefined) return;
    const reply = await answering;
    await tools.patiently('views.update', () =>
      client.views.update({ view_id: view.id, view: searchModal(box, reply) }),
    );
  });

  tools.app.shortcut(
    { callback_id: 'guidance', type: 'message_action' },
    async ({ shortcut, client, context }) => {
      const org = orgOf(context);
      const user = shortcut.user.id;
      const where = await whereIs(line, client, org, user, shortcut.channel.id);
      // The words are searched for and kept nowhere. "search" keeps them from being read as a command.
      const words = parseText(shortcut.message.text ?? '').slice(0, MOST_WORDS);
      const text = words === '' ? 'help' : `search ${words}`;
      const reply = await ask(tools, { client, org, user, ...where }, text);
      const thread = shortcut.message['thread_ts'] as string | undefined;
      await answerPrivately(
        tools,
        {
          client,
          url: shortcut.response_url,
          asked: text,
          ...(thread === undefined ? {} : { thread }),
        },
        reply,
      );
    },
  );
}
