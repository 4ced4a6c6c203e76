import { whereIs, type DirectLine } from './direct-line';
import { MODAL, searchModal } from './modal';
import { answerPrivately } from './show';
import { ask, orgOf, type Tools } from './tools';
import { typedWords } from './words';

/** An answer that takes longer than this comes in a second step, as Slack waits three seconds. */
const AT_ONCE_MILLISECONDS = 1_500;
/** The bot reads no more of a question than this. */
const MOST_WORDS = 200;

/** The global shortcut, which opens a search box, and the one on a message, which answers privately. */
export function listenForShortcuts(tools: Tools, line: DirectLine): void {
  tools.app.shortcut({ callback_id: 'ask', type: 'shortcut' }, async ({ shortcut, client }) => {
    // Slack forgets a trigger after three seconds, so this is tried once.
    await client.views.open({ trigger_id: shortcut.trigger_id, view: searchModal('') });
  });

  tools.app.view(MODAL.callback, async ({ ack, view, body, client, context }) => {
    const question = view.state.values[MODAL.block]?.[MODAL.input]?.value?.trim() ?? '';
    const org = orgOf(context);
    const user = body.user.id;
    const answering = whereIs(line, client, org, user, undefined).then((where) =>
      ask(tools, { client, org, user, ...where }, typedWords(question)),
    );
    const early = await Promise.race([
      answering,
      tools.wait(AT_ONCE_MILLISECONDS).then(() => undefined),
    ]);
    await ack({
      response_action: 'update',
      view: searchModal(early === undefined ? '' : question, early),
    });
    if (early !== undefined) return;
    const reply = await answering;
    await tools.patiently('views.update', () =>
      client.views.update({ view_id: view.id, view: searchModal(question, reply) }),
    );
  });

  tools.app.shortcut(
    { callback_id: 'guidance', type: 'message_action' },
    async ({ shortcut, client, context }) => {
      const org = orgOf(context);
      const user = shortcut.user.id;
      const where = await whereIs(line, client, org, user, shortcut.channel.id);
      // The words are searched for and kept nowhere. "search" keeps them from being read as a command.
      const words = typedWords(shortcut.message.text ?? '').slice(0, MOST_WORDS);
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
