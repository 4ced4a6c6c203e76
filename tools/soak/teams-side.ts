import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../test/fakes/emulated-slack';
import type { Percentiles } from './account';
import { bodyOf, startProxy, type Passing, type Proxy } from './fault-proxy';
import type { SidesParts } from './slack-side';

/** Everything Teams does to the bot, and what comes back. */
export interface TeamsSide {
  readonly env: Readonly<Record<string, string>>;
  aimAt(service: string): void;
  readonly ways: Readonly<Record<string, (text: string) => Promise<void>>>;
  readonly bad: readonly (() => Promise<void>)[];
  /** Subscribes one tenant's direct conversation to a daily tip at a time, UTC. */
  subscribe(tenant: number, time: string): Promise<void>;
  readonly tenants: number;
  readonly counts: () => Readonly<Record<string, number>>;
  /** Milliseconds the Playground took over a request since the last look. */
  took(): Percentiles;
  readonly pid: number;
  close(): Promise<void>;
}

/*
 * The Playground has one tenant of one speaking person in four conversations, who would soon ask more often than
 * anybody may. So the relay before the bot gives each activity a tenant and a person of its own. It also puts the
 * fault proxy's address in the place of the Playground's, and takes off the number by which a question is followed.
 */
const TENANTS = 14;
const PEOPLE = 40;
/** An answer that Teams refuses for now is tried again this often: src/bot/retry.ts. */
const TRIES = 4;

interface Config {
  bot: { id: string; name: string };
  groupChats: { id: string }[];
  teams: { channels: { id: string }[] }[];
}
type Json = Record<string, unknown>;

/** The Teams half of the traffic, around Microsoft's Agents Playground. */
export async function createTeamsSide(parts: SidesParts): Promise<TeamsSide> {
  const { account, posts, random, share } = parts;
  const port = await freePort();
  const root = `http://127.0.0.1:${String(port)}`;
  let endpoint = '';
  /** The newest message of the bot's in the direct conversation, whose buttons are pressed. */
  let shown = '';
  const questions = new Map<string, number>();
  const fixed = new Map<number, number>();
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

  const whose = ({ path }: Passing): number | undefined => {
    const id = /\/activities\/([^/?]+)/.exec(path)?.[1];
    return id === undefined ? undefined : questions.get(decodeURIComponent(id));
  };
  const proxy: Proxy = await startProxy({
    upstream: root,
    share,
    random,
    hasBlocks: () => false,
    faulted(passing, fault) {
      const n = whose(passing);
      if (n !== undefined) account.fault(n, fault);
      else posts.faulted('teams', fault);
    },
    taken(passing, status, answer) {
      if (!passing.path.includes('/activities')) return;
      if (status >= 300) {
        account.odd(`Teams refused: ${String(status)} ${answer.slice(0, 80)}`);
        return;
      }
      const id = /"id":"([^"]+)"/.exec(answer)?.[1];
      if (id !== undefined && passing.path.includes('personal-1')) shown = id;
      const delivery = /"delivery":"([^"]+)"/.exec(passing.body)?.[1];
      const n = whose(passing);
      if (delivery !== undefined && n === undefined) posts.seen('teams', delivery);
      else if (n === undefined) posts.unasked('teams');
      else if (passing.method === 'POST') account.answered(n, passing.body);
    },
  });

  const relay = createServer((request, response) => {
    void bodyOf(request).then(async (body) => {
      if (body === '') {
        response.writeHead(200).end();
        return;
      }
      const activity = relabelled(JSON.parse(body) as Json);
      const answer = await fetch(`${endpoint}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      }).catch(() => undefined);
      const text = (await answer?.text().catch(() => '')) ?? '';
      response
        .writeHead(answer?.status ?? 502, { 'content-type': 'application/json; charset=utf-8' })
        .end(text);
    });
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const relayPort = (relay.address() as AddressInfo).port;

  function relabelled(activity: Json): Json {
    const value = activity['value'] as Json | undefined;
    const text = typeof activity['text'] === 'string' ? activity['text'] : '';
    const marked = / ?⟦(\d+)⟧/.exec(text)?.[1] ?? value?.['soak'];
    const n = Number(marked ?? 0);
    const tenant = `5f3a2c10-0000-4000-8000-${String(fixed.get(n) ?? n % TENANTS).padStart(12, '0')}`;
    const person = `person-${String(fixed.has(n) ? 'manager' : Math.floor(n / TENANTS) % PEOPLE)}`;
    if (n > 0) questions.set(String(activity['id']), n);
    if (questions.size > 20_000) questions.delete(questions.keys().next().value ?? '');
    const from = activity['from'] as Json;
    const channelData = (activity['channelData'] ?? {}) as Json;
    return {
      ...activity,
      text: text.replace(/ ?⟦\d+⟧/, ''),
      serviceUrl: `${proxy.url}/_connector`,
      from: { ...from, id: `29:${person}`, aadObjectId: person },
      conversation: { ...(activity['conversation'] as Json), tenantId: tenant },
      channelData: { ...channelData, tenant: { id: tenant } },
    };
  }

  const child = spawn(
    process.execPath,
    [
      join(process.cwd(), 'node_modules/@microsoft/m365agentsplayground/cli.js'),
      ...['start', '-e', `http://127.0.0.1:${String(relayPort)}/api/messages`, '-c', 'msteams'],
      ...['-p', String(port), '--conversation-id', 'personal-1', '--dt'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], cwd: tmpdir() },
  );
  process.once('exit', () => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  child.stdout.resume();
  const { config } = (await (await fetch(`${root}/_internal/v1/config`)).json()) as {
    config: Config;
  };
  const places = {
    personal: 'personal-1',
    group: config.groupChats[0]!.id,
    channel: config.teams[0]!.channels.map(({ id }) => id),
  };

  const call = async (path: string, body: Json): Promise<string> => {
    const response = await fetch(`${root}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      account.odd(
        `the Playground answered ${String(response.status)} to ${path}: ${text.slice(0, 90)}`,
      );
    }
    return text;
  };
  const from = { id: 'user-id-0' };
  const { id: botId, name: botName } = config.bot;
  const at = `<at>${botName}</at>`;
  const say = (place: string, text: string, n: number) =>
    call(`/_conversation/v1/conversations/${place}/messages`, {
      type: 'text',
      text: `${place === places.personal ? '' : `${at} `}${text} ⟦${String(n)}⟧`,
      textFormat: 'plain',
      from,
      ...(place !== places.personal && {
        mentions: [{ type: 'mention', mentioned: { id: botId, name: botName }, text: at }],
      }),
    });
  const conversation = { id: places.personal };

  const direct = (what: string, status: number, body: string, headers: Json) => async () => {
    const n = account.ask(`Teams ${what}`, 'refusal');
    const response = await fetch(`${endpoint}/api/messages`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...(headers as Record<string, string>) },
    }).catch(() => undefined);
    if (response === undefined ? status === 413 : response.status === status) account.refused(n);
    await response?.arrayBuffer().catch(() => undefined);
  };

  return {
    env: { TEAMS_EMULATOR: 'true' },
    aimAt: (service) => {
      endpoint = service;
    },
    tenants: TENANTS,
    ways: {
      channel: async (text) => {
        await say(pick(places.channel), text, account.ask('Teams channel', 'answer', TRIES, text));
      },
      group: async (text) => {
        await say(places.group, text, account.ask('Teams group chat', 'answer', TRIES, text));
      },
      direct: async (text) => {
        await say(places.personal, text, account.ask('Teams direct', 'answer', TRIES, text));
      },
      submit: async (text) => {
        if (shown === '') return;
        const n = account.ask('Teams button', 'answer', TRIES, text);
        const value = { ask: text, soak: n };
        await call('/_conversation/v1/submit', { conversation, from, replyToId: shown, value });
      },
      compose: async (text) => {
        const n = account.ask('Teams search from the compose box', 'answer', 1, text);
        const query = { commandId: 'search', parameters: [{ name: 'query', value: text }] };
        const answer = await call('/_conversation/v1/invoke', {
          conversation,
          from,
          name: 'composeExtension/query',
          value: { ...query, soak: n },
        });
        if (answer.includes('composeExtension')) account.answered(n, answer);
      },
    },
    bad: [
      direct('with broken JSON', 400, '{"type":', {}),
      direct('that is no activity', 400, '{"type":5}', {}),
      direct('from another machine', 403, '{"type":"message"}', { 'x-forwarded-for': '10.0.0.1' }),
      direct('too large', 413, `{"type":"message","text":"${'x'.repeat(2_500_000)}"}`, {}),
    ],
    async subscribe(tenant, time) {
      const n = account.ask('Teams direct', 'answer', TRIES);
      fixed.set(n, tenant);
      posts.expect('teams', String(tenant), time);
      await say(places.personal, `subscribe tips daily at ${time} in utc`, n);
    },
    counts: () => proxy.counts,
    took: () => proxy.took(),
    pid: child.pid ?? 0,
    async close() {
      relay.closeAllConnections();
      await new Promise((resolve) => relay.close(resolve));
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
      await proxy.close();
    },
  };
}
