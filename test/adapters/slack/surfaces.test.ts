import type { Message } from '../../../src/ports';
import { aForm, aReply } from '../../fixtures/replies';
import { startSlackRig, type SlackRig } from './rig';

let rig: SlackRig;
beforeAll(async () => {
  rig = await startSlackRig();
});
afterAll(() => rig.stop());
beforeEach(() => {
  rig.answerWith(() => aReply());
  rig.heard.length = 0;
  rig.sent.length = 0;
  rig.house.clock.pass(10);
});
afterEach(() => {
  expect(rig.faults).toEqual([]);
});

const said = (payload: unknown) => JSON.stringify(payload);

describe('the slash command', () => {
  it('answers the asker alone, and offers to share', async () => {
    await rig.command({ text: 'twitter etiquette' });
    const [answer] = await rig.got('response_url');
    expect(answer).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(answer?.['text']).toContain('Two documents explain how to behave on Twitter.');
    expect(said(answer)).toContain('"action_id":"share"');
    expect(rig.heard).toMatchObject([
      {
        text: 'twitter etiquette',
        direct: false,
        from: { adapter: 'slack', org: rig.slack.team, ref: rig.slack.channel },
      },
    ]);
  });

  it('takes any name the manifest gives it', async () => {
    await rig.command({ command: '/signpost', text: 'tips' });
    await rig.got('response_url');
    expect(rig.heard.map(({ text }) => text)).toEqual(['tips']);
  });

  it('gives the bot words without Slack’s markup', async () => {
    await rig.command({
      text: '<@U1|ann> read <https://a.example/x|this> &amp; <#C1|comms> &lt;now&gt;',
    });
    await rig.got('response_url');
    expect(rig.heard[0]?.text).toBe('read this & #comms <now>');
  });

  it('counts as the asker’s own conversation in somebody else’s direct messages', async () => {
    await rig.command({ channel_id: 'D0SOMEBODY', text: 'subscribe' });
    await rig.got('response_url');
    const [message] = rig.heard as [Message];
    expect(message.direct).toBe(true);
    expect(message.from.ref).not.toBe('D0SOMEBODY');
    expect(await message.person?.mayManage()).toBe(true);
  });

  it('says that it must be invited when a change needs it in the channel', async () => {
    rig.answerWith(() => aReply({ kind: 'change', title: 'Subscribed' }));
    const made = await rig.slack.admin.conversations.create({ name: 'no-bot-here' });
    await rig.command({ channel_id: made.channel?.id ?? '', text: 'subscribe' });
    const [answer] = await rig.got('response_url');
    expect(answer?.['text']).toContain('Type /invite, then choose me.');
  });
});

describe('a mention', () => {
  const mention = (over: object = {}) => ({
    type: 'app_mention',
    user: rig.slack.humanId,
    text: `<@${rig.slack.bot}> how do I reply to a complaint?`,
    ts: '1700000000.000100',
    channel: rig.slack.channel,
    event_ts: '1700000000.000100',
    ...over,
  });

  it('is answered in its thread, where people can read it', async () => {
    const posted = await rig.slack.human.chat.postMessage({
      channel: rig.slack.channel,
      text: `<@${rig.slack.bot}> how do I reply to a complaint?`,
    });
    const ts = posted.ts ?? '';
    await rig.event(mention({ ts }));
    await rig.got('chat.postMessage');
    const thread = await rig.slack.human.conversations.replies({ channel: rig.slack.channel, ts });
    expect(thread.messages?.[1]?.text).toContain('Two documents');
    expect(rig.heard[0]?.text).toBe('how do I reply to a complaint?');
  });

  it('stays in the thread it was made in', async () => {
    await rig.event(mention({ ts: '1700000000.000300', thread_ts: '1700000000.000001' }));
    const [answer] = await rig.got('chat.postMessage');
    expect(answer).toMatchObject({ thread_ts: '1700000000.000001' });
  });

  it('is answered once when its message is edited', async () => {
    await rig.event(mention({ ts: '1700000000.000400' }));
    await rig.event(mention({ ts: '1700000000.000400', edited: { user: 'U1', ts: '2' } }));
    await rig.quiet();
    expect(rig.heard).toHaveLength(1);
  });

  it('from the bot itself or from another bot is left alone', async () => {
    await rig.event(mention({ ts: '1700000000.000500', user: rig.slack.bot }));
    await rig.event(mention({ ts: '1700000000.000600', bot_id: 'B1' }));
    await rig.event(mention({ ts: '1700000000.000700', user: undefined }));
    await rig.quiet();
    expect(rig.heard).toEqual([]);
  });
});

describe('a direct message', () => {
  const direct = async (over: object = {}) => {
    const opened = await rig.slack.human.conversations.open({ users: rig.slack.bot });
    return {
      type: 'message',
      channel_type: 'im',
      user: rig.slack.humanId,
      channel: opened.channel?.id ?? '',
      text: 'tips',
      ts: '1700000001.000100',
      ...over,
    };
  };

  it('is answered where it stands', async () => {
    await rig.event(await direct());
    const [answer] = await rig.got('chat.postMessage');
    expect(answer).not.toHaveProperty('thread_ts');
    expect(rig.heard[0]).toMatchObject({ text: 'tips', direct: true });
  });

  it('in a thread is answered in that thread', async () => {
    await rig.event(await direct({ thread_ts: '1700000001.000001' }));
    const [answer] = await rig.got('chat.postMessage');
    expect(answer).toMatchObject({ thread_ts: '1700000001.000001' });
  });

  it.each([
    ['an edit', { subtype: 'message_changed' }],
    ['a deletion', { subtype: 'message_deleted' }],
    ['a bot', { bot_id: 'B1' }],
    ['a join', { subtype: 'channel_join' }],
  ])('from %s is left alone', async (_, over) => {
    await rig.event(await direct(over));
    await rig.quiet();
    expect(rig.heard).toEqual([]);
  });

  it('in a channel without a mention is left alone', async () => {
    await rig.event(await direct({ channel_type: 'channel' }));
    await rig.quiet();
    expect(rig.heard).toEqual([]);
  });
});

describe('a button', () => {
  const press = (over: object = {}, action: object = {}) => ({
    type: 'block_actions',
    trigger_id: 't.1',
    channel: { id: rig.slack.channel },
    container: { type: 'message', message_ts: '1.1', is_ephemeral: false },
    message: { ts: '1.1', text: '' },
    actions: [
      {
        type: 'button',
        action_id: 'ask:0',
        block_id: 'b',
        value: 'tips',
        action_ts: '1',
        ...action,
      },
    ],
    ...over,
  });

  it('on a channel’s post answers the presser alone and leaves the post as it is', async () => {
    await rig.interact(press());
    const [answer] = await rig.got('response_url');
    expect(answer).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(rig.heard[0]?.text).toBe('tips');
  });

  it('on a private answer puts the new answer in its place', async () => {
    await rig.interact(
      press({ container: { type: 'message', message_ts: '1.2', is_ephemeral: true } }),
    );
    const [answer] = await rig.got('response_url');
    expect(answer).toMatchObject({ replace_original: true });
  });

  it('in a thread answers in that thread', async () => {
    await rig.interact(
      press({
        container: { type: 'message', message_ts: '1.3', thread_ts: '1.0', is_ephemeral: false },
      }),
    );
    const [answer] = await rig.got('response_url');
    expect(answer).toMatchObject({ thread_ts: '1.0' });
  });

  it('in a direct message adds the answer beneath', async () => {
    const opened = await rig.slack.human.conversations.open({ users: rig.slack.bot });
    await rig.interact(press({ channel: { id: opened.channel?.id } }));
    const [answer] = await rig.got('chat.postMessage');
    expect(answer).toMatchObject({ channel: opened.channel?.id });
    expect(rig.heard[0]?.direct).toBe(true);
  });

  it('pressed twice in a hurry answers once, and again later', async () => {
    await rig.interact(press({ container: { message_ts: '1.9' } }));
    await rig.interact(press({ container: { message_ts: '1.9' } }, { action_ts: '2' }));
    await rig.quiet();
    expect(rig.heard).toHaveLength(1);
    rig.house.clock.pass(5);
    await rig.interact(press({ container: { message_ts: '1.9' } }, { action_ts: '3' }));
    await rig.got('response_url', 2);
    expect(rig.heard).toHaveLength(2);
  });

  it('on a scheduled post says which delivery it was', async () => {
    const metadata = { event_type: 'signpost_delivery', event_payload: { delivery: 'd-1' } };
    await rig.interact(press({ message: { ts: '1.1', metadata } }));
    await rig.got('response_url');
    expect(rig.heard[0]?.delivery).toBe('d-1');
  });

  it('that shares posts the same answer for everybody, naming who shared it', async () => {
    await rig.interact(
      press(
        { container: { message_ts: '1.4', is_ephemeral: true } },
        { action_id: 'share', value: 'twitter' },
      ),
    );
    const [answer] = await rig.got('response_url');
    expect(answer).toMatchObject({ response_type: 'in_channel', replace_original: false });
    expect(said(answer)).toContain(`Shared by <@${rig.slack.humanId}>`);
    expect(said(answer)).not.toContain('"action_id":"share"');
  });

  it('that shares keeps to itself what may not be shared', async () => {
    rig.answerWith(() => aReply({ shareable: false }));
    await rig.interact(press({}, { action_id: 'share', value: 'how do I tell them I am unwell' }));
    const [answer] = await rig.got('response_url');
    expect(answer).toMatchObject({ response_type: 'ephemeral' });
  });

  it('that says helpful is thanked privately, the message left as it is', async () => {
    rig.answerWith(() => aReply({ kind: 'thanks', title: 'Thank you' }));
    await rig.interact(
      press(
        { container: { message_ts: '1.5', is_ephemeral: true } },
        { type: 'feedback_buttons', action_id: 'feedback', value: 'feedback helpful tip-1' },
      ),
    );
    const [answer] = await rig.got('response_url');
    expect(answer).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(rig.heard[0]?.text).toBe('feedback helpful tip-1');
  });

  it('that sends a form types its sentence', async () => {
    const form = aForm();
    await rig.interact(
      press(
        {
          state: {
            values: {
              'form:1:what': {
                value: { type: 'static_select', selected_option: { value: 'stats' } },
              },
              'form:1:when': { value: { type: 'plain_text_input', value: ' Fridays at noon ' } },
              'form:9:when': { value: { type: 'plain_text_input', value: 'another form' } },
            },
          },
        },
        { action_id: 'submit:1', value: form.ask },
      ),
    );
    await rig.got('response_url');
    expect(rig.heard[0]?.text).toBe('subscribe stats Fridays at noon');
  });

  it.each([
    ['an empty value', { value: '' }],
    ['no value', { value: undefined }],
    ['a kind of its own and no value', { action_id: 'feedback', value: undefined }],
  ])('with %s is answered as one who asks for help', async (_, action) => {
    await rig.interact(press({}, action));
    const [answer] = await rig.got('response_url');
    expect(answer?.['text']).toContain('Two documents');
    expect(rig.heard.map(({ text }) => text)).toEqual(['help']);
  });

  it('that opens a page asks nothing', async () => {
    await rig.interact(
      press({}, { action_id: 'open:1', value: undefined, url: 'https://a.example' }),
    );
    await rig.quiet();
    expect([...rig.heard, ...rig.sent]).toEqual([]);
  });
});
