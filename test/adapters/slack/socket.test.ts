import fc from 'fast-check';
import { anyFrame } from '../../fakes/strange-frames';
import { aReply } from '../../fixtures/replies';
import { aCommand, startSlackRig, until, type SlackRig } from './rig';
import { openSocketServer, type SocketServer } from './socket-server';

type Json = Record<string, unknown>;

/** FUZZ=100000 for the long run. */
const FRAMES = Number(process.env['FUZZ'] ?? 3_000);
const SOME = 500;

let server: SocketServer;
let refusal: string | undefined;
let rig: SlackRig;

beforeAll(async () => {
  server = await openSocketServer();
  const { url } = server;
  rig = await startSlackRig({
    way: { kind: 'socket', appToken: 'xapp-local-test' },
    methods: {
      'apps.connections.open': () => {
        if (refusal === 'unreachable') throw new TypeError('fetch failed');
        return Response.json(
          refusal === undefined ? { ok: true, url } : { ok: false, error: refusal },
        );
      },
    },
  });
});
afterAll(async () => {
  await rig.stop();
  server.close();
});
beforeEach(() => {
  server.acknowledged.length = 0;
  rig.heard.length = 0;
  rig.sent.length = 0;
  rig.house.clock.pass(10);
});

const send = (envelope: Json) => server.send(envelope);
const slash = (id: string, text: string) => ({
  type: 'slash_commands',
  envelope_id: id,
  accepts_response_payload: true,
  payload: { ...aCommand(rig.slack), text },
});

describe('Socket Mode', () => {
  it('is ready once Slack has said hello', () => {
    expect(rig.adapter.health()).toEqual({
      ready: true,
      summary: 'Slack is connected to one workspace in Socket Mode.',
    });
  });

  it('acknowledges a command and answers it', async () => {
    send(slash('e-1', 'tips'));
    await rig.got('response_url');
    await until(() => server.acknowledged.length > 0);
    expect(server.acknowledged).toMatchObject([{ envelope_id: 'e-1' }]);
    expect(rig.heard).toMatchObject([{ text: 'tips' }]);
  });

  it('answers an envelope that comes twice once', async () => {
    send(slash('e-2', 'tips'));
    send(slash('e-2', 'tips'));
    await rig.quiet();
    expect(rig.heard).toHaveLength(1);
    expect(server.acknowledged).toHaveLength(2);
  });

  it('takes events', async () => {
    send({
      type: 'events_api',
      envelope_id: 'e-3',
      payload: {
        type: 'event_callback',
        team_id: rig.slack.team,
        event_id: 'Ev-socket',
        event: {
          type: 'app_mention',
          user: rig.slack.humanId,
          text: 'help',
          ts: '1700000009.1',
          channel: rig.slack.channel,
        },
      },
    });
    await rig.got('chat.postMessage');
    await until(() => server.acknowledged.length > 0);
    expect(server.acknowledged).toMatchObject([{ envelope_id: 'e-3' }]);
  });

  it('answers a submitted modal in its acknowledgement', async () => {
    rig.answerWith(() => aReply({ title: 'In the modal' }));
    send({
      type: 'interactive',
      envelope_id: 'e-4',
      accepts_response_payload: true,
      payload: {
        type: 'view_submission',
        team: { id: rig.slack.team },
        user: { id: rig.slack.humanId, team_id: rig.slack.team },
        view: {
          id: 'V1',
          type: 'modal',
          callback_id: 'ask',
          state: { values: { question: { value: { value: 'x' } } } },
        },
      },
    });
    await until(() => server.acknowledged.length > 0);
    expect(JSON.stringify(server.acknowledged[0])).toContain('In the modal');
  });

  it.each([
    ['nonsense', 'not json'],
    ['an unknown envelope', JSON.stringify({ type: 'weather', envelope_id: 'x', payload: {} })],
    ['an envelope without a payload', JSON.stringify({ type: 'events_api', envelope_id: 'y' })],
    ['a kind that is new', '{"type":"goodbye"}'],
    ['an object with nothing in it', '{}'],
    ['a list', '[]'],
    ['a number', '7'],
    ['null', 'null'],
    ['a command without a payload', '{"type":"slash_commands","envelope_id":"q"}'],
    ['a name that the client uses for itself', '{"type":"disconnected"}'],
    [
      'an event of such a name',
      '{"type":"events_api","envelope_id":"z","payload":{"event":{"type":"error"}}}',
    ],
  ])('is not upset by %s', async (_, raw) => {
    const before = server.connections();
    server.send(raw);
    send(slash(`after ${raw}`, 'still here'));
    await rig.got('response_url');
    expect(rig.heard).toMatchObject([{ text: 'still here' }]);
    expect(server.connections()).toBe(before);
  });

  it('stays up through thousands of frames that nobody has heard of', async () => {
    const before = server.connections();
    const faults: unknown[] = [];
    const keep = (fault: unknown) => faults.push(fault);
    process.on('unhandledRejection', keep);
    for (let some = 1; some * SOME <= FRAMES; some += 1) {
      for (const frame of fc.sample(anyFrame, { numRuns: SOME, seed: some })) server.send(frame);
      send(slash(`flood-${some}`, 'still here'));
      await rig.got('response_url', some);
    }
    process.off('unhandledRejection', keep);
    expect(faults).toEqual([]);
    expect(server.connections()).toBe(before);
    const ignored = rig.house.log.lines.filter(({ event }) => event === 'slack.event_ignored');
    expect(ignored.length).toBeGreaterThan(FRAMES / 10);
  }, 600_000);

  it('connects anew when Slack asks for it, and when the line drops', async () => {
    for (const drop of [
      () => send({ type: 'disconnect', reason: 'refresh_requested' }),
      () => server.drop(),
    ]) {
      const before = server.connections();
      drop();
      await until(() => !rig.adapter.health().ready);
      await until(() => server.connections() > before && rig.adapter.health().ready);
    }
    send(slash('e-9', 'back'));
    await rig.got('response_url');
  });

  it.each(['invalid_auth', 'unreachable'])(
    'says that it is not connected and keeps trying when Slack is %s',
    async (why) => {
      refusal = why;
      server.drop();
      await until(() =>
        rig.house.log.lines.some(({ fields }) =>
          String(fields['why']).includes(why === 'unreachable' ? 'fetch failed' : why),
        ),
      );
      expect(rig.adapter.health()).toEqual({
        ready: false,
        summary: 'Slack is not ready: the socket is not connected.',
      });
      refusal = undefined;
      await until(() => rig.adapter.health().ready);
    },
  );
});
