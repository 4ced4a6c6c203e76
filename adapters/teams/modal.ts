import { DRAFT_OF_ANOTHER, type Reply } from '../../src/ports';
import { fields } from './activity';
import { LIMITS } from './limits';
import { askedBy, asWritten } from './receive';
import { CARD_TYPE, renderDialog } from './render';
import { htmlLines, plainHtml } from './text';

/** The manifest's commands that open a dialog: two on a message, one beside the compose box. */
export const DIALOG_COMMANDS = {
  guidance: { title: 'Guidance for this message' },
  check: { title: 'Check before posting' },
  'check-post': { title: 'Check before posting' },
} as const;

/** What a dialog opens with: what to ask for it, or words of our own. */
export type Opened = { readonly title: string } & (
  { readonly text: string } | { readonly reply: Reply }
);

/** What opening a dialog types to the bot. `person` is who opens it: drafts are checked for their authors alone. */
export function openedBy(value: unknown, person: string | undefined): Opened {
  const { commandId, messagePayload } = fields(value);
  const { body, from, attachments } = fields(messagePayload);
  const { content } = fields(body);
  const html = typeof content === 'string' ? content.slice(0, LIMITS.messageHtml) : '';
  switch (commandId) {
    case 'guidance': {
      const words = plainHtml(html);
      const text = words === '' ? 'help' : `search ${words.slice(0, LIMITS.searched)}`;
      return { ...DIALOG_COMMANDS.guidance, text };
    }
    case 'check': {
      const author = fields(fields(from)['user'])['id'];
      if (person === undefined || author !== person)
        return { ...DIALOG_COMMANDS.check, reply: DRAFT_OF_ANOTHER };
      const draft = htmlLines(asWritten(html));
      const text = draft === '' ? 'check' : `check ${pictured(html, attachments)}: ${draft}`;
      return { ...DIALOG_COMMANDS.check, text };
    }
    case 'check-post':
      return { ...DIALOG_COMMANDS['check-post'], text: 'check' };
    default:
      return { title: 'Signpost', text: 'help' };
  }
}

/** What a form or button in a dialog types. */
export function submittedIn(value: unknown): { readonly title: string; readonly text: string } {
  const { commandId, data } = fields(value);
  const command = Object.entries(DIALOG_COMMANDS).find(([id]) => id === commandId)?.[1];
  return {
    title: command?.title ?? 'Signpost',
    text: askedBy(data)?.text ?? 'help',
  };
}

/** Whether a picture goes with a message, in the words of the command. */
function pictured(html: string, attachments: unknown): string {
  const types = Array.isArray(attachments)
    ? attachments.map((one) => String(fields(one)['contentType']))
    : [];
  const drawn = /<img\b(?![^<>]*\bitemtype="[^"]*Emoji)/i.test(html);
  return drawn || types.some((type) => /^(?:image|video)\//.test(type)) ? 'with a picture' : '';
}

/** A reply as a dialog that only the person who asked sees. */
export function dialog(title: string, reply: Reply): unknown {
  return {
    task: {
      type: 'continue',
      value: {
        title,
        height: 'large',
        width: 'medium',
        card: { contentType: CARD_TYPE, content: renderDialog(reply) },
      },
    },
  };
}
