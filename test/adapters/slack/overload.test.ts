import { TOO_BUSY } from '../../../src/ports';
import { aReply } from '../../fixtures/replies';
import { startSlackRig, type SlackRig } from './rig';

let rig: SlackRig;
beforeAll(async () => {
  rig = await startSlackRig();
});
afterAll(() => rig.stop());
beforeEach(() => {
  rig.heard.length = 0;
  rig.sent.length = 0;
  rig.house.clock.pass(10);
  rig.house.rush(true);
});
afterEach(() => rig.house.rush(false));

const submitted = (values: object) => ({
  type: 'view_submission',
  view: { id: 'V1', type: 'modal', callback_id: 'ask', state: { values } },
});

describe('where more is asked of Slack’s adapter than can be answered', () => {
  it('a command is refused in words, in its own answer', async () => {
    const answer = await rig.command({ text: 'tips' });
    expect(await answer.json()).toEqual({ response_type: 'ephemeral', text: TOO_BUSY });
    await rig.quiet();
    expect([rig.heard, rig.sent]).toEqual([[], []]);
  });

  it('a press is acknowledged, and told in words that it comes to nothing now', async () => {
    const press = { type: 'block_actions', actions: [{ action_id: 'ask', value: 'tips' }] };
    expect((await rig.interact(press)).status).toBe(200);
    const [told] = await rig.got('response_url');
    expect(told).toMatchObject({ text: TOO_BUSY, response_type: 'ephemeral' });
    expect(told).toMatchObject({ replace_original: false });
    expect(rig.heard).toEqual([]);
  });

  it('a submitted window keeps what was typed, with the words at its first field', async () => {
    const answer = await rig.interact(submitted({ question: { value: { value: 'x' } } }));
    expect(await answer.json()).toEqual({
      response_action: 'errors',
      errors: { question: TOO_BUSY },
    });
  });

  it('a mention or message is left for Slack to send again, and answered then', async () => {
    const mention = {
      type: 'app_mention',
      user: rig.slack.humanId,
      text: 'tips',
      ts: '1700000021.1',
      channel: rig.slack.channel,
    };
    const once = { event_id: 'Ev-busy' };
    expect((await rig.event(mention, once)).status).toBe(503);
    rig.house.rush(false);
    expect((await rig.event(mention, once)).status).toBe(200);
    await rig.got('chat.postMessage');
    expect(rig.heard).toMatchObject([{ text: 'tips' }]);
  });

  it('what comes and goes is taken all the same', async () => {
    await rig.house.records.put(
      { adapter: 'slack', org: rig.slack.team, kind: 'x', id: '1' },
      'theirs',
    );
    expect((await rig.event({ type: 'app_uninstalled' })).status).toBe(200);
    await rig.quiet();
    expect(
      await rig.house.records.get({ adapter: 'slack', org: rig.slack.team, kind: 'x', id: '1' }),
    ).toBeUndefined();
  });

  it('posts go out as ever', async () => {
    const to = { adapter: 'slack', org: rig.slack.team, ref: rig.slack.channel };
    await expect(rig.adapter.deliver(to, aReply(), 'd-1')).resolves.toHaveProperty('ref');
  });
});
