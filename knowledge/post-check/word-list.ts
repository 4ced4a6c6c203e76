/** Words in alphabetical order, held as one text and found by halving it: a fraction of the memory of a set. */
export interface WordList {
  has(word: string): boolean;
}

/** Makes a list of words from a text with one word a line, in the order of their code units. */
export function createWordList(lines: string): WordList {
  const text = `\n${lines.trim()}\n`;
  return {
    has(word) {
      let low = 0;
      let high = text.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        const from = text.lastIndexOf('\n', middle);
        const to = text.indexOf('\n', middle + 1);
        const here = text.slice(from + 1, to);
        if (here === word) return word !== '';
        if (here < word) low = to;
        else high = from;
      }
      return false;
    },
  };
}
