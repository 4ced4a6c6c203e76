import {
  clockHealth,
  clocksApart,
  impossibleBy,
  sayLength,
} from '../../../../src/scheduled-posts/delivery/clocks-apart';
import { createFixedClock } from '../../../fakes/house';
import { createFakePlatform } from '../../../fakes/platform';

const NOW = new Date('2026-11-23T09:00:00Z');
const HOUR = 3_600;

/** A platform whose clock is so many seconds ahead of ours. */
function ahead(seconds: number, name: string) {
  const platform = createFakePlatform(createFixedClock(NOW), true, name);
  platform.apart(seconds);
  return platform.adapter;
}

it('says nothing of a difference under a minute, nor where no platform has told its clock', () => {
  const silent = createFakePlatform(createFixedClock(NOW), true).adapter;
  expect(clockHealth(clocksApart([silent], NOW)).ready).toBe(true);
  expect(clockHealth(clocksApart([ahead(59, 'slack'), ahead(-59, 'teams')], NOW)).ready).toBe(true);
});

it('says by how much the clock differs from each platform’s, and what to do', () => {
  const apart = clocksApart([ahead(-600, 'slack'), ahead(7_200, 'teams')], NOW);
  expect(clockHealth(apart)).toEqual({
    ready: false,
    summary:
      'The clock that posts go by is 10 minutes ahead of slack and 2 hours behind teams: set it by a time server (NTP).',
  });
});

it('is impossible where every platform that told its clock is half a day off', () => {
  const days = (...all: readonly number[]) =>
    impossibleBy(
      clocksApart(
        all.map((day, n) => ahead(day * 24 * HOUR, `p${n}`)),
        NOW,
      ),
    );
  expect(days()).toBeUndefined();
  expect(days(0.4, 900)).toBeUndefined();
  expect(sayLength(Math.abs(days(-1095, -730) ?? 0))).toBe('2 years');
});

it('takes no account of what was told before the clock last jumped', () => {
  const adapter = { ...ahead(900 * HOUR, 'slack'), time: () => ({ now: NOW, age: 5_000 }) };
  expect(clocksApart([adapter], NOW, 5_000)).toHaveLength(1);
  expect(clocksApart([adapter], NOW, 4_999)).toEqual([]);
});
