import { monitorEventLoopDelay } from 'node:perf_hooks';

/*
 * Loaded into the service before it starts, to read what only the process itself knows. Answers each message of its
 * parent's with a reading, and ends when its parent does.
 */

export interface Reading {
  /** Megabytes. The heap is as it stands after a full collection where that can be asked for. */
  readonly rss: number;
  readonly heap: number;
  readonly outside: number;
  /** Of one core, since the last reading, in percent. */
  readonly cpu: number;
  /** Milliseconds by which the event loop was late since the last reading: the 99th of a hundred, and the worst. */
  readonly lag: number;
  readonly worst: number;
  readonly handles: number;
  readonly handleKinds: Readonly<Record<string, number>>;
}

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
let used = process.cpuUsage();
let since = performance.now();
const MB = 1024 * 1024;

process.on('message', (wish) => {
  const { rss } = process.memoryUsage();
  const spent = process.cpuUsage(used);
  const cpu = (spent.user + spent.system) / 10 / (performance.now() - since);
  used = process.cpuUsage();
  since = performance.now();
  const lag = delay.percentile(99) / 1e6;
  const worst = delay.max / 1e6;
  if (wish === 'collect') globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  delay.reset();
  const kinds: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) kinds[kind] = (kinds[kind] ?? 0) + 1;
  const handles = Object.values(kinds).reduce((sum, count) => sum + count, 0);
  process.send?.({
    rss: rss / MB,
    heap: heapUsed / MB,
    outside: external / MB,
    cpu,
    lag,
    worst,
    handles,
    handleKinds: kinds,
  } satisfies Reading);
});
process.on('disconnect', () => process.exit(1));
process.channel?.unref();
