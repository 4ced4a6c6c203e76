import type { Adapter, Health } from '../../ports';

/** Milliseconds. Whole seconds are told and take some to arrive, so less than this is no difference. */
const WORTH_SAYING = 60_000;
/** So far from every platform's clock ours is wrong, and nothing should be done by it. */
export const IMPOSSIBLE = 12 * 60 * 60 * 1000;

/** How far our clock is ahead of one platform's, in milliseconds; negative where it is behind. */
export interface Apart {
  readonly adapter: string;
  readonly ms: number;
}

/** How far `now` is from the clock of each platform that has told it, at most `age` milliseconds ago. */
export function clocksApart(
  adapters: Iterable<Adapter>,
  now: Date,
  age = Number.POSITIVE_INFINITY,
): readonly Apart[] {
  return [...adapters].flatMap((adapter) => {
    const told = adapter.time?.();
    if (told === undefined || told.age > age) return [];
    return [{ adapter: adapter.name, ms: now.getTime() - told.now.getTime() }];
  });
}

/** By how much the clock is impossible: as far as the nearest of the platforms' clocks; undefined where one agrees, or none has told. */
export function impossibleBy(apart: readonly Apart[]): number | undefined {
  const [nearest] = apart.map(({ ms }) => ms).sort((a, b) => Math.abs(a) - Math.abs(b));
  return nearest === undefined || Math.abs(nearest) <= IMPOSSIBLE ? undefined : nearest;
}

/** What is said of the clock wherever health is asked for. */
export function clockHealth(apart: readonly Apart[]): Health {
  const off = apart.filter(({ ms }) => Math.abs(ms) > WORTH_SAYING);
  if (off.length === 0) return { ready: true, summary: 'The clock is right, as far as is known.' };
  const said = off.map(
    ({ adapter, ms }) => `${sayLength(Math.abs(ms))} ${ms > 0 ? 'ahead of' : 'behind'} ${adapter}`,
  );
  return {
    ready: false,
    summary: `The clock that posts go by is ${said.join(' and ')}: set it by a time server (NTP).`,
  };
}

/** A length of time as people say it, in its largest unit: "3 years", "8 minutes". */
export function sayLength(ms: number): string {
  const units = [
    ['year', 365 * 24 * 60],
    ['day', 24 * 60],
    ['hour', 60],
    ['minute', 1],
  ] as const;
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const [name, size] = units.find(([, length]) => minutes >= length) ?? ['minute', 1];
  const count = Math.round(minutes / size);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
