import { execFile } from 'node:child_process';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { projectRoot } from '../../../src/settings/project-root';
import { startBuiltProgram, type BuiltProgram } from '../../fakes/built-program';
import { NOT_OURS, openRenamingProxy, SCENARIOS } from './conformance';
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

const SUITE = join(
  ROOT,
  'node_modules',
  '@modelcontextprotocol',
  'conformance',
  'dist',
  'index.js',
);
const conformance = async (...args: readonly string[]): Promise<string> =>
  (await promisify(execFile)(process.execPath, [SUITE, ...args])).stdout;

test('every one of the protocol’s own tests is run, or has a reason why it says nothing of ours', async () => {
  const [servers = ''] = (await conformance('list')).split('Client scenarios');
  const known = [...servers.matchAll(/^ +- (\S+)/gm)].map(([, name]) => name);
  expect(known.sort()).toEqual([...SCENARIOS, ...Object.keys(NOT_OURS)].sort());
});

test('passes the protocol’s own conformance tests', async () => {
  program = await startBuiltProgram({ MCP: 'on' });
  const direct = `${program.url}/mcp`;
  const proxy = await openRenamingProxy(direct);
  const results: Record<string, string> = {};
  for (const scenario of SCENARIOS) {
    // The proxy gives calls a host and an origin of its own, which this one is about.
    const url = scenario === 'dns-rebinding-protection' ? direct : proxy.url;
    const stdout = await conformance('server', '--url', url, '--scenario', scenario);
    results[scenario] =
      /Passed: (\d+\/\d+), (\d+ failed, \d+ warnings)/.exec(stdout)?.[0] ?? stdout;
  }
  proxy.close();
  for (const [scenario, said] of Object.entries(results))
    expect([scenario, said]).toEqual([
      scenario,
      expect.stringMatching(/^Passed: (\d+)\/\1, 0 failed, 0 warnings$/),
    ]);
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
  expect(await isTakenInTheEnd(url, goodCall(TOKEN), agent)).toBe(true);
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
  expect(await isTakenInTheEnd(url, goodCall(TOKEN), agent)).toBe(true);
  agent.destroy();
});

/** A program that is too busy says when to come back, and a good caller does. */
async function isTakenInTheEnd(url: string, good: HostileCall, agent: Agent): Promise<boolean> {
  for (let tries = 0; tries < 12; tries += 1) {
    const outcome = await call(url, good, agent);
    if (outcome !== 'busy') return outcome === 'taken';
    await delay(5_000);
  }
  return false;
}

const isTaken = async (url: string, hostile: HostileCall, agent: Agent): Promise<boolean> =>
  (await call(url, hostile, agent)) === 'taken';

/** Whether a call was carried out: an answer that is no error. A line cut is none. */
function call(
  url: string,
  hostile: HostileCall,
  agent: Agent,
): Promise<'taken' | 'refused' | 'busy'> {
  return new Promise((resolve) => {
    const sent = request(
      url,
      { method: hostile.method, headers: hostile.headers, agent },
      (response) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += part.toString()));
        response.on('end', () => {
          const { statusCode = 0, headers } = response;
          if (statusCode === 429 && headers['retry-after'] !== undefined) resolve('busy');
          else {
            const isError = statusCode >= 400 || /"error":|"isError":true/.test(text);
            resolve(isError ? 'refused' : 'taken');
          }
        });
      },
    );
    sent.on('error', () => resolve('refused'));
    sent.end(hostile.body);
  });
}
