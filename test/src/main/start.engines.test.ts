import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { projectRoot } from '../../../src/settings/project-root';
import { openStore } from '../../../src/store/open-store';
import { freePort } from '../../fakes/emulated-slack';
import { createKeptLog } from '../../fakes/house';

/** Slack in Socket Mode, with nobody there, and a store in a folder. */
const bySocket = async (folder: string) => ({
  PAGE: 'off',
  DATABASE_URL: `file:${join(folder, 'signpost.db')}`,
  SLACK_BOT_TOKEN: 'xoxb-local',
  SLACK_APP_TOKEN: 'xapp-local',
  SLACK_API_URL: `http://127.0.0.1:${await freePort()}/api/`,
});

test('where nobody calls it over HTTP, as with Socket Mode, whoever watches over it is answered all the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-start-'));
  const port = await freePort();
  const child = spawn(process.execPath, [join(projectRoot(), 'dist', 'src', 'main.js')], {
    cwd: folder,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      ...(await bySocket(folder)),
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  let said = '';
  for await (const part of child.stdout) {
    said += String(part);
    if (said.includes('Press Ctrl-C')) break;
  }
  expect(said).toContain('Slack: on.');
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  child.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true });
});

test('where a table is gone, the start says which database, what is wrong and what to do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-start-'));
  const { store, connection } = await openStore({ url: undefined, folder, log: createKeptLog() });
  await sql`alter table record rename to elsewhere`.execute(connection.db);
  await store.close();
  const child = spawn(process.execPath, [join(projectRoot(), 'dist', 'src', 'main.js')], {
    cwd: folder,
    env: {
      ...process.env,
      PORT: String(await freePort()),
      ...(await bySocket(folder)),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 50_000,
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const [status] = (await once(child, 'close')) as [number];
  expect(status).toBe(2);
  expect(said).toContain(
    `DATABASE_URL: a table that was there is missing from ${join(folder, 'signpost.db')}, or is hidden from this user.`,
  );
  expect(said).not.toContain('    at ');
  rmSync(folder, { recursive: true });
}, 60_000);
