import { createHmac, randomUUID } from 'node:crypto';
import type { Account, Percentiles } from './account';
import { startProxy, type Passing, type Proxy } from './fault-proxy';
import type { Posts } from './posts';
import type { Workspace } from './slack-workspace';

const SECRET = 'e'.repeat(32);

/** Everything Slack does to the bot, and what comes back. */
export interface SlackSide {
  readonly env: Readonly<Record<string, string>>;
  /** Addresses are known once the service listens. */
  aimAt(service: string): void;
  readonly ways: Readonly<Record<string, (text: string) => Promise<void>>>;
  /** Bad input, each of which must be refused or go without an answer. */
  readonly bad: readonly (() => Promise<void>)[];
  /** Subscribes a channel to a daily tip at a time, UTC; rejects when that is not confirmed. */
  subscribe(channel: string, time: string): Promise<void>;
  readonly counts: () => Readonly<Record<string, number>>;
  /** Milliseconds the emulator took over a request since the last look. */
  took(): Percentiles;
  /** Milliseconds until Slack's request was acknowledged, at worst. */
  readonly acknowledged: () => number;
  close(): Promise<void>;
}

export interface SidesParts {
  readonly account: Account;
  readonly posts: Posts;
  readonly random: () => number;
  readonly share: number;
}

type Json = Record<string, unknown>;

/** The bot tries an answer again this often when Slack fails: src/bot/retry.ts. */
const TRIES = 4;

/** The Slack half of the traffic, around an emulated workspace. */
export async function createSlackSide(
  workspace: Workspace,
  { account, posts, random, share }: SidesParts,
): Promise<SlackSide> {
  const triggers = new Map<string, number>();
  const views = new Map<string, number>();
  const homes = new Map<string, number>();
  /** Who last pressed for a window, by direct line: where it does not open, the bot says so there. */
  const pressing = new Map<string, number>();
  const openViews: string[] = [];
  let endpoint = '';
  let slowest = 0;
  let made = 0;
  let visits = 0;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  /** Nobody the emulator knows: it is never asked about those who only ask. */
  const someone = () => `USOAK${String(Math.floor(random() * 600))}`;
  const stamp = () => {
    made += 1;
    return `${String(Math.floor(Date.now() / 1000))}.${String(made).padStart(6, '0').slice(-6)}`;
  };
  const threads = new Map<string, number>();

  const whose = (passing: Passing): number | undefined => {
    const method = passing.path.replace('/api/', '');
    if (passing.path.startsWith('/respond/')) return Number(passing.path.slice('/respond/'.length));
    const body = fieldsOf(passing.body);
    if (method === 'chat.postMessage')
      return String(body['blocks']).includes('did not open')
        ? pressing.get(String(body['channel']))
        : threads.get(String(body['thread_ts']));
    if (method === 'views.open') return triggers.get(String(body['trigger_id']));
    if (method === 'views.update') return views.get(String(body['view_id']));
    if (method === 'views.publish') return homes.get(String(body['user_id']));
    return undefined;
  };

  const shows = ({ path }: Passing) =>
    path.startsWith('/respond/') || /chat\.postMessage|views\./.test(path);

  const taken = (passing: Passing, status: number, answer: string): void => {
    if (!shows(passing)) return;
    const method = passing.path.replace('/api/', '');
    const good = passing.path.startsWith('/respond/') || answer.includes('"ok":true');
    const asked = whose(passing);
    // A trigger that is out of date ends the tries; one that is spent opened the window at a try before.
    if (answer.includes('expired_trigger_id') && asked !== undefined) {
      account.over(asked, 'trigger out of date after three seconds');
      return;
    }
    if (answer.includes('exchanged_trigger_id') && asked !== undefined) return;
    if (!good) {
      account.odd(`Slack refused ${method}: ${String(status)} ${answer.slice(0, 80)}`);
      return;
    }
    const body = fieldsOf(passing.body);
    const delivery = deliveryIn(body['metadata']);
    if (delivery !== undefined) {
      posts.seen('slack', delivery);
      return;
    }
    const n = whose(passing);
    if (method === 'views.open') {
      const view = (JSON.parse(answer) as { view?: { id?: string } }).view?.id ?? '';
      openViews.push(view);
      if (openViews.length > 200) openViews.shift();
    }
    if (n !== undefined) account.answered(n, passing.body);
    // The first sight of somebody's Home tab brings a welcome as well.
    else if (method === 'chat.postMessage') posts.unasked('slack');
  };

  /** A workspace may not know a message's newest blocks yet, and takes it without them: nothing is refused twice. */
  const hasBlocks = (passing: Passing): boolean => {
    const n = whose(passing);
    const message = !passing.path.includes('views.');
    return shows(passing) && message && n !== undefined && !account.had(n, 'blocks refused');
  };
  const proxyParts = { share, random, hasBlocks, taken };
  const faulted = (passing: Passing, fault: string): void => {
    const n = whose(passing);
    if (n !== undefined) account.fault(n, fault);
    else posts.faulted('slack', fault);
  };
  const api: Proxy = await startProxy({
    ...proxyParts,
    upstream: workspace.url,
    tokens: workspace.tokens,
    faulted,
  });
  const hooks: Proxy = await startProxy({ ...proxyParts, answer: () => 'ok', faulted });

  const post = async (body: string, type: string, headers: Json = {}): Promise<Response> => {
    const time = String(Math.floor(Date.now() / 1_000));
    const mac = createHmac('sha256', SECRET).update(`v0:${time}:${body}`).digest('hex');
    const began = performance.now();
    const response = await fetch(`${endpoint}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': time,
        'x-slack-signature': `v0=${mac}`,
        ...(headers as Record<string, string>),
      },
    });
    slowest = Math.max(slowest, performance.now() - began);
    return response;
  };
  const accepted = ({ status }: Response): void => {
    if (status !== 200) account.odd(`Slack's request was answered ${String(status)}`);
  };
  const sendEvent = async (event: Json): Promise<void> => {
    const body = JSON.stringify({
      type: 'event_callback',
      team_id: workspace.team,
      api_app_id: 'A000000001',
      event_id: `Ev${randomUUID()}`,
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [
        { enterprise_id: null, team_id: workspace.team, user_id: workspace.bot, is_bot: true },
      ],
      event,
    });
    accepted(await drained(await post(body, 'application/json')));
    // Slack sends one event in a hundred again although it was acknowledged.
    if (random() < 0.01) {
      await drained(await post(body, 'application/json', { 'x-slack-retry-num': '1' }));
    }
  };
  const form = async (fields: Json): Promise<string> => {
    const body = new URLSearchParams(fields as Record<string, string>).toString();
    const response = await post(body, 'application/x-www-form-urlencoded');
    accepted(response);
    return response.text();
  };
  const interact = (payload: Json, user: string) =>
    form({
      payload: JSON.stringify({
        team: { id: workspace.team },
        user: { id: user, team_id: workspace.team },
        api_app_id: 'A000000001',
        token: randomUUID(),
        ...payload,
      }),
    });
  const typed = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const command = (text: string, user: string, channel: string, n: number) =>
    form({
      command: '/socialmedia',
      text,
      user_id: user,
      channel_id: channel,
      team_id: workspace.team,
      trigger_id: 't.1',
      response_url: `${hooks.url}/respond/${String(n)}`,
      token: randomUUID(),
    });
  const inThread = (n: number): string => {
    const ts = stamp();
    threads.set(ts, n);
    if (threads.size > 20_000) threads.delete(threads.keys().next().value ?? '');
    return ts;
  };

  const ways: SlackSide['ways'] = {
    async mention(text) {
      const ts = inThread(account.ask('Slack mention', 'answer', TRIES, text));
      const said = `<@${workspace.bot}> ${typed(text)}`;
      const channel = pick(workspace.channels);
      await sendEvent({ type: 'app_mention', user: someone(), channel, ts, text: said });
    },
    async direct(text) {
      const thread_ts = inThread(account.ask('Slack direct message', 'answer', TRIES, text));
      const { user, direct: channel } = pick(workspace.staff);
      const event = { type: 'message', channel_type: 'im', user, channel, ts: stamp(), thread_ts };
      await sendEvent({ ...event, text: typed(text) });
    },
    async command(text) {
      const n = account.ask('Slack command', 'answer', TRIES, text);
      await command(typed(text), someone(), pick(workspace.channels), n);
    },
    async flood() {
      const n = account.ask('Slack command, too often', 'answer', TRIES);
      await command('tips', 'UFLOOD', workspace.channels[0]!, n);
    },
    async press(text) {
      const n = account.ask('Slack button', 'answer', TRIES, text);
      const channel = pick(workspace.channels);
      const message_ts = stamp();
      const action = { type: 'button', action_id: 'ask:0', block_id: 'b', value: text };
      await interact(
        {
          type: 'block_actions',
          container: { type: 'message', message_ts, channel_id: channel },
          channel: { id: channel },
          message: { type: 'message', ts: message_ts, text: '' },
          actions: [{ ...action, action_ts: stamp() }],
          response_url: `${hooks.url}/respond/${String(n)}`,
          trigger_id: 't.1',
        },
        someone(),
      );
    },
    async guidance(text) {
      const n = account.ask('Slack message shortcut', 'answer', TRIES, text);
      const channel = { id: pick(workspace.channels) };
      const message = { type: 'message', ts: stamp(), text: typed(text) };
      const response_url = `${hooks.url}/respond/${String(n)}`;
      const shortcut = { type: 'message_action', callback_id: 'guidance', message, channel };
      await interact({ ...shortcut, response_url, trigger_id: 't.1' }, someone());
    },
    async searchBox() {
      const trigger_id = await workspace.trigger();
      const n = account.ask('Slack shortcut', 'answer', TRIES);
      triggers.set(trigger_id, n);
      // Somebody with a direct line, where the bot says so when no window opens.
      const { user, direct } = pick(workspace.staff);
      pressing.set(direct, n);
      await interact({ type: 'shortcut', callback_id: 'ask', trigger_id }, user);
    },
    async modal(text) {
      const id = openViews.pop();
      if (id === undefined) return;
      const n = account.ask('Slack modal', 'answer', TRIES, text);
      views.set(id, n);
      const state = {
        values: { 'question:0': { value: { type: 'plain_text_input', value: text } } },
      };
      const view = { id, type: 'modal', callback_id: 'ask', state };
      const shown = await interact({ type: 'view_submission', view }, someone());
      // With an answer the window is longer; without one the answer follows in a second step.
      const { view: next } = JSON.parse(shown || '{}') as { view?: { blocks: unknown[] } };
      if ((next?.blocks.length ?? 0) > 1) account.answered(n, shown);
    },
    async home() {
      // One after another, so that nobody opens it twice before the first is drawn.
      const { user, direct: channel } = workspace.staff[(visits += 1) % workspace.staff.length]!;
      homes.set(user, account.ask('Slack Home tab', 'answer', TRIES));
      await sendEvent({ type: 'app_home_opened', user, channel, tab: 'home', event_ts: stamp() });
    },
  };

  const refusal = (what: string, status: number, body: string, headers: Json) => async () => {
    const n = account.ask(`Slack ${what}`, 'refusal');
    const response = await post(body, 'application/json', headers).catch(() => undefined);
    // A body cut off half way may leave nothing to read the status from.
    if (response === undefined ? status === 413 : response.status === status) account.refused(n);
    if (response !== undefined) await drained(response);
  };
  const forged = { 'x-slack-signature': `v0=${'0'.repeat(64)}` };
  const old = { 'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000) - 3600) };
  const event = JSON.stringify({ type: 'event_callback', event: { type: 'app_mention' } });
  return {
    env: {
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: `${api.url}/api/`,
    },
    aimAt: (service) => {
      endpoint = service;
    },
    ways,
    bad: [
      refusal('with a forged signature', 401, event, forged),
      refusal('with an old signature', 401, event, old),
      refusal('with broken JSON', 400, '{"type":', {}),
      refusal('too large', 413, 'x'.repeat(1_500_000), {}),
      async () => {
        const n = account.ask('Slack event nobody knows', 'nothing');
        await sendEvent({ type: `unheard_of_${String(n)}`, user: someone() });
      },
      async () => {
        account.ask('Slack message of a bot', 'nothing');
        const said = { type: 'app_mention', bot_id: 'B1', ts: stamp(), text: 'tips' };
        await sendEvent({ ...said, user: someone(), channel: pick(workspace.channels) });
      },
    ],
    async subscribe(channel, time) {
      const n = account.ask('Slack command', 'answer', TRIES);
      posts.expect('slack', channel, time);
      await command(`subscribe tips daily at ${time} in utc`, workspace.admin, channel, n);
    },
    counts: () => sum(api.counts, hooks.counts),
    took: () => api.took(),
    acknowledged: () => slowest,
    async close() {
      await api.close();
      await hooks.close();
    },
  };
}

function fieldsOf(body: string): Json {
  if (body.startsWith('{')) return JSON.parse(body) as Json;
  return Object.fromEntries(new URLSearchParams(body));
}

function deliveryIn(metadata: unknown): string | undefined {
  const text = typeof metadata === 'string' ? metadata : JSON.stringify(metadata ?? '');
  return /"delivery":"([^"]+)"/.exec(text)?.[1];
}

async function drained(response: Response): Promise<Response> {
  await response.arrayBuffer();
  return response;
}

/** Two tallies as one. */
export function sum(
  ...tallies: readonly Readonly<Record<string, number>>[]
): Record<string, number> {
  const all: Record<string, number> = {};
  for (const tally of tallies) {
    for (const [name, count] of Object.entries(tally)) all[name] = (all[name] ?? 0) + count;
  }
  return all;
}
