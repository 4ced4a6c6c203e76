import type { Selectable } from 'kysely';
import type { DeliveryTable } from '../../src/store/schema';
import type { Percentiles, Totals } from './account';
import type { Reading } from './gauge';
import type { Posts } from './posts';
import { trendOf, type Trend } from './trend';

/** Where time goes that the service can't help, in milliseconds. */
export interface Outside {
  readonly slack: Percentiles;
  readonly teams: Percentiles;
  /** The driver's own event loop, which stands for Slack's response_url too. */
  readonly driver: { readonly lag: number; readonly worst: number };
}

export interface Minute {
  readonly at: number;
  readonly reading: Reading;
  readonly outside: Outside;
  readonly totals: Omit<Totals, 'odd'> & { readonly odd?: undefined };
}

export interface Findings {
  readonly minutes: readonly Minute[];
  readonly totals: Totals;
  readonly posts: Posts;
  readonly deliveries: readonly Selectable<DeliveryTable>[];
  readonly logged: ReadonlyMap<string, number>;
  readonly said: readonly string[];
  readonly injected: Readonly<Record<string, number>>;
  readonly acknowledged: number;
  readonly limited: number;
  readonly apologies: number;
  readonly ended: string;
}

/** Warnings and errors that a fault of ours or bad input brings about, each with its cause. */
const EXPECTED: readonly RegExp[] = [
  /(slack|teams)\.(request|send|modal|sign_in)_refused/,
  /(slack|teams)\.(turn|lookup)_failed/,
  /(slack|teams)\.(disconnected|emulator|sdk)/,
  /delivery\.not\.posted/,
  /notice\.(failed|unreachable)/,
];

/** Warming up takes this share of the run: caches fill, the compiler settles. */
const WARM_UP = 0.25;
/** Growth over the rest of the run that is more than noise: a share of where it began. */
const MOST_RSS = 0.1;
const MOST_HEAP = 0.05;

/** Puts together what came of a run. Good when nothing is unexplained and nothing grew. */
export function verdictOf(findings: Findings): { readonly good: boolean; readonly text: string } {
  const { totals, minutes, posts, deliveries, logged } = findings;
  const problems: string[] = [...totals.odd].map(([what, count]) => `${String(count)} × ${what}`);
  if (findings.ended !== '') problems.push(findings.ended);
  for (const [line, count] of logged) {
    if (!/^(warn|error)/.test(line) || EXPECTED.some((known) => known.test(line))) continue;
    problems.push(`${String(count)} × logged ${line}`);
  }
  problems.push(...findings.said.filter((line) => /error|warning|exception/i.test(line)));
  if (findings.apologies > 0) problems.push(`${String(findings.apologies)} apologies`);

  const lost = Object.entries(totals.lost);
  const lostInAll = lost.reduce((all, [, count]) => all + count, 0);
  const owned = count(logged, /(slack|teams)\.(send_refused|modal_refused|turn_failed)/);
  if (lostInAll > owned) {
    problems.push(
      `${String(lostInAll)} questions without an answer, of which ${String(owned)} logged`,
    );
  }

  const doubled = [...posts.copies].filter(([, copies]) => copies > 1).length;
  if (doubled > 0) problems.push(`${String(doubled)} scheduled posts doubled`);
  const states: Record<string, number> = {};
  let missing = 0;
  for (const { id, state } of deliveries) {
    states[state] = (states[state] ?? 0) + 1;
    if (state === 'posted' && !posts.copies.has(id)) missing += 1;
  }
  if (missing > 0) problems.push(`${String(missing)} scheduled posts recorded and never seen`);
  if (deliveries.length < posts.expected()) {
    problems.push(
      `${String(posts.expected())} scheduled posts wanted, ${String(deliveries.length)} in the ledger`,
    );
  }

  const steady = minutes.slice(Math.floor(minutes.length * WARM_UP));
  const line = (read: (reading: Reading) => number): Trend =>
    trendOf(steady.map(({ at, reading }) => ({ at, value: read(reading) })));
  const rss = line((reading) => reading.rss);
  const heap = line((reading) => reading.heap);
  const handles = line((reading) => reading.handles);
  if (steady.length >= 5) {
    if (rss.to > rss.from * (1 + MOST_RSS)) problems.push('RSS grew');
    if (heap.to > heap.from * (1 + MOST_HEAP)) problems.push('the heap grew');
  }

  const grew = ({ perHour, from, to }: Trend, unit: string) =>
    `${from.toFixed(1)} to ${to.toFixed(1)} ${unit} (${perHour >= 0 ? '+' : ''}${perHour.toFixed(1)} an hour)`;
  const [slow] = [...minutes].sort((a, b) => b.totals.recent.p99 - a.totals.recent.p99);
  const peak = Math.max(...minutes.map(({ reading }) => reading.rss));
  const text = [
    '',
    `Asked ${String(totals.asked)}: ${String(totals.answered)} answered (${String(totals.slowedDown)} of them asked to slow down; ` +
      `${String(totals.twice)} twice, their receipt having been cut), ${String(totals.refused)} refused or ignored as they must be, ` +
      `${String(lostInAll)} unanswered after the faults put in their way, ${String(totals.unexplained)} unexplained.`,
    `  by way: ${tally(totals.ways)}`,
    `  unanswered, by way: ${tally(totals.lost) || 'none'}; logged as such ${String(owned)}, with ${String(totals.unreceipted)} that arrived by the last try, its receipt lost`,
    `  answer at the peer, no fault in its way: p50 ${totals.all.p50.toFixed(0)} ms, p99 ${totals.all.p99.toFixed(0)} ms, worst ${totals.all.most.toFixed(0)} ms; ` +
      `Slack acknowledged in ${findings.acknowledged.toFixed(0)} ms at worst`,
    `  slowest minute ${String(minutes.indexOf(slow!) + 1)}, p99 ${slow?.totals.recent.p99.toFixed(0) ?? ''} ms; ${slow === undefined ? '' : sidesOf(slow)}`,
    `  faults put in the way: ${tally(findings.injected)}; rate limited by the service's own count ${String(findings.limited)}`,
    `Scheduled posts: ${String(posts.expected())} subscriptions; ledger: ${tally(states)}; ${String(posts.copies.size)} seen, ${String(doubled)} doubled; ` +
      `faults on them and on look-ups: ${tally(posts.faults()) || 'none'}; unasked words (welcomes, notices): ${tally(posts.welcomes())}`,
    `Memory after warm-up (from minute ${String(minutes.length - steady.length + 1)}): RSS ${grew(rss, 'MB')}, at most ${peak.toFixed(1)} MB; ` +
      `heap after a full collection ${grew(heap, 'MB')}; handles ${grew(handles, '')}`,
    `Warnings and errors logged: ${
      [...logged]
        .filter(([name]) => /^(warn|error)/.test(name))
        .map(([name, n]) => `${name} ${String(n)}`)
        .join('; ') || 'none'
    }`,
    problems.length === 0
      ? 'Nothing unexplained, nothing grew.'
      : `PROBLEMS:\n  ${problems.join('\n  ')}`,
  ].join('\n');
  return { good: problems.length === 0, text };
}

/** What kept the slowest answers of a minute: the service's own process, or something outside it. */
export function sidesOf({ reading, outside, totals }: Omit<Minute, 'at'>): string {
  const { worst, store, collection, unserved, faulted } = reading;
  const { slack, teams, driver } = outside;
  const ms = (value: number) => value.toFixed(0);
  return (
    `at worst: service's loop ${ms(worst)} ms, one SQLite call ${ms(store)}, one collection ${ms(collection)}, ` +
    `without a processor ${ms(unserved)} of a second, ${String(faulted)} pages read back; ` +
    `outside: Slack's emulator ${ms(slack.most)} (p99 ${ms(slack.p99)}), Playground ${ms(teams.most)} (p99 ${ms(teams.p99)}), ` +
    `driver's loop ${ms(driver.worst)}; the slowest hundredth: ${tally(totals.slowest)}`
  );
}

function count(logged: ReadonlyMap<string, number>, name: RegExp): number {
  return [...logged].reduce((all, [line, n]) => all + (name.test(line) ? n : 0), 0);
}

function tally(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, n]) => `${name} ${String(n)}`)
    .join(', ');
}
