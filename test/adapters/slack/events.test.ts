import { aReply } from '../../fixtures/replies';
import { SLACK_EVENT_TYPES } from '../../fixtures/slack-event-types';
import { startSlackRig, type SlackRig } from './rig';

let rig: SlackRig;
beforeAll(async () => {
  rig = await startSlackRig();
});
afterAll(() => rig.stop());
beforeEach(() => {
  rig.heard.length = 0;
  rig.sent.length = 0;
});

const OURS = new Set(['app_home_opened', 'app_mention', 'message', 'member_joined_channel']);

/** The shapes Slack gives an event's fields: bare ids, whole objects, or hardly anything. */
const shapes = (type: string): [string, Record<string, unknown>][] => [
  ['with nothing in it', { type }],
  [
    'with ids',
    {
      type,
      user: 'U0000001',
      channel: 'C0000001',
      item: {},
      ts: '1.1',
      event_ts: '1.1',
      team_id: 'T1',
    },
  ],
  [
    'with objects',
    {
      type,
      user: { id: 'U0000001', profile: {} },
      channel: { id: 'C0000001', name: 'general' },
      item: { type: 'message', channel: 'C0000001', message: {} },
      message: { user: 'U0000001', text: 'words' },
      previous_message: { text: 'words' },
      subteam: { id: 'S1' },
      tokens: {},
      links: [{ url: 'https://a.example' }],
      ts: 1,
    },
  ],
  ['with nulls', { type, user: null, channel: null, text: null, ts: null, tokens: null }],
];

describe.each(SLACK_EVENT_TYPES)('the event %s', (type) => {
  it.each(shapes(type))('%s is acknowledged, and leaves the app standing', async (_, event) => {
    expect((await rig.event(event)).status).toBe(200);
  });
});

describe('after every event Slack may send', () => {
  it('nothing was said but where something was asked', async () => {
    await rig.quiet();
    const quiet = SLACK_EVENT_TYPES.filter((type) => !OURS.has(type));
    for (const type of quiet) {
      for (const [, event] of shapes(type)) await rig.event(event);
    }
    await rig.quiet();
    expect(rig.heard).toEqual([]);
    expect(rig.sent).toEqual([]);
  });

  it('people still get their answers', async () => {
    rig.answerWith(() => aReply());
    await rig.command({ text: 'tips' });
    await rig.got('response_url');
    expect(rig.faults).toEqual([]);
  });

  it('erases what is kept for a channel that was deleted', async () => {
    rig.house.departures.length = 0;
    const key = { adapter: 'slack', org: rig.slack.team, kind: 'x', id: 'C-DELETED' };
    await rig.house.records.put(key, 'kept');
    await rig.event({ type: 'channel_deleted', channel: 'C-DELETED' });
    await rig.quiet();
    expect(await rig.house.records.get(key)).toBeUndefined();
    const at = { adapter: 'slack', org: rig.slack.team, ref: 'C-DELETED' };
    expect(rig.house.departures).toEqual([{ at, by: undefined }]);
  });

  it('follows a channel whose id changes, in its own workspace only', async () => {
    const { records } = rig.house;
    const key = { adapter: 'slack', org: rig.slack.team, kind: 'x', id: 'C-OLD' };
    await records.put(key, 'kept');
    await records.put({ ...key, org: 'T-OTHER' }, 'theirs');
    const change = { old_channel_id: 'C-OLD', new_channel_id: 'C-NEW', event_ts: '1.1' };
    await rig.event({ type: 'channel_id_changed', ...change });
    await rig.quiet();
    expect(await records.get(key)).toBeUndefined();
    expect(await records.get({ ...key, id: 'C-NEW' })).toBe('kept');
    expect(await records.get({ ...key, org: 'T-OTHER' })).toBe('theirs');
  });
});
