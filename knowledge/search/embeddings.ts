import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * What an encoder made of texts, in little room: of each part of a vector only whether it is above the usual. Told by
 * a hash of each text, so that what was made of another text is never taken for it.
 */
export interface Embeddings {
  /** The usual of each part. */
  readonly mean: Float32Array;
  readonly keys: readonly string[];
  /** A bit for each part, text by text in the order of `keys`. */
  readonly bits: Uint8Array;
}

/** A hash this long, in bytes, is another text's once in some ten million times ten million. */
const KEY = 8;
const MARK = 0x31766573;
/** Mark, checksum, parts and texts, four bytes each. */
const HEAD = 16;

const keyOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, 2 * KEY);

/** What is usual among vectors. */
export function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (let at = 0; at < mean.length; at += 1)
      mean[at] = (mean[at] ?? 0) + (vector[at] ?? 0) / vectors.length;
  return mean;
}

/** The same with more texts; those that are there already stay. */
export function withTexts(
  { mean, keys, bits }: Embeddings,
  texts: readonly string[],
  vectors: readonly Float32Array[],
): Embeddings {
  const width = mean.length / 8;
  const held = new Set(keys);
  const fresh = texts.flatMap((text, at) => {
    const key = keyOf(text);
    const vector = vectors[at];
    if (vector?.length !== mean.length || held.has(key)) return [];
    held.add(key);
    return [{ key, vector }];
  });
  const all = new Uint8Array(bits.length + fresh.length * width);
  all.set(bits);
  fresh.forEach(({ vector }, at) => {
    const from = bits.length + at * width;
    vector.forEach((value, part) => {
      if (value > (mean[part] ?? 0)) {
        const byte = from + (part >> 3);
        all[byte] = (all[byte] ?? 0) | (1 << (part & 7));
      }
    });
  });
  return { mean, keys: [...keys, ...fresh.map(({ key }) => key)], bits: all };
}

/** The same with these texts alone, of those that are there. */
export function onlyTexts({ mean, keys, bits }: Embeddings, texts: readonly string[]): Embeddings {
  const width = mean.length / 8;
  const wanted = new Set(texts.map(keyOf));
  const held = keys.flatMap((key, at) => (wanted.has(key) ? [{ key, at }] : []));
  return {
    mean,
    keys: held.map(({ key }) => key),
    bits: Uint8Array.from(
      Buffer.concat(held.map(({ at }) => bits.subarray(at * width, (at + 1) * width))),
    ),
  };
}

/** As a file. */
export function toBytes({ mean, keys, bits }: Embeddings): Uint8Array {
  const head = Buffer.alloc(HEAD);
  const body = Buffer.concat([
    Buffer.from(mean.buffer, mean.byteOffset, mean.byteLength),
    Buffer.from(keys.join(''), 'hex'),
    bits,
  ]);
  head.writeUInt32LE(MARK, 0);
  head.writeUInt32LE(crc32(body), 4);
  head.writeUInt32LE(mean.length, 8);
  head.writeUInt32LE(keys.length, 12);
  return Buffer.concat([head, body]);
}

/** What a file holds; undefined where it is no such file or was damaged. */
export function fromBytes(bytes: Uint8Array): Embeddings | undefined {
  const file = Buffer.from(bytes);
  if (file.length < HEAD || file.readUInt32LE(0) !== MARK) return undefined;
  const body = file.subarray(HEAD);
  const [parts, count] = [file.readUInt32LE(8), file.readUInt32LE(12)];
  const keysFrom = parts * 4;
  const bitsFrom = keysFrom + count * KEY;
  if (crc32(body) !== file.readUInt32LE(4) || body.length !== bitsFrom + (count * parts) / 8)
    return undefined;
  const hex = body.toString('hex', keysFrom, bitsFrom);
  return {
    mean: new Float32Array(body.buffer.slice(body.byteOffset, body.byteOffset + keysFrom)),
    keys: Array.from({ length: count }, (_, at) => hex.slice(at * 2 * KEY, (at + 1) * 2 * KEY)),
    bits: Uint8Array.from(body.subarray(bitsFrom)),
  };
}

/** Compares with some texts. */
export interface Likeness {
  /** The texts of which nothing is known. */
  readonly missing: readonly string[];
  /** For each text, how near the nearest of these vectors is: about the cosine, nought for those that are missing. */
  compare(vectors: readonly Float32Array[]): Float32Array;
}

/** Makes ready to compare with these texts. */
export function createLikeness(
  { mean, keys, bits }: Embeddings,
  texts: readonly string[],
): Likeness {
  const placeOf = new Map(keys.map((key, at) => [key, at]));
  const places = Int32Array.from(texts, (text) => placeOf.get(keyOf(text)) ?? -1);
  const width = mean.length / 8;
  return {
    missing: texts.filter((_, at) => places[at] === -1),
    compare(vectors) {
      const nearest = new Float32Array(texts.length);
      for (const vector of vectors) {
        const sums = sumsOfBytes(vector, mean);
        places.forEach((place, at) => {
          if (place < 0) return;
          let sum = 0;
          const from = place * width;
          for (let byte = 0; byte < width; byte += 1)
            sum += sums[(byte << 8) | (bits[from + byte] ?? 0)] ?? 0;
          if (sum > (nearest[at] ?? 0)) nearest[at] = sum;
        });
      }
      return nearest;
    },
  };
}

/**
 * For each byte of bits and each value it can have, what those bits add to the cosine with a vector: so a text costs one
 * sum a byte.
 */
function sumsOfBytes(vector: Float32Array, mean: Float32Array): Float32Array {
  const off = vector.map((value, part) => value - (mean[part] ?? 0));
  const scale = Math.hypot(...off) * Math.sqrt(mean.length) || 1;
  const sums = new Float32Array((mean.length / 8) * 256);
  for (let at = 0; at < sums.length; at += 1) {
    const first = (at >> 8) * 8;
    let sum = 0;
    for (let bit = 0; bit < 8; bit += 1) {
      const value = off[first + bit] ?? 0;
      sum += (at & (1 << bit)) === 0 ? -value : value;
    }
    sums[at] = sum / scale;
  }
  return sums;
}
