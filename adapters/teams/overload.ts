import { TOO_BUSY } from '../../src/ports';
import type { Activity } from './activity';
import type { TeamsMessage } from './render';
import type { Answer } from './transport/connector';

/** The answer to an invoke that is refused because too many come at once, in the form that Teams shows; undefined for other activities. */
export function busyAnswer({ type, name }: Activity): Answer | undefined {
  if (type !== 'invoke') return undefined;
  switch (name ?? '') {
    case 'composeExtension/query':
      return { status: 200, body: { composeExtension: { type: 'message', text: TOO_BUSY } } };
    case 'composeExtension/fetchTask':
    case 'composeExtension/submitAction':
      return { status: 200, body: { task: { type: 'message', value: TOO_BUSY } } };
    default:
      return {
        status: 200,
        body: {
          statusCode: 200,
          type: 'application/vnd.microsoft.activity.message',
          value: TOO_BUSY,
        },
      };
  }
}

/** What answers a message that is refused. */
export const BUSY_MESSAGE: TeamsMessage = {
  type: 'message',
  summary: TOO_BUSY,
  text: TOO_BUSY,
  textFormat: 'plain',
  attachments: [],
};
