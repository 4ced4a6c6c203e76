import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../test/fakes/emulated-slack';
import { startFlags } from '../start-flags';

export const SECRET = 'bench-signing-secret';

/** A platform's service on this machine. */
export interface StandIn {
  readonly url: string;
  /** How many messages it was given. */
  readonly posted: () => number;
  readonly close: () => void;
}

/** Answers every call as Slack's API would when all is well, and counts the messages it is given. */
export function createSlack(): Promise<StandIn> {
  const known = {
    ok: true,
    team_id: 'T1',
    bot_id: 'B1',
    user_id: 'UBOT',
    user: { id: 'U1', is_admin: false },
    channel: { id: 'D1', is_im: true },
    channels: [],
    ts: '1.1',
  };
  return createStandIn(known, ({ url = '' }) => url.endsWith('chat.postMessage'));
}

/** The same for Teams' service. */
export function createTeams(): Promise<StandIn> {
  return createStandIn(
    { id: 'activity' },
    ({ url = '', method }) => method === 'POST' && url.includes('/activities'),
  );
}

async function createStandIn(
  said: object,
  isPost: (request: IncomingMessage) => boolean,
): Promise<StandIn> {
  let posted = 0;
  const server = createServer((request, response) => {
    request.resume();
    if (isPost(request)) posted += 1;
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(said));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    posted: () => posted,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Signpost running as `npm start` runs it. */
export interface Running {
  readonly port: number;
  /** How long it took to be ready, in milliseconds. */
  readonly ready: number;
  /** Resident memory in megabytes, as the system counts it. */
  readonly memory: () => number;
  readonly stop: () => Promise<void>;
}

/** Starts Signpost with both platforms, a store of its own and these settings, and waits until it is ready. */
export async function startSignpost(
  slackUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-bench-'));
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [...startFlags(), 'dist/src/main.js'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'error',
      DATABASE_URL: `file:${join(folder, 'signpost.db')}`,
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: `${slackUrl}api/`,
      TEAMS_EMULATOR: 'true',
      ...settings,
    },
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('Signpost is ready')) resolve();
    });
    void ended.then((status) => reject(new Error(`Signpost did not start: ${status}\n${said}`)));
  });
  return {
    port,
    ready: performance.now() - began,
    memory: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
