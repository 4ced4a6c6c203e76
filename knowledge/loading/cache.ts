import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps what was worked out from content, so that the same work is not done at every start. */
export interface Cache {
  /** What was written on a page under this key; undefined when nothing was, or when it was damaged since. */
  read(page: CachePage, key: string): Uint8Array | undefined;
  /** Replaces a page. Never throws: where nothing can be written, the work is done again next time. */
  write(page: CachePage, key: string, bytes: Uint8Array): void;
}

/** What is worked out: YAML turned into values, the tables of the search, and what the sensitive questions learn from examples. */
export type CachePage = 'yaml-read' | 'search-tables' | 'sensitive-learned';

/** SHA-256, in bytes. */
const CHECK = 32;

/** The build writes here a name for the code it was made from; other code must not believe what that code wrote. */
declare const SIGNPOST_CODE: string | undefined;
const CODE = typeof SIGNPOST_CODE === 'undefined' ? 'source' : SIGNPOST_CODE;

/** A notebook in a folder: one file for each page. Each begins with a checksum of the code, its key and the rest. */
export function createCache(folder: string, code = CODE): Cache {
  const fileOf = (page: CachePage): string => join(folder, `${page}.bin`);
  const checksum = (key: string, bytes: Uint8Array): Buffer =>
    createHash('sha256').update(`${code}\n${key}\n`).update(bytes).digest();
  return {
    read(page, key) {
      try {
        const whole = readFileSync(fileOf(page));
        const bytes = whole.subarray(CHECK);
        return whole.subarray(0, CHECK).equals(checksum(key, bytes)) ? bytes : undefined;
      } catch {
        return undefined;
      }
    },
    write(page, key, bytes) {
      try {
        mkdirSync(folder, { recursive: true });
        const part = `${fileOf(page)}.${process.pid}`;
        writeFileSync(part, Buffer.concat([checksum(key, bytes), bytes]));
        renameSync(part, fileOf(page));
      } catch {
        // A read-only machine works it out at every start instead.
      }
    },
  };
}
