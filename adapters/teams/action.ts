import type { IExecuteAction, IOpenUrlAction, ISubmitAction } from '@microsoft/teams.cards';
import type { Action } from '../../src/ports';
import { MOST_LABEL } from './limits';
import { openable, plain } from './text';

export type Button = ISubmitAction | IExecuteAction | IOpenUrlAction;

/** How a button answers: with a new message, or by changing the card it is on. */
export type Press = 'message' | 'in-place' | 'quiet';

/**
 * A reply's action as a button; undefined when its address may not be opened. Pressing one types `ask`:
 * `message` shows the words in the chat and is answered below, `in-place` is answered by changing the card,
 * `quiet` by a passing note that only the reader sees.
 */
export function button(action: Action, press: Press, delivery?: string): Button | undefined {
  const title = plain(action.label, MOST_LABEL);
  if ('url' in action) {
    const url = openable(action.url);
    return url === undefined ? undefined : { type: 'Action.OpenUrl', title, url };
  }
  const data = { ask: action.ask, ...(delivery !== undefined && { delivery }) };
  const typed: ISubmitAction = {
    type: 'Action.Submit',
    title,
    associatedInputs: 'none',
    data: { ...data, msteams: { type: 'messageBack', text: action.ask, displayText: title } },
  };
  if (press === 'message') return typed;
  return {
    type: 'Action.Execute',
    title,
    verb: 'ask',
    associatedInputs: 'none',
    data: { ...data, press },
    // For clients that do not know Action.Execute: the same words, without showing them in the chat.
    fallback: {
      type: 'Action.Submit',
      title,
      associatedInputs: 'none',
      data: { ...data, msteams: { type: 'messageBack', text: action.ask } },
    },
  };
}
