import type { Reply } from '../../src/ports';
import { fields } from './activity';
import { plainHtml } from './plain-html';
import { CARD_TYPE, renderInserted } from './render';
import { plain } from './text';

/** The manifest's commands for the compose box; each is also the word that is typed to the bot. */
export const COMPOSE_COMMANDS = ['search', 'tips', 'stats'] as const;
/** The manifest's command on a message. */
export const MESSAGE_COMMAND = 'guidance';

/** Characters of a message that are searched with. Ours: the rest adds noise, not meaning. */
const MOST_SEARCHED = 300;
/** Results in the compose box. Teams shows up to 25; a person reads a few. */
const MOST_RESULTS = 8;

/** What a search from the compose box types to the bot; undefined when it is not one of our commands. */
export function composeAsk(value: unknown): string | undefined {
  const { commandId, parameters } = fields(value);
  const command = COMPOSE_COMMANDS.find((known) => known === commandId);
  if (command === undefined) return undefined;
  const given = Array.isArray(parameters) ? parameters.map(fields) : [];
  // Before anything is typed Teams sends `initialRun` in place of the words.
  const query = given.find(({ name }) => name === 'query')?.['value'];
  const words = typeof query === 'string' ? query.slice(0, MOST_SEARCHED).trim() : '';
  if (words === '' && command === 'search') return 'resources';
  return `${command} ${words}`.trim();
}

/** What "Find guidance for this message" types to the bot; undefined when the message has no words. */
export function guidanceAsk(value: unknown): string | undefined {
  const { commandId, messagePayload } = fields(value);
  if (commandId !== MESSAGE_COMMAND) return undefined;
  const { content } = fields(fields(messagePayload)['body']);
  const words = typeof content === 'string' ? plainHtml(content.slice(0, 20_000)) : '';
  return words === '' ? undefined : `search ${words.slice(0, MOST_SEARCHED)}`;
}

/** A reply as results to choose from in the compose box: the whole of it, then each resource in it alone. */
export function composeResults(reply: Reply): unknown {
  if (!reply.shareable) {
    return { composeExtension: { type: 'message', text: plain(reply.summary, 300) } };
  }
  const resources = reply.blocks.flatMap((block) => (block.kind === 'resource' ? [block] : []));
  const alone = resources.map((block): Reply => ({
    ...reply,
    title: block.publisher,
    summary: `${block.title}. ${block.summary}`,
    blocks: [block],
  }));
  const whole = resources.length === 1 && reply.blocks.length === 1 ? [] : [reply];
  return {
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: [...whole, ...alone].slice(0, MOST_RESULTS).map(result),
    },
  };
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

function result(reply: Reply) {
  return {
    contentType: CARD_TYPE,
    content: renderInserted(reply),
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: plain(heading(reply), 100), text: plain(reply.summary, 200) },
    },
  };
}

function heading({ blocks: [first], title, blocks }: Reply): string {
  return first?.kind === 'resource' && blocks.length === 1 ? first.title : title;
}
