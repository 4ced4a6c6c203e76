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
  /** Whether a comma or the like stood before it, so that it begins something new. */
  readonly apart: boolean;
}

/** A question is read this far; whatever follows is not looked at. */
export const MOST_CHARACTERS = 2000;

const PIECE = /(\d+(?:\.\d+)?)(%|\+)?|[a-z]+(?:'[a-z]+)?|[-–—−]|[,;:/()?!.]/g;

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
    .replace(/\bu\.k\b\.?/gi, ' uk ')
    .toLowerCase();
  const tokens: Token[] = [];
  let dashed = false;
  let apart = false;
  for (const match of plain.matchAll(PIECE)) {
    const [typed, digits, suffix] = match;
    if (digits === undefined && !/[a-z]/.test(typed)) {
      if (/[-–—−]/.test(typed)) dashed = true;
      else apart = true;
      continue;
    }
    if (digits !== undefined)
      tokens.push({
        text: digits,
        typed,
        number: Number(digits),
        dashed,
        apart,
        ...(suffix === '+' || suffix === '%' ? { suffix } : {}),
      });
    else tokens.push({ text: typed.replace(/'s$/, ''), typed, dashed, apart });
    dashed = false;
    apart = false;
  }
  return joinNumbers(tokens);
}

const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ONES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Ages in words: "seventy five" and "seventy-fives" become 75. */
function joinNumbers(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    const tens = TENS.indexOf(token.text) + 2;
    if (tens < 2) {
      joined.push(token);
      continue;
    }
    const next = tokens[at + 1];
    const ones = ONES.indexOf(next?.text.replace(/s$/, '') ?? '') + 1;
    const number = tens * 10 + ones;
    const typed = ones > 0 ? `${token.typed} ${next?.typed ?? ''}` : token.typed;
    joined.push({ text: String(number), typed, number, dashed: token.dashed, apart: token.apart });
    if (ones > 0) at++;
  }
  return joined;
}
