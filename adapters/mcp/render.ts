import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import {
  plainText,
  type Catalogue,
  type CatalogueFigure,
  type CatalogueItem,
  type Reply,
} from '../../src/ports';
import type { Source } from './schemas';

/** What an assistant must be told with every answer: it sees one result, and not what was said at the start. */
export const USE = {
  reply:
    'Quote the text word for word, with its publisher, date and link. Do not paraphrase it, add to it or blend it with other sources. It is about social media at work: not clinical, legal or employment advice. Where it says to speak to somebody, say that first.',
  sensitive:
    'Somebody may need a person now. Give the whole text word for word, with its contacts, before anything else. Add no advice of your own.',
  none: 'Signpost has no reviewed answer to this. Say so. Do not answer from elsewhere as if it came from Signpost.',
  draft:
    'Give the verdict first and each finding with its source. “stop” means that a person must look before this is posted: do not offer a rewritten version. This check replaces no sign-off.',
} as const;

const NO_ANSWER: readonly Reply['kind'][] = ['declined', 'no-figure', 'problem', 'abuse'];

/** A reply as a tool's result: its whole text, and the same facts for programs. */
export function renderForAssistants(
  reply: Reply,
  catalogue: Catalogue,
  figures: readonly CatalogueFigure[],
): CallToolResult {
  const text = textOf(reply);
  const use = useOf(reply);
  const { kind, title, summary, blocks, results } = reply;
  const beside = blocks.flatMap((block) => (block.kind === 'buttons' ? block.actions : []));
  return {
    content: contentOf(text, use),
    structuredContent: {
      kind,
      title,
      summary,
      text,
      sources: results.flatMap(({ kind: of, id }) => {
        const item = catalogue.item(of, id);
        return item === undefined ? [] : [sourceOf(item)];
      }),
      figures: figures.map((figure) => ({ ...figure })),
      next: [...beside, ...reply.actions].map((action) =>
        'ask' in action
          ? { label: action.label, ask: action.ask }
          : { label: action.label, link: action.url },
      ),
      use,
    },
  };
}

/** A reply in words, without the buttons that only a chat can show. */
export function textOf(reply: Reply): string {
  return plainText({
    ...reply,
    blocks: reply.blocks.filter(({ kind }) => kind !== 'buttons'),
    actions: reply.actions.filter((action) => 'url' in action),
  });
}

/** Text for the reader, and how to use it for the assistant. */
export function contentOf(text: string, use: string): CallToolResult['content'] {
  return [
    { type: 'text', text, annotations: { audience: ['user', 'assistant'] } },
    { type: 'text', text: use, annotations: { audience: ['assistant'] } },
  ];
}

export function sourceOf(item: CatalogueItem): Source {
  const { id, kind, title, publisher, published, link, linkNote, standing, reviewBy } = item;
  return {
    id,
    kind,
    title,
    ...(publisher !== undefined && { publisher }),
    ...(published !== undefined && { published }),
    ...(link !== undefined && { link }),
    ...(linkNote !== undefined && { link_note: linkNote }),
    ...(standing !== undefined && { standing }),
    ...(item.source !== undefined && { rests_on: item.source }),
    review_by: reviewBy,
  };
}

function useOf({ kind }: Reply): string {
  if (kind === 'sensitive') return USE.sensitive;
  return NO_ANSWER.includes(kind) ? USE.none : USE.reply;
}
