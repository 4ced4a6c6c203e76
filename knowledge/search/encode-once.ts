import { digestOf } from '../text/digest';
import type { Encoder } from './encoder';

/** As many calls' texts as may be under way between the two that ask for the same one. */
const CALLS = 8;
/** So many texts at once are no question's. */
const MOST_TEXTS = 32;

/**
 * An encoder that works out a text once where it is asked for twice in a row: a question is encoded by whoever listens
 * for somebody in need, and again by the search. Of a text it holds a digest and the vector, for a few calls. Rejects as
 * the encoder does.
 */
export function encodeOnce(encoder: Encoder): Encoder {
  /** The last calls' vectors by their texts' digests, the newest last. */
  let calls: readonly ReadonlyMap<string, Promise<Float32Array>>[] = [];
  return {
    async encode(texts, within) {
      if (texts.length > MOST_TEXTS) return encoder.encode(texts, within);
      const known = (key: string): Promise<Float32Array> | undefined =>
        calls.findLast((call) => call.has(key))?.get(key);
      const missing = new Map(
        texts.flatMap((text): [string, string][] => {
          const key = digestOf(text);
          return known(key) === undefined ? [[key, text]] : [];
        }),
      );
      if (missing.size > 0) {
        const all = encoder.encode([...missing.values()], within);
        const call = new Map([...missing.keys()].map((key, at) => [key, all.then(vectorAt(at))]));
        calls = [...calls.slice(1 - CALLS), call];
        // What failed is asked for again; whoever waits for it is told below.
        all.catch(() => (calls = calls.filter((one) => one !== call)));
      }
      return Promise.all(texts.map((text) => known(digestOf(text)) ?? gone()));
    },
  };
}

const vectorAt =
  (at: number) =>
  (vectors: readonly Float32Array[]): Float32Array => {
    const vector = vectors[at];
    if (vector === undefined) throw new Error('The encoder left a text out');
    return vector;
  };

const gone = (): Promise<never> => Promise.reject(new Error('The encoder did not answer'));
