import { z } from 'zod';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { classifierFromText, type EmbeddingClassifier } from '../search/embedding-classifier';
import type { LearnedOpinion } from '../sensitive/care-opinion';
import { fromBytes, toBytes, type Embeddings } from '../search/embeddings';

/** What an encoder made of texts, and where more of it is kept. */
export interface KeptEmbeddings {
  readonly embeddings: Embeddings;
  /** What was learned from the vectors of all examples; undefined where the program came with none. */
  readonly classifier: EmbeddingClassifier | undefined;
  /** Never throws: what can't be kept is made again. */
  readonly keep: (embeddings: Embeddings) => void;
}

/** In the lexicon's folder, beside the examples it was made of, and in the cache. */
export const EMBEDDINGS_FILE = 'embeddings.bin';
export const CLASSIFIER_FILE = 'embedding-classifier.json';
export const OPINION_FILE = 'sensitive-opinion.json';

/**
 * Reads what came with the program, and what was made of other texts since and kept in the cache, where that goes by the
 * same mean. Undefined where the program came with none.
 */
export function openEmbeddings(
  shipped: string,
  cache: string | undefined,
): KeptEmbeddings | undefined {
  const own = readFile(join(shipped, 'lexicon', EMBEDDINGS_FILE));
  if (own === undefined) return undefined;
  const file = cache === undefined ? undefined : join(cache, EMBEDDINGS_FILE);
  const kept = file === undefined ? undefined : readFile(file);
  const fits =
    kept !== undefined && Buffer.from(kept.mean.buffer).equals(Buffer.from(own.mean.buffer));
  return {
    embeddings: fits ? together(own, kept) : own,
    classifier: readClassifier(join(shipped, 'lexicon', CLASSIFIER_FILE)),
    keep: (embeddings) => {
      if (file !== undefined) writeFile(file, embeddings);
    },
  };
}

/** Writes them to a file, whole or not at all. Never throws. */
export function writeFile(file: string, embeddings: Embeddings): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const part = `${file}.${process.pid}`;
    writeFileSync(part, toBytes(embeddings));
    renameSync(part, file);
  } catch {
    // On a read-only machine they are made again at every start.
  }
}

function readFile(file: string): Embeddings | undefined {
  try {
    return fromBytes(readFileSync(file));
  } catch {
    return undefined;
  }
}

function readClassifier(file: string): EmbeddingClassifier | undefined {
  try {
    return classifierFromText(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Those of both; of a text in both, either will do. */
function together(own: Embeddings, more: Embeddings): Embeddings {
  const held = new Set(own.keys);
  const width = own.mean.length / 8;
  const fresh = more.keys.flatMap((key, at) => (held.has(key) ? [] : [{ key, at }]));
  return {
    mean: own.mean,
    keys: [...own.keys, ...fresh.map(({ key }) => key)],
    bits: Uint8Array.from(
      Buffer.concat([
        own.bits,
        ...fresh.map(({ at }) => more.bits.subarray(at * width, (at + 1) * width)),
      ]),
    ),
  };
}

const fitted = z.object({ weights: z.array(z.number()), bias: z.number() });
const weighed = z.object({ one: fitted, several: fitted });
const opinion = z.object({ classifier: z.unknown(), need: weighed, life: weighed });

/** What was learned of who needs a person from the vectors of examples; undefined where the program came with none. */
export function openSecondOpinion(shipped: string): LearnedOpinion | undefined {
  try {
    const held: unknown = JSON.parse(readFileSync(join(shipped, 'lexicon', OPINION_FILE), 'utf8'));
    const { classifier: learned, need, life } = opinion.parse(held);
    const classifier = classifierFromText(JSON.stringify(learned));
    return classifier && { classifier, need, life };
  } catch {
    return undefined;
  }
}
