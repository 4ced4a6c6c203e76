import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { stringify } from 'yaml';
import { BOT_SCOPES } from '../../adapters/slack/settings';

/** Slack's Web API as the `emulate` package plays it, with a workspace of three people. */
export interface EmulatedSlack {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly team: string;
  readonly bot: string;
  /** A member of staff, an administrator, and the channel they share with the bot. */
  readonly human: WebClient;
  readonly humanId: string;
  readonly admin: WebClient;
  readonly adminId: string;
  readonly channel: string;
  /** What a press by somebody brings along to open a window with, by default one of the member of staff's. */
  trigger(user?: string): Promise<string>;
  stop(): void;
}

export const OAUTH_APP = {
  client_id: '1.2',
  client_secret: 'client-secret',
  app_id: 'A000000001',
  name: 'Signpost',
  bot_name: 'signpost',
};

/** Starts the emulator in a process of its own, strict about scopes: what the manifest does not ask for is refused. */
export async function startEmulatedSlack(): Promise<EmulatedSlack> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'emulated-slack-'));
  const seed = join(folder, 'seed.yaml');
  const all = [
    'chat:write',
    'channels:read',
    'channels:join',
    'channels:history',
    'channels:manage',
  ];
  const human = [...all, 'channels:write', 'im:write', 'im:history', 'users:read'];
  writeFileSync(
    seed,
    stringify({
      slack: {
        strict_scopes: true,
        users: [{ name: 'nurse' }, { name: 'manager', is_admin: true }],
        channels: [{ name: 'comms' }],
        oauth_apps: [
          {
            ...OAUTH_APP,
            scopes: [...BOT_SCOPES],
            redirect_uris: ['http://localhost/slack/oauth_redirect'],
          },
        ],
        tokens: [
          { token: 'xoxb-local-test', type: 'bot', user: 'signpost', scopes: [...BOT_SCOPES] },
          {
            token: 'xoxb-with-files',
            type: 'bot',
            user: 'signpost',
            scopes: [...BOT_SCOPES, 'files:write', 'files:read'],
          },
          { token: 'xoxp-nurse', type: 'user', user: 'nurse', scopes: human },
          { token: 'xoxp-manager', type: 'user', user: 'manager', scopes: human },
        ],
      },
    }),
  );
  const child = spawn(
    process.execPath,
    [
      'node_modules/emulate/dist/index.js',
      'start',
      '--service',
      'slack',
      '--port',
      String(port),
      '--seed',
      seed,
    ],
    { stdio: 'ignore' },
  );
  const apiUrl = `http://127.0.0.1:${port}/api/`;
  await reachable(apiUrl);
  const clientFor = (token: string) => new WebClient(token, { slackApiUrl: apiUrl });
  const nurse = clientFor('xoxp-nurse');
  const manager = clientFor('xoxp-manager');
  const who = await clientFor('xoxb-local-test').auth.test();
  const listed = await nurse.conversations.list();
  const channel = listed.channels?.find(({ name }) => name === 'comms')?.id ?? '';
  const bot = who.user_id ?? '';
  await nurse.conversations.join({ channel });
  await manager.conversations.join({ channel });
  await nurse.conversations.invite({ channel, users: bot }).catch(() => undefined);
  const humanId = (await nurse.auth.test()).user_id ?? '';
  return {
    apiUrl,
    botToken: 'xoxb-local-test',
    team: who.team_id ?? '',
    bot,
    human: nurse,
    humanId,
    admin: manager,
    adminId: (await manager.auth.test()).user_id ?? '',
    channel,
    async trigger(user = humanId) {
      const made = await nurse.apiCall('views.generateTriggerId', { user_id: user });
      return (made as unknown as { trigger_id: string }).trigger_id;
    },
    stop() {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

async function reachable(url: string): Promise<void> {
  for (let tries = 0; tries < 750; tries++) {
    const answer = await fetch(`${url}auth.test`, { method: 'POST' }).catch(() => undefined);
    if (answer !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the emulator did not start');
}
