import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { projectRoot } from '../src/settings/project-root';

// The built program puts its packages together in one file and reads some of them only when they are needed. This
// drives it where that shows: Socket Mode, a proxy, and Teams set up beside it.

interface Post {
  readonly channel: string;
  readonly text: string;
}

const EVENT = {
  type: 'events_api',
  envelope_id: 'e-1',
  payload: {
    type: 'event_callback',
    team_id: 'T1',
    event_id: 'Ev1',
    event: { type: 'app_mention', user: 'U1', text: 'help', ts: '1700000009.1', channel: 'C1' },
  },
};

let slack: Server;
let sockets: WebSocketServer;
let program: ChildProcess;
let said = '';
const posts: Post[] = [];

beforeAll(async () => {
  execFileSync(process.execPath, [join(projectRoot(), 'scripts/build.mjs')], {
    cwd: projectRoot(),
  });
  slack = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const { port } = slack.address() as AddressInfo;
      if (request.url?.endsWith('chat.postMessage') === true) {
        const form = new URLSearchParams(body);
        posts.push({ channel: form.get('channel') ?? '', text: form.get('text') ?? '' });
      }
      const known = { ok: true, team_id: 'T1', bot_id: 'B1', user_id: 'UBOT', ts: '1.1' };
      response
        .writeHead(200, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ ...known, url: `ws://127.0.0.1:${port}/socket` }));
    });
  });
  sockets = new WebSocketServer({ server: slack });
  sockets.on('connection', (socket) => {
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
    socket.send(JSON.stringify(EVENT));
  });
  slack.listen(0, '127.0.0.1');
  await once(slack, 'listening');
}, 120_000);

afterAll(async () => {
  program.kill('SIGKILL');
  for (const client of sockets.clients) client.terminate();
  sockets.close();
  slack.close();
  await once(slack, 'close');
});

test('the built program answers over a socket, past a proxy that is not for this host', async () => {
  const { port } = slack.address() as AddressInfo;
  program = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: projectRoot(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: `file:${join(mkdtempSync(join(tmpdir(), 'signpost-built-')), 'signpost.db')}`,
      SLACK_BOT_TOKEN: 'xoxb-built',
      SLACK_APP_TOKEN: 'xapp-built',
      SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
      HTTPS_PROXY: 'http://127.0.0.1:1',
      NO_PROXY: '127.0.0.1',
      MicrosoftAppId: '00000000-0000-4000-8000-000000000001',
      MicrosoftAppTenantId: '00000000-0000-4000-8000-000000000002',
      MicrosoftAppPassword: 'built',
    },
  });
  for (const stream of [program.stdout, program.stderr])
    stream?.on('data', (text: Buffer) => (said += text.toString()));
  const until = Date.now() + 60_000;
  while (posts.length === 0 && Date.now() < until && program.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect({ posts, said }).toMatchObject({
    posts: [{ channel: 'C1', text: expect.stringContaining('social media') as string }],
    said: expect.stringContaining('Signpost is ready') as string,
  });
}, 90_000);
