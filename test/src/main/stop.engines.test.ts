import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { projectRoot } from '../../../src/settings/project-root';
import { sign } from '../../adapters/slack/rig';
import { listen } from '../../adapters/teams/service';
import { freePort } from '../../fakes/emulated-slack';

const SECRET = 'e'.repeat(32);

/** A Slack on this machine that takes a message only when it is let. */
async function openSlack() {
  const taken: string[] = [];
  let asked: () => void = () => undefined;
  let grant: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (asked = resolve));
  const allowed = new Promise<void>((resolve) => (grant = resolve));
  const server = await listen((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const answer = () => {
        response.end(JSON.stringify({ ok: true, user_id: 'UBOT', team_id: 'T1', ts: '1.1' }));
      };
      if (request.url?.endsWith('chat.postMessage') !== true) {
        answer();
        return;
      }
      asked();
      void allowed.then(() => {
        taken.push(decodeURIComponent(Buffer.concat(parts).toString()));
        answer();
      });
    });
  });
  return { ...server, taken, waiting, allow: () => grant() };
}

test('told to stop, it answers whoever has asked, closes its store and ends by itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-stop-'));
  const slack = await openSlack();
  const port = await freePort();
  const file = join(folder, 'signpost.db');
  const child = spawn(process.execPath, [join(projectRoot(), 'dist', 'src', 'main.js')], {
    cwd: folder,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      PAGE: 'off',
      DATABASE_URL: `file:${file}`,
      SLACK_BOT_TOKEN: 'xoxb-local',
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: `${slack.url}/api/`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.resume();
  child.stderr.resume();
  const ended = once(child, 'exit');
  const at = `http://127.0.0.1:${port}`;
  const ready = async () => (await fetch(`${at}/readyz`).catch(() => undefined))?.status === 200;
  for (let tries = 0; tries < 600 && !(await ready()); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));

  const body = JSON.stringify({
    type: 'event_callback',
    team_id: 'T1',
    event_id: 'Ev1',
    event: {
      type: 'message',
      channel_type: 'im',
      channel: 'D1',
      user: 'U1',
      ts: '1.1',
      text: 'tips',
    },
    authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true, enterprise_id: null }],
  });
  const posted = await fetch(`${at}/slack/events`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...sign(body, Date.now()) },
  });
  expect(posted.status).toBe(200);
  await slack.waiting;
  child.kill('SIGTERM');
  // While it stops, Slack has still not taken the answer.
  await new Promise((resolve) => setTimeout(resolve, 300));
  slack.allow();

  // After ten seconds it would end itself with status 1.
  expect(await ended).toEqual([0, null]);
  expect(slack.taken.join()).toContain('Tip');
  const store = new Database(file);
  expect(store.prepare('select state from process_mark').all()).toEqual([{ state: 'closed' }]);
  store.close();
  await slack.close();
  rmSync(folder, { recursive: true });
}, 120_000);
