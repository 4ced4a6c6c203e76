import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  constants,
  monitorEventLoopDelay,
  PerformanceObserver,
  type PerformanceEntry,
} from 'node:perf_hooks';

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
  /** The longest call of SQLite's, which waits for the disk, and the longest collection that nobody asked for, in milliseconds. */
  readonly store: number;
  readonly collection: number;
  /** Milliseconds in which it could have run and had no processor, in the worst second. Nought where the system does not say. */
  readonly unserved: number;
  /** Pages it had to have read back from the disk. */
  readonly faulted: number;
  readonly handles: number;
  readonly handleKinds: Readonly<Record<string, number>>;
}

/** What Node's types leave out of an entry about the collector. */
type Collection = PerformanceEntry & { readonly detail?: { readonly flags?: number } };

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
let store = 0;
let collection = 0;
const collections = new PerformanceObserver((list) => {
  for (const entry of list.getEntries() as readonly Collection[]) {
    const forced = (entry.detail?.flags ?? 0) & constants.NODE_PERFORMANCE_GC_FLAGS_FORCED;
    if (forced === 0) collection = Math.max(collection, entry.duration);
  }
});
collections.observe({ entryTypes: ['gc'] });
watchStore();
let unserved = 0;
let before = processorAwaited();
setInterval(() => {
  const now = processorAwaited();
  unserved = Math.max(unserved, now - before);
  before = now;
}, 1_000).unref();
let faulted = process.resourceUsage().majorPageFault;
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
    store,
    collection,
    unserved,
    faulted: process.resourceUsage().majorPageFault - faulted,
    handles,
    handleKinds: kinds,
  } satisfies Reading);
  store = 0;
  collection = 0;
  unserved = 0;
  faulted = process.resourceUsage().majorPageFault;
});
process.on('disconnect', () => process.exit(1));
process.channel?.unref();

/** Milliseconds that the main thread has stood in the queue for a processor, all told: Linux counts them. */
function processorAwaited(): number {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[1]) / 1e6;
  } catch {
    return 0;
  }
}

/** Times every statement of the program's own copy of the driver, whose calls end when the work is done. */
function watchStore(): void {
  type Call = (...given: unknown[]) => unknown;
  type Methods = Record<string, Call>;
  const load = createRequire(join(process.cwd(), 'package.json'));
  const Driver = load('libsql') as new (file: string) => { prepare: Call; close(): void };
  const probe = new Driver(':memory:');
  const timed = (owner: Methods, name: string): void => {
    const call = owner[name]!;
    owner[name] = function (this: unknown, ...given) {
      const began = performance.now();
      try {
        return call.apply(this, given);
      } finally {
        store = Math.max(store, performance.now() - began);
      }
    };
  };
  const statement = Object.getPrototypeOf(probe.prepare('select 1')) as Methods;
  for (const name of ['run', 'get', 'all']) timed(statement, name);
  const driver = Driver.prototype as Methods;
  timed(driver, 'exec');
  probe.close();
}
