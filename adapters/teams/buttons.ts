import type { IExecuteAction, IOpenUrlAction, ISubmitAction } from '@microsoft/teams.cards';
import type { Action } from '../../src/ports';
import { LIMITS } from './limits';
import { openable, plain } from './text';

export type Button = ISubmitAction | IExecuteAction | IOpenUrlAction;

/** How a button answers: with a new message, by changing the card it is on, or with the next dialog. */
export type Press = 'message' | 'in-place' | 'quiet' | 'dialog';

/** What a button brings back unseen: the scheduled post it is on, and that only one person sees it. */
export interface Carried {
  readonly delivery?: string;
  readonly privately?: boolean;
}

/**
 * A reply's action as a button; undefined when its address may not be opened. Pressing one types `ask`:
 * `message` shows the words in the chat and is answered below, `in-place` is answered by changing the card,
 * `quiet` by a passing note that only the reader sees.
 */
export function button(action: Action, press: Press, carried: Carried = {}): Button | undefined {
  const title = plain(action.label, LIMITS.buttonText);
  // A label that had to be cut is whole when pointed at or read out.
  const named = { title, ...(title !== action.label && { tooltip: plain(action.label) }) };
  if ('url' in action) {
    const url = openable(action.url);
    return url === undefined ? undefined : { type: 'Action.OpenUrl', ...named, url };
  }
  const data = { ask: action.ask, ...carried };
  // In a dialog nothing is typed into the chat.
  if (press === 'dialog')
    return { type: 'Action.Submit', ...named, associatedInputs: 'none', data };
  const typed: ISubmitAction = {
    type: 'Action.Submit',
    ...named,
    associatedInputs: 'none',
    data: { ...data, msteams: { type: 'messageBack', text: action.ask, displayText: title } },
  };
  if (press === 'message') return typed;
  return {
    type: 'Action.Execute',
    ...named,
    verb: 'ask',
    associatedInputs: 'none',
    data: { ...data, press },
    // For clients that do not know Action.Execute: the same words, without showing them in the chat.
    fallback: {
      type: 'Action.Submit',
      ...named,
      associatedInputs: 'none',
      data: { ...data, msteams: { type: 'messageBack', text: action.ask } },
    },
  };
}
