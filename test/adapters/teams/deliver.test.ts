import { deliveryError, tokenFault } from '../../../adapters/teams/errors';
import { activity, TENANT } from './activities';
import { ofType } from './card-reading';
import { everything } from './replies';
import { createStage, type Stage } from './stage';
import { createService } from './service';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

const met = async (place: 'personal' | 'groupChat' | 'channel') => {
  await stage.send(activity(place, stage.service.url, { text: 'hello' }));
  stage.service.posted.length = 0;
  return stage.asked.at(-1)!.from;
};
const refused = async (to: Awaited<ReturnType<typeof met>>): Promise<unknown> => {
  try {
    return await stage.adapter.deliver(to, everything, 'd-17');
  } catch (error) {
    return error;
  }
};
const keep = async (service: string) => {
  const of = { adapter: 'teams', org: TENANT, kind: 'conversation' };
  const [kept] = await stage.house.records.list(of);
  const value = JSON.stringify({ service, bot: '28:bot' });
  await stage.house.records.put({ ...of, id: kept!.id }, value);
};

/** A refusal in the form that Microsoft's service gives it. */
const said = (status: number, code: string, subCode?: string) => ({
  status,
  body: JSON.stringify({ error: { code, ...(subCode && { subCode }), message: 'No.' } }),
});

describe('a scheduled post', () => {
  it.each(['personal', 'groupChat', 'channel'] as const)(
    'reaches a %s that the bot has met',
    async (place) => {
      const to = await met(place);
      const receipt = await stage.adapter.deliver(to, everything, 'd-17');
      const [post] = stage.service.posted;
      expect(receipt).toEqual({ ref: 'sent-1' });
      expect(post!.conversation).toBe(
        {
          personal: 'a:personal',
          groupChat: '19:group@thread.v2',
          channel: '19:channel@thread.tacv2',
        }[place],
      );
      expect(post!.message.summary).toBe(everything.summary);
      expect(post!.activity).toBeUndefined();
    },
  );

  it('carries its delivery in every button that answers', async () => {
    await stage.adapter.deliver(await met('channel'), everything, 'd-17');
    const votes = ofType(stage.service.posted[0]!.message, 'Action.Execute');
    expect(votes.map(({ data }) => data)).toMatchObject([
      { delivery: 'd-17' },
      { delivery: 'd-17' },
    ]);
  });

  it.each([
    [said(403, 'BotNotInConversationRoster'), 'gone', undefined],
    [said(403, 'Forbidden', 'MessageWritesBlocked'), 'gone', undefined],
    [said(404, 'ConversationNotFound'), 'gone', undefined],
    [said(403, 'BotDisabledByAdmin'), 'later', undefined],
    [{ status: 403 }, 'later', undefined],
    [{ status: 404 }, 'later', undefined],
    [{ status: 404, body: '<html>no such host</html>' }, 'later', undefined],
    [{ status: 429, headers: { 'retry-after': '17' } }, 'later', 17],
    [{ status: 429, headers: { 'retry-after': 'Mon, 02 Mar 2026 09:01:00 GMT' } }, 'later', 60],
    [{ status: 429, headers: { 'retry-after': 'soon' } }, 'later', undefined],
    [{ status: 412 }, 'later', undefined],
    [{ status: 400 }, 'later', undefined],
    [{ status: 401 }, 'later', undefined],
    [{ status: 413 }, 'later', undefined],
    [{ status: 500 }, 'uncertain', undefined],
    [{ status: 502 }, 'uncertain', undefined],
    [{ status: 504 }, 'uncertain', undefined],
    ['silence', 'uncertain', undefined],
  ] as const)('refused with %j ends as %s', async (answer, outcome, retryAfter) => {
    const to = await met('channel');
    // Where it is the card that is refused, the plain words are as well.
    stage.service.next(answer, answer);
    expect(await refused(to)).toMatchObject({ name: 'DeliveryError', outcome, retryAfter });
  });

  it.each([{ status: 429 }, { status: 500 }, { status: 503 }, 'silence'] as const)(
    'is tried once, not again behind the ledger’s back, after %j',
    async (answer) => {
      const to = await met('channel');
      stage.service.next(answer);
      await refused(to);
      expect(stage.service.posted).toEqual([]);
    },
  );

  it('that could not even be sent may be tried again', async () => {
    const to = await met('channel');
    const gone = await createService();
    await gone.close();
    await keep(gone.url);
    expect(await refused(to)).toMatchObject({ outcome: 'later' });
  });

  it.each([
    ['not JSON', 'x'],
    ['of another shape', '{"conversation":5}'],
  ])('to an address that is %s is refused', async (_, ref) => {
    expect(await refused({ adapter: 'teams', org: TENANT, ref })).toMatchObject({
      outcome: 'later',
    });
  });

  it('is never sent, nor our credentials, to a service that is not allowed', async () => {
    const to = await met('channel');
    await keep('http://evil.example/');
    expect(await refused(to)).toMatchObject({ outcome: 'later' });
  });
});

describe('posts that wait for something on our side', () => {
  const health = () => stage.adapter.health();

  it.each([401, 403])('wait while Microsoft answers %i, and health says why', async (status) => {
    const to = await met('channel');
    expect(health().ready).toBe(true);
    stage.service.next({ status });
    expect(await refused(to)).toMatchObject({
      outcome: 'later',
      hindrance: 'credentials refused',
    });
    expect(health()).toEqual({
      ready: false,
      summary: expect.stringContaining('refuses our credentials; check the password') as string,
    });
    expect(JSON.stringify(stage.house.log.lines)).toContain('teams.posts_wait');
    await stage.adapter.deliver(to, everything, 'd-18');
    expect(health().ready).toBe(true);
  });

  it('wait while the store cannot be read', async () => {
    const to = await met('channel');
    const get = jest.spyOn(stage.house.records, 'get');
    get.mockRejectedValueOnce(new Error('permission denied for table record'));
    expect(await refused(to)).toMatchObject({ outcome: 'later', hindrance: 'store away' });
    expect(health().summary).toContain('the store cannot be read');
    await stage.adapter.deliver(to, everything, 'd-18');
    expect(health().ready).toBe(true);
  });
});

describe('a token that Microsoft refuses', () => {
  it.each([
    ['password', '7000215 - [2026-03-02]: AADSTS7000215: Invalid client secret provided.'],
    ['app', 'AADSTS700016: Application was not found in the directory'],
  ])('for its %s is for later and says so', (_, message) => {
    const fault = Object.assign(new Error(message), { errorCode: 'invalid_client' });
    expect(deliveryError(tokenFault(fault))).toMatchObject({
      outcome: 'later',
      hindrance: 'credentials refused',
    });
  });

  it('is not what a network that is down means', () => {
    const fault = Object.assign(new Error('network_error: fetch failed'), {
      errorCode: 'network_error',
    });
    const error = deliveryError(tokenFault(fault));
    expect([error.outcome, error.hindrance]).toEqual(['later', undefined]);
  });
});
