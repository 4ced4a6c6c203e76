import { aChart, aReply } from '../../fixtures/replies';
import { startSlackRig, until, type SlackRig } from './rig';

type Json = Record<string, unknown>;

const withChart = aReply({ blocks: [aChart()], again: { ask: 'internet by age', from: 0 } });
const refused = () => Response.json({ ok: false, error: 'invalid_blocks' });
const OFFER = 'Send me the chart';

describe.each([
  ['that was given files:write', 'xoxb-with-files', true],
  ['that was not', 'xoxb-local-test', false],
])('an app %s, in a workspace without charts', (_, botToken, may) => {
  let rig: SlackRig;
  beforeAll(async () => {
    // The emulator leaves out the header in which Slack names a token's permissions.
    const scopes = `chat:write,im:write${may ? ',files:write,files:read' : ''}`;
    const answer = { ok: true, user_id: 'U0BOT', bot_id: 'B0BOT', team_id: 'T0' };
    rig = await startSlackRig({
      identity: { kind: 'one', botToken },
      methods: {
        'auth.test': () => Response.json(answer, { headers: { 'x-oauth-scopes': scopes } }),
      },
    });
    rig.answerWith(() => withChart);
  });
  afterAll(() => rig.stop());
  beforeEach(() => {
    rig.sent.length = 0;
    rig.house.clock.pass(10);
  });
  afterEach(() => {
    expect(rig.faults).toEqual([]);
  });

  it('answers a command with the table, and offers the picture only where it can send one', async () => {
    rig.fail('response_url', refused, refused);
    await rig.command({ text: 'internet by age' });
    const [, , third] = await rig.got('response_url', 3);
    const shown = JSON.stringify(third?.['blocks']);
    expect(shown).toContain('"type":"table"');
    expect(shown.includes(OFFER)).toBe(may);
  });

  it('sends it by direct message at a press, with a picture where it may, and says so', async () => {
    rig.fail('chat.postMessage', refused, refused);
    await rig.interact(press({}));
    const [, , posted] = await rig.got('chat.postMessage', 3);
    const direct = await rig.slack.human.conversations.open({ users: rig.slack.bot });
    expect(posted?.['channel']).toBe(direct.channel?.id);
    expect(JSON.stringify(posted?.['blocks']).includes('"slack_file"')).toBe(may);
    const [said] = await rig.got('response_url');
    expect(said).toMatchObject({ response_type: 'ephemeral' });
    expect(JSON.stringify(said?.['blocks'])).toContain('sent you the chart in a direct message');
  });

  it('offers it in the search box, where Slack shows no charts at all', async () => {
    const response = await rig.interact({
      type: 'view_submission',
      trigger_id: 't.1',
      view: {
        id: 'V2',
        type: 'modal',
        callback_id: 'ask',
        state: { values: { question: { value: { type: 'plain_text_input', value: 'age' } } } },
      },
    });
    const { view } = (await response.json()) as { view: Json };
    expect(JSON.stringify(view)).toContain(OFFER);
    await rig.interact(press({ view: { ...view, id: 'V2', state: { values: {} } } }));
    const [update] = await rig.got('views.update');
    expect(JSON.stringify(update)).toContain('sent you the chart in a direct message');
    await until(() => rig.sent.some(({ to }) => to === 'chat.postMessage'));
  });

  function press(over: Json): Json {
    return {
      type: 'block_actions',
      trigger_id: 't.1',
      channel: { id: rig.slack.channel },
      container: { type: 'message', message_ts: '1.1', is_ephemeral: true },
      actions: [{ type: 'button', action_id: 'chart', value: 'internet by age', action_ts: '1' }],
      ...over,
    };
  }
});
