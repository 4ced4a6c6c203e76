import { AsyncLocalStorage } from 'node:async_hooks';

const listening = new AsyncLocalStorage<boolean>();

export interface SilencedLog {
  /** Runs something whose console.error, and that of all it calls, is thrown away. */
  run<Out>(task: () => Promise<Out>): Promise<Out>;
  restore(): void;
}

/**
 * Silences console.error inside chosen tasks only. botbuilder prints a stack trace, and the keys it tried, for
 * every token it refuses, and offers no way to turn that off.
 */
export function silenceSdkLog(): SilencedLog {
  const write = console.error;
  const filtered: typeof console.error = (...parts) => {
    if (listening.getStore() !== true) write.apply(console, parts);
  };
  console.error = filtered;
  return {
    run: (task) => listening.run(true, task),
    restore: () => {
      if (console.error === filtered) console.error = write;
    },
  };
}
