import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { sign } from './adapters/slack/rig';
import { activity } from './adapters/teams/activities';
import { createService, type Service } from './adapters/teams/service';
import { eventually, startBuiltProgram, type BuiltProgram } from './fakes/built-program';

// The program that people run, asked on each platform as people ask it.

interface Post {
  readonly channel: string;
  readonly text: string;
}

// On a busy machine, a start takes many times what it does on a quiet one.
jest.setTimeout(300_000);

const SECRET = 'a-signing-secret-of-32-characters';
let slack: Server;
let sockets: WebSocketServer;
let teams: Service;
let program: BuiltProgram;
const posts: Post[] = [];
/** What Slack sends over a socket as soon as it is open. */
const events: object[] = [];

beforeAll(async () => {
  teams = await createService();
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
    for (const event of events) socket.send(JSON.stringify(event));
  });
  slack.listen(0, '127.0.0.1');
  await once(slack, 'listening');
});
beforeEach(() => {
  posts.length = events.length = teams.posted.length = 0;
});
afterEach(() => program.stop());
afterAll(async () => {
  for (const client of sockets.clients) client.terminate();
  sockets.close();
  slack.close();
  await teams.close();
});

const api = (): string => `http://127.0.0.1:${(slack.address() as AddressInfo).port}/api/`;
const event = (channel: string, text: string) => ({
  type: 'event_callback',
  team_id: 'T1',
  api_app_id: 'A1',
  event_id: `Ev-${channel}`,
  event: { type: 'message', channel_type: 'im', user: 'U1', text, ts: '1700000009.1', channel },
});

test('a direct message over Slack’s signed HTTP is answered with the figure that was asked for', async () => {
  program = await startBuiltProgram({
    SLACK_BOT_TOKEN: 'xoxb-built',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: api(),
    // A proxy that leads nowhere, and not for this machine.
    HTTP_PROXY: 'http://127.0.0.1:1',
    HTTPS_PROXY: 'http://127.0.0.1:1',
    NO_PROXY: 'localhost, 127.0.0.1 ',
  });
  const body = JSON.stringify(event('D1', 'women aged 65 to 74 in 2019'));
  const response = await fetch(`${program.url}/slack/events`, {
    method: 'POST',
    body,
    headers: { ...sign(body, Date.now(), SECRET), 'content-type': 'application/json' },
  });
  expect(response.status).toBe(200);
  await eventually(() => posts.length > 0);
  expect({ posts, said: program.said() }).toMatchObject({
    posts: [{ channel: 'D1', text: expect.stringContaining('82.4%') as string }],
  });
});

test('a direct message over a socket is answered with the document that was asked for, and Teams is answered beside it', async () => {
  events.push(
    { type: 'hello', num_connections: 1 },
    { type: 'events_api', envelope_id: 'e-1', payload: event('D2', 'mayo clinic policy') },
  );
  program = await startBuiltProgram({
    SLACK_BOT_TOKEN: 'xoxb-built',
    SLACK_APP_TOKEN: 'xapp-built',
    SLACK_API_URL: api(),
    TEAMS_EMULATOR: 'true',
  });
  const response = await fetch(`${program.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity('personal', teams.url, { text: 'mayo clinic policy' })),
  });
  expect({ status: response.status, said: program.said() }).toMatchObject({ status: 200 });
  await eventually(() => posts.length > 0 && teams.posted.length > 0);
  expect({ posts, said: program.said() }).toMatchObject({
    posts: [{ channel: 'D2', text: expect.stringMatching(/Mayo/) as string }],
  });
  expect(JSON.stringify(teams.posted[0]?.message)).toMatch(/Mayo/);
});
