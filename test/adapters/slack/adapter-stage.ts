import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AdapterStage, Manner, Opening, Part } from '../../contracts/adapter.contract';
import { createFakeHouse, type FakeHouse } from '../../fakes/house';
import type { EmulatedSlack } from '../../fakes/emulated-slack';
import { actsIn, asksIn, markupIn, read, shownIn } from './reading';
import { anEnvelope, anInteraction, startSlackRig, type Sent, type SlackRig } from './rig';
import { openSocketServer, type SocketServer } from './socket-server';

type Json = Record<string, unknown>;
type Way = 'http' | 'socket';

/** Something Slack hands over, so that it can be handed over again. */
interface Handed {
  readonly kind: 'event' | 'press';
  readonly payload: Json;
}

interface SlackStage extends AdapterStage {
  readonly house: FakeHouse;
  last(): Handed;
}

const SHOWS = ['chat.postMessage', 'response_url', 'chat.postEphemeral'];

/** The adapter before Slack, by one of its two transports. */
export async function openSlackStage(
  slack: EmulatedSlack,
  way: Way,
  { records, away = false, beside }: Opening,
): Promise<AdapterStage> {
  const house = (beside as SlackStage | undefined)?.house ?? createFakeHouse(new Date());
  const hand = createHand(away);
  const server = way === 'socket' ? await openSocketServer() : undefined;
  const rig = await startSlackRig({
    slack,
    house,
    between: hand.between,
    unready: away,
    ...(records && { records }),
    ...(server && {
      way: { kind: 'socket' as const, appToken: 'xapp-local-test' },
      methods: { 'apps.connections.open': () => Response.json({ ok: true, url: server.url }) },
    }),
  });
  const opened = await slack.human.conversations.open({ users: slack.bot });
  const direct = opened.channel?.id ?? '';
  let last: Handed | undefined;
  const hands = async (handed: Handed): Promise<void> => {
    last = handed;
    await handOver(rig, server, handed);
  };
  const press = (action: Json) =>
    hands({
      kind: 'press',
      payload: {
        ...anInteraction(slack),
        type: 'block_actions',
        trigger_id: 't.1',
        channel: { id: direct },
        container: { type: 'message', message_ts: timestamp(), is_ephemeral: false },
        message: { ts: '1.1', text: '' },
        actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...action }],
      },
    });
  const event = (of: Json) =>
    hands({ kind: 'event', payload: { ...anEnvelope(slack), event: of } });
  const shown = () => rig.accepted.filter(({ to }) => SHOWS.includes(to));
  let stopped = false;
  const stop = async () => {
    stopped = true;
    await rig.adapter.stop();
  };
  const stage: SlackStage = {
    house,
    log: house.log,
    adapter: rig.adapter,
    platform: hand,
    heard: rig.heard,
    get shown() {
      return shown().map(({ body }) => seen(body));
    },
    acts: () =>
      rig.sent.flatMap(({ body }) => [textOf(body), ...markupIn(body['blocks'])].flatMap(actsIn)),
    answerWith: (answer) => rig.answerWith(answer),
    say: async (parts, manner = 'typed') => {
      const shared = parts.some((part) => typeof part === 'object' && 'bot' in part);
      const channel = shared ? slack.channel : direct;
      await event({
        ...(shared ? { type: 'app_mention' } : { type: 'message', channel_type: 'im' }),
        user: slack.humanId,
        channel,
        text: parts.map((part) => written(part, slack)).join(''),
        ts: timestamp(),
        ...inManner(manner, shared),
      });
    },
    press: (ask) => press({ action_id: 'ask:0', value: ask }),
    pressForgotten: () => press({ action_id: 'survey:open', value: undefined }),
    last: () => last!,
    repeat: (from) => hands((from as SlackStage).last()),
    meet: () =>
      event({ type: 'member_joined_channel', user: slack.bot, channel: slack.channel, team: 'T' }),
    happen: (words) => event({ type: 'weather_changed', text: words, channel: direct }),
    settled: () => rig.quiet(),
    stop,
    close: async () => {
      if (!stopped) await stop();
      await rig.stop();
      server?.close();
      const tooMuch = rig.faults.filter((fault) => !fault.includes('0 blocks'));
      expect(tooMuch).toEqual([]);
    },
  };
  return stage;
}

async function handOver(
  rig: SlackRig,
  server: SocketServer | undefined,
  { kind, payload }: Handed,
): Promise<void> {
  if (server === undefined) {
    const posted =
      kind === 'event'
        ? rig.post(JSON.stringify(payload), { 'content-type': 'application/json' })
        : rig.interact(payload);
    expect((await posted).status).toBe(200);
    return;
  }
  const before = server.acknowledged.length;
  const type = kind === 'event' ? 'events_api' : 'interactive';
  server.send({ type, envelope_id: randomUUID(), payload });
  while (server.acknowledged.length === before) await sleep(10);
}

function inManner(manner: Manner, shared: boolean): Json {
  switch (manner) {
    case 'typed':
      return {};
    case 'by another bot':
      return { bot_id: 'B0OTHER' };
    case 'by a workflow':
      return { subtype: 'bot_message', bot_id: 'B0FLOW', user: undefined, username: 'A workflow' };
    // Slack tells of an edited mention with the mention itself, under its first timestamp.
    case 'edited':
      return shared ? { user: undefined } : { subtype: 'message_changed', message: {} };
    case 'deleted':
      return shared ? { user: undefined } : { subtype: 'message_deleted' };
    case 'only a file':
      return { subtype: 'file_share', files: [{ id: 'F1' }] };
  }
}

function written(part: Part, slack: EmulatedSlack): string {
  if (typeof part === 'string')
    return part.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  if ('bot' in part) return `<@${slack.bot}>`;
  if ('person' in part) return `<@U${part.person.length}BOB>`;
  return 'emoji' in part ? `:${part.emoji}:` : `&gt; ${part.quote}\n`;
}

function seen(body: Json): { words: string; asks: string[] } {
  const blocks = body['blocks'];
  const plain = read(textOf(body));
  return blocks === undefined
    ? { words: plain, asks: [] }
    : { words: read(shownIn(blocks)), asks: asksIn(blocks) };
}

function textOf({ text }: Json): string {
  return typeof text === 'string' ? text : '';
}

let ticks = 0;
function timestamp(): string {
  ticks += 1;
  return `1700000000.${String(ticks).padStart(6, '0')}`;
}

/** Slack's own troubles. */
function createHand(startsAway: boolean) {
  let away = startsAway;
  let rich = true;
  let missing: () => void = () => undefined;
  let missed = new Promise<void>((resolve) => (missing = resolve));
  const next: ((pass: () => Promise<Response>) => Promise<Response>)[] = [];
  const refused = (error: string) => () => Promise.resolve(Response.json({ ok: false, error }));
  return {
    between: async ({ to, body }: Sent, pass: () => Promise<Response>): Promise<Response> => {
      if (away) {
        missing();
        throw new TypeError('fetch failed');
      }
      if (!SHOWS.includes(to)) return pass();
      if (!rich && body['blocks'] !== undefined)
        return Response.json({ ok: false, error: 'invalid_blocks' });
      const text = textOf(body);
      if (text.length > 40_000) return Response.json({ ok: false, error: 'msg_too_long' });
      return (next.shift() ?? ((through: typeof pass) => through()))(pass);
    },
    refuseRich: () => {
      rich = false;
    },
    loseAnswer: () =>
      void next.push(async (pass) => {
        await pass();
        throw new TypeError('fetch failed');
      }),
    vanish: () => void next.push(refused('channel_not_found')),
    refuse: () => void next.push(refused('msg_too_long')),
    away: () => {
      away = true;
      missed = new Promise((resolve) => (missing = resolve));
    },
    missed: () => missed,
    back: () => {
      away = false;
    },
  };
}
