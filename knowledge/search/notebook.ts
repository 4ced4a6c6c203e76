import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps what was learned, so that the same lesson is not learned at every start. */
export interface Notebook {
  /** What was written under a key; undefined when nothing was, or when it was damaged since. */
  read(key: string): Uint8Array | undefined;
  /** Never throws: where nothing can be written, the lesson is learned again next time. */
  write(key: string, bytes: Uint8Array): void;
}

/** SHA-256, in bytes. */
const CHECK = 32;

/** A notebook in a folder: one file, which only the newest lesson is kept in. Each file begins with a checksum of its key and the rest. */
export function createNotebook(folder: string): Notebook {
  const file = join(folder, 'search-learned.bin');
  return {
    read(key) {
      try {
        const whole = readFileSync(file);
        const bytes = whole.subarray(CHECK);
        return whole.subarray(0, CHECK).equals(checksum(key, bytes)) ? bytes : undefined;
      } catch {
        return undefined;
      }
    },
    write(key, bytes) {
      try {
        mkdirSync(folder, { recursive: true });
        const part = `${file}.${process.pid}`;
        writeFileSync(part, Buffer.concat([checksum(key, bytes), bytes]));
        renameSync(part, file);
      } catch {
        // A read-only machine learns at every start instead.
      }
    },
  };
}

function checksum(key: string, bytes: Uint8Array): Buffer {
  return createHash('sha256').update(key).update('\n').update(bytes).digest();
}
