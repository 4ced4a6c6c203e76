import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withTimeout } from '../bot/timeout';
import type { Clock, Log } from '../ports';
import { copySqlite } from './backup';
import type { Connection } from './schema';

/** Copies kept: a week of them. */
const KEPT = 7;
const HOUR = 60 * 60 * 1000;
/** A folder that does not answer for so many milliseconds is given up until the next hour. */
const PATIENCE = 30_000;
const NAME = /^signpost-\d{4}-\d\d-\d\d\.db$/;
/** Written and taken away again, to see whether the folder takes anything. */
const TRIAL = 'signpost.trial';

export interface CopiesParts {
  readonly connection: Connection;
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds for the folder to answer. */
  readonly patience?: number;
}

/** Makes today's copy of the store in a folder, unless it is there, and removes all but the newest seven. */
export async function makeCopy({
  connection,
  folder,
  clock,
  patience = PATIENCE,
}: Omit<CopiesParts, 'log'>): Promise<void> {
  const name = `signpost-${clock.now().toISOString().slice(0, 10)}.db`;
  // The copy itself stops the process for as long as the folder takes, so it is made only where that answers.
  const found = await withTimeout(
    namesIn(folder, name),
    patience,
    () => new FolderSilentError('the folder for copies does not answer'),
  );
  if (!found.includes(name)) await copySqlite(connection, join(folder, name));
  const copies = [...new Set([...found, name])].filter((one) => NAME.test(one)).sort();
  for (const old of copies.slice(0, -KEPT)) await rm(join(folder, old), { force: true });
}

/** The folder of copies hangs, as one on a server may that is away. */
class FolderSilentError extends Error {
  override readonly name = 'FolderSilentError';
}

/** What a folder holds, made where it is missing, and tried by writing to it where a copy is wanted. */
async function namesIn(folder: string, wanted: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const names = await readdir(folder);
  if (names.includes(wanted)) return names;
  const trial = await open(join(folder, TRIAL), 'w', 0o600);
  try {
    await trial.writeFile('trial');
    await trial.sync();
  } finally {
    await trial.close();
  }
  await rm(join(folder, TRIAL), { force: true });
  return names;
}

/** Makes a copy now and looks every hour whether another day has come. Resolves to what stops it; a fault is logged and tried again. */
export function startCopies(parts: CopiesParts): () => Promise<void> {
  let making: Promise<void> | undefined;
  const make = (): void => {
    // One that hangs is not joined by another every hour.
    making ??= makeCopy(parts)
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.name : 'unknown';
        parts.log.error('copy.failed', { reason });
      })
      .finally(() => (making = undefined));
  };
  make();
  const timer = setInterval(make, HOUR);
  return async () => {
    clearInterval(timer);
    await making;
  };
}
