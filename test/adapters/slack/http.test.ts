import { aReply } from '../../fixtures/replies';
import { aCommand, sign, startSlackRig, type SlackRig } from './rig';

let rig: SlackRig;
beforeAll(async () => {
  rig = await startSlackRig();
});
afterAll(() => rig.stop());
beforeEach(() => {
  rig.answerWith(() => aReply());
  rig.heard.length = 0;
  rig.sent.length = 0;
});

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'content-type': 'application/json' };
const body = () => new URLSearchParams(aCommand(rig.slack)).toString();
const now = () => rig.house.clock.now().getTime();

describe('a request over HTTP', () => {
  it('that Slack signed just now is taken', async () => {
    expect((await rig.post(body(), FORM)).status).toBe(200);
    await rig.got('response_url');
  });

  it.each([
    ['unsigned', () => ({ 'x-slack-signature': '', 'x-slack-request-timestamp': '' })],
    ['signed with another secret', () => sign('x', now(), 'other')],
    ['signed for another body', () => sign('x', now())],
    ['signed with no version', () => ({ 'x-slack-signature': 'abc' })],
    ['stamped with words', () => ({ 'x-slack-request-timestamp': 'today' })],
  ])('%s is refused', async (_, headers) => {
    expect((await rig.post(body(), { ...FORM, ...headers() })).status).toBe(401);
    await rig.quiet();
    expect(rig.heard).toEqual([]);
  });

  it.each([
    ['six minutes old', -360],
    ['an hour from now', 3_600],
  ])('%s is refused, though its signature is right', async (_, seconds) => {
    const answer = await rig.post(body(), FORM, now() + seconds * 1_000);
    expect(answer.status).toBe(401);
  });

  it('tells what Slack’s clock says, where ours is an hour behind', async () => {
    await rig.post(body(), FORM, now() + 3_600_000);
    const { now: told } = rig.adapter.time?.() ?? {};
    expect((told?.getTime() ?? 0) - now()).toBeGreaterThanOrEqual(3_599_000);
  });

  it('replayed word for word has one effect', async () => {
    const same = body();
    await rig.post(same, FORM);
    await rig.got('response_url');
    expect((await rig.post(same, FORM)).status).toBe(200);
    await rig.quiet();
    expect(rig.heard).toHaveLength(1);
  });

  it('that comes again in the name of another workspace has one effect, after a restart too', async () => {
    const event = {
      type: 'app_mention',
      user: rig.slack.humanId,
      text: 'tips',
      ts: '1700000003.1',
      channel: rig.slack.channel,
    };
    await rig.event(event, { event_id: 'Ev-shared' });
    await rig.event(event, { event_id: 'Ev-shared', team_id: 'T0ELSEWHERE' });
    const again = await startSlackRig({ house: rig.house });
    await again.event(event, { event_id: 'Ev-shared', team_id: 'T0ELSEWHERE' });
    await again.quiet();
    await rig.quiet();
    await again.stop();
    expect([rig.heard.length, again.heard.length]).toEqual([1, 0]);
  });

  it('that Slack sends again because it heard nothing has one effect', async () => {
    const event = {
      type: 'app_mention',
      user: rig.slack.humanId,
      text: 'tips',
      ts: '1700000002.1',
      channel: rig.slack.channel,
    };
    await rig.event(event, { event_id: 'Ev-again' });
    rig.house.clock.pass(60);
    const raw = JSON.stringify({
      type: 'event_callback',
      team_id: rig.slack.team,
      event_id: 'Ev-again',
      event,
    });
    await rig.post(raw, { ...JSON_TYPE, 'x-slack-retry-num': '1' });
    await rig.quiet();
    expect(rig.heard).toHaveLength(1);
  });

  it('answers Slack’s check of the address and of the certificate', async () => {
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    expect(await (await rig.post(challenge, JSON_TYPE)).json()).toEqual({ challenge: 'abc' });
    const unsigned = { ...FORM, 'x-slack-signature': '', 'x-slack-request-timestamp': '' };
    expect((await rig.post('ssl_check=1&token=x', FORM)).status).toBe(200);
    expect((await rig.post('ssl_check=1&token=x', unsigned)).status).toBe(200);
    expect((await rig.post('ssl_check=2&token=x', unsigned)).status).toBe(401);
    expect((await rig.post('token=ssl_check=1', unsigned)).status).toBe(401);
  });

  it.each([
    ['a command', () => `ssl_check=1&${body()}`],
    ['a payload', () => `ssl_check=1&payload=${encodeURIComponent('{"type":"block_actions"}')}`],
    ['a check that is named twice', () => `ssl_check=1&ssl_check=1&${body()}`],
  ])(
    'runs nothing for %s that says it checks the certificate and is not signed',
    async (_, raw) => {
      const unsigned = { ...FORM, 'x-slack-signature': '', 'x-slack-request-timestamp': '' };
      expect((await rig.post(raw(), unsigned)).status).toBe(401);
      await rig.quiet();
      expect(rig.heard).toEqual([]);
    },
  );

  describe('that is strange', () => {
    const strange = [
      ['JSON that breaks off', '{"type":', JSON_TYPE, 400],
      ['a list', '[1]', JSON_TYPE, 200],
      ['null', 'null', JSON_TYPE, 400],
      ['a payload of null', 'payload=null', FORM, 400],
      ['a payload that is no JSON', 'payload=%7B', FORM, 400],
      ['nothing', '', JSON_TYPE, 400],
      ['two megabytes', 'a'.repeat(2_000_000), JSON_TYPE, 413],
      ['something Slack never sends', '{"hello":"world"}', JSON_TYPE, 200],
      ['a prototype', '{"__proto__":{"type":"event_callback"},"type":"x"}', JSON_TYPE, 200],
    ] as const;
    /** All at once: what is no event of any kind is only acknowledged when Slack would give up. */
    let answers: ReadonlyMap<string, Promise<Response>>;
    beforeAll(() => {
      answers = new Map(strange.map(([name, raw, headers]) => [name, rig.post(raw, headers)]));
    });

    it.each(strange)('with %s is answered and harms nothing', async (name, _, __, status) => {
      expect((await answers.get(name))?.status).toBe(status);
      expect((await rig.post(body(), FORM)).status).toBe(200);
    });
  });

  it('by another method or to another path is refused', async () => {
    expect((await fetch(`${rig.url}/slack/events`)).status).toBe(405);
    expect((await fetch(`${rig.url}/slack/nothing`)).status).toBe(404);
    expect((await fetch(`${rig.url}/slack/install`)).status).toBe(404);
  });

  it('is acknowledged before the bot has an answer', async () => {
    let answer: () => void = () => undefined;
    rig.answerWith(() => new Promise((resolve) => (answer = () => resolve(aReply()))));
    expect((await rig.post(body(), FORM)).status).toBe(200);
    await rig.quiet();
    expect(rig.sent.filter(({ to }) => to === 'response_url')).toEqual([]);
    answer();
    await rig.got('response_url');
  });

  it('leaves no word, name or token in the log', () => {
    const logged = JSON.stringify(rig.house.log.lines);
    expect(logged).not.toContain(rig.slack.humanId);
    expect(logged).not.toContain(rig.slack.botToken);
    expect(logged).not.toContain('twitter');
  });
});
