import type { Asked } from '../../knowledge';
import type { Clock, Log, Reply } from '../ports';
import type { DailyCounts } from '../store/port';

/** What became of a question, as a month's numbers tell it. */
export type Outcome = 'answered' | 'offered' | 'declined';

/** Questions; small talk, help and changes are none. */
const QUESTIONS: ReadonlySet<Asked['kind']> = new Set([
  'search',
  'statistics',
  'figure',
  'tip',
  'tips',
  'resources',
  'topics',
  'show',
  'like',
  'others',
  'check',
]);

/** What became of a question; undefined where it was none. */
export function outcomeOf({ kind }: Asked, reply: Pick<Reply, 'kind'>): Outcome | undefined {
  if (!QUESTIONS.has(kind)) return undefined;
  if (reply.kind === 'declined' || reply.kind === 'no-figure') return 'declined';
  if (reply.kind === 'suggest') return 'offered';
  return reply.kind === 'problem' ? undefined : 'answered';
}

const EVERY = 60_000;

/**
 * Counts questions in memory and adds them to the store each minute, without who asked or what. What was not added yet is
 * added when it stops; a crash loses a minute.
 */
export function createAskedCounter(
  counts: Pick<DailyCounts, 'add'>,
  clock: Clock,
  log: Log,
): {
  readonly count: (asked: Asked, reply: Reply) => void;
  readonly flush: () => Promise<void>;
  start(): void;
  stop(): Promise<void>;
} {
  let open = new Map<string, Record<string, number>>();
  let timer: NodeJS.Timeout | undefined;
  const flush = async (): Promise<void> => {
    const adding = open;
    open = new Map();
    for (const [day, of] of adding) await counts.add(day, of);
  };
  const flushed = (): Promise<void> =>
    flush().catch((error: unknown) => {
      log.warn('asked.not.counted', { reason: error instanceof Error ? error.name : 'unknown' });
    });
  return {
    count: (asked, reply) => {
      const outcome = outcomeOf(asked, reply);
      if (outcome === undefined) return;
      const day = clock.now().toISOString().slice(0, 10);
      const of = open.get(day) ?? {};
      open.set(day, { ...of, [outcome]: (of[outcome] ?? 0) + 1 });
    },
    flush,
    start: () => {
      timer ??= setInterval(() => void flushed(), EVERY).unref();
    },
    stop: () => {
      clearInterval(timer);
      return flushed();
    },
  };
}
