import type { Installation } from '@slack/bolt';
import { createSlack } from '../../../adapters/slack';
import { createInstallations } from '../../../adapters/slack/transport/installations';
import { oneTimeStates } from '../../../adapters/slack/transport/oauth-state';
import { DeliveryError, type AdapterContext, type Adapter } from '../../../src/ports';
import { createFakeHouse, createFixedClock, createMemoryRecords } from '../../fakes/house';
import { aReply } from '../../fixtures/replies';

const RIGHT = Buffer.alloc(32, 7);
const WRONG = Buffer.alloc(32, 8);
const installed: Installation = {
  team: { id: 'T1' },
  enterprise: undefined,
  user: { token: undefined, scopes: undefined, id: 'U1' },
  bot: { token: 'xoxb-1', scopes: [], id: 'B1', userId: 'U2' },
  isEnterpriseInstall: false,
};

const slackWith = (house: AdapterContext, encryptionKey: Buffer): Adapter =>
  createSlack(
    {
      identity: {
        kind: 'many',
        clientId: 'c',
        clientSecret: 's',
        stateSecret: 'state',
        encryptionKey,
      },
      way: { kind: 'http', signingSecret: 'e'.repeat(32) },
      apiUrl: 'http://127.0.0.1:9/api/',
    },
    house,
    () => Promise.resolve(Response.json({ ok: true, ts: '1.2', channel: 'C1' })),
  );

const post = (adapter: Adapter): Promise<unknown> =>
  adapter
    .deliver({ adapter: 'slack', org: 'T1', ref: 'C1' }, aReply(), 'd-1')
    .catch((error: unknown) => error);

async function setUp() {
  const house = createFakeHouse();
  await createInstallations(house.records, RIGHT).storeInstallation(installed);
  const logged = () => house.log.lines.filter(({ event }) => event === 'slack.posts_wait');
  return { house, logged };
}

describe('a post in one of several workspaces', () => {
  it('waits for the right key, and health says which is wrong', async () => {
    const { house, logged } = await setUp();
    const wrong = slackWith(house, WRONG);
    expect(wrong.health().ready).toBe(true);
    const error = await post(wrong);
    expect(error).toBeInstanceOf(DeliveryError);
    expect(error).toMatchObject({ outcome: 'later', hindrance: 'credentials unreadable' });
    expect(wrong.health()).toEqual({
      ready: false,
      summary: expect.stringContaining('check SLACK_ENCRYPTION_KEY') as string,
    });
    expect(logged()).toHaveLength(1);
    expect(logged()[0]?.fields).toMatchObject({ org: 'T1', hindrance: 'credentials unreadable' });
    await expect(post(slackWith(house, RIGHT))).resolves.toEqual({ ref: '1.2' });
  });

  it('waits while the store cannot be read', async () => {
    const { house, logged } = await setUp();
    const slack = slackWith(house, RIGHT);
    const get = jest.spyOn(house.records, 'get');
    get.mockRejectedValueOnce(new Error('permission denied for table record'));
    expect(await post(slack)).toMatchObject({ outcome: 'later', hindrance: 'store away' });
    expect(slack.health()).toMatchObject({ ready: false });
    expect(logged()[0]?.fields).toMatchObject({ hindrance: 'store away' });
    await expect(post(slack)).resolves.toEqual({ ref: '1.2' });
    expect(slack.health()).toMatchObject({ ready: true });
  });

  it('is gone only where the app is not installed', async () => {
    const { house } = await setUp();
    const slack = slackWith(house, RIGHT);
    await house.records.forgetOrg('slack', 'T1');
    expect(await post(slack)).toMatchObject({ outcome: 'gone', hindrance: undefined });
    expect(slack.health().ready).toBe(true);
  });
});

describe('a state of installing', () => {
  it('is good once, in every replica, and not after ten minutes', async () => {
    const clock = createFixedClock('2026-03-02T09:00:00Z');
    const records = createMemoryRecords(clock);
    const [one, other] = [oneTimeStates('secret', records), oneTimeStates('secret', records)];
    const options = { scopes: ['chat:write'] };
    const state = await one.generateStateParam(options, clock.now());
    await expect(other.verifyStateParam(clock.now(), state)).resolves.toEqual(options);
    for (const store of [one, other])
      await expect(store.verifyStateParam(clock.now(), state)).rejects.toThrow('used before');
    const late = await one.generateStateParam(options, clock.now());
    clock.pass(700);
    await expect(one.verifyStateParam(clock.now(), late)).rejects.toThrow('expired');
  });
});
