import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A wrong clock for one process, which may jump while it runs. The time that only ever grows is left alone. */
export interface SkewedClock {
  readonly env: Readonly<Record<string, string>>;
  /** Lets the clock jump, to so many seconds from the true time. */
  jump(seconds: number): void;
}

const HOUR = 3_600;
/** Where a replica's clock may stand: right, two hours fast, three days slow, and other places a machine wakes up in. */
const OFFSETS: readonly number[] = [0, 2 * HOUR, -72 * HOUR, 26 * HOUR, -90, 45];

/** By how many seconds the one clock of a machine may be wrong for a moment. */
const MOMENTS: readonly number[] = [
  -8,
  8,
  -24 * HOUR,
  24 * HOUR,
  -3 * 8_766 * HOUR,
  3 * 8_766 * HOUR,
];
/** Posts may be so many milliseconds early where a clock was: a jump so short is not worth waiting for. */
export const HARMLESS = 10_000;

/** Makes a clock out of libfaketime at this path; `folder` keeps the file it reads its offset from. */
function createSkewedClock(library: string, folder: string, name: string): SkewedClock {
  const file = join(folder, `clock-${name}`);
  const jump = (seconds: number): void =>
    writeFileSync(file, `${seconds < 0 ? '' : '+'}${String(seconds)}s\n`);
  jump(0);
  return {
    jump,
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
  };
}

/** The clocks of a run. */
export interface Clocks {
  /** For the next process; undefined for the true time. */
  next(): SkewedClock | undefined;
  /** Lets one of them jump, now and then; whether it did. */
  jump(clock: SkewedClock | undefined): boolean;
  /** Puts one right that was wrong for a moment. */
  settle(clock: SkewedClock | undefined): void;
  /** By how many milliseconds they are fast when all of them are so together. */
  readonly ahead: number;
  close(): void;
}

/** Clocks from libfaketime at a path, or true ones where the path is empty. `together`: all three days slow. */
export function createClocks(library: string, together: boolean, random: () => number): Clocks {
  if (library === '') {
    return {
      next: () => undefined,
      jump: () => false,
      settle: () => undefined,
      ahead: 0,
      close: () => undefined,
    };
  }
  const folder = mkdtempSync(join(tmpdir(), 'signpost-clocks-'));
  const oneOf = (some: readonly number[]) => some[Math.floor(random() * some.length)] ?? 0;
  const anywhere = () => oneOf(OFFSETS);
  const slow = -72 * HOUR;
  let made = 0;
  return {
    next() {
      made += 1;
      const clock = createSkewedClock(library, folder, String(made));
      clock.jump(together ? slow : anywhere());
      return clock;
    },
    jump(clock) {
      if (clock === undefined || random() < 0.5) return false;
      clock.jump(together ? slow + oneOf(MOMENTS) : anywhere());
      return true;
    },
    settle(clock) {
      if (together) clock?.jump(slow);
    },
    ahead: together ? slow * 1000 : 0,
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
