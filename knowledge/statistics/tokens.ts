/** One word or number of a question. */
export interface Token {
  /** In small letters, without accents or possessive endings. */
  readonly text: string;
  /** As it was typed, for saying back. */
  readonly typed: string;
  /** A whole or decimal number. */
  readonly number?: number;
  /** What stood right behind a number: "+" in "75+", "%" in "92%". */
  readonly suffix?: '+' | '%';
  /** Whether a dash stood before it, as before 24 in "16-24". */
  readonly dashed: boolean;
}

/** A question is read this far; whatever follows is not looked at. */
export const MOST_CHARACTERS = 2000;

const PIECE = /(\d+(?:\.\d+)?)(%|\+)?|[a-z]+(?:'[a-z]+)?|[-–—−]/g;

/** Splits a question into words and numbers. Takes any text of any length, at the cost of its first 2,000 characters. */
export function tokenise(question: string): readonly Token[] {
  const plain = question
    .slice(0, MOST_CHARACTERS)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/&/g, ' and ')
    .replace(/\bper\s?cent\b/gi, ' percent ')
    .toLowerCase();
  const tokens: Token[] = [];
  let dashed = false;
  for (const match of plain.matchAll(PIECE)) {
    const [typed, digits, suffix] = match;
    if (digits === undefined && !/[a-z]/.test(typed)) {
      dashed = true;
      continue;
    }
    if (digits !== undefined)
      tokens.push({
        text: digits,
        typed,
        number: Number(digits),
        dashed,
        ...(suffix === '+' || suffix === '%' ? { suffix } : {}),
      });
    else tokens.push({ text: typed.replace(/'s$/, ''), typed, dashed });
    dashed = false;
  }
  return tokens;
}
