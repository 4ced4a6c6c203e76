import type { Finding } from './finding';

/**
 * In milliseconds. Chat platforms refuse requests that are five minutes out; leases and posts go by the database's
 * clock. An HTTP answer tells whole seconds, and takes some to arrive.
 */
const LOOK = 5_000;
const WRONG = 60_000;

const ADVICE = 'Set the clocks by a time server (NTP).';

/** How far this machine's clock is from another, named by `against`. */
export function clockAgainst(against: string, theirs: Date, ours: Date): Finding {
  const out = Math.abs(ours.getTime() - theirs.getTime());
  const says = `${ours.toISOString().slice(0, 19)}Z by this machine; ${against} differs by ${(out / 1000).toFixed(1)} seconds.`;
  if (out <= LOOK) return { state: 'ok', about: 'Clock', says };
  return { state: out > WRONG ? 'wrong' : 'look', about: 'Clock', says, todo: ADVICE };
}
