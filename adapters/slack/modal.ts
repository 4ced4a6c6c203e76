import type { KnownBlock, ModalView } from '@slack/types';
import type { Reply } from '../../src/ports';
import { LIMITS } from './limits';
import { renderForSlack } from './render';
import { clean, cut, plainText } from './text';

/** The modal's callback id and the block its question is in. */
export const MODAL = { callback: 'ask', block: 'question', input: 'value' } as const;

/** The search box, with an answer beneath it once there is one. */
export function searchModal(question: string, reply?: Reply): ModalView {
  const typed = reply?.withheld === true ? '' : cut(clean(question), 200);
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
        block_id: MODAL.block,
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
