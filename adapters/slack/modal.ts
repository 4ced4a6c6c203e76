import type { KnownBlock, ModalView } from '@slack/types';
import type { Reply } from '../../src/ports';
import type { FormState } from './form';
import { LIMITS } from './limits';
import { renderForSlack } from './render';
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
