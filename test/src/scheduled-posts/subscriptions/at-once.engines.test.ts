import { withRateLimit } from '../../../../src/bot/rate-limit';
import type { Reply } from '../../../../src/ports';
import { CHANNEL, DIRECT, openChatWorld, type ChatWorld } from '../../../fakes/chat-world';
import { startPostgres, type PostgresServer } from '../../../postgres';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

/** So many requests, taken from these in turn. */
const many = (count: number, texts: readonly string[]): readonly string[] =>
  Array.from({ length: count }, (_, n) => texts[n % texts.length] ?? '');

describe.each(['SQLite', 'PostgreSQL'])('at one moment, on %s,', (engine) => {
  let world: ChatWorld;
  beforeEach(async () => {
    const url = engine === 'SQLite' ? ':memory:' : await server.emptied();
    world = await openChatWorld('2026-11-22T12:00:00Z', url);
  });
  afterEach(() => world.close());

  const atOnce = (texts: readonly string[], speaking = {}): Promise<readonly Reply[]> =>
    Promise.all(texts.map((text) => world.reply(text, speaking)));
  const faults = () => world.log.lines.filter(({ event }) => event === 'fault');
  const events = async () =>
    (await world.store.audit.recentAt(CHANNEL, 100)).map(({ event }) => event);

  it('forty changes wait for one another, are all made and are all in the history', async () => {
    await world.say('subscribe tips');
    const replies = await atOnce(
      many(40, ['pause', 'resume', 'schedule mondays', 'schedule 10am']),
    );
    expect(faults()).toEqual([]);
    expect(new Set(replies.map(({ kind }) => kind))).toEqual(new Set(['change']));
    const [left] = await world.subscriptions();
    expect(left).toMatchObject({ version: 41, schedule: { days: [1], time: '10:00' } });
    expect((await events()).filter((event) => event !== 'subscribed')).toHaveLength(40);
  });

  it('forty subscribe to the same, and there is one', async () => {
    const replies = await atOnce(many(40, ['subscribe tips at 10am']));
    expect(faults()).toEqual([]);
    const titles = replies.map(({ title }) => title).sort();
    expect(titles).toEqual([...many(39, ['Changed']), 'Subscribed']);
    expect(await world.subscriptions()).toHaveLength(1);
  });

  it('forty begin and end posts, swap and skip them, and none ends in an apology', async () => {
    const texts = [
      'subscribe tips',
      'swap',
      'skip',
      'unsubscribe',
      'preview',
      'schedule',
      'resume',
    ];
    // Posts that end in the middle of somebody's change are a matter of luck: one round seldom meets it.
    for (let round = 0; round < 25; round += 1) {
      await atOnce(many(40, texts));
      expect(faults()).toEqual([]);
      expect((await world.subscriptions()).length).toBeLessThan(2);
    }
  });

  it('forty of one person who votes, and is forgotten, meanwhile', async () => {
    const direct = { at: DIRECT, direct: true };
    const texts = ['subscribe tips', 'feedback helpful tip-001', 'forget me', 'pause'];
    await Promise.all([
      atOnce(many(40, texts), direct),
      atOnce(many(40, [...texts, 'what do you hold on me'])),
    ]);
    expect(faults()).toEqual([]);
  });

  it('a person who asks more often than people do is asked to slow down, and nobody else', async () => {
    await world.say('subscribe tips');
    const bot = withRateLimit(world.bot, { person: 30, conversation: 120 });
    const ask = (id: string) =>
      bot({
        text: 'schedule mondays',
        from: CHANNEL,
        direct: false,
        person: { id, mayManage: () => Promise.resolve(true) },
      });
    const flood = await Promise.all(many(40, ['Robin']).map(ask));
    expect((await ask('Sam')).title).toBe('Changed');
    expect(faults()).toEqual([]);
    expect(flood.filter(({ title }) => title === 'Changed')).toHaveLength(30);
    const slowed = flood.filter(({ title }) => title !== 'Changed');
    expect(slowed.map(({ title }) => title)).toEqual(many(10, ['One moment, please']));
  });
});
