import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../test/fakes/emulated-slack';
import { answering } from '../answering';

export interface PageServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts the built Signpost with its page on a free port, on an empty store of its own, with no platform set up, and with
 * what else its settings are to say.
 */
export async function startPage(more: Readonly<Record<string, string>> = {}): Promise<PageServer> {
  const port = await freePort();
  const scratch = mkdtempSync(join(tmpdir(), 'signpost-page-'));
  const clean = Object.entries(process.env).filter(([name]) => !/^(SLACK|TEAMS)_/.test(name));
  const child = spawn(process.execPath, [resolve('dist/src/main.js')], {
    cwd: scratch,
    env: { ...Object.fromEntries(clean), PAGE: 'on', PAGE_PORT: String(port), ...more },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://localhost:${port}/`;
  await answering(url);
  return {
    url,
    async stop() {
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}
