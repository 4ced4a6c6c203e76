import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Log } from '../ports';
import { copySqlite } from './backup';
import type { Connection } from './schema';

/** Copies kept: a week of them. */
const KEPT = 7;
const HOUR = 60 * 60 * 1000;
const NAME = /^signpost-\d{4}-\d\d-\d\d\.db$/;

export interface CopiesParts {
  readonly connection: Connection;
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Makes today's copy of the store in a folder, unless it is there, and removes all but the newest seven. */
export async function makeCopy({ connection, folder, clock }: CopiesParts): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const name = `signpost-${clock.now().toISOString().slice(0, 10)}.db`;
  if (!readdirSync(folder).includes(name)) await copySqlite(connection, join(folder, name));
  const copies = readdirSync(folder)
    .filter((found) => NAME.test(found))
    .sort();
  for (const old of copies.slice(0, -KEPT)) rmSync(join(folder, old));
}

/** Makes a copy now and looks every hour whether another day has come. Resolves to what stops it; a fault is logged and tried again. */
export function startCopies(parts: CopiesParts): () => Promise<void> {
  let making: Promise<void> = Promise.resolve();
  const make = (): void => {
    making = makeCopy(parts).catch((error: unknown) => {
      const reason = error instanceof Error ? error.name : 'unknown';
      parts.log.error('copy.failed', { reason });
    });
  };
  make();
  const timer = setInterval(make, HOUR);
  return async () => {
    clearInterval(timer);
    await making;
  };
}
