import type { Token } from './read-draft';
import type { WordList } from './word-list';

export interface SpellCheck {
  /** What a word was probably meant to be; undefined where it is right, or nobody can tell. */
  meant(word: string): string | undefined;
  /** What a word was meant to be that is listed as often mistyped. */
  mistyped(word: string): string | undefined;
  /** Whether the dictionary, or whoever keeps the lists, knows a word. */
  isKnown(word: string): boolean;
  /** Whether a word may stand twice in a row. */
  mayDouble(word: string): boolean;
}

export interface SpellCheckParts {
  readonly british: WordList;
  /** How common English words are: 0 is the commonest. */
  readonly ranks: ReadonlyMap<string, number>;
  readonly known: readonly string[];
  readonly doubles: readonly string[];
  readonly mistyped: readonly { readonly wrong: string; readonly right: string }[];
}

/** A word is likely to be meant only if it is this common. */
const COMMON = 9000;
/** A word this common is right, whatever the dictionary says. */
const EVERYDAY = 2500;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Knows a misspelt word where one slip away there is a common one and the dictionary lacks it. */
export function createSpellCheck({
  british,
  ranks,
  known,
  doubles,
  mistyped,
}: SpellCheckParts): SpellCheck {
  const right = new Set(known.map((word) => word.toLowerCase()));
  const wrong = new Map(mistyped.map((pair) => [pair.wrong, pair.right]));
  const twice = new Set(doubles);
  const isRight = (word: string): boolean =>
    // The dictionary is the slowest to ask.
    (ranks.get(word) ?? Infinity) < EVERYDAY || right.has(word) || british.has(word);
  const rankOf = (word: string): number => {
    const rank = ranks.get(word);
    return rank !== undefined && rank < COMMON && british.has(word) ? rank : Infinity;
  };
  const isForm = (word: string): boolean =>
    isFormOfKnown(word, isRight, (stem) => ranks.has(stem) && isRight(stem));
  return {
    mistyped: (word) => wrong.get(word),
    isKnown: (word) => isRight(word) || isForm(word),
    meant(word) {
      const listed = wrong.get(word);
      if (listed !== undefined) return listed;
      if (word.length < 5 || word.length > 20 || !/^[a-z]+$/.test(word) || isRight(word))
        return undefined;
      // "Wonderfull", "allways": a letter written twice, which looks like two words in one.
      const single = word.replace(/ll(?=$|w)/, 'l');
      if (single !== word && rankOf(single) < Infinity) return single;
      const form = isForm(word);
      if (form && !PREFIXED.test(word)) return undefined;
      let best: string | undefined;
      // "Presure" is hardly sure beforehand: of a word with a prefix, a very common one is likelier to be meant.
      let least = form ? EVERYDAY : Infinity;
      for (const candidate of oneSlipFrom(word)) {
        const rank = rankOf(candidate);
        if (rank >= least) continue;
        least = rank;
        best = candidate;
      }
      return best;
    },
    mayDouble: (word) => twice.has(word),
  };
}

const PREFIXED = /^(?:re|un|non|pre|mid|co|over|under|out|anti|self|multi|super|micro)/;

/** "Reboarded", "unposted", "helplines": made by rule of a word that is right; "carers" of one that is common. */
function isFormOfKnown(
  word: string,
  isRight: (word: string) => boolean,
  isCommon: (word: string) => boolean,
): boolean {
  const doing = /^(.{3,}e)rs?$/.exec(word)?.[1];
  if (doing !== undefined && isCommon(doing)) return true;
  const stems = [
    word.replace(/s$/, ''),
    word.replace(PREFIXED, ''),
    word.replace(/(?:er|ers|y|ish|less|ness|like|wise|able)$/, ''),
  ];
  if (stems.some((stem) => stem !== word && stem.length > 3 && isRight(stem))) return true;
  // Two words written as one: "dropin" is a slip, "teatime" is not; both are left alone.
  for (let at = 4; at <= word.length - 4; at += 1)
    if (isRight(word.slice(0, at)) && isRight(word.slice(at))) return true;
  return false;
}

/** Every word that is one letter more, fewer or other, or two neighbours swapped. */
function* oneSlipFrom(word: string): Iterable<string> {
  for (let at = 0; at <= word.length; at += 1) {
    const [start, end] = [word.slice(0, at), word.slice(at)];
    if (end !== '') yield start + end.slice(1);
    if (end.length > 1) yield start + end.charAt(1) + end.charAt(0) + end.slice(2);
    for (const letter of LETTERS) {
      if (end !== '') yield start + letter + end.slice(1);
      yield start + letter + end;
    }
  }
}

/** Words that the spelling of names and places makes no claim on: in small letters throughout. */
export const isCheckable = ({ text, number }: Token): boolean => !number && /^[a-z]+$/.test(text);
