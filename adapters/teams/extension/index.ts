import type { Reply } from '../../../src/ports';
import { fields } from '../activity';
import { LIMITS } from '../limits';
import { CARD_TYPE, renderInserted } from '../render';
import { plain } from '../text';

/** The manifest's commands for the compose box; each is also the word that is typed to the bot. */
export const COMPOSE_COMMANDS = ['search', 'tips', 'stats'] as const;

/** What a search from the compose box types to the bot; undefined when it is not one of our commands. */
export function composeAsk(value: unknown): string | undefined {
  const { commandId, parameters } = fields(value);
  const command = COMPOSE_COMMANDS.find((known) => known === commandId);
  if (command === undefined) return undefined;
  const given = Array.isArray(parameters) ? parameters.map(fields) : [];
  // Before anything is typed Teams sends `initialRun` in place of the words.
  const query = given.find(({ name }) => name === 'query')?.['value'];
  const words = typeof query === 'string' ? query.slice(0, LIMITS.searched).trim() : '';
  if (words === '' && command === 'search') return 'resources';
  return `${command} ${words}`.trim();
}

/**
 * An answer as results to choose from in the compose box: the whole of it, then each resource in it alone. Where the
 * bot asks "did you mean", each of the things it offers is looked up by `ask` and becomes a result.
 */
export async function composeResults(
  reply: Reply,
  ask: (text: string) => Promise<Reply>,
): Promise<unknown> {
  const offers = reply.kind === 'suggest' ? reply.actions : [];
  const asks = offers.flatMap((action) => ('ask' in action ? [action.ask] : []));
  const offered = await Promise.all(asks.slice(0, LIMITS.composeResults).map(ask));
  const results = [reply, ...offered].filter(({ shareable }) => shareable).flatMap(choices);
  if (results.length === 0) {
    return { composeExtension: { type: 'message', text: plain(reply.summary, 300) } };
  }
  return {
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: results.slice(0, LIMITS.composeResults).map(result),
    },
  };
}

function choices(reply: Reply): Reply[] {
  const resources = reply.blocks.flatMap((block) => (block.kind === 'resource' ? [block] : []));
  if (resources.length === 1 && reply.blocks.length === 1) return [reply];
  const alone = resources.map((block): Reply => ({
    ...reply,
    title: block.publisher,
    summary: `${block.title}. ${block.summary}`,
    blocks: [block],
  }));
  return [reply, ...alone];
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
