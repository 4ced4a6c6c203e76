/** Milliseconds. A jump shorter than this does no harm: a post is that much early or late. */
const HARMLESS = 60_000;
/** A clock put back by more than this may have planned posts of a time that has not come. */
const BACK = 5_000;
/** How long a clock that jumped ahead must go on telling the same time before it is believed. */
const BELIEVED_AFTER = 60_000;
/** A start so long after the ledger's last entry may be a long weekend, or a wrong clock; so is a clock put back so far. */
const LONG_AWAY = 12 * 60 * 60 * 1000;

/** What a look at the clock showed. */
export interface ClockLook {
  /** False while the clock has jumped far and may jump again: nothing should be planned, sent or ended by it. */
  readonly steady: boolean;
  /** True once after it was put back: what was planned for a time that has not come must be taken back. */
  readonly back: boolean;
  /** By how much it jumped, in milliseconds, while it is not steady; less than 0 where it was put back. */
  readonly jumped: number;
  /** Milliseconds since it was last seen to jump, either way. */
  readonly unmoved: number;
}

/** Watches one clock against time that only ever passes. */
export interface ClockGuard {
  look(now: Date): ClockLook;
}

/**
 * `elapsed` gives milliseconds that have passed, whatever the clock says; `lastSeen` is the newest time in the ledger,
 * if there is any.
 */
export function createClockGuard(elapsed: () => number, lastSeen: Date | undefined): ClockGuard {
  let last: { readonly now: number; readonly at: number } | undefined;
  let jump: { readonly since: number; readonly ms: number } | undefined;
  let movedAt = Number.NEGATIVE_INFINITY;
  return {
    look(date) {
      const now = date.getTime();
      const at = elapsed();
      const first = last === undefined;
      const moved =
        last === undefined ? now - (lastSeen?.getTime() ?? now) : now - last.now - (at - last.at);
      last = { now, at };
      const back = moved < -BACK;
      if (!first && (back || moved > HARMLESS)) movedAt = at;
      if (back) jump = !first && moved < -LONG_AWAY ? { since: at, ms: moved } : undefined;
      else if (moved > (first ? LONG_AWAY : HARMLESS)) jump = { since: at, ms: moved };
      if (jump !== undefined && at - jump.since >= BELIEVED_AFTER) jump = undefined;
      return { steady: jump === undefined, back, jumped: jump?.ms ?? 0, unmoved: at - movedAt };
    },
  };
}
