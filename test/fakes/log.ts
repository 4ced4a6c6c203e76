import type { Log } from '../../src/ports';

const ignore = () => undefined;

/** A log that keeps nothing. */
export const quiet: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
