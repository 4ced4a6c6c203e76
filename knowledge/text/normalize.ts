/** Longer than any real question; the rest of a pasted text adds cost and no meaning. */
export const LONGEST_QUESTION = 4000;

/**
 * What a person typed, ready to parse: control and direction marks gone, white space folded, cut to
 * LONGEST_QUESTION characters. Costs the same for 4 kB as for 4 MB.
 */
export function normalize(text: string): string {
  return text
    .slice(0, LONGEST_QUESTION)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Lower case, accents off, curly quotes straightened, punctuation at either end dropped. */
export function plainWords(text: string): string {
  return normalize(text)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘]/g, "'")
    .replace(/^[^\p{L}\p{N}#]+|(?<![^\p{L}\p{N}%])[^\p{L}\p{N}%]+$/gu, '');
}
