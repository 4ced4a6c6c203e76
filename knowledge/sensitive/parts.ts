import { wordsIn } from '../text/tokenize';

/**
 * A sentence longer than this is read in stretches too, as when nobody set a full stop. Shorter stretches lose who did
 * what: "suicide attempt and want to tell others what helped" is grave, and the sentence it was cut from is not.
 */
const LONG_SENTENCE = 22;
const STRETCH = 22;
const STEP = 6;
/** More parts than this are not read: nobody types so much by hand. */
const MOST_PARTS = 120;

/**
 * The sentences of a text, those that run on also in stretches that overlap, as plain words. None for a text
 * that is one short sentence: it is read whole.
 */
export function partsOf(text: string): readonly (readonly string[])[] {
  const sentences = sentencesIn(text)
    .map(wordsIn)
    .filter(({ length }) => length > 0);
  if (sentences.length === 1 && (sentences[0]?.length ?? 0) <= LONG_SENTENCE) return [];
  const parts = sentences.flatMap((words) =>
    words.length <= LONG_SENTENCE ? [words] : [words, ...stretches(words)],
  );
  return parts.slice(0, MOST_PARTS);
}

/** The sentences of a text as they were typed. */
export const sentencesIn = (text: string): readonly string[] =>
  text
    .split(/[.!?;\n\r…]+(?=\s|$)|\s[-–—]\s|[\n\r]+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

function stretches(words: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil((words.length - STRETCH) / STEP) + 1 }, (_, at) =>
    words.slice(at * STEP, at * STEP + STRETCH),
  );
}
