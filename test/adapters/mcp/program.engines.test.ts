import { execFile } from 'node:child_process';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { projectRoot } from '../../../src/settings/project-root';
import { startBuiltProgram, type BuiltProgram } from '../../fakes/built-program';
import { goodCall, hostileCalls, type HostileCall } from '../../fixtures/hostile-calls';

// The program that people run, called by the protocol's own client and judged by its own tests.

// On a busy machine, a start takes many times what it does on a quiet one.
jest.setTimeout(600_000);

const TOKEN = 'a-token-of-the-test-that-is-40-characters';
const ROOT = projectRoot();

let program: BuiltProgram | undefined;
afterEach(async () => {
  await program?.stop();
  program = undefined;
});

async function session(transport: Transport): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  return client;
}

async function mayo(client: Client): Promise<unknown> {
  const { structuredContent } = await client.callTool({
    name: 'ask',
    arguments: { question: 'mayo clinic policy' },
  });
  return structuredContent;
}
const MAYO = {
  kind: 'answer',
  sources: expect.arrayContaining([
    expect.objectContaining({ id: 'mayo-12-word-policy', published: '5 April 2012' }),
  ]) as unknown,
};

test('answers over HTTP with a token, and says at its start who may call', async () => {
  program = await startBuiltProgram({ MCP: 'on', MCP_TOKENS: TOKEN });
  expect(program.said()).toContain('Assistants: on. Assistants: called at /mcp');
  expect(program.said()).not.toContain(TOKEN);
  const url = new URL(`${program.url}/mcp`);
  await expect(session(new StreamableHTTPClientTransport(url) as Transport)).rejects.toThrow();
  const headers = { authorization: `Bearer ${TOKEN}` };
  const client = await session(
    new StreamableHTTPClientTransport(url, { requestInit: { headers } }),
  );
  expect(client.getServerVersion()).toMatchObject({ name: 'signpost' });
  expect(client.getInstructions()).toMatch(/word for word/);
  expect(await mayo(client)).toMatchObject(MAYO);
  await client.close();
});

test('answers over standard input, and prints nothing else there', async () => {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [join(ROOT, 'dist', 'src', 'main', 'mcp.js')],
    cwd: ROOT,
  });
  const client = await session(transport);
  expect(await mayo(client)).toMatchObject(MAYO);
  expect((await client.listTools()).tools).toHaveLength(6);
  await client.close();
});

/**
 * Those of the protocol's tests that ask nothing but the protocol. The others call tools of a server made for them
 * ("test_image_content", sampling, streams), which ours does not have.
 */
const SCENARIOS = [
  'server-initialize',
  'ping',
  'tools-list',
  'resources-list',
  'prompts-list',
  'dns-rebinding-protection',
];

test('passes the protocol’s own conformance tests', async () => {
  program = await startBuiltProgram({ MCP: 'on' });
  const suite = join(
    ROOT,
    'node_modules',
    '@modelcontextprotocol',
    'conformance',
    'dist',
    'index.js',
  );
  const results: Record<string, string> = {};
  for (const scenario of SCENARIOS) {
    const args = [suite, 'server', '--url', `${program.url}/mcp`, '--scenario', scenario];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    results[scenario] =
      /Passed: (\d+\/\d+), (\d+ failed, \d+ warnings)/.exec(stdout)?.[0] ?? stdout;
  }
  for (const said of Object.values(results))
    expect(said).toMatch(/^Passed: (\d+)\/\1, 0 failed, 0 warnings$/);
});

test('takes none of ten thousand hostile calls, and answers the next good one', async () => {
  program = await startBuiltProgram({
    MCP: 'on',
    MCP_TOKENS: TOKEN,
    MCP_PER_MINUTE: '100000',
    LOG_LEVEL: 'silent',
  });
  const url = `${program.url}/mcp`;
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  expect(await isTaken(url, goodCall(TOKEN), agent)).toBe(true);
  const calls = hostileCalls(10_000, TOKEN);
  const taken: string[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < calls.length; at = next++) {
      const hostile = calls[at]!;
      if (await isTaken(url, hostile, agent)) taken.push(`${hostile.kind}: ${hostile.body}`);
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  expect(taken).toEqual([]);
  expect(await isTaken(url, goodCall(TOKEN), agent)).toBe(true);
  agent.destroy();
});

/** Whether a call was carried out: an answer that is no error. A line cut is none. */
function isTaken(url: string, hostile: HostileCall, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    const sent = request(
      url,
      { method: hostile.method, headers: hostile.headers, agent },
      (response) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += part.toString()));
        response.on('end', () => {
          const refused = (response.statusCode ?? 0) >= 400;
          resolve(!refused && !/"error":|"isError":true/.test(text));
        });
      },
    );
    sent.on('error', () => resolve(false));
    sent.end(hostile.body);
  });
}
