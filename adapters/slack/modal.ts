import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Reply, RetryPolicy } from '../../src/ports';
import { orgOf, type SlackContext } from './context';
import { errorCodeOf } from './errors';
import { fieldBlocks, readForm, type FormState } from './form';
import { LIMITS } from './limits';
import { whereIs } from './person';
import { ask, parseText } from './receive';
import { renderForSlack } from './render';
import { postReply } from './send';
import { clean, cut, plainText } from './text';

/** The modal's callback id and the name of its input. */
export const MODAL = { callback: 'ask', input: 'value' } as const;

/** The box of a search window: the block it is in, and the words in it. */
export interface Box {
  readonly block: string;
  readonly words: string;
}

const BLOCK = /^question:(\d+)$/;

/**
 * An empty box, in the place of another where there was one. Slack keeps what was typed for as long as the block keeps
 * its name, so it gets one that it has not had: docs.slack.dev/reference/views
 */
export function emptyBox(before?: Box): Box {
  const turns = before === undefined ? 0 : Number(BLOCK.exec(before.block)?.[1] ?? 0) + 1;
  return { block: `question:${String(turns)}`, words: '' };
}

/** The box as it stands in somebody's window, from the window's `state.values`. */
export function readBox(values: FormState): Box {
  const block = Object.keys(values).find((name) => BLOCK.test(name));
  if (block === undefined) return emptyBox();
  return { block, words: values[block]?.[MODAL.input]?.value ?? '' };
}

/** The search box, with an answer beneath it once there is one. */
export function searchModal(box: Box, reply?: Reply): ModalView {
  const { block, words } = reply?.withheld === true ? emptyBox(box) : box;
  const typed = cut(clean(words), 200);
  const answer = reply === undefined ? [] : renderForSlack(reply, { surface: 'modal' }).blocks;
  return {
    type: 'modal',
    callback_id: MODAL.callback,
    title: plainText('Ask about social media', LIMITS.viewTitle),
    submit: plainText('Ask', LIMITS.viewTitle),
    close: plainText('Close', LIMITS.viewTitle),
    blocks: [
      {
        type: 'input',
        block_id: block,
        label: plainText('Your question', LIMITS.inputLabel),
        hint: plainText('Please leave out anything about a patient.', LIMITS.inputHint),
        element: {
          type: 'plain_text_input',
          action_id: MODAL.input,
          max_length: 200,
          focus_on_load: reply === undefined,
          placeholder: plainText('Such as: how do I reply to complaints?', LIMITS.placeholder),
          ...(typed === '' ? {} : { initial_value: typed }),
        },
      },
      ...(answer.length === 0 ? [] : [{ type: 'divider' as const }]),
      ...(answer as KnownBlock[]),
    ],
  };
}

/** A modal that shows one answer, for places that have no message to answer in. */
export function answerModal(reply?: Reply): ModalView {
  const waiting: KnownBlock = {
    type: 'context',
    elements: [plainText('One moment…', LIMITS.contextText)],
  };
  return {
    type: 'modal',
    title: plainText('Signpost', LIMITS.viewTitle),
    close: plainText('Close', LIMITS.viewTitle),
    blocks: reply === undefined ? [waiting] : renderForSlack(reply, { surface: 'modal' }).blocks,
  };
}

/** The window of a form: its callback id, and the word that keeps its fields' ids together. */
export const FORM = { callback: 'form', at: 'window' } as const;

/** A form as a window with a button of its own; undefined where a reply has none. The window carries the sentence. */
export function formModal({ title, blocks }: Reply): ModalView | undefined {
  const form = blocks.find((block) => block.kind === 'form');
  if (form === undefined) return undefined;
  const [intro] = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : []));
  const said: Reply = { ...NOT_OPENED, title: '', blocks: intro ? [intro] : [], actions: [] };
  return {
    type: 'modal',
    callback_id: FORM.callback,
    private_metadata: form.ask,
    title: plainText(title, LIMITS.viewTitle),
    submit: plainText(form.label, LIMITS.viewTitle),
    close: plainText('Close', LIMITS.viewTitle),
    blocks: [
      ...(intro === undefined ? [] : renderForSlack(said, { surface: 'modal' }).blocks),
      ...fieldBlocks(form, FORM.at),
    ] as KnownBlock[],
  };
}

/** Slack takes a trigger for three seconds after the press: docs.slack.dev/surfaces/modals */
const IN_THREE_SECONDS: RetryPolicy = {
  pauses: [250, 750, 1_000],
  longestWait: 2_000,
  total: 3_000,
};

/**
 * What Slack says when an earlier try did open the window and only its answer was lost; a trigger opens one window:
 * docs.slack.dev/reference/methods/views.open
 */
const OPEN_ALREADY = new Set(['exchanged_trigger_id', 'duplicate_external_id']);

/**
 * Opens a window with the trigger of a press, trying again for as long as Slack takes the trigger. True when it is
 * open. Never rejects, so that it may be begun before it is waited for.
 */
export async function openModal(
  { patiently, log }: Pick<SlackContext, 'patiently' | 'log'>,
  client: WebClient,
  trigger: string,
  view: ModalView,
): Promise<boolean> {
  try {
    await patiently(
      'views.open',
      () => client.views.open({ trigger_id: trigger, view }),
      IN_THREE_SECONDS,
    );
    return true;
  } catch (error) {
    const why = errorCodeOf(error);
    if (why !== undefined && OPEN_ALREADY.has(why)) return true;
    log.warn('modal_refused', { why: why ?? 'no answer' });
    return false;
  }
}

/** An answer that takes longer than this comes in a second step, as Slack waits three seconds. */
const AT_ONCE_MILLISECONDS = 1_500;
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

/** The global shortcuts, which open a search box and a form to check a post, and what is asked in them. */
export function listenForModals(tools: SlackContext): void {
  tools.app.shortcut(
    { callback_id: 'ask', type: 'shortcut' },
    async ({ shortcut, client, context }) => {
      if (await openModal(tools, client, shortcut.trigger_id, searchModal(emptyBox()))) return;
      // A global shortcut has no conversation, so only the direct line is left to say so.
      const channel = await tools.direct(client, orgOf(context), shortcut.user.id);
      if (channel !== undefined) await postReply(tools, client, { channel }, NOT_OPENED);
    },
  );

  tools.app.shortcut(
    { callback_id: 'check-post', type: 'shortcut' },
    async ({ shortcut, client, context }) => {
      const org = orgOf(context);
      const user = shortcut.user.id;
      // Nothing is asked of Slack before the window is open: its trigger lasts three seconds.
      const form = await ask(tools, { client, org, user, channel: user, direct: true }, 'check');
      const view = formModal(form);
      if (view !== undefined && (await openModal(tools, client, shortcut.trigger_id, view))) return;
      const channel = await tools.direct(client, org, user);
      if (channel !== undefined) await postReply(tools, client, { channel }, form);
    },
  );

  tools.app.view(FORM.callback, async ({ ack, view, body, client, context }) => {
    const org = orgOf(context);
    const user = body.user.id;
    const text = readForm(view.private_metadata, `submit:${FORM.at}`, view.state.values);
    const answering = whereIs(tools, client, org, user, undefined).then((where) =>
      ask(tools, { client, org, user, ...where }, text),
    );
    await answerInView(
      tools,
      client,
      view.id,
      (shown) => ack(updated(shown)),
      answering,
      answerModal,
    );
  });

  tools.app.view(MODAL.callback, async ({ ack, view, body, client, context }) => {
    const box = readBox(view.state.values);
    const org = orgOf(context);
    const user = body.user.id;
    const answering = whereIs(tools, client, org, user, undefined).then((where) =>
      ask(tools, { client, org, user, ...where, thread: 'modal' }, parseText(box.words.trim())),
    );
    // What was typed stays in the box by itself; whether it may is not known before there is an answer.
    await answerInView(
      tools,
      client,
      view.id,
      (shown) => ack(updated(shown)),
      answering,
      (reply) => searchModal(reply === undefined ? { ...box, words: '' } : box, reply),
    );
  });
}

const updated = (view: ModalView) => ({ response_action: 'update' as const, view });

/** Answers in the window that was submitted: at once where the answer is there in time, else in a second step. */
async function answerInView(
  tools: SlackContext,
  client: WebClient,
  view_id: string,
  ack: (view: ModalView) => Promise<void>,
  answering: Promise<Reply>,
  viewOf: (reply?: Reply) => ModalView,
): Promise<void> {
  const early = await Promise.race([
    answering,
    tools.wait(AT_ONCE_MILLISECONDS).then(() => undefined),
  ]);
  const shown = await ack(viewOf(early)).then(
    () => early !== undefined,
    () => false,
  );
  if (shown) return;
  const reply = await answering;
  await tools.patiently('views.update', () =>
    client.views.update({ view_id, view: viewOf(reply) }),
  );
}
