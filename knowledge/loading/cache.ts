import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';

/** Keeps one page of what was worked out from content, so that the same work is not done at every start. */
export interface Cache {
  /** The page written under the same key; undefined where there is none, or where it was damaged or is another's. */
  read(): unknown;
  /** Replaces the page, whatever it was. Never throws: where nothing can be written, the work is done again next time. */
  write(page: unknown): void;
}

const FILE = 'knowledge.bin';
/** CRC-32, in bytes: it finds damage, and the key inside it another's page. */
const CHECK = 4;

/** A cache in a folder, for all that follows from what `key` names. The file begins with a checksum of the key and the rest. */
export function createCache(folder: string, key: string): Cache {
  const file = join(folder, FILE);
  const checksum = (bytes: Uint8Array): number => crc32(bytes, crc32(`${key}\n`));
  return {
    read() {
      try {
        const whole = readFileSync(file);
        const bytes = whole.subarray(CHECK);
        if (whole.readUInt32LE() !== checksum(bytes)) return undefined;
        return deserialize(bytes) as unknown;
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
      } catch {
        // A read-only machine works it out at every start instead.
      }
    },
  };
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
  for (const [folder, files] of [
    [code, CODE],
    ...contentFolders.map((one) => [one, CONTENT] as const),
  ] as const)
    for (const name of namesIn(folder, files))
      hash.update(`\n${name}\n`).update(textOf(join(folder, name)));
  return hash.update(packagesOf(code)).digest('hex');
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
