import { inFigures } from '../text/number-words';
import { said } from '../text/tokenize';
import { phrasesOf, type Phrases } from '../text/phrases';
import type { FollowUpWords } from './word-schemas';

/** What a short message does with the question before it, and the words of it that name something. */
export interface Turned {
  /** Whether its first words go on from another question, so that it is never one by itself. */
  readonly goesOn: boolean;
  /** Whether what it names is put beside what was asked before, and not in its place. */
  readonly also: boolean;
  /** Whether it goes on from the first question about figures, and not from the last. */
  readonly back: boolean;
  readonly act?: keyof FollowUpWords['act'];
  /** How many years after the last one it asks for. */
  readonly later?: number;
  /** Which one of an order: 2 for "and the second?". */
  readonly nth?: number;
  /** What is not to be told apart any longer: the name of that, or the words for it. */
  readonly drops?: keyof FollowUpWords['dropped'] | { readonly words: string };
  readonly rest: string;
}

/** Reads how a message goes on from the one before. Takes any text. */
export function readTurn(text: string, wording: FollowUpWords): Turned {
  const { lead, filler, tail, also, drop, act, dropped, back, overlap } = wording;
  const fresh = stripped(text, filler, 'start');
  const again = stripped(fresh, back, 'start');
  const base = { goesOn: true, also: false, back: again !== fresh };
  const whole = actsOf(fresh, act) ?? actOf(said(text), act);
  if (whole !== undefined) return { ...base, act: whole, rest: '' };
  const led = stripped(again, lead, 'start');
  const behind = stripped(stripped(led, filler, 'start'), tail, 'end');
  const lapping = stripped(behind, overlap, 'end');
  const before = stripped(lapping, also, 'start');
  // In "75 plus" it is an age.
  const plus = /\d\W*plus\W*$/i.test(before);
  const rest = (plus ? before : stripped(before, also, 'end')).replace(
    /^(?:do|does|did) the /i,
    '',
  );
  const beside = rest !== behind;
  const read: Turned = {
    ...base,
    goesOn: base.back || led !== fresh || beside,
    also: beside,
    ...(lapping === behind ? {} : { act: 'overlap' as const }),
    rest,
  };
  const plain = said(rest);
  const acted = actOf(plain, act);
  if (acted !== undefined) return { ...read, goesOn: true, act: acted, rest: '' };
  const [, whom, way] = TEN_YEARS.exec(plain) ?? [];
  if (whom !== undefined)
    return { ...read, goesOn: true, act: way === 'older' ? 'older' : 'younger', rest: whom };
  const later = yearsLater(plain);
  if (later !== undefined) return { ...read, goesOn: true, later, rest: '' };
  const order = ORDINALS.findIndex((ordinal) => ordinal.test(plain)) + 1;
  if (order > 0) return { ...read, goesOn: true, nth: order, rest: '' };
  const all = stripped(rest, act.both, 'start', 1);
  if (all !== rest) return { ...read, goesOn: true, act: 'both', rest: all };
  const without = stripped(rest, drop, 'start', 1);
  // "and without?" names nothing to drop.
  if (without === rest || without.trim() === '') return read;
  const name = said(without).replace(/^(the|their|my|any) /, '');
  const slot = (Object.entries(dropped) as [keyof typeof dropped, readonly string[]][]).find(
    ([, names]) => names.includes(name),
  )?.[0];
  return { ...read, goesOn: true, drops: slot ?? { words: without }, rest: '' };
}

/** What every piece of a message between marks asks for, by the first: "the other way round, who is lower?". */
function actsOf(text: string, acts: FollowUpWords['act']): keyof FollowUpWords['act'] | undefined {
  const found = text
    .split(/[,;:.?!]+/)
    .flatMap((piece) => (said(piece) === '' ? [] : [actOf(said(piece), acts)]));
  return found.includes(undefined) ? undefined : found[0];
}

const actOf = (plain: string, acts: FollowUpWords['act']): keyof FollowUpWords['act'] | undefined =>
  (Object.entries(acts) as [keyof typeof acts, readonly string[]][]).find(([, phrases]) =>
    phrases.includes(plain),
  )?.[0];

/** A text without the phrases at one of its ends, longest first, as often as they come. */
function stripped(
  text: string,
  phrases: readonly string[],
  end: 'start' | 'end',
  most = 5,
): string {
  const known = phrasesOf(phrases);
  const typed = text.replace(/’/g, "'");
  let left = typed;
  for (let times = 0; times < most; times++) {
    const fewer = end === 'start' ? withoutFirst(left, known) : withoutLast(left, known);
    if (fewer === undefined) break;
    left = fewer;
  }
  return left === typed ? text : left;
}

function withoutFirst(text: string, known: Phrases): string | undefined {
  const own = text.replace(/^\W+/, '');
  const ends = [...own.matchAll(/\w+/g)].map(({ index, 0: word }) => index + word.length);
  const to = ends.findLast((at) => own[at] !== '-' && known.has(own.slice(0, at).toLowerCase()));
  return to === undefined ? undefined : own.slice(to).replace(/^[\s,.:;!?-]+/, '');
}

function withoutLast(text: string, known: Phrases): string | undefined {
  const own = text.replace(/\W+$/, '');
  const from = [...own.matchAll(/\w+/g)].find(({ index }) =>
    known.has(own.slice(index).toLowerCase()),
  )?.index;
  return from === undefined ? undefined : own.slice(0, from).replace(/[\s,.:;-]+$/, '');
}

/** "men ten years older" */
const TEN_YEARS = /^(.+) (?:ten|10|a decade|ten years|10 years|one band|a band) (older|younger)$/;

const ORDINALS = [
  'first|1st|top one',
  'second|2nd|next',
  'third|3rd',
  'fourth|4th',
  'fifth|5th',
].map((names) => new RegExp(`^(?:the )?(?:${names})(?: one| place| highest| lowest)?$`));

/** "five years later" is 5, "the year before" -1. */
function yearsLater(plain: string): number | undefined {
  const words = inFigures(plain.replace(/^(in|and) /, '').split(' '))
    .join(' ')
    .replace(/^(the )?1 (after|before)\b/, 'the year $2')
    .replace(/^year (after|later|before|earlier|on)\b/, 'the year $1');
  const [, count = '', way = ''] =
    /^(\d+|a|one|the|next|last|previous|following|a decade)(?: more)? ?years? ?(later|after|on|earlier|before|ago|back|that|prior|previous|following)?$/.exec(
      words.replace('a decade', '10 years').replace(/ (that|it|this)$/, ''),
    ) ?? [];
  if (count === '' || (count === 'the' && way === '')) return undefined;
  const many = /^\d+$/.test(count) ? Number(count) : 1;
  return /last|previous|earlier|before|ago|back|prior/.test(`${count} ${way}`) ? -many : many;
}
