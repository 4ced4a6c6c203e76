import { numberNamed } from '../text/number-words';
import { readAges } from './ages';
import { withoutAsides } from './clauses';
import { withCounts, withoutGlosses } from './counted-words';
import { withElliptical, withoutTags } from './elliptical-not';
import { withCorrected } from './corrected';
import type { Quoted } from './figures-query';
import { withoutExamples } from './examples';
import { withoutSentencesBefore } from './sentences-before';
import {
  asNoise,
  isNoise,
  isWord,
  type ParsedPart,
  RANKS,
  type RankWord,
  type Said,
} from './parsed-part';
import { isBeside, MOST_CHARACTERS, ORDINALS, tokenise, type Part, type Token } from './tokens';
import type { Meaning, Phrase, Vocabulary } from './vocabulary';
import { readYears } from './years';

export interface ParsedQuestion {
  readonly found: readonly ParsedPart[];
  /** True where the question went on after the part that was read. */
  readonly cut: boolean;
}

/** A question that needs more words than this is not about one figure. */
const MOST_WORDS = 100;

/**
 * Reads a question part by part: the longest known phrase at each place, then ages, years and numbers. Slips are
 * repaired against the survey's own words. Takes any text of any length.
 */
export function parseQuestion(question: string, vocabulary: Vocabulary): ParsedQuestion {
  const all = tokenise(question).flatMap((token) => unglued(token, vocabulary));
  const tokens = all.slice(0, MOST_WORDS);
  const cut = all.length > MOST_WORDS || question.trim().length > MOST_CHARACTERS;
  const words = tokens.map(({ text }) => text);
  // Words typed in haste are no slips.
  const expanded = tokens.map((token, at) =>
    token.number === undefined ? { ...token, text: vocabulary.expand(words, at) } : token,
  );
  const repaired = expanded.map((token) => repair(token, vocabulary));
  const found: ParsedPart[] = [];
  let at = 0;
  while (at < repaired.length) {
    const part =
      readLimits(repaired, at) ??
      readFraction(repaired, at) ??
      readAges(repaired, at) ??
      readYears(repaired, at) ??
      readPlaceInPaper(repaired, at) ??
      readPhrase(repaired, at, vocabulary) ??
      readNumber(repaired, at);
    const taken = repaired.slice(at, at + part.length);
    const fixed = taken.some((token, index) => token !== expanded[at + index]);
    found.push({
      ...part.found,
      typed: tokens
        .slice(at, at + part.length)
        .map((token) => token.typed)
        .join(' '),
      at,
      apart: tokens[at]?.apart === true,
      ...(tokens[at]?.begins === true ? { begins: true } : {}),
      ...(tokens[at]?.lead.includes('/') === true ? { slashed: true } : {}),
      ...(fixed ? { repaired: taken.map((token) => token.text).join(' ') } : {}),
    });
    at += part.length;
  }
  const { clauses } = vocabulary;
  const kept = withoutExamples(withCorrected(found, clauses), clauses);
  const plain = withoutGlosses(withoutTags(kept));
  const meant = withElliptical(plain, vocabulary);
  const asked = withoutAsides(withCounts(withoutDenied(meant)), clauses);
  return { found: withoutSentencesBefore(asked, clauses), cut };
}

/** Takes for noise a measure that is said not to be meant, where another one is: "never used, not the lapsed ones". */
function withoutDenied(found: readonly ParsedPart[]): readonly ParsedPart[] {
  const denied = new Set<number>();
  found.forEach((one, at) => {
    if (one.kind !== 'word' || (one.word !== 'not' && one.word !== 'except')) return;
    const end = found.findIndex((each, place) => place > at && !isNoise(each));
    const measure = found[end];
    if (measure?.kind !== 'measure' || end - at > 3) return;
    const other = found.some(
      (each, place) =>
        !denied.has(place) &&
        (each.kind === 'measure' ? each.measure !== measure.measure : isWord(each, 'subject')),
    );
    const last = /^(ones|lot|people|users?)$/.test(found[end + 1]?.typed ?? '') ? end + 1 : end;
    if (other) for (let place = at; place <= last; place++) denied.add(place);
  });
  return found.map((one, at) => (denied.has(at) ? asNoise(one) : one));
}

/** "ukonline" as two tokens, where the first is a word of the survey's. */
function unglued(token: Token, vocabulary: Vocabulary): readonly Token[] {
  const [, name = '', use = ''] = /^(.{2,})(online|offline)$/.exec(token.text) ?? [];
  const [whom] = [...vocabulary.startOf([name])];
  if (whom === undefined || !/^(group|place|word)$/.test(whom.meaning.kind)) return [token];
  if (isWord(whom.meaning, 'noise') || [...vocabulary.startOf([token.text])].length > 0)
    return [token];
  const part = (text: string): Token => ({ ...token, text, whole: text, typed: text });
  return [part(name), { ...part(use), lead: ' ', dashed: false, apart: false, begins: false }];
}

/** The token that is meant: the same one where nothing was wrong with it. */
function repair(token: Token, vocabulary: Vocabulary): Token {
  if (token.number !== undefined) return token;
  const right = vocabulary.spell(token.text);
  return right === undefined || right === token.text ? token : { ...token, text: right };
}

function readPhrase(
  tokens: readonly Token[],
  at: number,
  vocabulary: Vocabulary,
): Part<Said> | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  const led = first.suffix === undefined ? smallNumber(first) : undefined;
  const behind = led === undefined ? undefined : phraseAt(tokens, at + 1, vocabulary);
  if (led !== undefined && led <= 20 && behind !== undefined) {
    const { meaning } = behind;
    if (isRank(meaning) && behind.length === 1)
      return { found: { kind: 'top', many: led, end: meaning.word }, length: 2 };
    if (meaning.kind === 'level') return { found: { kind: 'many', many: led }, length: 1 };
  }
  const nth = ORDINALS.indexOf(first.text) + 1;
  const order = nth === 0 ? undefined : phraseAt(tokens, at + 1, vocabulary);
  if (order !== undefined && isRank(order.meaning))
    return {
      found: { kind: 'top', many: nth, end: order.meaning.word, nth },
      length: 1 + order.length,
    };
  const phrase = phraseAt(tokens, at, vocabulary);
  if (phrase === undefined) return undefined;
  // "in Bath" gives way to the name of an area that begins with Bath, and "or not" to what "not" denies.
  const longer = /^(in|or)$/.test(first.text) ? phraseAt(tokens, at + 1, vocabulary) : undefined;
  if (longer !== undefined && longer.length > phrase.length)
    return { found: { kind: 'word', word: 'noise' }, length: 1 };
  const { meaning, length } = phrase;
  const next = tokens[at + length];
  const many = next === undefined ? undefined : smallNumber(next);
  const counts =
    many !== undefined &&
    readAges(tokens, at + length) === undefined &&
    // "the largest one-year rise"
    tokens[at + length + 1]?.text !== 'year';
  if (isRank(meaning) && counts && next?.suffix === undefined)
    return { found: { kind: 'top', many, end: meaning.word }, length: length + 1 };
  return { found: meaning, length };
}

/** The longest phrase that begins at a token. */
function phraseAt(
  tokens: readonly Token[],
  at: number,
  vocabulary: Vocabulary,
): Phrase | undefined {
  const rest = tokens.slice(at);
  for (const phrase of vocabulary.startOf(rest.map(({ text }) => text)))
    if (
      !(phrase.meaning.kind === 'not-covered' && endsAtYear(tokens, at + phrase.length)) &&
      !endsInWindow(tokens, at + phrase.length) &&
      rest
        .slice(0, phrase.length)
        .every(
          ({ number, suffix, apart }, index) =>
            (number === undefined || suffix !== '%') &&
            (index === 0 || !apart || phrase.apart.includes(index)),
        )
    )
      return phrase;
  return undefined;
}

/** "moved from 2014" is a change, and nobody's way. */
const endsAtYear = (tokens: readonly Token[], end: number): boolean =>
  /^(from|to)$/.test(tokens[end - 1]?.text ?? '') && readYears(tokens, end) !== undefined;

/** "in the past 3 months" is no "in the past". */
const endsInWindow = (tokens: readonly Token[], end: number): boolean =>
  tokens[end - 1]?.text === 'past' &&
  /^(\d+|three|few|quarter|ninety|twelve)$/.test(tokens[end]?.text ?? '') &&
  /^(months?|mths?|days|weeks)$/.test(tokens[end + 1]?.text ?? '');

const isRank = (meaning: Meaning): meaning is { readonly kind: 'word'; readonly word: RankWord } =>
  isWord(meaning, ...RANKS);

/** "95%" before "confidence interval", which is no figure that somebody quotes. */
function readLimits(tokens: readonly Token[], at: number): Part<Said> | undefined {
  const { text, suffix } = tokens[at] ?? {};
  if (text !== '95') return undefined;
  const worded = /^(percent|pc|pct)$/.test(tokens[at + 1]?.text ?? '');
  const end = at + (worded ? 2 : 1);
  const follows = /^(confidence|cis?|limits?|intervals?|range|margin|error|uncertainty|bounds?)$/;
  const next = tokens[end]?.text ?? '';
  // "range" means the limits only behind "95%".
  return (suffix === '%' || worded) && follows.test(next)
    ? { found: { kind: 'word', word: 'limits' }, length: end - at + (next === 'range' ? 1 : 0) }
    : undefined;
}

/** "question 4", "slide 9": where in a paper a figure goes. */
function readPlaceInPaper(tokens: readonly Token[], at: number): Part<Said> | undefined {
  const [{ text } = { text: '' }, number] = tokens.slice(at, at + 2);
  const many = number === undefined || number.apart ? undefined : smallNumber(number);
  return PAPER_PLACES.test(text) && many !== undefined && number?.suffix === undefined
    ? { found: { kind: 'word', word: 'noise' }, length: 2 }
    : undefined;
}

const PAPER_PLACES =
  /^(slide|page|section|question|paragraph|para|chapter|item|appendix|annex|box|row)$/;

function readNumber(tokens: readonly Token[], at: number): Part<Said> {
  const token = tokens[at];
  if (token?.number !== undefined) {
    const behind = tokens[at + 1];
    const next = behind !== undefined && isBeside(behind) ? behind.text : undefined;
    const quoted = (unit: Quoted['unit'], length: number): Part<Said> => ({
      found: { kind: 'quoted', value: token.number ?? 0, unit },
      length,
    });
    if (token.suffix === '%') return quoted('%', 1);
    if (next === 'percent' || next === 'pc' || next === 'pct') return quoted('%', 2);
    if (next === 'million' || next === 'm') return quoted('million people', 2);
    if (next === 'thousand' || next === 'k') return quoted('thousand people', 2);
    if (token.text.includes('.')) return quoted('%', 1);
  }
  return { found: { kind: 'unknown' }, length: 1 };
}

const FRACTIONS = /^(a |one |two |three )?(thirds?|quarters?|fifths?|half) (of|the)$/;

/** "a third of", "two thirds of", "half of", "9 in 10", "nine out of ten". */
function readFraction(tokens: readonly Token[], at: number): Part<Said> | undefined {
  const texts = tokens.slice(at, at + 4).map((token) => token.text);
  for (const length of [3, 2])
    if (texts.length >= length && FRACTIONS.test(texts.slice(0, length).join(' ')))
      return { found: { kind: 'fraction' }, length };
  const [first, second] = texts.slice(1, 3);
  const length = first === 'in' ? 3 : first === 'out' && second === 'of' ? 4 : undefined;
  const [some, whole] = [tokens[at], tokens[at + (length ?? 0) - 1]];
  if (length === undefined || some === undefined || whole === undefined) return undefined;
  const [part, all] = [smallNumber(some), smallNumber(whole)];
  const plain = some.suffix === undefined && whole.suffix === undefined;
  return plain && part !== undefined && all !== undefined && part < all && all >= 3
    ? { found: { kind: 'fraction' }, length }
    : undefined;
}

/** A number from 1 to 99, in figures or in words. */
export function smallNumber(token: Token): number | undefined {
  const value = token.number ?? numberNamed(token.text) ?? 0;
  return Number.isInteger(value) && value >= 1 && value <= 99 ? value : undefined;
}
