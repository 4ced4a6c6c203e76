/** What a platform's answers told of its clock. */
export interface PlatformTime {
  /** Its clock now. */
  readonly now: Date;
  /** How many milliseconds ago it last told. */
  readonly age: number;
}

/** A platform's own clock, as it says in the `Date` header of its answers and in what it signs. */
export interface PlatformClock {
  /** Told the header of each answer; one that is no date says nothing. */
  readonly heard: (date: string | null) => void;
  /**
   * Told when the platform says that it sent a request which it signed. One sent again later says nothing: the clock
   * only ever goes forward by it.
   */
  readonly sent: (at: Date) => void;
  /** Undefined until it has answered. */
  readonly time: () => PlatformTime | undefined;
}

/** Goes on from the last answer by time that only ever passes, whatever our own clock says. `passed` gives milliseconds. */
export function createPlatformClock(passed: () => number = () => performance.now()): PlatformClock {
  let last: { readonly told: number; readonly at: number } | undefined;
  return {
    heard(date) {
      const told = Date.parse(date ?? '');
      if (!Number.isNaN(told)) last = { told, at: passed() };
    },
    sent(at) {
      const told = at.getTime();
      const known = last === undefined ? Number.NEGATIVE_INFINITY : last.told + passed() - last.at;
      if (told > known) last = { told, at: passed() };
    },
    time() {
      if (last === undefined) return undefined;
      const age = passed() - last.at;
      return { now: new Date(last.told + age), age };
    },
  };
}
