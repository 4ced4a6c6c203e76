import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { startEncoder, type EncoderProcess } from '../src/encoder/start-encoder';

const BATCH = 16;

/** The built program's encoder; undefined where it has not been built. */
export const builtEncoder = (): EncoderProcess | undefined =>
  startEncoder(Date.now, join('dist', 'src', 'encoder', 'encoder-process.js'));

/** The vectors of texts. They are kept in a folder of what can be made again, since all examples take minutes. */
export async function encodeAll(
  texts: readonly string[],
  cache: string,
): Promise<ReadonlyMap<string, Float32Array>> {
  const file = join(cache, 'tools', 'vectors.bin');
  const known = read(file);
  const missing = [...new Set(texts)].filter((text) => !known.has(text));
  if (missing.length === 0) return known;
  const encoder = builtEncoder();
  if (encoder === undefined) throw new Error('The program has not been built: run npm run build');
  console.log(`Encoding ${missing.length} texts, some hundred a second…`);
  for (let at = 0; at < missing.length; at += BATCH) {
    const some = missing.slice(at, at + BATCH);
    const vectors = await encoder.encode(some);
    some.forEach((text, of) => known.set(text, vectors[of] ?? new Float32Array()));
  }
  encoder.stop();
  mkdirSync(join(cache, 'tools'), { recursive: true });
  writeFileSync(file, serialize(known));
  return known;
}

function read(file: string): Map<string, Float32Array> {
  try {
    return deserialize(readFileSync(file)) as Map<string, Float32Array>;
  } catch {
    return new Map();
  }
}
