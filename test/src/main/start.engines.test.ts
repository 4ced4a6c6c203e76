import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../src/settings/project-root';
import { freePort } from '../../fakes/emulated-slack';

test('where nobody calls it over HTTP, as with Socket Mode, whoever watches over it is answered all the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-start-'));
  const port = await freePort();
  const child = spawn(process.execPath, [join(projectRoot(), 'dist', 'src', 'main.js')], {
    cwd: folder,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      PAGE: 'off',
      DATABASE_URL: `file:${join(folder, 'signpost.db')}`,
      SLACK_BOT_TOKEN: 'xoxb-local',
      SLACK_APP_TOKEN: 'xapp-local',
      SLACK_API_URL: `http://127.0.0.1:${await freePort()}/api/`,
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
