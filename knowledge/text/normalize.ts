/** Longer than any real question; the rest of a pasted text adds cost and no meaning. */
export const LONGEST_QUESTION = 4000;

/**
 * A text in plain characters: full-width and styled letters and digits as usual ones, marks that cannot be seen gone
 * without trace, every dash a hyphen, every quote straight, every kind of space a space. Lines stay lines.
 */
export function plainCharacters(text: string): string {
  if (PLAIN.test(text)) return text;
  return (
    text
      .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
      // Compatibility forms of these would fall into a space and a mark.
      .replace(/[‘’‚‛ʼʹ`´′＇]/g, "'")
      .replace(/[“”„‟″«»]/g, '"')
      .replace(/[™℠®©]/g, '')
      .replace(/(\d)([½¼¾⅓⅔])/g, '$1 $2')
      .normalize('NFKC')
      .replace(/[\p{Pd}\u2043\u2212]/gu, '-')
      .replace(/\u2044/g, '/')
      .replace(/[^\S\n]/g, ' ')
      .replace(/[\p{Zl}\p{Zp}]/gu, '\n')
  );
}

/** Most of what is typed needs nothing done. */
const PLAIN = /^[\n -_a-~]*$/;

/**
 * What a person typed, ready to parse: in plain characters, white space folded, cut to LONGEST_QUESTION characters.
 * Costs the same for 4 kB as for 4 MB.
 */
export function normalize(text: string): string {
  return plainCharacters(text.slice(0, LONGEST_QUESTION))
    .slice(0, LONGEST_QUESTION)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/** Lower case, without accents. */
export function unaccented(text: string): string {
  const small = text.toLowerCase();
  return /^[\n -~]*$/.test(small) ? small : small.normalize('NFKD').replace(/\p{M}+/gu, '');
}

/** In plain characters and small letters, without accents, and without marks at either end. */
export function plainWords(text: string): string {
  return unaccented(normalize(text)).replace(
    /^[^\p{L}\p{N}#]+|(?<![^\p{L}\p{N}%])[^\p{L}\p{N}%]+$/gu,
    '',
  );
}
