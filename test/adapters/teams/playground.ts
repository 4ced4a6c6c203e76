import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import type { TeamsMessage } from '../../../adapters/teams/render';
import { projectRoot } from '../../../src/settings/project-root';

/** A message as Microsoft's Agents Playground shows it. */
export interface Shown extends Omit<TeamsMessage, 'type'> {
  readonly messageId: string;
  /** Where it stands: in a channel, the thread. */
  readonly conversation: string;
}

type Place = 'personal' | 'groupChat' | 'channel';

/** Microsoft's own stand-in for Teams, as a process of its own, driven over HTTP. */
export interface Playground {
  /** Everything the bot has sent, in order. */
  readonly shown: Shown[];
  /** The next message the bot sends after `act`. */
  after(act: () => Promise<unknown>): Promise<Shown>;
  install(): Promise<unknown>;
  /** Types something, with a mention where Teams asks for one; resolves to the thread it opened in a channel. */
  say(place: Place, text: string): Promise<string | undefined>;
  /** Presses a button of a message. */
  submit(message: Shown, value: unknown): Promise<unknown>;
  /** Calls the bot and resolves to its answer. */
  invoke(name: string, value: unknown, message?: Shown): Promise<unknown>;
  close(): Promise<void>;
}

interface Config {
  bot: { id: string; name: string };
  groupChats: { id: string }[];
  teams: { channels: { id: string }[] }[];
}

/** Starts the Playground against a bot's endpoint. */
export async function createPlayground(endpoint: string): Promise<Playground> {
  const port = await freePort();
  const cli = join(projectRoot(), 'node_modules/@microsoft/m365agentsplayground/cli.js');
  const inputs = ['start', '-e', endpoint, '-c', 'msteams', '-p', String(port)];
  const child = spawn(
    process.execPath,
    [cli, ...inputs, '--conversation-id', 'personal-1', '--dt'],
    { stdio: ['ignore', 'pipe', 'inherit'], cwd: tmpdir() },
  );
  await once(child.stdout, 'data');
  const root = `http://127.0.0.1:${port}`;
  const shown: Shown[] = [];
  const socket = new WebSocket(`ws://127.0.0.1:${port}/_ws_conversation/v1/conversations/stream`);
  await once(socket, 'open');
  socket.on('message', (data: Buffer) => {
    const event = JSON.parse(data.toString()) as {
      action: string;
      actionConversationId: string;
      message: Omit<Shown, 'conversation'>;
    };
    if (/Message$/.test(event.action))
      shown.push({ ...event.message, conversation: event.actionConversationId });
  });
  const { config } = (await (await fetch(`${root}/_internal/v1/config`)).json()) as {
    config: Config;
  };
  const conversations = {
    personal: 'personal-1',
    groupChat: config.groupChats[0]!.id,
    channel: config.teams[0]!.channels[0]!.id,
  };
  const from = { id: 'user-id-0' };
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${root}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
  const conversation = { id: conversations.personal };
  return {
    shown,
    after: async (act) => {
      const before = shown.length;
      await act();
      while (shown.length === before) await once(socket, 'message');
      return shown[before]!;
    },
    install: () => post('/_debug/conversation/personal-1/installation', {}),
    say: async (place, text) => {
      const { id, name } = config.bot;
      const at = `<at>${name}</at>`;
      const direct = place === 'personal';
      const answer = await post(
        `/_conversation/v1/conversations/${conversations[place]}/messages`,
        {
          type: 'text',
          text: direct ? text : `${at} ${text}`,
          textFormat: 'plain',
          from,
          ...(!direct && { mentions: [{ type: 'mention', mentioned: { id, name }, text: at }] }),
        },
      );
      return (answer as { postConversationId?: string }).postConversationId;
    },
    submit: (message, value) =>
      post('/_conversation/v1/submit', { conversation, from, replyToId: message.messageId, value }),
    invoke: (name, value, message) =>
      post('/_conversation/v1/invoke', {
        conversation,
        from,
        name,
        value,
        replyToId: message?.messageId,
      }),
    close: async () => {
      socket.terminate();
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
