import { createLikeness, withTexts, type Embeddings, type Likeness } from './embeddings';
import { chancesOf, type EmbeddingClassifier } from './embedding-classifier';
import type { Encoder } from './encoder';
import { comparedTexts, neighboursOf, type Neighbours } from './neighbours';
import type { SearchEntry } from './entries';
import type { KnownQuestion } from './search-examples';

/** How a search is lent an encoder. */
export interface MeaningOptions {
  readonly encoder: Encoder;
  /** What was made of texts before. */
  readonly embeddings: Embeddings;
  /** What was learned from the vectors of the examples that came with the program. */
  readonly classifier: EmbeddingClassifier | undefined;
  /** Told what was made of all texts now, to keep it. */
  readonly keep: (embeddings: Embeddings) => void;
  /**
   * How long a question waits for the encoder, in milliseconds. Undefined: as long as it takes, and until something is
   * known of every text, so that the same question always has the same answer.
   */
  readonly within: number | undefined;
}

/** Finds what a question is near to in meaning. */
export interface Meaning {
  /** Undefined where the encoder is away, too busy or too slow. Never rejects. */
  near(parts: readonly string[]): Promise<Neighbours | undefined>;
}

/** So many texts are encoded in one go, so that no question waits long behind them. */
const BATCH = 8;
/** What a text holds beyond so many characters would change little, and takes memory for good. */
const LONGEST = 1000;

/** Makes ready to compare. Texts of which nothing is known are encoded meanwhile, and nothing is said of them until then. */
export function createMeaning(
  entries: readonly SearchEntry[],
  known: readonly KnownQuestion[],
  gaps: readonly string[],
  { encoder, embeddings, classifier, keep, within }: MeaningOptions,
): Meaning {
  const compared = comparedTexts(entries, known, gaps);
  let likeness: Likeness | undefined;
  let complete: Promise<void> | undefined;

  async function encodeMissing(missing: readonly string[]): Promise<void> {
    let all = embeddings;
    for (let at = 0; at < missing.length; at += BATCH) {
      const texts = missing.slice(at, at + BATCH);
      all = withTexts(all, texts, await encoder.encode(texts));
    }
    keep(all);
    likeness = createLikeness(all, compared.texts);
  }

  return {
    async near(parts) {
      try {
        likeness ??= createLikeness(embeddings, compared.texts);
        const { missing } = likeness;
        complete ??= missing.length === 0 ? Promise.resolve() : encodeMissing(missing);
        // What could not be encoded is tried again with the next question.
        complete.catch(() => (complete = undefined));
        if (within === undefined) await complete;
        const vectors = await encoder.encode(
          parts.map((part) => part.slice(0, LONGEST)),
          within,
        );
        const [vector] = vectors;
        const chances = classifier && vector && chancesOf(classifier, vector);
        return neighboursOf(compared, likeness.compare(vectors), chances);
      } catch {
        return undefined;
      }
    },
  };
}
