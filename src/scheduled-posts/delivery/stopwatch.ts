/** How long things take, as opposed to what time it is. */
export interface Stopwatch {
  /**
   * Starts measuring; the returned function tells the milliseconds since. It takes the larger of the process's two
   * clocks: one stands still while a machine sleeps, the other may be set back.
   */
  start(): () => number;
  sleep(ms: number): Promise<void>;
}

/** The process's own clocks. */
export function createStopwatch(): Stopwatch {
  return {
    start() {
      const wall = Date.now();
      const steady = performance.now();
      return () => Math.max(Date.now() - wall, performance.now() - steady);
    },
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}
