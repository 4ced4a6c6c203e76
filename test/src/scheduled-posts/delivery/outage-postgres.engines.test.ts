import type { Adapter } from '../../../../src/ports';
import { createFakePlatform, type FakePlatform } from '../../../fakes/platform';
import { createWorld, mondayMorning } from '../../../fakes/scheduled-world';
import { makeSubscription } from '../../../contracts/store.contract';
import { startPostgres, type PostgresServer } from '../../../postgres';

describe('a database that goes away', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres({ ours: true });
  });
  afterAll(() => server.stop());

  it.each([
    ['while the request is under way', false],
    ['after the platform took it', true],
  ])('%s leaves one post, made by the same process', async (_, taken) => {
    const clock = mondayMorning();
    const platform = createFakePlatform(clock, true);
    const outages: Promise<void>[] = [];
    const deliver: Adapter['deliver'] = async (...post) => {
      const first = outages.length === 0;
      if (first && taken) await platform.adapter.deliver(...post);
      if (first) outages.push(server.away(300));
      if (first) await new Promise((resolve) => setTimeout(resolve, 150));
      if (first && taken) return { ref: 'message-0' };
      return platform.adapter.deliver(...post);
    };
    const failing: FakePlatform = { ...platform, adapter: { ...platform.adapter, deliver } };
    const world = await createWorld({
      url: await server.database(),
      platforms: [failing],
      clock,
      settings: { timeout: 5_000 },
    });
    await world.open.store.subscriptions.create(makeSubscription());
    clock.moveTo('2026-11-23T09:00:00Z');
    await expect(world.round()).rejects.toThrow();
    await Promise.all(outages);
    for (let round = 0; round < 12; round += 1) {
      await world.round();
      clock.pass(30);
    }
    expect(platform.accepted()).toHaveLength(1);
    const [delivery] = await world.open.store.history.recent(makeSubscription().id, 1);
    expect(delivery?.state).toBe('posted');
    await world.close();
  });
});
