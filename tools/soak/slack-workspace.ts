import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { stringify } from 'yaml';
import { BOT_SCOPES } from '../../adapters/slack/settings';
import { freePort } from '../../test/fakes/emulated-slack';

/** A workspace of the `emulate` package's Slack, large enough that nobody in it asks too often. */
export interface Workspace {
  readonly url: string;
  readonly botToken: string;
  /** Tokens of the same bot, to be used in turn. */
  readonly tokens: readonly string[];
  readonly team: string;
  readonly bot: string;
  readonly channels: readonly string[];
  /** People with a Home tab and a direct line, and one administrator. */
  readonly staff: readonly { readonly user: string; readonly direct: string }[];
  readonly admin: string;
  /** A trigger for opening a modal, good for three seconds. */
  trigger(): Promise<string>;
  readonly pid: number;
  stop(): void;
}

/** The emulator allows each token 5,000 requests an hour. So the bot has many, all of them of one bot. */
const TOKENS = Array.from({ length: 24 }, (_, n) => `xoxb-soak${n === 0 ? '' : `-${String(n)}`}`);
const CHANNELS = 60;
const STAFF = 80;

/** Starts the emulator in a process of its own. The bot may read history, as a workspace may allow it. */
export async function startWorkspace(): Promise<Workspace> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'signpost-soak-slack-'));
  const seed = join(folder, 'seed.yaml');
  const scopes = [...BOT_SCOPES, 'channels:history', 'channels:join'];
  const staffNames = Array.from({ length: STAFF }, (_, n) => ({ name: `staff-${String(n)}` }));
  writeFileSync(
    seed,
    stringify({
      slack: {
        strict_scopes: true,
        users: [...staffNames, { name: 'manager', is_admin: true }],
        channels: Array.from({ length: CHANNELS }, (_, n) => ({ name: `ward-${String(n)}` })),
        oauth_apps: [
          {
            client_id: '1.2',
            client_secret: 'client-secret',
            app_id: 'A000000001',
            name: 'Signpost',
            bot_name: 'signpost',
            scopes,
            redirect_uris: ['http://localhost/slack/oauth_redirect'],
          },
        ],
        tokens: [
          ...TOKENS.map((token) => ({ token, type: 'bot', user: 'signpost', scopes })),
          { token: 'xoxp-soak', type: 'user', user: 'manager', scopes: ['users:read'] },
        ],
      },
    }),
  );
  const child = spawn(
    process.execPath,
    ['node_modules/emulate/dist/index.js', 'start', '--service', 'slack'].concat(
      ['--port', String(port)],
      ['--seed', seed],
    ),
    { stdio: 'ignore' },
  );
  process.once('exit', () => child.kill('SIGKILL'));
  const url = `http://127.0.0.1:${String(port)}`;
  const bot = new WebClient('xoxb-soak', { slackApiUrl: `${url}/api/` });
  const who = await bot.auth.test();
  const listed = await bot.conversations.list({ limit: 200 });
  const channels = (listed.channels ?? [])
    .filter(({ name }) => name?.startsWith('ward-'))
    .map(({ id }) => id ?? '');
  for (const channel of channels) await bot.conversations.join({ channel });
  const { members = [] } = await bot.users.list({ limit: 200 });
  const staff: { user: string; direct: string }[] = [];
  for (const { id = '', name } of members) {
    if (!name?.startsWith('staff-')) continue;
    const opened = await bot.conversations.open({ users: id });
    staff.push({ user: id, direct: opened.channel?.id ?? '' });
  }
  let turn = 0;
  return {
    url,
    botToken: 'xoxb-soak',
    tokens: TOKENS,
    team: who.team_id ?? '',
    bot: who.user_id ?? '',
    channels,
    staff,
    admin: members.find(({ name }) => name === 'manager')?.id ?? '',
    trigger: async () => {
      turn += 1;
      const token = TOKENS[turn % TOKENS.length]!;
      const made = (await bot.apiCall('views.generateTriggerId', { token })) as {
        trigger_id?: string;
      };
      return made.trigger_id ?? '';
    },
    pid: child.pid ?? 0,
    stop() {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
