import { homeView } from '../../../adapters/slack/home';
import { aCard, aReply, ONE_OF_EACH } from '../../fixtures/replies';
import { startSlackRig, until, type SlackRig } from './rig';
import { slackFaults } from './validator';

type Json = Record<string, unknown>;

let rig: SlackRig;
beforeAll(async () => {
  rig = await startSlackRig();
});
afterAll(() => rig.stop());
beforeEach(() => {
  rig.answerWith(({ text }) => aReply({ title: `About ${text}` }));
  rig.heard.length = 0;
  rig.sent.length = 0;
  rig.house.clock.pass(10);
});
afterEach(() => {
  expect(rig.faults).toEqual([]);
});

const opened = (over: Json = {}): Json => ({
  type: 'app_home_opened',
  user: rig.slack.humanId,
  channel: 'D000000001',
  tab: 'home',
  event_ts: '1.1',
  ...over,
});

describe('the Home tab', () => {
  it('shows tips, what was missed, subscriptions, help and privacy whenever it is opened', async () => {
    await rig.event(opened());
    await rig.event(opened());
    const [first, second] = await rig.got('views.publish', 2);
    for (const published of [first, second]) {
      const shown = JSON.stringify(published?.['view']);
      for (const asked of ['tips', 'missed', 'schedule', 'help', 'about']) {
        expect(shown).toContain(`About ${asked}`);
      }
    }
    expect(rig.heard.every(({ direct }) => direct)).toBe(true);
  });

  it('fits in one view however much there is to show', () => {
    const much = aReply({
      blocks: [...ONE_OF_EACH, ...Array.from({ length: 60 }, () => aCard()), ...ONE_OF_EACH],
      actions: Array.from({ length: 30 }, (_, at) => ({ label: `B${at}`, ask: `b ${at}` })),
      feedbackOn: 'x',
    });
    const view = homeView([much, much, much, much, much]);
    expect(slackFaults(view.blocks, 'home')).toEqual([]);
    expect(JSON.stringify(view)).toContain('more');
  });

  it('opens its form and its list of commands in a window, at a press', () => {
    const reply = aReply({ blocks: ONE_OF_EACH });
    const shown = JSON.stringify(homeView([aReply(), aReply(), reply, reply, aReply()]));
    expect(shown).not.toContain('"type":"input"');
    expect(shown).toContain('"value":"schedule"');
    expect(shown).toContain('"value":"help"');
  });

  it('answers its buttons in a modal, and is drawn anew after a change', async () => {
    rig.answerWith(() => aReply({ kind: 'change', title: 'Paused' }));
    await rig.interact({
      type: 'block_actions',
      trigger_id: await rig.slack.trigger(),
      container: { type: 'view', view_id: 'V1' },
      view: { id: 'V1', type: 'home', state: { values: {} } },
      actions: [{ type: 'button', action_id: 'ask:0', value: 'pause', action_ts: '1' }],
    });
    const [update] = await rig.got('views.update');
    expect(JSON.stringify(update)).toContain('Paused');
    await rig.got('views.publish');
  });
});

describe('the welcome', () => {
  it('comes once to each person, by direct message', async () => {
    const dm = await rig.slack.human.conversations.open({ users: rig.slack.bot });
    const event = opened({ user: rig.slack.adminId, channel: dm.channel?.id, tab: 'messages' });
    await rig.event(event);
    await rig.got('chat.postMessage');
    rig.house.clock.pass(400 * 24 * 3_600);
    await rig.event(event);
    await rig.quiet();
    expect(rig.heard.map(({ text }) => text)).toEqual(['welcome']);
  });

  it('comes once to a channel the bot is added to, and not when people join', async () => {
    const joined = {
      type: 'member_joined_channel',
      channel: rig.slack.channel,
      channel_type: 'C',
      team: rig.slack.team,
    };
    await rig.event({ ...joined, user: rig.slack.humanId });
    await rig.event({ ...joined, user: rig.slack.bot, inviter: rig.slack.humanId });
    await rig.event({ ...joined, user: rig.slack.bot, inviter: rig.slack.humanId });
    const [post] = await rig.got('chat.postMessage');
    await rig.quiet();
    expect(post).toMatchObject({ channel: rig.slack.channel });
    expect(rig.heard).toMatchObject([{ text: 'welcome', direct: false }]);
  });
});

describe('the search box', () => {
  const submit = (question: string | null): Json => ({
    type: 'view_submission',
    trigger_id: 't.1',
    view: {
      id: 'V2',
      type: 'modal',
      callback_id: 'ask',
      state: { values: { 'question:0': { value: { type: 'plain_text_input', value: question } } } },
    },
  });

  it('answers in the same modal, with the question still there', async () => {
    const response = await rig.interact(submit('complaints & praise'));
    const answer = (await response.json()) as {
      response_action: string;
      view: { blocks: unknown[] };
    };
    expect(answer.response_action).toBe('update');
    expect(JSON.stringify(answer.view)).toContain('About complaints & praise');
    expect(JSON.stringify(answer.view)).toContain('"initial_value":"complaints & praise"');
    expect(slackFaults(answer.view.blocks, 'modal')).toEqual([]);
  });

  it('acknowledges in time and shows a slow answer when it comes', async () => {
    let finish: () => void = () => undefined;
    rig.answerWith(
      () => new Promise((resolve) => (finish = () => resolve(aReply({ title: 'Slow' })))),
    );
    const response = await rig.interact(submit('slow'));
    expect(JSON.stringify(await response.json())).not.toContain('Slow');
    finish();
    const [update] = await rig.got('views.update');
    expect(JSON.stringify(update)).toContain('Slow');
  });
});

describe('the shortcut on a message', () => {
  it('searches for the message’s words and answers the asker alone', async () => {
    await rig.interact({
      type: 'message_action',
      callback_id: 'guidance',
      trigger_id: 't.1',
      channel: { id: rig.slack.channel },
      message: {
        type: 'message',
        ts: '1.1',
        thread_ts: '1.0',
        text: 'subscribe to <@U9> for tips',
      },
    });
    const [answer] = await rig.got('response_url');
    expect(answer).toMatchObject({ response_type: 'ephemeral', thread_ts: '1.0' });
    expect(rig.heard[0]?.text).toBe('search subscribe to for tips');
    const kept = await rig.house.records.list({
      adapter: 'slack',
      org: rig.slack.team,
      kind: 'message',
    });
    expect(kept).toEqual([]);
  });

  it('offers help for a message without words', async () => {
    await rig.interact({
      type: 'message_action',
      callback_id: 'guidance',
      trigger_id: 't.1',
      channel: { id: rig.slack.channel },
      message: { type: 'message', ts: '1.2' },
    });
    await until(() => rig.heard.length > 0);
    expect(rig.heard[0]?.text).toBe('help');
  });
});
