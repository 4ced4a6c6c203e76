// Starts the built Signpost with its page on a free port, on an empty store of its own, and says where it is.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/free-port.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `env` is added to the environment, without any platform's settings. Rejects when it does not answer in a minute. */
export async function startPage(env = {}) {
  const port = await freePort();
  const scratch = mkdtempSync(join(tmpdir(), 'signpost-page-'));
  const clean = Object.entries(process.env).filter(([name]) => !/^(SLACK|TEAMS)_/.test(name));
  const child = spawn(process.execPath, [join(root, 'dist/src/main.js')], {
    cwd: scratch,
    env: { ...Object.fromEntries(clean), PAGE: 'on', PAGE_PORT: String(port), ...env },
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

async function answering(url) {
  for (let tries = 0; tries < 240; tries += 1) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${url} did not answer within a minute`);
}
