/** How wide Inter sets a text, in pixels: near enough to wrap by, and never narrower than it is drawn. */
export function textWidth(text: string, size: number, bold = false): number {
  let units = 0;
  for (const letter of text) units += widthOf(letter);
  return units * size * (bold ? 1.06 : 1);
}

/** Em widths of Inter Regular, by kind of letter, rounded up. */
function widthOf(letter: string): number {
  if (/[ilIj.,:;'|!]/.test(letter)) return 0.3;
  if (/[ftr()/ -]/.test(letter)) return 0.4;
  if (/[mwMW%@]/.test(letter)) return 0.93;
  if (/[A-Z]/.test(letter)) return 0.74;
  return 0.65;
}

/** Splits a text into lines no wider than `most` pixels, between words; a word that is wider stays whole. */
export function wrap(text: string, most: number, size: number, bold = false): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size, bold) > most) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
