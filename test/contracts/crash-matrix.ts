import { POINTS, type Point } from '../../src/store/failpoints';
import { ANSWERS, createFakePlatform, type Answer, type FakePlatform } from '../fakes/platform';
import { createWorld, mondayMorning, type World } from '../fakes/scheduled-world';
import type { FixedClock } from '../fakes/house';
import { makeSubscription } from './store.contract';

/** An engine of the store whose processes can be killed. */
export interface KillableEngine {
  /** The address of an empty store. */
  fresh(): Promise<string>;
  /** Ends a process as `kill -9` would and returns the address where the next one finds what it left. */
  kill(world: World, url: string): Promise<string>;
}

/** Points that cannot come by, because a platform without history never confirms or denies. */
const UNREACHABLE = {
  readable: ['read: left unconfirmed', 'report: told'],
  held: ['read: adopted', 'read: queued again'],
} as const satisfies Record<string, readonly Point[]>;

/**
 * Kills a process at every named point, for every first answer of the platform, and lets another finish: there must
 * be one post in the end, never two. Where history cannot be read, a person who looks at the channel settles it.
 */
export function crashMatrix(name: string, engine: KillableEngine): void {
  describe.each([
    ['whose history can be read', true],
    ['whose history cannot be read', false],
  ])(`killed on ${name}, posting to a platform %s`, (_, readable) => {
    const reached = new Set<Point>();

    describe.each(POINTS)('at "%s"', (point) => {
      it.each(ANSWERS)('when it first answers "%s": exactly one post', async (answer) => {
        const outcome = await killedAt(engine, point, answer, readable);
        outcome.reached.forEach((at) => reached.add(at));
        expect(outcome.posts).toHaveLength(1);
        expect(outcome.state).toBe('posted');
        expect(outcome.used).toEqual([outcome.posts[0]?.title]);
      });
    });

    it('came by every point there is', () => {
      const never: readonly Point[] = UNREACHABLE[readable ? 'readable' : 'held'];
      expect(POINTS.filter((point) => !reached.has(point))).toEqual(never);
    });
  });
}

async function killedAt(engine: KillableEngine, point: Point, answer: Answer, readable: boolean) {
  const clock = mondayMorning();
  const platform = createFakePlatform(clock, readable);
  const ward = makeSubscription();
  let url = await engine.fresh();
  platform.answers(answer);

  const first = await createWorld({ url, platforms: [platform], clock, stopAt: point });
  await first.open.store.subscriptions.create(ward);
  clock.moveTo('2026-11-23T09:00:00Z');
  const survived = await untilSettled(first, ward.id, clock, platform);
  url = await engine.kill(first, url);

  const second = await createWorld({ url, platforms: [platform], clock });
  if (!survived) await untilSettled(second, ward.id, clock, platform);
  const { history } = second.open.store;
  const [delivery] = await history.recent(ward.id, 1);
  const used = await history.used(ward.id);
  await second.close();
  return {
    posts: platform.accepted(),
    state: delivery?.state,
    used: used.content,
    reached: new Set([...first.reached, ...second.reached]),
  };
}

/** Rounds half a minute apart for an hour, or until the post is known to be out. False when the process was killed. */
async function untilSettled(
  world: World,
  subscription: string,
  clock: FixedClock,
  platform: FakePlatform,
): Promise<boolean> {
  for (let round = 0; round < 120; round += 1) {
    if (!(await world.round())) return false;
    clock.pass(30);
    const { history } = world.open.store;
    const [delivery] = await history.recent(subscription, 1);
    if (delivery?.state === 'unconfirmed') {
      const there = platform.accepted().some((post) => post.delivery === delivery.id);
      await history.settle(delivery.id, there ? 'arrived' : 'send again');
    }
    if (delivery?.state === 'posted') return true;
  }
  return true;
}
