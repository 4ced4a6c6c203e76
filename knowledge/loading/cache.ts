import { createHash, type Hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DefaultDeserializer, serialize, type Deserializer } from 'node:v8';
import { crc32 } from 'node:zlib';

/** Keeps pages of what was worked out from content, so that the same work is not done at every start. */
export interface Cache {
  /** Whether a page is there, sound or not. */
  has(): boolean;
  /** The page written under the same key; undefined where there is none, or where it was damaged or is another's. */
  read(): unknown;
  /** Keeps the page under the key. Never throws: where nothing can be written, the work is done again next time. */
  write(page: unknown): void;
}

/** Enough that a change that is taken back, or content that is tried for a while, is not learned from again. */
const KEPT = 3;
const PAGE = /^knowledge-[\da-f]+\.bin$/;
/** CRC-32, in bytes: it finds damage, and the key inside it another's page. */
const CHECK = 4;

/**
 * A cache in a folder, for all that follows from what `key` names: a file for each key, of which those used last are
 * kept. A file begins with a checksum of the key and the rest.
 */
export function createCache(folder: string, key: string): Cache {
  const name = createHash('sha256').update(key).digest('hex').slice(0, 16);
  const file = join(folder, `knowledge-${name}.bin`);
  const checksum = (bytes: Uint8Array): number => crc32(bytes, crc32(`${key}\n`));
  return {
    has: () => existsSync(file),
    read() {
      try {
        const whole = readFileSync(file);
        const bytes = whole.subarray(CHECK);
        if (whole.readUInt32LE() !== checksum(bytes)) return undefined;
        noteUse(file);
        return new CopyingDeserializer(bytes).readWhole();
      } catch {
        return undefined;
      }
    },
    write(page) {
      const bytes = serialize(page);
      try {
        mkdirSync(folder, { recursive: true });
        const part = `${file}.${process.pid}`;
        const check = Buffer.alloc(CHECK);
        check.writeUInt32LE(checksum(bytes));
        writeFileSync(part, Buffer.concat([check, bytes]));
        renameSync(part, file);
        for (const old of pagesIn(folder).slice(KEPT)) rmSync(old, { force: true });
      } catch {
        // A read-only machine works it out at every start instead.
      }
    },
  };
}

/** Copies lists of numbers out of the page: Node gives windows on it, and one small list would keep all its bytes in memory. */
class CopyingDeserializer extends DefaultDeserializer {
  readWhole(): unknown {
    this.readHeader();
    return this.readValue() as unknown;
  }

  /** Called by Node for every list of numbers; documented, though its types leave it out. */
  _readHostObject(): unknown {
    const { _readHostObject: read } = DefaultDeserializer.prototype as unknown as {
      readonly _readHostObject: (this: Deserializer) => NodeJS.TypedArray;
    };
    // Works for every sort of list.
    return Uint8Array.prototype.slice.call(read.call(this));
  }
}

function noteUse(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // Where nothing may be written, nothing is removed either.
  }
}

/** The pages kept in a folder, the one used last first. */
function pagesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => PAGE.test(name))
    .map((name) => join(folder, name))
    .map((file) => ({ file, used: statSync(file).mtimeMs }))
    .sort((a, b) => b.used - a.used)
    .map(({ file }) => file);
}

/** What content is written in. */
const CONTENT = /\.(?:ya?ml|txt|csv)$/i;
const CODE = /\.[jt]s$/;

/**
 * Names all that a page follows from: the text of content folders, the code of this part of the program, the versions
 * of its packages and of Node. Never throws: what can't be read is named by why.
 */
export function cacheKey(contentFolders: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  const code = resolve(__dirname, '..');
  takeIn(hash, code, CODE);
  for (const folder of contentFolders) takeIn(hash, folder, CONTENT);
  return hash.update(packagesOf(code)).digest('hex');
}

/** Names the text of content folders alone. Never throws. */
export function textKey(contentFolders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of contentFolders) takeIn(hash, folder, CONTENT);
  return hash.digest('hex');
}

function takeIn(hash: Hash, folder: string, files: RegExp): void {
  for (const name of namesIn(folder, files))
    hash.update(`\n${name}\n`).update(textOf(join(folder, name)));
}

function namesIn(folder: string, files: RegExp): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => files.test(name))
      .sort();
  } catch {
    return [];
  }
}

/** What a file holds, or why that can't be told. A pipe would never end. */
function textOf(file: string): Uint8Array | string {
  try {
    return statSync(file).isFile() ? readFileSync(file) : 'not a file';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unread';
  }
}

/** The packages that the nearest package.json above names, each in its exact version. */
function packagesOf(from: string): string {
  const file = join(from, 'package.json');
  if (!existsSync(file)) return dirname(from) === from ? '' : packagesOf(dirname(from));
  const { dependencies } = JSON.parse(readFileSync(file, 'utf8')) as { dependencies?: object };
  return JSON.stringify(dependencies);
}
