import type { Address } from '../../../src/ports';
import { aChart, aReply } from '../../fixtures/replies';
import { startSlackRig, type SlackRig } from './rig';

const refused = () => Response.json({ ok: false, error: 'invalid_blocks' });
const withChart = aReply({ blocks: [aChart()] });

describe.each([
  ['that was given files:write', 'xoxb-with-files', true],
  ['that was not', 'xoxb-local-test', false],
])('an app %s', (_, botToken, may) => {
  let rig: SlackRig;
  beforeAll(async () => {
    rig = await startSlackRig({ identity: { kind: 'one', botToken } });
  });
  afterAll(() => rig.stop());
  afterEach(() => {
    expect(rig.faults).toEqual([]);
  });
  const to = (): Address => ({ adapter: 'slack', org: rig.slack.team, ref: rig.slack.channel });

  it('in a workspace without charts posts a picture where it may, and the figures always', async () => {
    rig.fail('chat.postMessage', refused, refused);
    await rig.adapter.deliver(to(), withChart, 'd-1');
    const [, , posted] = await rig.got('chat.postMessage', 3);
    const blocks = JSON.stringify(posted?.['blocks']);
    expect(blocks.includes('"slack_file"')).toBe(may);
    expect(blocks).toContain('"type":"table"');
    expect(blocks).toContain('54%');
    const history = await rig.slack.human.conversations.history({ channel: rig.slack.channel });
    expect(history.messages).toHaveLength(1);
  });

  it('posts the figures when the picture is refused too', async () => {
    rig.sent.length = 0;
    rig.fail('chat.postMessage', refused, refused, refused, ...(may ? [refused] : []));
    await rig.adapter.deliver(to(), withChart, 'd-2');
    const posts = await rig.got('chat.postMessage', may ? 5 : 4);
    expect(JSON.stringify(posts.at(-1)?.['blocks'])).not.toContain('slack_file');
  });
});
