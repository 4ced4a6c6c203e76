import type { BlockAction, BlockElementAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { DRAFT_OF_ANOTHER, type Reply } from '../../src/ports';
import { orgOf, type Asker, type SlackContext } from './context';
import { readForm } from './form';
import { drawHome } from './home';
import { answerModal, emptyBox, formModal, MODAL, openModal, readBox, searchModal } from './modal';
import { whereIs } from './person';
import { ask, parseText, withEmoji } from './receive';
import {
  answerPrivately,
  DELIVERY_EVENT,
  postReply,
  sendChart,
  shareInChannel,
  withInvitation,
} from './send';

/** Two presses closer together than this are one press by a nervous finger. */
const DOUBLE_PRESS_SECONDS = 2;

/** The bot reads no more of a message than this. */
const MOST_WORDS = 200;

/** What was pressed, in our own terms. */
interface Press {
  readonly kind: 'ask' | 'share' | 'feedback' | 'chart';
  readonly text: string;
}

/** A press, with whatever is needed to answer it. */
interface Pressed {
  readonly client: WebClient;
  readonly asker: Asker;
  readonly body: BlockAction;
  readonly press: Press;
  readonly answer: () => Promise<Reply>;
}

/**
 * Every button says words for the person who presses it, and the answer appears where it was pressed. The action on a
 * message looks for guidance on what it says, and answers privately.
 */
export function listenForActions(tools: SlackContext): void {
  listenForDrafts(tools);
  // A link button opens its page by itself; Slack only tells us of it.
  tools.app.action(/^open:/, () => Promise.resolve());

  // One that an earlier version wrote is answered as well: what it says, or help.
  tools.app.action<BlockAction>(/^(?!open:)/, async ({ body, action, client, context }) => {
    if (action.type !== 'button' && action.type !== 'feedback_buttons') return;
    const press = readPress(body, action);
    const org = orgOf(context);
    const user = body.user.id;
    const on: unknown = body.view?.id ?? body.container['message_ts'];
    // Nothing of a draft is kept, not even so that nobody could read it.
    const said = /^check\b/i.test(press.text) ? 'check' : press.text;
    const words = [user, String(on), action.action_id, said];
    if (!(await tools.once(org, 'press', words, DOUBLE_PRESS_SECONDS))) return;
    // A form that was sent has its words already.
    const opens = SUGGESTS.test(press.text) && !action.action_id.startsWith('submit:');
    if (opens && (await openedForm(tools, client, body, org, press.text))) return;
    const window = body.view?.type === 'home' ? openOverHome(tools, client, body) : undefined;
    const delivery = deliveryOf(body.message);
    const where = await whereIs(tools, client, org, user, body.channel?.id);
    const asker: Asker = {
      client,
      org,
      user,
      team: context.teamId,
      ...where,
      thread: body.view === undefined ? threadOf(body) : body.view.type,
      ...(delivery === undefined ? {} : { delivery }),
    };
    const answer = async () => {
      const reply = await ask(tools, asker, press.text);
      return press.kind === 'chart' ? sendChart(tools, asker, reply) : reply;
    };
    const pressed = { client, asker, body, press, answer };
    if (window !== undefined) await answerOverHome(tools, pressed, window);
    else if (body.view !== undefined) await answerInModal(tools, pressed);
    else await answerInMessage(tools, pressed);
  });

  tools.app.shortcut(
    { callback_id: 'guidance', type: 'message_action' },
    async ({ shortcut, client, context }) => {
      const org = orgOf(context);
      const user = shortcut.user.id;
      const where = await whereIs(tools, client, org, user, shortcut.channel.id);
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

/** A suggestion is written in a window, where nobody else sees it. */
const SUGGESTS = /^suggest\b/i;

/** Opens the form that a press asks for in a window of its own. False where there is none, or it did not open. */
async function openedForm(
  tools: SlackContext,
  client: WebClient,
  body: BlockAction,
  org: string,
  text: string,
): Promise<boolean> {
  // Over another window one can only be changed, and its form is drawn there.
  if (body.view?.type === 'modal') return false;
  const user = body.user.id;
  // Nothing is asked of Slack before the window is open: its trigger lasts three seconds.
  const form = await ask(tools, { client, org, user, channel: user, direct: true }, text);
  const view = formModal(form);
  return view !== undefined && openModal(tools, client, body.trigger_id, view);
}

/** Looks through somebody's own message as a draft; nobody else's, which is theirs to have looked at. */
function listenForDrafts(tools: SlackContext): void {
  tools.app.shortcut(
    { callback_id: 'check', type: 'message_action' },
    async ({ shortcut, client, context }) => {
      const org = orgOf(context);
      const { message, response_url: url } = shortcut;
      const user = shortcut.user.id;
      const thread = message['thread_ts'] as string | undefined;
      const answering = { client, url, ...(thread === undefined ? {} : { thread }) };
      if (message.user !== user) return answerPrivately(tools, answering, DRAFT_OF_ANOTHER);
      const draft = parseText(withEmoji(message.text ?? '', message['blocks']));
      const where = await whereIs(tools, client, org, user, shortcut.channel.id);
      const text = draft === '' ? 'check' : `check ${hasPicture(message['files'])}: ${draft}`;
      return answerPrivately(
        tools,
        answering,
        await ask(tools, { client, org, user, ...where }, text),
      );
    },
  );
}

/** Whether a picture or a film goes with a message, in the words of the command. */
function hasPicture(files: unknown): string {
  const pictured = Array.isArray(files)
    ? files.some((file: { readonly mimetype?: unknown } | null) =>
        /^(?:image|video)\//.test(String(file?.mimetype)),
      )
    : false;
  return pictured ? 'with a picture' : '';
}

async function answerInMessage(
  tools: SlackContext,
  { client, asker, body, press, answer }: Pressed,
): Promise<void> {
  const thread = threadOf(body);
  const inThread = thread === undefined ? {} : { thread };
  const answering = { client, url: body.response_url, ...inThread };
  const reply = await answer();
  if (press.kind === 'share' && reply.shareable) {
    return shareInChannel(tools, answering, reply, asker.user);
  }
  if (press.kind !== 'ask') return answerPrivately(tools, answering, reply);
  const ephemeral = body.container['is_ephemeral'] === true;
  const own = asker.direct && body.channel?.id === asker.channel;
  if (own && !ephemeral) {
    return postReply(tools, client, { channel: asker.channel, ...inThread }, reply);
  }
  const complete = asker.direct
    ? reply
    : await withInvitation(tools, client, asker.channel, press.text, reply);
  const asked = own ? {} : { asked: press.text };
  return answerPrivately(tools, { ...answering, ...asked, replace: ephemeral }, complete);
}

/**
 * The Home tab has nowhere to answer, so a modal opens over it, before anything else is asked of Slack: its trigger
 * lasts three seconds. It carries the trigger as a name of our own, by which it is found although an answer was lost.
 */
function openOverHome(tools: SlackContext, client: WebClient, body: BlockAction): Promise<boolean> {
  const view = { ...answerModal(), external_id: body.trigger_id };
  return openModal(tools, client, body.trigger_id, view);
}

/** Where no modal opened the answer goes to the direct line. A change shows on the tab as well. */
async function answerOverHome(
  tools: SlackContext,
  { client, asker, body, answer }: Pressed,
  window: Promise<boolean>,
): Promise<void> {
  const [opened, reply] = await Promise.all([window, answer()]);
  if (opened) {
    const external_id = body.trigger_id;
    await tools.patiently('views.update', () =>
      client.views.update({ external_id, view: { ...answerModal(reply), external_id } }),
    );
  } else {
    await postReply(tools, client, { channel: asker.channel }, reply);
  }
  if (reply.kind === 'change') await drawHome(tools, asker);
}

async function answerInModal(
  tools: SlackContext,
  { client, body, answer }: Pressed,
): Promise<void> {
  const reply = await answer();
  const searching = body.view?.callback_id === MODAL.callback;
  // The answer is the button's, so the box no longer belongs to it.
  const box = emptyBox(readBox(body.view?.state.values ?? {}));
  await tools.patiently('views.update', () =>
    client.views.update({
      view_id: body.view?.id ?? '',
      view: searching ? searchModal(box, reply) : answerModal(reply),
    }),
  );
}

function readPress(body: BlockAction, action: BlockElementAction): Press {
  const value = 'value' in action ? (action.value ?? '') : '';
  const id = action.action_id;
  if (id === 'share') return { kind: 'share', text: value };
  // None of ours is without words. Should one come, silence would be the worst answer.
  if (value === '') return { kind: 'ask', text: 'help' };
  if (id === 'feedback' || id === 'chart') return { kind: id, text: value };
  if (!id.startsWith('submit:')) {
    return { kind: value.startsWith('feedback ') ? 'feedback' : 'ask', text: value };
  }
  const state = body.view?.state.values ?? body.state?.values ?? {};
  return { kind: 'ask', text: readForm(value, id, state) };
}

function threadOf(body: BlockAction): string | undefined {
  const thread: unknown = body.container['thread_ts'] ?? body.message?.['thread_ts'];
  return typeof thread === 'string' ? thread : undefined;
}

function deliveryOf(message: BlockAction['message']): string | undefined {
  const metadata = message?.['metadata'] as
    | { readonly event_type?: unknown; readonly event_payload?: Readonly<Record<string, unknown>> }
    | undefined;
  if (metadata?.event_type !== DELIVERY_EVENT) return undefined;
  const delivery = metadata.event_payload?.['delivery'];
  return typeof delivery === 'string' ? delivery : undefined;
}
