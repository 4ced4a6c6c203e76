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

/** What a reader of tokens gives: what it found, and how many tokens that took. */
export interface Part<Of> {
  readonly found: Of;
  readonly length: number;
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
    .replace(/\bst\.\s/gi, 'st ')
    .replace(/(^|[\s(])%(?=\s|$)/g, '$1percent')
    .replace(/\b2k(\d\d)\b/gi, '20$1')
    .replace(/\bper\s?cent\b/gi, ' percent ')
    .replace(/\bu\.k\b\.?/gi, ' uk ')
    .replace(/(^|[\s(])'([12]\d)\b/g, '$1 20$2')
    .replace(/(\d)\s*(?:y(?:ea)?rs?)?\s*\+/g, '$1+')
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
    else
      tokens.push({ text: SHORTHAND.get(typed) ?? typed.replace(/'s$/, ''), typed, dashed, apart });
    dashed = false;
    apart = false;
  }
  return joinNumbers(tokens);
}

/** As people type on a phone. */
const SHORTHAND: ReadonlyMap<string, string> = new Map([
  ['r', 'are'],
  ['ppl', 'people'],
  ['teh', 'the'],
  ['hte', 'the'],
  ['nevr', 'never'],
  ['neva', 'never'],
  ['wot', 'what'],
  ['hw', 'how'],
  ['wat', 'what'],
  ['wht', 'what'],
  ['wats', 'what'],
  ['wots', 'what'],
  ['u', 'you'],
  ['ur', 'your'],
  ['ovr', 'over'],
  ['undr', 'under'],
  ['thru', 'through'],
  ['bout', 'about'],
  ['frm', 'from'],
  ['abt', 'about'],
  ['b4', 'before'],
  ['hav', 'have'],
  ['wiv', 'with'],
  ['w', 'with'],
  ['bin', 'been'],
  ['intrnet', 'internet'],
  ['prcnt', 'percent'],
  ['perc', 'percent'],
  ['plz', 'please'],
  ['onlin', 'online'],
  ['mny', 'many'],
]);

const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ONES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = [
  ...['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen'],
  ...['eighteen', 'nineteen'],
];
/** "ten" and its like are also counts, as in "top ten", so only these are ages alone. */
const TEENS_AS_AGES = TEENS.slice(5);

/** Ages and years in words: "seventy five" and "seventy-fives" become 75, "twenty nineteen" 2019. */
function joinNumbers(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    const tens = TENS.indexOf(token.text) + 2;
    if (tens < 2) {
      const teen = TEENS_AS_AGES.indexOf(token.text.replace(/s$/, ''));
      joined.push(teen < 0 ? token : { ...token, text: String(15 + teen), number: 15 + teen });
      continue;
    }
    const next = tokens[at + 1];
    const ones = ONES.indexOf(next?.text.replace(/s$/, '') ?? '') + 1;
    const late = tens === 2 && ones === 0 ? lateYear(next?.text) : undefined;
    const number = late ?? tens * 10 + ones;
    const typed =
      ones > 0 || late !== undefined ? `${token.typed} ${next?.typed ?? ''}` : token.typed;
    joined.push({ text: String(number), typed, number, dashed: token.dashed, apart: token.apart });
    if (ones > 0 || late !== undefined) at++;
  }
  return joined;
}

/** The year that "nineteen" makes behind "twenty". */
function lateYear(word: string | undefined): number | undefined {
  if (word === 'twenty') return 2020;
  const teen = TEENS.indexOf(word ?? '');
  return teen < 0 ? undefined : 2010 + teen;
}
