import { DeliveryError, type Address } from '../../../src/ports';
import { aChart, aReply } from '../../fixtures/replies';
import { startSlackRig, type SlackRig } from './rig';

let rig: SlackRig;
beforeAll(async () => {
  rig = await startSlackRig();
});
afterAll(() => rig.stop());
beforeEach(() => {
  rig.sent.length = 0;
});
afterEach(() => {
  expect(rig.faults).toEqual([]);
});

const POST = 'chat.postMessage';
const to = (ref = rig.slack.channel): Address => ({ adapter: 'slack', org: rig.slack.team, ref });
const refused = (error: string) => () => Response.json({ ok: false, error });
const posts = () => rig.sent.filter((one) => one.to === POST).length;

async function failure(deliver: Promise<unknown>): Promise<DeliveryError> {
  const error: unknown = await deliver.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DeliveryError);
  return error as DeliveryError;
}

describe('a delivery', () => {
  it('is posted once, with its mark, for everybody in the channel', async () => {
    const receipt = await rig.adapter.deliver(to(), aReply(), 'd-1');
    const history = await rig.slack.human.conversations.history({
      channel: rig.slack.channel,
      include_all_metadata: true,
    });
    expect(history.messages?.[0]).toMatchObject({
      ts: receipt.ref,
      metadata: { event_type: 'signpost_delivery', event_payload: { delivery: 'd-1' } },
    });
    expect(posts()).toBe(1);
  });

  it.each([
    ['channel_not_found', 'gone'],
    ['is_archived', 'gone'],
    ['not_in_channel', 'gone'],
    ['account_inactive', 'later'],
    ['token_revoked', 'later'],
    ['invalid_auth', 'later'],
    ['msg_too_long', 'later'],
    ['missing_scope', 'later'],
    ['team_access_not_granted', 'later'],
    ['fatal_error', 'uncertain'],
    ['internal_error', 'uncertain'],
  ])('refused as %s is %s', async (error, outcome) => {
    rig.fail(POST, refused(error));
    expect((await failure(rig.adapter.deliver(to(), aReply(), 'd-2'))).outcome).toBe(outcome);
    expect(posts()).toBe(1);
  });

  it('turned down for our token waits, and health says so until Slack takes one again', async () => {
    await rig.adapter.deliver(to(), aReply(), 'd-0');
    rig.fail(POST, refused('token_revoked'));
    const error = await failure(rig.adapter.deliver(to(), aReply(), 'd-2'));
    expect([error.outcome, error.hindrance]).toEqual(['later', 'credentials refused']);
    expect(rig.adapter.health()).toEqual({
      ready: false,
      summary:
        'Slack is not ready: posts of one organisation wait, because the platform refuses our credentials; check SLACK_BOT_TOKEN.',
    });
    const logged = rig.house.log.lines.filter(({ event }) => event === 'slack.posts_wait').at(-1);
    expect(logged?.fields).toMatchObject({ why: 'Slack refused: token_revoked' });
    await rig.adapter.deliver(to(), aReply(), 'd-2');
    expect(rig.adapter.health().summary).not.toContain('wait');
  });

  it('told to slow down is for later, after the seconds Slack named', async () => {
    rig.fail(POST, () => new Response('', { status: 429, headers: { 'retry-after': '17' } }));
    const error = await failure(rig.adapter.deliver(to(), aReply(), 'd-3'));
    expect([error.outcome, error.retryAfter, posts()]).toEqual(['later', 17, 1]);
  });

  it.each([
    ['a fault of Slack’s', () => new Response('oops', { status: 503 })],
    ['a lost connection', () => Promise.reject(new TypeError('fetch failed'))],
    ['no answer in time', () => Promise.reject(new DOMException('late', 'TimeoutError'))],
  ])('that meets %s is uncertain, and was tried once', async (_, answer) => {
    rig.fail(POST, answer);
    expect((await failure(rig.adapter.deliver(to(), aReply(), 'd-4'))).outcome).toBe('uncertain');
    expect(posts()).toBe(1);
  });

  const unknown = (...types: readonly string[]) =>
    Response.json({
      ok: false,
      error: 'invalid_blocks',
      response_metadata: {
        messages: types.map((type) => `[ERROR] unsupported type: ${type} [json-pointer:/blocks/1]`),
      },
    });
  const figuresIn = (message: Record<string, unknown> | undefined) =>
    ['data_visualization', 'data_table', 'table'].filter((type) =>
      JSON.stringify(message?.['blocks']).includes(`"type":"${type}"`),
    );

  it.each([
    ['the captioned table', ['data_table'], ['data_visualization', 'table']],
    ['the chart', ['data_visualization'], ['data_table']],
    ['both', ['data_visualization', 'data_table'], ['table']],
    ['something that it does not name', [], ['data_visualization', 'table']],
  ])('where Slack refuses %s goes out with the best of the rest', async (_, named, next) => {
    rig.fail(POST, () => unknown(...named));
    await rig.adapter.deliver(to(), aReply({ blocks: [aChart()] }), 'd-5');
    const [first, second] = await rig.got(POST, 2);
    expect(figuresIn(first)).toEqual(['data_visualization', 'data_table']);
    expect(figuresIn(second)).toEqual(next);
    expect(JSON.stringify(second?.['blocks'])).toContain('54%');
    rig.sent.length = 0;
  });

  it('whose charts and tables Slack refuses goes out with the figures in lines', async () => {
    rig.fail(POST, ...Array.from({ length: 3 }, () => refused('invalid_blocks')));
    await rig.adapter.deliver(to(), aReply({ blocks: [aChart()] }), 'd-5b');
    const sent = await rig.got(POST, 4);
    expect(sent.map(figuresIn)).toEqual([
      ['data_visualization', 'data_table'],
      ['data_visualization', 'table'],
      ['table'],
      [],
    ]);
    expect(JSON.stringify(sent[3]?.['blocks'])).toContain('75 and over: 54%');
  });

  it('to an archived channel is gone', async () => {
    const made = await rig.slack.admin.conversations.create({ name: 'old-news' });
    const channel = made.channel?.id ?? '';
    await rig.slack.admin.conversations.invite({ channel, users: rig.slack.bot });
    await rig.slack.admin.conversations.archive({ channel });
    expect((await failure(rig.adapter.deliver(to(channel), aReply(), 'd-6'))).outcome).toBe('gone');
  });

  it('to a channel that never was is gone', async () => {
    expect((await failure(rig.adapter.deliver(to('C0NONE'), aReply(), 'd-7'))).outcome).toBe(
      'gone',
    );
  });
});

describe('looking for a delivery', () => {
  const minute = 60_000;
  const since = () => new Date(Date.now() - minute);

  it('says that the history may not be read, where the app did not ask for that', async () => {
    const sighting = await rig.adapter.find?.(to(), 'd-1', since());
    expect(sighting).toEqual({ seen: 'unreadable', why: 'missing_scope' });
  });

  it('finds it by its mark in a conversation it may read', async () => {
    const opened = await rig.slack.human.conversations.open({ users: rig.slack.bot });
    const direct = to(opened.channel?.id);
    const { ref } = await rig.adapter.deliver(direct, aReply(), 'd-8');
    expect(await rig.adapter.find?.(direct, 'd-8', since())).toEqual({ seen: 'posted', ref });
    expect(await rig.adapter.find?.(direct, 'd-9', since())).toEqual({ seen: 'absent' });
  });

  it('names every copy, oldest first, and deletes the one it is told to', async () => {
    const opened = await rig.slack.human.conversations.open({ users: rig.slack.bot });
    const direct = to(opened.channel?.id);
    const { ref } = await rig.adapter.deliver(direct, aReply(), 'd-10');
    const { ref: younger } = await rig.adapter.deliver(direct, aReply(), 'd-10');
    const sight = () => rig.adapter.find?.(direct, 'd-10', since());
    expect(await sight()).toEqual({ seen: 'posted', ref, younger: [younger] });
    await rig.adapter.remove?.(direct, younger);
    expect(await sight()).toEqual({ seen: 'posted', ref });
    // Somebody else, or another replica, was quicker.
    await rig.adapter.remove?.(direct, younger);
  });

  it('reads the history since the time it was asked about, up to whatever Slack calls now', async () => {
    await rig.adapter.find?.(to(), 'd-1', new Date(1_000_500));
    const [read] = await rig.got('conversations.history');
    expect(read).toMatchObject({ oldest: '1000.500000' });
    expect(read).not.toHaveProperty('latest');
  });

  it('logs and tells no word of an answer that is not one of Slack’s own', async () => {
    const said = 'Somebody Person, xoxb-1234 and <b>more</b>';
    rig.fail('chat.postMessage', () => Response.json({ ok: false, error: said }));
    const error = await failure(rig.adapter.deliver(to(), aReply(), 'd-9'));
    expect([error.outcome, error.message]).toEqual(['later', 'Slack refused: unnamed']);
    expect(JSON.stringify(rig.house.log.lines)).not.toMatch(/Somebody|xoxb-1234/);
  });

  it('learns Slack’s own clock from its answers', async () => {
    const date = 'Mon, 02 Mar 2026 09:20:00 GMT';
    rig.fail('conversations.history', () => Response.json({ ok: true }, { headers: { date } }));
    await rig.adapter.find?.(to(), 'd-1', since());
    const told = rig.adapter.time?.();
    expect(told?.now.toISOString()).toMatch(/^2026-03-02T09:20:0/);
  });

  it('never throws when Slack is out of reach', async () => {
    rig.fail('conversations.history', () => new Response('', { status: 500 }));
    expect(await rig.adapter.find?.(to(), 'd-1', since())).toMatchObject({
      seen: 'unreadable',
    });
  });
});

describe('an answer to somebody', () => {
  beforeEach(() => {
    rig.house.clock.pass(10);
  });

  it('is tried again after a fault of Slack’s, and after the seconds Slack named', async () => {
    rig.fail(
      'response_url',
      () => new Response('server_error', { status: 503 }),
      () => new Response('', { status: 429, headers: { 'retry-after': '0' } }),
    );
    await rig.command({ text: 'again' });
    expect(await rig.got('response_url', 3)).toHaveLength(3);
  });

  it('whose chart is refused is sent again without it', async () => {
    rig.answerWith(() => aReply({ blocks: [aChart()] }));
    const none = () => Response.json({ ok: false, error: 'invalid_blocks' });
    rig.fail('response_url', none, none);
    await rig.command({ text: 'chart' });
    const [, , third] = await rig.got('response_url', 3);
    expect(JSON.stringify(third)).not.toContain('data_visualization');
    expect(JSON.stringify(third)).toContain('54%');
  });

  it('that Slack will not have is logged without its words, and nothing falls over', async () => {
    rig.fail('response_url', () => new Response('expired_url', { status: 404 }));
    await rig.command({ text: 'secret words' });
    await rig.quiet();
    const logged = JSON.stringify(rig.house.log.lines);
    expect(logged).toContain('expired_url');
    expect(logged).not.toContain('secret words');
    await rig.command({ text: 'next' });
    await rig.got('response_url', 2);
  });
});

describe('where a private word reaches somebody', () => {
  const direct = async (user: string) => {
    rig.house.clock.pass(10);
    rig.heard.length = 0;
    await rig.command({ user_id: user, text: 'subscribe' });
    await rig.got('response_url');
    return rig.heard[0]?.person?.direct?.();
  };

  it('is their direct message with the bot, though they asked in a channel', async () => {
    const made = await rig.slack.human.conversations.open({ users: rig.slack.bot });
    expect(await direct(rig.slack.humanId)).toEqual(to(made.channel?.id));
  });

  it('is nowhere while Slack opens none', async () => {
    rig.fail('conversations.open', refused('user_disabled'));
    expect(await direct(rig.slack.humanId)).toBeUndefined();
  });
});

describe('who may manage a channel', () => {
  const mayManage = async (user: string) => {
    rig.house.clock.pass(10);
    rig.heard.length = 0;
    await rig.command({ user_id: user, text: 'subscribe' });
    await rig.got('response_url');
    return rig.heard[0]?.person?.mayManage();
  };

  it('is an administrator, not any member', async () => {
    expect(await mayManage(rig.slack.adminId)).toBe(true);
    rig.sent.length = 0;
    expect(await mayManage(rig.slack.humanId)).toBe(false);
  });

  it.each([
    ['the person who made it', {}, true],
    ['never a guest, even one who made it', { is_restricted: true }, false],
    ['never a single-channel guest', { is_ultra_restricted: true }, false],
    ['never a guest called administrator', { is_restricted: true, is_admin: true }, false],
  ])('is %s', async (_, marks, expected) => {
    const user = rig.slack.humanId;
    rig.fail('users.info', () => Response.json({ ok: true, user: { id: user, ...marks } }));
    rig.fail('conversations.info', () =>
      Response.json({ ok: true, channel: { id: rig.slack.channel, creator: user } }),
    );
    expect(await mayManage(user)).toBe(expected);
  });

  it.each([
    ['never an administrator of another organisation', { team_id: 'T0ELSEWHERE' }, {}, false],
    ['never one whom Slack calls a stranger', { is_stranger: true }, {}, false],
    [
      'an administrator from another workspace of the same Grid organisation',
      { team_id: 'T0SISTER', enterprise_user: { enterprise_id: 'E1' } },
      { enterprise_id: 'E1' },
      true,
    ],
    [
      'never an administrator of another Grid organisation',
      { team_id: 'T0ELSEWHERE', enterprise_user: { enterprise_id: 'E2' } },
      { enterprise_id: 'E1' },
      false,
    ],
  ])('is, in a shared channel, %s', async (_, marks, own, expected) => {
    const user = rig.slack.adminId;
    rig.fail('users.info', () =>
      Response.json({ ok: true, user: { id: user, is_admin: true, ...marks } }),
    );
    rig.fail('auth.test', () => Response.json({ ok: true, team_id: rig.slack.team, ...own }));
    expect(await mayManage(user)).toBe(expected);
  });

  it('is nobody while Slack will not say', async () => {
    rig.fail('users.info', refused('user_not_visible'));
    expect(await mayManage(rig.slack.adminId)).toBe(false);
  });
});
