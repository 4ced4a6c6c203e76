import { ResourceTemplate, type McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { receive } from './receive';
import { sourceOf, textOf } from './render';
import type { Tools } from './tools';

const ROOMS = [
  {
    name: 'documents',
    title: 'Documents',
    kind: 'resource',
    of: 'A document that somebody published',
  },
  {
    name: 'tips',
    title: 'Tips',
    kind: 'tip',
    of: 'One piece of advice, and the document behind it',
  },
] as const;

/** Gives a server every document and tip, by its id: its words as a chat shows them, and its source. */
export function registerResources(
  server: McpServer,
  { bot, catalogue }: Pick<Tools, 'bot' | 'catalogue'>,
): void {
  for (const { name, title, kind, of } of ROOMS) {
    const uriOf = (id: string): string => `signpost://${name}/${id}`;
    const template = new ResourceTemplate(uriOf('{id}'), {
      list: () => ({
        resources: catalogue.list(kind).map((item) => ({
          uri: uriOf(item.id),
          name: item.id,
          title: item.title,
          mimeType: 'text/plain',
        })),
      }),
      complete: {
        id: (begun) =>
          catalogue
            .list(kind)
            .map(({ id }) => id)
            .filter((id) => id.startsWith(begun)),
      },
    });
    server.registerResource(
      name,
      template,
      { title, description: `${of}. Quote it word for word.`, mimeType: 'text/plain' },
      async ({ href }, { id }) => {
        const item = typeof id === 'string' ? catalogue.item(kind, id) : undefined;
        if (item === undefined) throw new McpError(NOT_FOUND, 'There is nothing of that id.');
        const reply = await bot(receive(`show ${item.id}`));
        return {
          contents: [
            { uri: href, mimeType: 'text/plain', text: textOf(reply) },
            { uri: href, mimeType: 'application/json', text: JSON.stringify(sourceOf(item)) },
          ],
        };
      },
    );
  }
}

/** https://modelcontextprotocol.io/specification/2025-11-25/server/resources#error-handling */
const NOT_FOUND = -32002 satisfies ErrorCode | number;
