import type { Subscription } from '../../src/store/port';
import { createFakePlatform, type FakePlatform } from '../fakes/platform';
import {
  createWorld,
  mondayMorning,
  testComposer,
  type World,
  type WorldParts,
} from '../fakes/scheduled-world';
import { makeSubscription } from './store.contract';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

function channel(ref: string, changes: Partial<Subscription> = {}): Subscription {
  return makeSubscription({ id: ref, to: { adapter: 'web', org: 'trust', ref }, ...changes });
}

/** What scheduled posts promise, on any engine of the store. `database` gives the address of an empty one. */
export function schedulerContract(name: string, database: () => Promise<string>): void {
  describe(`scheduled posts on ${name}`, () => {
    let clock = mondayMorning();
    let platform: FakePlatform;
    let world: World;
    const start = async (readable = true, parts: Partial<WorldParts> = {}) => {
      clock = mondayMorning();
      platform = createFakePlatform(clock, readable);
      world = await createWorld({ url: await database(), platforms: [platform], clock, ...parts });
    };
    const subscribe = async (...all: readonly Subscription[]) => {
      for (const one of all) await world.open.store.subscriptions.create(one);
    };
    const rounds = async (count: number, seconds: number) => {
      for (let round = 0; round < count; round += 1) {
        await world.round();
        clock.pass(seconds);
      }
    };
    const states = async (id: string) =>
      (await world.open.store.history.recent(id, 20)).map(
        ({ slot, state, outcome }) =>
          `${slot} ${state}${outcome === undefined ? '' : `: ${outcome}`}`,
      );
    const titles = () => platform.accepted().map(({ title }) => title);
    afterEach(() => world.close());

    it('a clock that was years ahead for seconds ends nothing and loses nothing', async () => {
      let passed = 0;
      await start(true, { passed: () => passed });
      await subscribe(channel('ward'));
      const go = async (count: number, seconds: number) => {
        for (let n = 0; n < count; n += 1) {
          await world.round();
          clock.pass(seconds);
          passed += seconds * 1000;
        }
      };
      await go(5, MINUTE);
      expect(titles()).toEqual(['tip-1']);
      const right = clock.now();
      clock.moveTo('2029-11-23T10:00:00Z');
      await world.round();
      passed += 8_000;
      expect(world.scheduler.waitingFor()).toBe('the clock jumped ahead by 3 years');
      clock.moveTo(new Date(right.getTime() + 8_000));
      await go(2 * 24 * 4 + 4, 15 * MINUTE);
      expect(world.scheduler.waitingFor()).toBeUndefined();
      expect(titles()).toEqual(['tip-1', 'tip-2', 'tip-3']);
      expect((await states('ward')).filter((line) => line.includes('skipped'))).toEqual([]);
    });

    it.each([
      ['for a moment between planning and looking up', 0],
      ['for so long that it was believed', 5],
    ])('a doubt is not given up by a clock that was years ahead %s', async (_, minutes) => {
      let passed = 0;
      await start(true, { passed: () => passed });
      await subscribe(channel('ward'));
      const pass = (seconds: number) => {
        clock.pass(seconds);
        passed += seconds * 1000;
      };
      clock.moveTo('2026-11-23T09:00:00Z');
      platform.answers('the line breaks');
      await world.round();
      platform.closeHistory(true);
      await world.scheduler.tick();
      const right = clock.now();
      clock.moveTo('2029-11-23T09:00:00Z');
      await world.scheduler.settle();
      for (let n = 0; n < 2 * minutes; n += 1) {
        pass(30);
        await world.round();
      }
      clock.moveTo(new Date(right.getTime() + minutes * 60_000));
      platform.closeHistory(false);
      for (let n = 0; n < 20; n += 1) {
        pass(30);
        await world.round();
      }
      expect(titles()).toEqual(['tip-1']);
      expect(await states('ward')).toContain('2026-11-23 posted');
    });

    it.each([
      ['three years', '2029-11-23T09:30:00Z'],
      ['a day', '2026-11-24T08:59:30Z'],
      ['a day and a bit', '2026-11-24T09:00:30Z'],
    ])('a start with a clock %s ahead is put right by the next one', async (_, wrong) => {
      await start();
      await subscribe(channel('ward'), channel('bay', { status: 'paused' }));
      const { open } = world;
      const other = channel('made meanwhile');
      const right = clock.now();
      // A machine that began with a wrong clock and believed it.
      clock.moveTo(wrong);
      await open.store.subscriptions.create({
        ...other,
        next: { date: '2029-11-26', due: new Date('2029-11-26T09:00:00Z') },
      });
      await world.round();
      clock.moveTo(right);
      await world.scheduler.start();
      await rounds(3 * 24 * 4, 15 * MINUTE);
      // Three mornings, each with its post; one of them may have gone out while the clock was wrong.
      const slots = async (ref: string) =>
        (await states(ref)).filter((line) => line < '2026-11-26').sort();
      const posted = ['2026-11-23 posted', '2026-11-24 posted', '2026-11-25 posted'];
      expect(await slots('ward')).toEqual(posted);
      expect(await slots('made meanwhile')).toEqual(posted);
    });

    it('a start that comes late, days after a clock was ahead, loses no post', async () => {
      await start();
      await subscribe(channel('ward'));
      const right = clock.now();
      clock.moveTo('2026-11-24T09:00:30Z');
      await world.round();
      clock.moveTo(right);
      await world.scheduler.start();
      await world.round();
      // Away at nine. What was sent ahead of its time still tells of a later clock, so it is all gone through again.
      clock.moveTo('2026-11-23T09:20:00Z');
      await world.scheduler.start();
      await rounds(2 * 24 * 4, 15 * MINUTE);
      expect((await states('ward')).toSorted()).toEqual([
        '2026-11-23 posted',
        '2026-11-24 posted',
        '2026-11-25 posted',
      ]);
    });

    it('posts once a working day at nine, each time another tip', async () => {
      await start();
      await subscribe(channel('ward'));
      await rounds(8 * 24 * 2, 30 * MINUTE);
      expect(platform.accepted().map(({ at }) => at.toISOString().slice(0, 13))).toEqual([
        '2026-11-23T09',
        '2026-11-24T09',
        '2026-11-25T09',
        '2026-11-26T09',
        '2026-11-27T09',
        '2026-11-30T09',
      ]);
      expect(titles()).toEqual(['tip-1', 'tip-2', 'tip-3', 'tip-4', 'tip-5', 'tip-1']);
    });

    it.each([
      ['a minute before the next slot', '2026-11-23T08:59:00Z', 0, 5],
      ['five minutes after it', '2026-11-23T09:05:00Z', 1, 5],
      ['after its window', '2026-11-23T14:00:00Z', 0, 6],
    ])('down for a week and back %s: at most one late post', async (_, back, posts, skipped) => {
      await start();
      await subscribe(
        channel('ward', {
          next: { date: '2026-11-16', due: new Date('2026-11-16T09:00:00Z') },
          lastSlot: '2026-11-13',
        }),
      );
      clock.moveTo(back);
      await rounds(3, 1);
      expect(platform.accepted()).toHaveLength(posts);
      const late = (await states('ward')).filter((state) => state.endsWith('skipped: late'));
      expect(late).toHaveLength(skipped);
    });

    it('waits as long as the platform asks, and posts then', async () => {
      await start();
      await subscribe(channel('ward'));
      platform.answers('too many', 'too many');
      clock.moveTo('2026-11-23T09:00:00Z');
      await rounds(20, 1);
      expect(titles()).toEqual(['tip-1']);
      expect(await states('ward')).toEqual(['2026-11-23 posted']);
    });

    it('adopts a post whose answer was lost, and never sends it again', async () => {
      await start();
      await subscribe(channel('ward'));
      platform.answers('accepts, then the line breaks');
      clock.moveTo('2026-11-23T09:00:00Z');
      await rounds(20, 30);
      expect(titles()).toEqual(['tip-1']);
      expect(await states('ward')).toEqual(['2026-11-23 posted: found']);
    });

    it('sends again what the platform never took', async () => {
      await start();
      await subscribe(channel('ward'));
      platform.answers('the line breaks');
      clock.moveTo('2026-11-23T09:00:00Z');
      await rounds(20, 30);
      expect(titles()).toEqual(['tip-1']);
      expect(await states('ward')).toEqual(['2026-11-23 posted']);
    });

    it('deletes the younger of two copies when the platform took one long after it was given up', async () => {
      await start();
      await subscribe(channel('ward'));
      platform.answers('accepts far too late');
      clock.moveTo('2026-11-23T09:00:00Z');
      const [given, both] = [10, 16];
      await rounds(given, 20);
      expect(titles()).toEqual(['tip-1', 'tip-1']);
      await rounds(both, 20);
      expect(titles()).toEqual(['tip-1']);
      expect(await states('ward')).toEqual(['2026-11-23 posted']);
      expect(world.doubled).toEqual(['web']);
    });

    it('leaves a post that was sent again and then deleted by a person deleted', async () => {
      await start();
      await subscribe(channel('ward'));
      platform.answers('the line breaks');
      clock.moveTo('2026-11-23T09:00:00Z');
      await rounds(8, 20);
      const [post] = await world.open.store.history.recent('ward', 1);
      await platform.adapter.remove?.(post!.to, post!.posted ?? '');
      await rounds(30, 30);
      expect(titles()).toEqual([]);
      expect(await states('ward')).toEqual(['2026-11-23 posted']);
      expect(world.doubled).toEqual([]);
    });

    it('leaves it to a person where history cannot be read, and does as they say', async () => {
      await start(false);
      await subscribe(channel('ward'), channel('clinic'));
      platform.answers('the line breaks', 'accepts, then the line breaks');
      clock.moveTo('2026-11-23T09:00:00Z');
      await rounds(20, 30);
      expect(platform.accepted()).toHaveLength(1);
      expect(world.notices.map(({ kind }) => kind)).toEqual(['unconfirmed', 'unconfirmed']);
      const { history } = world.open.store;
      for (const { delivery } of world.notices) {
        const there = platform.accepted().some((post) => post.delivery === delivery.id);
        expect(await history.settle(delivery.id, there ? 'arrived' : 'send again')).toBe(true);
        expect(await history.settle(delivery.id, 'send again')).toBe(false);
      }
      await rounds(5, 30);
      expect(
        platform
          .accepted()
          .map(({ to }) => to.ref)
          .sort(),
      ).toEqual(['clinic', 'ward']);
      expect(world.notices).toHaveLength(2);
    });

    it('sends again unseen where an organisation asked for that', async () => {
      await start(false, { settings: { unreadable: () => 'resend' } });
      await subscribe(channel('ward'));
      platform.answers('accepts, then the line breaks');
      clock.moveTo('2026-11-23T09:00:00Z');
      await rounds(20, 30);
      expect(titles()).toEqual(['tip-1', 'tip-1']);
    });

    it('suspends a conversation that has gone, says so once, and serves the others', async () => {
      await start();
      await subscribe(channel('gone'), channel('ward'), channel('clinic'));
      platform.always('gone', 'gone');
      clock.moveTo('2026-11-23T09:00:00Z');
      await rounds(5, 30);
      expect(
        platform
          .accepted()
          .map(({ to }) => to.ref)
          .sort(),
      ).toEqual(['clinic', 'ward']);
      const { subscriptions, history } = world.open.store;
      const gone = await subscriptions.get('gone');
      expect(gone?.status).toBe('suspended');
      expect(gone?.next).toBeUndefined();
      expect(world.notices.map(({ kind }) => kind)).toEqual(['suspended']);
      expect(await history.used('gone')).toEqual({ round: 1, content: [] });
    });

    it.each([
      [10, false],
      [60, false],
      [-60, false],
      [300, true],
      [-300, true],
    ])(
      'the platform’s clock %i minutes ahead (told: %s): what is out is found, and not sent again',
      async (minutes, told) => {
        await start();
        await subscribe(channel('ward'), channel('bay'));
        platform.apart(minutes * MINUTE, told);
        platform.answers('accepts, then the line breaks', 'accepts, then the line breaks');
        clock.moveTo('2026-11-23T09:00:00Z');
        await rounds(12, MINUTE);
        expect(platform.accepted().map(({ to }) => to.ref)).toEqual(['ward', 'bay']);
        expect(await states('ward')).toEqual(['2026-11-23 posted: found']);
      },
    );

    it('by a clock that the platform’s own says is impossible nothing is done', async () => {
      await start();
      await subscribe(channel('ward'));
      const right = clock.now();
      clock.moveTo('2029-11-23T09:00:00Z');
      platform.apart((right.getTime() - clock.now().getTime()) / 1_000);
      await rounds(20, MINUTE);
      expect(world.scheduler.waitingFor()).toBe('the clock is 3 years ahead of the platform’s');
      expect(await states('ward')).toEqual([]);
      clock.moveTo('2026-11-23T08:50:00Z');
      platform.apart(0);
      await rounds(20, MINUTE);
      expect(world.scheduler.waitingFor()).toBeUndefined();
      expect(await states('ward')).toEqual(['2026-11-23 posted']);
    });

    it('a clock from before the content was checked waits, and says so', async () => {
      await start(true, { notBefore: new Date('2026-11-20T00:00:00Z') });
      await subscribe(channel('ward'));
      clock.moveTo('2019-01-01T09:00:00Z');
      await rounds(3, MINUTE);
      expect(world.scheduler.waitingFor()).toBe(
        'the clock says 2019-01-01, and the content was checked after that day',
      );
      clock.moveTo('2026-11-23T09:00:00Z');
      await rounds(5, MINUTE);
      expect(await states('ward')).toEqual(['2026-11-23 posted']);
    });

    it('posts after a token was refused and given back, and ends no subscription', async () => {
      await start();
      await subscribe(channel('ward'));
      platform.always('ward', 'refuses our token');
      clock.moveTo('2026-11-23T09:00:00Z');
      await rounds(10, MINUTE);
      expect(await states('ward')).toEqual(['2026-11-23 queued: credentials refused']);
      platform.always('ward', 'ok');
      await rounds(10, MINUTE);
      expect(await states('ward')).toEqual(['2026-11-23 posted']);
      expect((await world.open.store.subscriptions.get('ward'))?.status).toBe('active');
      expect(world.notices).toEqual([]);
    });

    it('does not send what was paused after it was planned, and gives its tip back', async () => {
      await start();
      await subscribe(channel('ward'));
      clock.moveTo('2026-11-23T09:00:00Z');
      await world.scheduler.tick();
      expect(await states('ward')).toEqual(['2026-11-23 queued']);
      const { subscriptions, history } = world.open.store;
      const paused = { status: 'paused', pausedUntil: '2026-12-31' } as const;
      const next = { date: '2026-12-31', due: new Date('2026-12-31T09:00:00Z') };
      const saved = await subscriptions.change('ward', (now) => ({ ...now, ...paused, next }));
      expect(saved).toBeDefined();
      await rounds(10, HOUR);
      expect(titles()).toEqual([]);
      expect(await states('ward')).toEqual(['2026-11-23 expired: late']);
      expect(await history.used('ward')).toEqual({ round: 1, content: [] });
    });

    it('wakes a pause by itself', async () => {
      await start();
      await subscribe(
        channel('ward', {
          status: 'paused',
          pausedUntil: '2026-11-25',
          next: { date: '2026-11-25', due: new Date('2026-11-25T09:00:00Z') },
        }),
      );
      await rounds(3 * 24, HOUR);
      expect(platform.accepted().map(({ at }) => at.toISOString().slice(0, 10))).toEqual([
        '2026-11-25',
      ]);
      const woken = await world.open.store.subscriptions.get('ward');
      expect(woken?.status).toBe('active');
      expect(woken?.pausedUntil).toBeUndefined();
    });

    it('posts to the others when one cannot be chosen for or written', async () => {
      await start(true, {
        composer: {
          choose(subscription, used, slot) {
            if (subscription.id === 'odd') throw new Error('no such topic');
            return testComposer.choose(subscription, used, slot);
          },
          compose(subscription, delivery) {
            if (subscription.id === 'lost') throw new Error('no such tip');
            return testComposer.compose(subscription, delivery);
          },
        },
      });
      await subscribe(channel('lost'), channel('odd'), channel('ward'));
      clock.moveTo('2026-11-23T09:00:00Z');
      await rounds(60, 5 * MINUTE);
      expect(platform.accepted().map(({ to }) => to.ref)).toEqual(['ward']);
      expect(await states('odd')).toEqual(['2026-11-23 skipped: fault']);
      expect(await states('lost')).toEqual(['2026-11-23 expired: could not be written']);
    });

    it('writes nothing new when the same slot is planned again', async () => {
      await start();
      await subscribe(channel('ward'));
      clock.moveTo('2026-11-23T09:00:00Z');
      await rounds(3, 1);
      const { subscriptions } = world.open.store;
      // As if the advance had been lost and the row had not.
      await subscriptions.change('ward', (planned) => ({
        ...planned,
        lastSlot: '2026-11-20',
        next: { date: '2026-11-23', due: new Date('2026-11-23T09:00:00Z') },
      }));
      await rounds(3, 1);
      expect(titles()).toEqual(['tip-1']);
      expect(await states('ward')).toEqual(['2026-11-23 posted']);
      expect((await world.open.store.history.used('ward')).content).toEqual(['tip-1']);
    });

    it('never has more than two under way in a workspace', async () => {
      await start();
      await subscribe(...Array.from({ length: 6 }, (_, n) => channel(`ward-${String(n)}`)));
      clock.moveTo('2026-11-23T09:00:00Z');
      await world.scheduler.tick();
      const lane = { adapter: 'web', org: 'trust' };
      const claimed: string[] = [];
      for (let tries = 0; tries < 10; tries += 1) {
        const result = await world.scheduler.ledger.claim(lane);
        if (result.kind === 'claimed') claimed.push(result.claim.delivery.id);
        clock.pass(2);
      }
      expect(claimed).toHaveLength(2);
    });
  });
}
