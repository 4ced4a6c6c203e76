import { openCatalogue } from '../../../src/bot/catalogue';
import { createBot } from '../../../src/bot/bot';
import type { Knowledge } from '../../../knowledge';
import { createFakeHouse, createKeptLog } from '../../fakes/house';
import { openTestKnowledge } from '../../fakes/shared-knowledge';
import { STEPS } from '../../../adapters/slack/manifest/steps';
import { startSlackRig, type SlackRig } from './rig';
import { openSocketServer, type SocketServer } from './socket-server';

type Json = Record<string, unknown>;

const DONE = 'functions.completeSuccess';
const FAILED = 'functions.completeError';
const ok = () => Response.json({ ok: true });

let knowledge: Knowledge;
let sockets: SocketServer;
let rigs: Readonly<Record<'HTTP' | 'Socket Mode', SlackRig>>;
beforeAll(async () => {
  knowledge = openTestKnowledge();
  const now = () => new Date();
  const open = openCatalogue({
    knowledge,
    timeZone: 'Europe/London',
    now,
  });
  const methods = { [DONE]: ok, [FAILED]: ok };
  sockets = await openSocketServer();
  const { url } = sockets;
  rigs = {
    HTTP: await startSlackRig({ methods, house: createFakeHouse(now(), open) }),
    'Socket Mode': await startSlackRig({
      house: createFakeHouse(now(), open),
      way: { kind: 'socket', appToken: 'xapp-local-test' },
      methods: { ...methods, 'apps.connections.open': () => Response.json({ ok: true, url }) },
    }),
  };
  const bot = createBot({ knowledge, clock: { now }, log: createKeptLog(), reference: () => 'r' });
  for (const rig of Object.values(rigs)) rig.answerWith(bot);
});
afterAll(async () => {
  for (const rig of Object.values(rigs)) await rig.stop();
  sockets.close();
});
beforeEach(() => {
  for (const rig of Object.values(rigs)) {
    rig.heard.length = rig.sent.length = 0;
    rig.house.clock.pass(10);
  }
});

let runs = 0;

/** A step's run, as Slack tells of it. */
function executed(rig: SlackRig, step: string, inputs: unknown): Json {
  runs += 1;
  return {
    type: 'function_executed',
    function: { id: 'Fn1', callback_id: step, title: 'x', app_id: 'A000000001' },
    inputs,
    function_execution_id: `Fx${runs}`,
    workflow_execution_id: 'Wx1',
    event_ts: '1.1',
    bot_access_token: rig.slack.botToken,
  };
}

/** Runs a step to its end, and gives what the workflow is told. */
async function run(
  way: keyof typeof rigs,
  step: string,
  inputs: unknown,
): Promise<{ to: string; body: Json }> {
  const rig = rigs[way];
  const event = executed(rig, step, inputs);
  if (way === 'HTTP') expect((await rig.event(event)).status).toBe(200);
  else
    sockets.send({
      type: 'events_api',
      envelope_id: `e-${runs}`,
      payload: {
        type: 'event_callback',
        team_id: rig.slack.team,
        event_id: `Ev-step-${runs}`,
        event,
      },
    });
  await rig.quiet();
  const ends = rig.sent.filter(({ to }) => to === DONE || to === FAILED);
  expect(ends).toHaveLength(1);
  const { to, body } = ends[0]!;
  expect(body['function_execution_id']).toBe(`Fx${runs}`);
  const outputs = body['outputs'];
  return { to, body: typeof outputs === 'string' ? (JSON.parse(outputs) as Json) : body };
}

const join = (rig: SlackRig) =>
  rig.slack.human.conversations
    .invite({ channel: rig.slack.channel, users: rig.slack.bot })
    .catch(() => undefined);

describe.each(['HTTP', 'Socket Mode'] as const)('a workflow over %s', (way) => {
  it('posts the tip of the day to its channel, and hands it on with its source', async () => {
    const rig = rigs[way];
    await join(rig);
    const { to, body } = await run(way, 'post_tip', { channel: rig.slack.channel });
    const tip = await knowledge.answer({ kind: 'tip' }, new Date());
    expect([to, body['tip']]).toEqual([DONE, expect.stringContaining(tip.summary)]);
    expect(body['tip']).toContain('Source: ');
    const posts = rig.sent.filter((one) => one.to === 'chat.postMessage');
    expect(posts).toHaveLength(1);
    expect(posts[0]!.body).toMatchObject({ channel: rig.slack.channel });
    expect(JSON.stringify(posts[0]!.body)).toContain(tip.summary.slice(0, 40));
    expect(rig.faults).toEqual([]);
  });

  it('answers a question in words', async () => {
    const { to, body } = await run(way, 'ask_signpost', { question: 'Mayo Clinic policy' });
    expect(to).toBe(DONE);
    expect(body).toEqual({
      answer: expect.stringContaining('5 April 2012') as unknown,
      kind: 'answer',
    });
    expect(body['answer']).not.toContain('type “');
  });

  it('checks a post, and quotes nothing of a patient', async () => {
    const draft = 'Lovely to see Mrs Doris Tatterfield, born 12/03/1941, going home from ward 7!';
    const { to, body } = await run(way, 'check_post', { draft, platform: 'Instagram' });
    expect(to).toBe(DONE);
    expect(body).toEqual({
      verdict: 'stop',
      report: expect.stringMatching(/^Check before posting/) as unknown,
    });
    expect(JSON.stringify(body)).not.toMatch(/Tatterfield|1941/);
    expect(JSON.stringify(rigs[way].house.log.lines)).not.toMatch(/Tatterfield|1941/);
  });

  it('is told what is wrong where a step cannot be carried out', async () => {
    const failed = async (step: string, inputs: unknown) => {
      const { to, body } = await run(way, step, inputs);
      rigs[way].sent.length = 0;
      return [to, body['error']];
    };
    const says = (text: string): unknown[] => [FAILED, expect.stringContaining(text)];
    expect(await failed('ask_signpost', {})).toEqual(says('“Question”'));
    expect(await failed('ask_signpost', { question: '   ' })).toEqual(says('“Question”'));
    expect(await failed('ask_signpost', { question: 7 })).toEqual(says('“Question”'));
    expect(await failed('ask_signpost', null)).toEqual(says('“Question”'));
    expect(await failed('check_post', { draft: 'x', platform: 'myspace' })).toEqual(
      says('instagram'),
    );
    expect(await failed('check_post', { draft: 'x'.repeat(10_001) })).toEqual(says('10000'));
    const { channel } = rigs[way].slack;
    expect(await failed('post_tip', { channel, topic: 'marmalade' })).toEqual(says('no tip'));
    expect(await failed('post_tip', { channel: 'C0NOWHERE' })).toEqual(says('/invite'));
  });
});

it('changes nothing, whatever a workflow asks', async () => {
  const { body } = await run('HTTP', 'ask_signpost', {
    question: 'subscribe tips weekdays at 9am',
  });
  expect(body).toMatchObject({
    kind: 'change',
    answer: expect.stringContaining('needs a chat') as unknown,
  });
  expect(rigs.HTTP.heard).toMatchObject([{ program: true }]);
  expect(rigs.HTTP.heard[0]).not.toHaveProperty('person');
});

it('carries a step out once, though Slack tells of it twice', async () => {
  const rig = rigs.HTTP;
  const event = executed(rig, 'ask_signpost', { question: 'tips' });
  for (const retry of ['', '1'])
    await rig.event(event, { event_id: 'Ev-twice', ...(retry && { retry }) });
  await rig.quiet();
  expect(rig.sent.filter(({ to }) => to === DONE)).toHaveLength(1);
});

it.each(['constructor', '__proto__', 'delete_everything', ''])(
  'does nothing for a step called %j, which it does not have, and tells the workflow',
  async (step) => {
    const { to, body } = await run('HTTP', step, { question: 'tips' });
    expect([to, body['error']]).toEqual([FAILED, expect.stringContaining('no such step')]);
    expect(rigs.HTTP.heard).toEqual([]);
  },
);

it('tells a workflow that something went wrong, and logs none of its words', async () => {
  const rig = rigs.HTTP;
  const before = rig.house.log.lines.length;
  rig.answerWith(() => Promise.reject(new Error('broken on marmalade')));
  const { to, body } = await run('HTTP', 'ask_signpost', { question: 'marmalade' });
  expect([to, body['error']]).toEqual([FAILED, expect.stringContaining('went wrong')]);
  expect(JSON.stringify(rig.house.log.lines.slice(before))).not.toContain('marmalade');
});

it('says in each title and description what people will see', () => {
  for (const { title, description } of Object.values(STEPS)) {
    expect(title.length).toBeLessThanOrEqual(40);
    expect(description).toMatch(/^[A-Z].*[^.]$/);
  }
});
