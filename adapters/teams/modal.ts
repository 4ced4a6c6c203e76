import type { Reply } from '../../src/ports';
import { fields } from './activity';
import { LIMITS } from './limits';
import { CARD_TYPE, renderInserted } from './render';
import { plainHtml } from './text';

/** The manifest's command on a message, which opens a dialog. */
export const MESSAGE_COMMAND = 'guidance';

/** What "Find guidance for this message" types to the bot; undefined when the message has no words. */
export function guidanceAsk(value: unknown): string | undefined {
  const { commandId, messagePayload } = fields(value);
  if (commandId !== MESSAGE_COMMAND) return undefined;
  const { content } = fields(fields(messagePayload)['body']);
  const words = typeof content === 'string' ? plainHtml(content.slice(0, LIMITS.messageHtml)) : '';
  return words === '' ? undefined : `search ${words.slice(0, LIMITS.searched)}`;
}

/** A reply as a dialog that only the person who asked sees. */
export function guidanceDialog(reply: Reply): unknown {
  return {
    task: {
      type: 'continue',
      value: {
        title: 'Guidance for this message',
        height: 'medium',
        width: 'medium',
        card: { contentType: CARD_TYPE, content: renderInserted(reply) },
      },
    },
  };
}
