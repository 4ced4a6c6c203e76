import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSlack } from '../../../adapters/slack';
import type { Fetch } from '../../../adapters/slack/transport/network';
import type { Identity, Transport } from '../../../adapters/slack/settings';
import type { Adapter, Bot, Http, HttpHandler, Message, Records, Reply } from '../../../src/ports';
import { startEmulatedSlack, type EmulatedSlack } from '../../fakes/emulated-slack';
import { createFakeHouse, type FakeHouse } from '../../fakes/house';
import { aReply } from '../../fixtures/replies';
import { slackFaults } from './validator';

type Json = Record<string, unknown>;

/** One request that left for Slack: a Web API method, or `response_url`. */
export interface Sent {
  readonly to: string;
  readonly body: Json;
}

/** The adapter running against an emulated Slack, with a hand on both ends. */
export interface SlackRig {
  readonly slack: EmulatedSlack;
  readonly house: FakeHouse;
  readonly adapter: Adapter;
  /** What reached the bot. */
  readonly heard: Message[];
  readonly sent: Sent[];
  /** What of it Slack took. */
  readonly accepted: Sent[];
  /** Everything over a limit that tried to leave. Every test ends with it empty. */
  readonly faults: string[];
  /** Makes the next calls to a method go wrong, in this order; each may let its call pass before it does. */
  fail(method: string, ...answers: Failure[]): void;
  /** Answers asked words with a reply of the test's own. */
  answerWith(answer: (message: Message) => Reply | Promise<Reply>): void;
  /** Posts as Slack would: signed now unless told otherwise. Resolves with status and text. */
  post(body: string, headers?: Record<string, string>, at?: number): Promise<Response>;
  command(fields?: Record<string, string>): Promise<Response>;
  event(event: Json, over?: Json): Promise<Response>;
  interact(payload: Json): Promise<Response>;
  /** What was sent to a method, once there is as much of it as asked for. */
  got(to: string, count?: number): Promise<Json[]>;
  /** Waits until nothing has been heard or sent for a moment. */
  quiet(): Promise<void>;
  url: string;
  stop(): Promise<void>;
}

export const SECRET = 'e'.repeat(32);

type Failure = (pass: () => Promise<Response>) => Response | Promise<Response>;

/** How a rig differs from one workspace over HTTP. */
export interface RigOptions {
  readonly identity?: Identity;
  readonly way?: Transport;
  /** Whether the app has Slack's agent view. */
  readonly agentView?: boolean;
  /** Methods that the emulator does not have, answered by the test. */
  readonly methods?: Readonly<Record<string, () => Response | Promise<Response>>>;
  /** Don't wait until the adapter says it is ready. */
  readonly unready?: boolean;
  /** A Slack that is running already, and is left running. */
  readonly slack?: EmulatedSlack;
  /** A store of the test's own, and a clock with it. */
  readonly house?: FakeHouse;
  readonly records?: Records;
  /** Stands between the adapter and Slack, and may answer in its place. */
  readonly between?: (sent: Sent, pass: () => Promise<Response>) => Promise<Response>;
}

/** Starts the emulator, a web server and the adapter. */
export async function startSlackRig(options: RigOptions = {}): Promise<SlackRig> {
  const slack = options.slack ?? (await startEmulatedSlack());
  const house = options.house ?? createFakeHouse(new Date());
  const heard: Message[] = [];
  const sent: Sent[] = [];
  const accepted: Sent[] = [];
  const faults: string[] = [];
  const failing = new Map<string, Failure[]>();
  let answer: (message: Message) => Reply | Promise<Reply> = () => aReply();
  let underWay = 0;
  const whileUnderWay = async <Result>(work: () => Result | Promise<Result>): Promise<Result> => {
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
    }
  };
  const bot: Bot = (message) => {
    heard.push(message);
    return whileUnderWay(() => answer(message));
  };

  const watched: Fetch = (url, init) => whileUnderWay(() => calls(url, init));
  const calls: Fetch = async (url, init) => {
    const address = String(url);
    const answering = address.includes('/respond/');
    const to = answering ? 'response_url' : address.slice(slack.apiUrl.length);
    const body = readBody(init?.body);
    faults.push(...faultsOf(to, body).map((fault) => `${to}: ${fault}`));
    sent.push({ to, body });
    const pass = async () => {
      const method = options.methods?.[to];
      if (method !== undefined) return method();
      const answer = answering ? new Response('ok') : await fetch(address, init);
      const said = await answer.clone().text();
      if (answer.ok && !said.includes('"ok":false')) accepted.push({ to, body });
      return answer;
    };
    const failure = failing.get(to)?.shift();
    if (failure !== undefined) return failure(pass);
    return options.between === undefined ? pass() : options.between({ to, body }, pass);
  };

  const settings = {
    identity: options.identity ?? { kind: 'one' as const, botToken: slack.botToken },
    way: options.way ?? { kind: 'http' as const, signingSecret: SECRET },
    apiUrl: slack.apiUrl,
    agentView: options.agentView ?? false,
  };
  const picture = () => Buffer.from('a picture');
  const { records = house.records } = options;
  // Replicas share a house, and each has a server of its own.
  const mounted = new Map<string, HttpHandler>();
  const http: Http = { mount: (path, handler) => void mounted.set(path, handler) };
  const adapter = createSlack(settings, { ...house, records, picture, http }, watched);
  await adapter.start(bot);
  const server = await serve(mounted);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  if (options.unready !== true) await until(() => adapter.health().ready);
  sent.length = 0;

  const post = (
    body: string,
    headers: Record<string, string> = {},
    at = house.clock.now().getTime(),
  ) =>
    whileUnderWay(() =>
      fetch(`${url}/slack/events`, {
        method: 'POST',
        body,
        headers: { ...sign(body, at), ...headers },
      }),
    );
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  return {
    slack,
    house,
    adapter,
    heard,
    sent,
    accepted,
    faults,
    url,
    post,
    fail: (method, ...answers) => void failing.set(method, answers),
    answerWith: (given) => {
      answer = given;
    },
    command: (fields = {}) =>
      post(new URLSearchParams({ ...aCommand(slack), ...fields }).toString(), form),
    event: (event, over = {}) =>
      post(JSON.stringify({ ...anEnvelope(slack), event, ...over }), {
        'content-type': 'application/json',
      }),
    interact: (payload) =>
      post(
        new URLSearchParams({
          payload: JSON.stringify({ ...anInteraction(slack), ...payload }),
        }).toString(),
        form,
      ),
    async got(to, count = 1) {
      const found = () => sent.filter((one) => one.to === to).map(({ body }) => body);
      await until(() => found().length >= count);
      return found();
    },
    async quiet() {
      // What a test holds back stays under way for good.
      for (let still = 0; still < (underWay === 0 ? 2 : 8);) {
        const before = heard.length + sent.length;
        await new Promise((resolve) => setTimeout(resolve, 20));
        still = before === heard.length + sent.length ? still + 1 : 0;
      }
    },
    async stop() {
      await adapter.stop();
      server.closeAllConnections();
      server.close();
      if (options.slack === undefined) slack.stop();
    },
  };
}

/** The headers Slack signs a body with. */
export function sign(body: string, at: number, secret = SECRET): Record<string, string> {
  const time = String(Math.floor(at / 1_000));
  const mac = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': time, 'x-slack-signature': `v0=${mac}` };
}

/** A slash command, as Slack posts it. */
export function aCommand(slack: EmulatedSlack): Record<string, string> {
  return {
    command: '/socialmedia',
    text: '',
    user_id: slack.humanId,
    channel_id: slack.channel,
    team_id: slack.team,
    trigger_id: 't.1',
    response_url: 'https://hooks.slack.com/respond/1',
    // Slack sends something different every time; so must we, or it would be a replay.
    token: randomUUID(),
  };
}

/** What Slack puts around a press or a submitted modal. */
export function anInteraction(slack: EmulatedSlack): Json {
  return {
    team: { id: slack.team },
    user: { id: slack.humanId, team_id: slack.team },
    api_app_id: 'A000000001',
    response_url: 'https://hooks.slack.com/respond/1',
  };
}

/** What Slack puts around an event. */
export function anEnvelope(slack: EmulatedSlack): Json {
  return {
    type: 'event_callback',
    team_id: slack.team,
    api_app_id: 'A000000001',
    event_id: `Ev${randomUUID()}`,
    event_time: 1,
    authorizations: [
      {
        enterprise_id: null,
        team_id: slack.team,
        user_id: slack.bot,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
  };
}

/** Waits until something is so, or gives up after five seconds. */
export async function until(is: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1_000; tries++) {
    if (is()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('waited five seconds for something that did not happen');
}

function serve(mounted: ReadonlyMap<string, HttpHandler>): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const handler = [...mounted].find(([at]) => pathname.startsWith(`${at}/`))?.[1];
    if (handler === undefined) response.writeHead(404).end();
    else handler(request, response);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(server);
    });
  });
}

function readBody(body: unknown): Json {
  if (typeof body !== 'string') return {};
  if (body.startsWith('{')) return JSON.parse(body) as Json;
  const fields: Json = Object.fromEntries(new URLSearchParams(body));
  for (const name of ['blocks', 'view', 'metadata']) {
    if (typeof fields[name] === 'string') fields[name] = JSON.parse(fields[name]);
  }
  return fields;
}

function faultsOf(to: string, body: Json): string[] {
  const view = body['view'] as { type: 'modal' | 'home'; blocks: unknown[] } | undefined;
  if (view !== undefined) return slackFaults(view.blocks, view.type);
  const shows = to === 'chat.postMessage' || to === 'response_url' || to === 'chat.postEphemeral';
  if (!shows) return [];
  return slackFaults((body['blocks'] ?? []) as unknown[], 'message', body['text'] as string);
}
