import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The protocol's own tests that say something of a server such as ours; all others are in NOT_OURS, with the reason. */
export const SCENARIOS = [
  'server-initialize',
  'ping',
  'completion-complete',
  'tools-list',
  'tools-call-simple-text',
  'tools-call-error',
  'resources-list',
  'resources-read-text',
  'resources-templates-read',
  'prompts-list',
  'prompts-get-simple',
  'dns-rebinding-protection',
] as const;

const TEXT_ONLY = 'everything that is given is text';
const ASKS_NOTHING = 'nothing is asked of whoever calls, and no stream is open to ask it on';
const NO_LOG = 'no log is sent to whoever calls: the capability is not declared';
const NO_NEWS = 'nothing changes while it runs: the capability is not declared';
const NO_SESSION = 'each call stands by itself: no session, no stream';

export const NOT_OURS: Readonly<Record<string, string>> = {
  'logging-set-level': NO_LOG,
  'tools-call-with-logging': NO_LOG,
  'tools-call-image': TEXT_ONLY,
  'tools-call-audio': TEXT_ONLY,
  'tools-call-embedded-resource': TEXT_ONLY,
  'tools-call-mixed-content': TEXT_ONLY,
  'resources-read-binary': TEXT_ONLY,
  'prompts-get-embedded-resource': TEXT_ONLY,
  'prompts-get-with-image': TEXT_ONLY,
  'tools-call-with-progress': NO_SESSION,
  'server-sse-polling': NO_SESSION,
  'server-sse-multiple-streams': NO_SESSION,
  'tools-call-sampling': ASKS_NOTHING,
  'tools-call-elicitation': ASKS_NOTHING,
  'elicitation-sep1034-defaults': ASKS_NOTHING,
  'elicitation-sep1330-enums': ASKS_NOTHING,
  'resources-subscribe': NO_NEWS,
  'resources-unsubscribe': NO_NEWS,
  'prompts-get-with-args': 'no prompt takes two texts: the second is a platform from a list',
  'json-schema-2020-12': 'looks for a tool whose schema is made for it, and for no other',
};

/** What those tests call, and what of ours is called in its place. */
const CALLED: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['test_simple_text', { name: 'tip', arguments: {} }],
  // A question is missing, and has to be.
  ['test_error_handling', { name: 'ask', arguments: {} }],
  ['test_simple_prompt', { name: 'ask_signpost', arguments: { question: 'hashtags' } }],
  ['test://static-text', { uri: 'signpost://documents/mayo-12-word-policy' }],
  // Whose text holds the number that the test looks for: Samaritans are rung on 116 123.
  ['test://template/123/data', { uri: 'signpost://tips/winter-mental-health-line' }],
  [
    'test_prompt_with_arguments',
    {
      ref: { type: 'ref/resource', uri: 'signpost://tips/{id}' },
      argument: { name: 'id', value: 'a' },
    },
  ],
];

export interface RenamingProxy {
  readonly url: string;
  readonly close: () => void;
}

/** Passes calls on to a server, those for what the protocol's tests expect of a server as calls for what ours has. */
export async function openRenamingProxy(target: string): Promise<RenamingProxy> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      void (async () => {
        const headers = Object.fromEntries(
          Object.entries(request.headers).filter(
            ([name]) => !['host', 'connection', 'content-length'].includes(name),
          ),
        ) as Record<string, string>;
        const answer = await fetch(target, {
          method: request.method ?? 'GET',
          headers,
          ...(parts.length > 0 && { body: renamed(Buffer.concat(parts).toString()) }),
        });
        response.writeHead(answer.status, {
          'content-type': answer.headers.get('content-type') ?? 'application/json',
        });
        response.end(await answer.text());
      })();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function renamed(body: string): string {
  const [, params] = CALLED.find(([name]) => body.includes(name)) ?? [];
  return params === undefined ? body : JSON.stringify({ ...(JSON.parse(body) as object), params });
}
