import type { Readable, Writable } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createAdapterLog, type Bot, type Catalogue, type Log } from '../../../src/ports';
import { createServer } from '../server';

export interface StdioParts {
  readonly bot: Bot;
  readonly catalogue: Catalogue;
  readonly log: Log;
  readonly input: Readable;
  readonly output: Writable;
}

/** Serves one client on an input and an output, with nothing to listen on. What was asked before the input ends is answered. */
export async function serveOverStdio(parts: StdioParts): Promise<void> {
  const { bot, catalogue, log, input, output } = parts;
  const server = createServer({ bot, catalogue, log: createAdapterLog('mcp', log) });
  await server.connect(new StdioServerTransport(input, output));
}
