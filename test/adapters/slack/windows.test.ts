import { aReply } from '../../fixtures/replies';
import { startSlackRig, until, type SlackRig } from './rig';

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

const failure = () => new Response('', { status: 503 });
const lost = (): never => {
  throw new TypeError('the line was cut');
};
const outOfDate = () => Response.json({ ok: false, error: 'expired_trigger_id' });

/** The words of every window that stands open in Slack. */
async function windows(): Promise<string[]> {
  const page = await (await fetch(new URL('/?tab=views', rig.slack.apiUrl))).text();
  const [modals = ''] = page.slice(page.indexOf('<h2>Modals</h2>')).split('</section>');
  return [...modals.matchAll(/<tr>(.*?)<\/tr>/gs)].slice(1).map(([, row]) => row ?? '');
}

/** What the bot wrote to the person in their own conversation. */
async function written(): Promise<string[]> {
  const { channel } = await rig.slack.human.conversations.open({ users: rig.slack.bot });
  const { messages } = await rig.slack.human.conversations.history({ channel: channel?.id ?? '' });
  return (messages ?? []).map((message) => JSON.stringify(message));
}

describe('the search box', () => {
  const shortcut = async () =>
    rig.interact({ type: 'shortcut', callback_id: 'ask', trigger_id: await rig.slack.trigger() });

  it('opens from the global shortcut', async () => {
    const before = await windows();
    await shortcut();
    await until(() => rig.sent.some(({ to }) => to === 'views.open'));
    await rig.quiet();
    const after = await windows();
    expect(after).toHaveLength(before.length + 1);
    expect(after.join()).toContain('Ask about social media');
  });

  it.each([
    ['after two failures of Slack’s', [failure, failure]],
    ['after a line that was cut', [lost]],
    ['after a line that was cut once the window was open', [cutAfterwards]],
    [
      'after being asked to wait a second',
      [() => new Response('', { status: 429, headers: { 'retry-after': '1' } })],
    ],
  ])('opens once, and nothing is said of it, %s', async (_, failures) => {
    const [before, said] = [await windows(), await written()];
    rig.fail('views.open', ...failures);
    await shortcut();
    await rig.got('views.open', failures.length + 1);
    await rig.quiet();
    expect(await windows()).toHaveLength(before.length + 1);
    expect(await written()).toEqual(said);
  });

  it('that Slack will no longer open is not tried again: the person is told where to ask', async () => {
    const before = await written();
    rig.fail('views.open', outOfDate);
    await shortcut();
    await rig.got('chat.postMessage');
    await rig.quiet();
    const [told, ...older] = await written();
    expect(told).toContain('The search box did not open');
    expect(told).toContain('Write your question to me here');
    expect(older).toEqual(before);
    expect(await rig.got('views.open')).toHaveLength(1);
  });

  it('that Slack fails to open until the trigger is spent is reported to the person', async () => {
    rig.fail('views.open', failure, failure, failure, failure);
    await shortcut();
    await rig.got('chat.postMessage');
    expect((await written())[0]).toContain('The search box did not open');
  });

  it('asked for by somebody the bot may not write to leaves no more than a line of log', async () => {
    rig.fail('views.open', outOfDate);
    rig.fail('conversations.open', () => Response.json({ ok: false, error: 'user_not_found' }));
    await rig.interact({
      type: 'shortcut',
      callback_id: 'ask',
      trigger_id: await rig.slack.trigger(),
      user: { id: 'U0NOBODY', team_id: rig.slack.team },
    });
    await rig.got('conversations.open');
    await rig.quiet();
    const logged = rig.house.log.lines.filter(({ level }) => level === 'error');
    expect(logged).toEqual([]);
    expect(rig.house.log.lines).toContainEqual({
      level: 'warn',
      event: 'slack.modal_refused',
      fields: { why: 'expired_trigger_id' },
    });
  });
});

describe('a button of the Home tab', () => {
  const press = async (value: string) => {
    await rig.interact({
      type: 'block_actions',
      trigger_id: await rig.slack.trigger(),
      container: { type: 'view', view_id: 'V1' },
      view: { id: 'V1', type: 'home', state: { values: {} } },
      actions: [{ type: 'button', action_id: 'ask:0', value, action_ts: '1' }],
    });
  };

  it('answers in the window whose receipt was lost', async () => {
    rig.fail('views.open', cutAfterwards);
    await press('topics');
    await rig.got('views.update');
    await rig.quiet();
    expect((await windows()).filter((shown) => shown.includes('About topics'))).toHaveLength(1);
    expect((await windows()).join()).not.toContain('One moment');
  });

  it('is done although no window opens, and its answer written to the person', async () => {
    rig.answerWith(() => aReply({ kind: 'change', title: 'Paused until Monday' }));
    rig.fail('views.open', outOfDate);
    await press('pause');
    await rig.got('views.publish');
    expect((await written())[0]).toContain('Paused until Monday');
  });
});

async function cutAfterwards(pass: () => Promise<Response>): Promise<Response> {
  await pass();
  return lost();
}

describe('“Suggest a correction” under an answer', () => {
  const FORM_REPLY = aReply({
    kind: 'help',
    title: 'Suggest a correction',
    blocks: [
      {
        kind: 'form',
        label: 'Send to the editors',
        ask: 'suggest a correction to tip-001 {hear}: {words}',
        fields: [
          { id: 'words', label: 'What should change?', value: '', longest: 2_000 },
          { id: 'hear', label: 'Hear?', value: 'no answer needed' },
        ],
      },
    ],
  });

  it('opens a window, and what is written there is said once to the bot', async () => {
    rig.answerWith(({ text }) => (text.endsWith('tip-001') ? FORM_REPLY : aReply()));
    await rig.interact({
      type: 'block_actions',
      trigger_id: await rig.slack.trigger(),
      container: { type: 'message', message_ts: '1.1', channel_id: rig.slack.channel },
      channel: { id: rig.slack.channel },
      response_url: `${rig.slack.apiUrl}respond/1`,
      actions: [
        {
          type: 'button',
          action_id: 'ask:99',
          value: 'suggest a correction to tip-001',
          action_ts: '1',
        },
      ],
    });
    const [opened] = await rig.got('views.open');
    await rig.quiet();
    expect(JSON.stringify(opened)).toContain('What should change?');
    expect(rig.sent.map(({ to }) => to)).not.toContain('response_url');
    rig.heard.length = 0;
    await rig.interact({
      type: 'view_submission',
      view: {
        id: 'V1',
        callback_id: 'form',
        private_metadata: 'suggest a correction to tip-001 {hear}: {words}',
        state: {
          values: {
            'form:window:words': { value: { type: 'plain_text_input', value: 'The link moved' } },
            'form:window:hear': { value: { type: 'plain_text_input', value: 'and tell me' } },
          },
        },
      },
    });
    await rig.quiet();
    expect(rig.heard.map(({ text, direct }) => [text, direct])).toEqual([
      ['suggest a correction to tip-001 and tell me: The link moved', true],
    ]);
  });
});
