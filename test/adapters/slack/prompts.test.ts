import type { Block, Message } from '../../../src/ports';
import { aReply } from '../../fixtures/replies';
import { startSlackRig, type SlackRig } from './rig';

const METHOD = 'assistant.threads.setSuggestedPrompts';
const ok = () => Response.json({ ok: true });
const opened = (tab: string) => ({
  type: 'app_home_opened',
  user: 'U1',
  channel: 'D000000001',
  tab,
  event_ts: '1.1',
});

let rig: SlackRig;
afterEach(() => rig.stop());

const LOOKED_AFTER: Block = {
  kind: 'buttons',
  about: '#comms',
  actions: [{ label: 'Pause', ask: 'pause #1' }],
};

async function titles(answers: Readonly<Record<string, Parameters<typeof aReply>[0]>>) {
  rig = await startSlackRig({ agentView: true, methods: { [METHOD]: ok } });
  rig.answerWith(({ text }: Message) => aReply({ results: [], blocks: [], ...answers[text] }));
  await rig.event(opened('messages'));
  const [sent] = await rig.got(METHOD);
  expect(sent).toMatchObject({ channel_id: 'D000000001' });
  expect(sent).not.toHaveProperty('thread_ts');
  const prompts = JSON.parse(String(sent?.['prompts'])) as { title: string; message: string }[];
  return prompts.map(({ title, message }) => `${title}: ${message}`);
}

it('suggests what suits everybody to somebody who is new', async () => {
  expect(await titles({})).toEqual([
    'Tip of the day: tips',
    'Who is online?: stats',
    'What can you do?: help',
  ]);
});

it('suggests what somebody missed and what they look after, four at most', async () => {
  const missed = { results: [{ id: 'tip-001', kind: 'tip' as const, score: 1 }] };
  expect(await titles({ missed, schedule: { blocks: [LOOKED_AFTER] } })).toEqual([
    'Tip of the day: tips',
    'Tips I missed this week: missed',
    'The posts I look after: schedule',
    'Who is online?: stats',
  ]);
});

it('suggests nothing where the app has no agent view, nor on another tab', async () => {
  rig = await startSlackRig({ methods: { [METHOD]: ok } });
  await rig.event(opened('messages'));
  await rig.quiet();
  expect(rig.sent.map(({ to }) => to)).not.toContain(METHOD);
  await rig.stop();
  rig = await startSlackRig({ agentView: true, methods: { [METHOD]: ok } });
  await rig.event(opened('home'));
  await rig.quiet();
  expect(rig.sent.map(({ to }) => to)).not.toContain(METHOD);
});
