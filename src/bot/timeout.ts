/** The outcome of some work, or a rejection with `late()` when it takes longer than `ms` milliseconds. */
export async function withTimeout<T>(work: Promise<T>, ms: number, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const lateness = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  return Promise.race([work, lateness]).finally(() => clearTimeout(timer));
}
