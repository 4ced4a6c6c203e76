import { domainToASCII } from 'node:url';
import type { Draft, Stretch } from './draft';

/** A word or number of a draft. */
export interface Token extends Stretch {
  /** As it is written. */
  readonly text: string;
  /** In small letters, with a straight apostrophe. */
  readonly word: string;
  /** The word without its 's, and in full where it is shortened as in messages. */
  readonly base: string;
  readonly number: boolean;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  readonly sentence: number;
  /** The first word of its sentence. */
  readonly first: boolean;
  /** What stands between it and the word before. */
  readonly before: string;
  /** The word after it in its sentence, in small letters; empty where it is the last. */
  readonly next: string;
}

/** A web address, and whether it was written with `https://` or `http://`. */
export interface Address extends Stretch {
  readonly text: string;
  readonly scheme: boolean;
}

export interface Sentence extends Stretch {
  /** The places of its first token and of the one after its last. */
  readonly tokens: readonly [number, number];
}

/** A draft read once for all rules: pure, and in time that grows with its length. */
export interface ReadDraft {
  readonly draft: Draft;
  readonly text: string;
  /** How many characters a reader sees. */
  readonly graphemes: number;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly addresses: readonly Address[];
  readonly hashtags: readonly (Stretch & { readonly text: string })[];
  readonly mentions: readonly (Stretch & { readonly text: string })[];
  readonly emoji: readonly (Stretch & { readonly text: string })[];
}

/** The most characters of a draft that are read: more than any platform but two takes. */
export const LONGEST_DRAFT = 16_000;

export function readDraft(draft: Draft): ReadDraft {
  const text = draft.text.slice(0, LONGEST_DRAFT);
  const addresses = findAddresses(text);
  const email = spansOf(text, EMAIL);
  const masked = mask(text, [...addresses, ...email]);
  const mentions = spansOf(masked, MENTION);
  const hashtags = spansOf(masked, HASHTAG).filter((tag) => /\p{L}/u.test(tag.text));
  const emoji = findEmoji(text);
  const words = mask(masked, [...mentions, ...hashtags]);
  const { tokens, sentences } = split(words, emoji);
  const graphemes = countGraphemes(text);
  return { draft, text, graphemes, tokens, sentences, addresses, hashtags, mentions, emoji };
}

/** Some emoji, as they are compared. */
export const signsOf = (signs: readonly string[]): ReadonlySet<string> => new Set(signs.map(bare));

/** Where a draft has one of them. */
export const signsIn = (draft: ReadDraft, signs: ReadonlySet<string>): readonly Stretch[] =>
  draft.emoji.filter(({ text }) => signs.has(bare(text)));

/** An emoji without the mark that asks for it in colour. */
const bare = (emoji: string): string => emoji.replaceAll('\ufe0f', '');

const EMAIL = /(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g;
/** On some platforms a name may hold stops: "@jess.of.leith". */
const MENTION = /(?<![\w@])@\w{2,60}(?:\.[a-z\d_]{1,60}){0,4}(?:@[\w.-]{1,100}\w)?/g;
const HASHTAG = /(?<![\p{L}\p{N}_#&/])#[\p{L}\p{N}_]{1,200}/gu;

const spansOf = (text: string, pattern: RegExp): readonly (Stretch & { text: string })[] =>
  [...text.matchAll(pattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    text: match[0],
  }));

/** Spaces in place of some stretches, so that everything else stays where it is. */
function mask(text: string, stretches: readonly Stretch[]): string {
  let out = '';
  let at = 0;
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    out += text.slice(at, from) + ' '.repeat(to - from);
    at = to;
  }
  return out + text.slice(at);
}

/** With a scheme, or a name that ends as the names of British organisations do. */
const ADDRESS =
  /(?<![\w@./-])(?:https?:\/\/[^\s<>"“”]{1,4096}|(?:www\.)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.(?:uk|com|org|net|gov|edu|info|co|ly|gl|me|io|eu|scot|wales|cymru|london|link|health|app)(?![\w@-]|\.\w)(?::\d{1,5})?(?:\/[^\s<>"“”]{0,2000})?)/gi;

function findAddresses(text: string): readonly Address[] {
  return spansOf(text, ADDRESS)
    .map(({ from, text: found }) => {
      const kept = found.slice(0, lengthOfAddress(found));
      return { from, to: from + kept.length, text: kept, scheme: /^https?:/i.test(kept) };
    })
    .filter((address) => hasHost(address.text));
}

/** Whether an address names a host that can exist: labels of 63 letters at most, as the network writes them. */
function hasHost(address: string): boolean {
  const host = /^(?:https?:\/\/)?([^/?#:]+)/i.exec(address)?.[1] ?? '';
  const labels = domainToASCII(host.slice(0, 1000)).split('.');
  return labels.length > 1 && labels.every((label) => label.length > 0 && label.length < 64);
}

/** Where an address ends: punctuation after it is the sentence's, and so is a bracket that it does not open. */
function lengthOfAddress(found: string): number {
  let end = found.length;
  let open = 0;
  for (const sign of found) open += sign === '(' ? 1 : sign === ')' ? -1 : 0;
  for (; end > 0; end -= 1) {
    const last = found.charAt(end - 1);
    if (last === ')' && open < 0) open += 1;
    else if (!/[.,;:!?'’”"\]}…*]/.test(last)) break;
  }
  return end;
}

const GRAPHEMES = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
/** Shown as text unless a sign asks for the picture: ©, ™, arrows. */
const TEXT_FIRST = /^(?!\p{Emoji_Presentation})[\s\S]{1,2}$/u;

/** Pictures among the letters, each however many signs it is made of. */
function findEmoji(text: string): ReadDraft['emoji'] {
  const found: (Stretch & { text: string })[] = [];
  for (const run of text.matchAll(/[^\0-\x7f]+|[0-9#*]\ufe0f?\u20e3/gu)) {
    if (!PICTURE.test(run[0])) continue;
    for (const { segment, index } of GRAPHEMES.segment(run[0])) {
      if (!PICTURE.test(segment)) continue;
      if (TEXT_FIRST.test(segment) && !/[\ufe0f\u20e3]/.test(segment)) continue;
      const from = run.index + index;
      found.push({ from, to: from + segment.length, text: segment });
    }
  }
  return found;
}

/** Letters that stand by themselves: one code point, one character. */
const PLAIN_RUN = /^[\0-\x7f]?[\p{L}\p{N}\p{P}\p{Sc}\p{Zs}]+$/u;
/** Parts of Korean letters, and two vowels of Thai and Lao, join as marks do. */
const JOINING = /[\u0e33\u0eb3\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/;
/** Starting to segment costs more than segmenting a line, so many short runs are segmented as one. */
const MANY_RUNS = 100;

/** How many characters a reader sees. Plain letters are counted as they are, which is far quicker than segmenting. */
export function countGraphemes(text: string): number {
  const runs = text.match(/[\0-\x7f]?[^\0-\x7f]+|\r\n/g) ?? [];
  const odd = runs.filter((run) => !PLAIN_RUN.test(run) || JOINING.test(run));
  if (odd.length > MANY_RUNS) return segments(text);
  return runs.reduce(
    (count, run) =>
      count - run.length + (odd.includes(run) ? segments(run) : Array.from(run).length),
    text.length,
  );
}

const segments = (text: string): number => Array.from(GRAPHEMES.segment(text)).length;

const WORD = /\p{N}+(?:[.,:]\p{N}+)*[\p{L}\p{M}]*|[\p{L}\p{M}]+(?:['’&][\p{L}\p{M}]+)*\p{N}*/gu;
const ASCII = /^[\0-\x7f]*$/;
/** What somebody is quoted as saying after a colon is a sentence of its own. */
const ENDS = /[.!?…]+["'”’)\]]*(?=\s|$)|:(?=\s["“])|[\r\n]+/g;
/** Words as they are shortened in messages, in small letters only: a U may stand for much else. */
const SHORT_FOR: ReadonlyMap<string, string> = new Map([
  ['u', 'you'],
  ['ur', 'your'],
  ['yr', 'your'],
  ['pls', 'please'],
  ['plz', 'please'],
  ['ppl', 'people'],
  ['appt', 'appointment'],
  ['appts', 'appointments'],
  ['msg', 'message'],
  ['thx', 'thanks'],
  ['bday', 'birthday'],
]);
const shortFor = (written: string): string | undefined => SHORT_FOR.get(written);
/** Before a full stop that ends no sentence. */
const SHORTENED =
  /(?:^|[\s("“‘'])(?:dr|mr|mrs|ms|prof|st|no|e\.g|i\.e|eg|ie|etc|approx|vs|a\.m|p\.m|[A-Z])$/i;

function split(
  text: string,
  emoji: ReadDraft['emoji'],
): { readonly tokens: readonly Token[]; readonly sentences: readonly Sentence[] } {
  const ends = [
    ...[...text.matchAll(ENDS)]
      .filter(
        ({ 0: mark, index }) =>
          mark !== '.' || !SHORTENED.test(text.slice(Math.max(0, index - 8), index)),
      )
      .map(({ 0: mark, index }) => index + mark.length),
    // A picture that a capital follows ends a sentence too.
    ...emoji.filter(({ to }) => /^\s+\p{Lu}/u.test(text.slice(to, to + 12))).map(({ to }) => to),
    text.length,
  ].sort((a, b) => a - b);
  const tokens: (Omit<Token, 'next'> & { next: string })[] = [];
  const sentences: Sentence[] = [];
  const matches = [...text.matchAll(WORD)];
  let at = 0;
  let last = 0;
  let from = 0;
  for (const end of ends) {
    const firstToken = tokens.length;
    for (; at < matches.length; at += 1) {
      const match = matches[at];
      if (match === undefined || match.index >= end) break;
      const [written] = match;
      const plain = (ASCII.test(written) ? written : written.normalize('NFKC')).toLowerCase();
      const word = plain.includes('’') ? plain.replaceAll('’', "'") : plain;
      const before = tokens.at(-1);
      if (before !== undefined && tokens.length > firstToken) before.next = word;
      tokens.push({
        from: match.index,
        to: match.index + written.length,
        text: written,
        word,
        base: shortFor(written) ?? (word.endsWith("'s") ? word.slice(0, -2) : word),
        number: /^\p{N}/u.test(written),
        capital: /^\p{Lu}/u.test(written),
        sentence: sentences.length,
        first: tokens.length === firstToken,
        before: text.slice(last, match.index),
        next: '',
      });
      last = match.index + written.length;
    }
    if (tokens.length > firstToken) {
      sentences.push({
        from: tokens[firstToken]?.from ?? from,
        to: end,
        tokens: [firstToken, tokens.length],
      });
      from = end;
    }
  }
  return { tokens, sentences };
}
