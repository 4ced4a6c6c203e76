import type { ConversationsListResponse } from '@slack/web-api';
import { openChatWorld, type ChatWorld } from '../../fakes/chat-world';
import { startSlackRig, type SlackRig } from './rig';

type Json = Record<string, unknown>;

let rig: SlackRig;
let world: ChatWorld;
/** Channels beside the emulator's own, as a large workspace has. */
let others = 0;
let maker = 'U0SOMEBODY';

beforeAll(async () => {
  world = await openChatWorld();
  rig = await startSlackRig({ methods: { 'users.conversations': () => conversations() } });
  const bot = world.posting.changes;
  rig.answerWith((message) => {
    const { asked } = world.knowledge.read(message.text);
    return asked.kind === 'change'
      ? bot(asked, message)
      : world.knowledge.answer(asked, new Date());
  });
});
afterAll(async () => {
  await rig.stop();
  await world.close();
});
beforeEach(() => {
  others = 0;
  maker = 'U0SOMEBODY';
  rig.heard.length = 0;
  rig.sent.length = 0;
  rig.house.clock.pass(10);
});
afterEach(() => {
  expect(rig.faults).toEqual([]);
});

/** What the emulator does not answer itself, from what it knows of channels. */
async function conversations(): Promise<Response> {
  const { channels = [] }: ConversationsListResponse = await rig.slack.human.conversations.list();
  const many = Array.from({ length: others }, (_, at) => ({ id: `C9${at}`, name: `other-${at}` }));
  return Response.json({
    ok: true,
    channels: [...channels.map((one) => ({ ...one, creator: maker })), ...many],
  });
}

const opened = (user: string): Json => ({
  type: 'app_home_opened',
  user,
  channel: 'D000000001',
  tab: 'home',
  event_ts: '1.1',
});

async function home(user: string): Promise<string> {
  await rig.quiet();
  rig.sent.length = 0;
  await rig.event(opened(user));
  const [published] = await rig.got('views.publish');
  return JSON.stringify(published?.['view']);
}

it('shows an administrator what is posted in channels they are in, with buttons that act there', async () => {
  await rig.command({ text: 'subscribe tips at 10am', user_id: rig.slack.adminId });
  await rig.got('response_url');
  const at = { adapter: 'slack', org: rig.slack.team, ref: rig.slack.channel };
  const [{ id } = { id: '' }] = await world.subscriptions(at);
  await world.store.forgetPerson((await world.store.subscriptions.get(id))?.madeBy ?? '');

  expect(await home(rig.slack.adminId)).toContain('#comms: ');
  await rig.interact({
    type: 'block_actions',
    user: { id: rig.slack.adminId, team_id: rig.slack.team },
    trigger_id: await rig.slack.trigger(rig.slack.adminId),
    container: { type: 'view', view_id: 'V1' },
    view: { id: 'V1', type: 'home', state: { values: {} } },
    actions: [{ type: 'button', action_id: 'ask:2', value: `pause #${id}`, action_ts: '1' }],
  });
  const [update] = await rig.got('views.update');
  expect(JSON.stringify(update)).toContain('In #comms.');
  expect(await world.subscriptions(at)).toMatchObject([{ status: 'paused' }]);
});

it('shows a member of staff what is posted in channels they made, and in no other', async () => {
  expect(await home(rig.slack.humanId)).not.toContain('#comms: ');
  maker = rig.slack.humanId;
  rig.house.clock.pass(10);
  expect(await home(rig.slack.humanId)).toContain('#comms: ');
});

it.each(['is_restricted', 'is_ultra_restricted'])('shows a guest none: %s', async (kind) => {
  maker = rig.slack.humanId;
  rig.fail('users.info', () =>
    Response.json({ ok: true, user: { id: rig.slack.humanId, [kind]: true } }),
  );
  expect(await home(rig.slack.humanId)).not.toContain('#comms: ');
});

it('asks Slack once for each opening, however many channels somebody is in', async () => {
  others = 900;
  await home(rig.slack.adminId);
  await rig.quiet();
  const asked = rig.sent.filter(({ to }) => to === 'users.conversations');
  expect(asked).toHaveLength(1);
  expect(rig.sent.filter(({ to }) => to === 'users.info')).toHaveLength(1);
});

it('still opens when Slack will not say which channels somebody is in', async () => {
  rig.fail('users.conversations', () => Response.json({ ok: false, error: 'missing_scope' }));
  const shown = await home(rig.slack.adminId);
  expect(shown).toContain('Tip of the day');
  expect(shown).not.toContain('#comms: ');
});
