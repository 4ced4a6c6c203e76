/** Work that must be done before stopping. */
export interface InFlight {
  /** Passes the work through, and waits for it at a stop. */
  track<Result>(work: Promise<Result>): Promise<Result>;
  /** Resolves when nothing is under way any more, or after so many milliseconds. Never rejects. */
  settled(milliseconds: number): Promise<void>;
}

/** Keeps count of work under way. */
export function createInFlight(): InFlight {
  const working = new Set<Promise<unknown>>();
  return {
    track: (work) => {
      const forget = () => void working.delete(done);
      const done: Promise<void> = work.then(forget, forget);
      working.add(done);
      return work;
    },
    async settled(milliseconds) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => resolve('late'), milliseconds);
      });
      const all = async () => {
        while (working.size > 0) await Promise.all(working);
      };
      await Promise.race([all(), late]);
      clearTimeout(timer);
    },
  };
}
