/** How a word is typed in haste. */
export interface Abbreviation {
  readonly means: string;
  readonly typed: readonly string[];
}

/** A figure that stands for a word it sounds like, straight after one of some words or straight before one. */
export interface FigureWord {
  readonly figure: string;
  readonly means: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface Abbreviations {
  readonly words: readonly Abbreviation[];
  readonly figures: readonly FigureWord[];
}

/** What the word at a place would be if typed with time. */
export type Expand = (words: readonly string[], at: number) => string;

/** Makes the expander of words typed in haste; a lone "2" or "4" stays a figure where it may count something. */
export function createExpand({ words, figures }: Abbreviations): Expand {
  const meant = new Map(words.flatMap(({ means, typed }) => typed.map((one) => [one, means])));
  const sounds = new Map(
    figures.map(({ figure, means, before, after }) => [
      figure,
      { means, before: new Set(before), after: new Set(after) },
    ]),
  );
  return (all, at) => {
    const word = all[at] ?? '';
    const full = meant.get(word);
    if (full !== undefined) return full;
    const figure = at === 0 ? undefined : sounds.get(word);
    if (figure === undefined) return word;
    const fits = figure.after.has(all[at + 1] ?? '') || figure.before.has(all[at - 1] ?? '');
    return fits ? figure.means : word;
  };
}
