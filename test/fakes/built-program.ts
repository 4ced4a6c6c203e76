import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/settings/project-root';
import { freePort } from './emulated-slack';

/** The built program, running as a process of its own. */
export interface BuiltProgram {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** All it has printed so far. */
  said(): string;
  stop(): Promise<void>;
}

/** Starts the built program with a store of its own and just these settings, and waits until it says that it is ready. */
export async function startBuiltProgram(
  settings: Readonly<Record<string, string>>,
): Promise<BuiltProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-built-'));
  const port = await freePort();
  const program = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: projectRoot(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: `file:${join(folder, 'signpost.db')}`,
      ...settings,
    },
  });
  const ended = once(program, 'exit');
  let said = '';
  for (const stream of [program.stdout, program.stderr])
    stream.on('data', (text: Buffer) => (said += text.toString()));
  // The last of what it says at a start: what stands before may come in several parts.
  const isReady = (): boolean => said.includes('Press Ctrl-C');
  await eventually(() => isReady() || program.exitCode !== null);
  if (!isReady()) throw new Error(`The program is not ready:\n${said}`);
  return {
    url: `http://127.0.0.1:${port}`,
    said: () => said,
    async stop() {
      program.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Waits until something is so, for two minutes at most. */
export async function eventually(so: () => boolean): Promise<void> {
  const until = Date.now() + 120_000;
  while (!so() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
}
