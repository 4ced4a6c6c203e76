/**
 * Turns texts into vectors: the more alike two texts mean, the nearer their vectors point. All have the same number of
 * parts, in no unit. Rejects where it is away, or busy for longer than `within` milliseconds.
 */
export interface Encoder {
  encode(texts: readonly string[], within?: number): Promise<readonly Float32Array[]>;
}
