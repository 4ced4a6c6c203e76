import { createPlatformClock } from '../../../src/bot/platform-clock';

it('goes on from the last answer by time that only passes', () => {
  let passed = 1_000;
  const clock = createPlatformClock(() => passed);
  expect(clock.time()).toBeUndefined();
  clock.heard('Mon, 02 Mar 2026 09:00:00 GMT');
  passed += 90_000;
  for (const nothing of [null, '', 'soon']) clock.heard(nothing);
  expect(clock.time()).toEqual({ now: new Date('2026-03-02T09:01:30Z'), age: 90_000 });
  clock.heard('Mon, 02 Mar 2026 10:00:00 GMT');
  expect(clock.time()).toEqual({ now: new Date('2026-03-02T10:00:00Z'), age: 0 });
});

it('goes forward by what the platform signed, and not back by what is sent again', () => {
  let passed = 0;
  const clock = createPlatformClock(() => passed);
  clock.sent(new Date('2026-03-02T09:00:00Z'));
  passed += 60_000;
  clock.sent(new Date('2026-03-02T09:00:00Z'));
  expect(clock.time()).toEqual({ now: new Date('2026-03-02T09:01:00Z'), age: 60_000 });
  clock.sent(new Date('2026-03-02T09:05:00Z'));
  expect(clock.time()).toEqual({ now: new Date('2026-03-02T09:05:00Z'), age: 0 });
});
