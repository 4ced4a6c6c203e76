/** How a platform counts the letters of a text: by UTF-16 code units, or by code points. */
export type CountedBy = 'code-units' | 'code-points';

/** Longer than any letter of a living language or emoji is written, in code units. A longer one is cut like text. */
const LONGEST_LETTER = 64;

const LETTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A text of at most `most` letters as the platform counts them, ending in "…" where something was cut off. What a
 * reader sees as one letter, such as an emoji or an accented letter, is left whole or left out.
 */
export function cutText(text: string, most: number, countedBy: CountedBy): string {
  if (text.length <= most) return text;
  const end = countedBy === 'code-units' ? most : codeUnits(text, most);
  if (end >= text.length) return text;
  if (most < 1) return '';
  const room = countedBy === 'code-units' ? most - 1 : codeUnits(text, most - 1);
  return `${text.slice(0, wholeLetters(text, room)).trimEnd()}…`;
}

/** How many code units the first so many code points of a text take. */
function codeUnits(text: string, points: number): number {
  let at = 0;
  for (let left = points; left > 0 && at < text.length; left -= 1) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return at;
}

/** The last place up to `room` at which no letter would be cut in two. */
function wholeLetters(text: string, room: number): number {
  const near = LETTERS.segment(text.slice(0, room + LONGEST_LETTER));
  const at = near.containing(room)?.index ?? room;
  if (room - at <= LONGEST_LETTER) return at;
  return /[\ud800-\udbff]$/.test(text.slice(0, room)) ? room - 1 : room;
}
