import { wordsOf } from './clause-pieces';
import { kindOf } from './parsed-words';
import { asNoise, type ParsedPart } from './parsed-part';
import { phrasesOf } from '../text/phrases';
import type { ClauseWords } from './word-schemas';

/**
 * Takes for noise what the reader takes back: in "men in 2018, sorry 2019" the year before, in "Derby, no wait, Leicester" the
 * place. Only where one thing of that kind stands before, so that it is plain which one is meant.
 */
export function withCorrected(
  found: readonly ParsedPart[],
  { corrects }: ClauseWords,
): readonly ParsedPart[] {
  const dropped = new Set<number>();
  for (let at = 1; at < found.length; at++) {
    const marker = markerAt(found, at, corrects);
    const meant = marker === 0 ? [] : slotsFrom(found, at + marker);
    if (meant.length === 0) continue;
    const before = meant.map((kind) =>
      found.flatMap((one, place) =>
        place < at && !dropped.has(place) && slotOf(one) === kind ? [place] : [],
      ),
    );
    const most = Math.max(...before.map((places) => places.length));
    // "women online, sorry 2018" only adds a year; "women, sorry over 75s" may mean either.
    if (most > 1 || (most === 0 && !meant.every((kind) => /^(years|unit)$/.test(kind)))) continue;
    for (const place of before.flat()) dropped.add(place);
    for (let place = at; place < at + marker; place++) dropped.add(place);
  }
  return found.map((one, at) => (dropped.has(at) ? asNoise(one) : one));
}

/** How many parts, from one on, say that what was said is taken back: "no wait", "or rather"; 0 where they do not. */
function markerAt(found: readonly ParsedPart[], at: number, corrects: readonly string[]): number {
  const parts = found.slice(at, at + 4).map(wordsOf);
  const longest = phrasesOf(corrects).at(parts.flat(), 0);
  const took = parts.findIndex((_, end) => parts.slice(0, end + 1).flat().length >= longest) + 1;
  return longest > 0 && parts.slice(0, took).flat().length === longest ? took : 0;
}

/** The kinds of what is named from a place on, up to anything else: a place, "women" and an age, a year. */
function slotsFrom(found: readonly ParsedPart[], from: number): readonly string[] {
  const kinds: string[] = [];
  for (const one of found.slice(from, from + 6)) {
    const kind = slotOf(one);
    if (kind !== undefined) kinds.push(kind);
    else if (one.kind !== 'word' || !/^(noise|people)$/.test(one.word)) break;
    else if (kinds.length > 0 && (one.apart || /^(and|or|n)$/.test(one.typed))) break;
  }
  return [...new Set(kinds)];
}

/** What a part says of a question, as far as one thing of it can be said instead of another. */
function slotOf(one: ParsedPart): string | undefined {
  if (one.kind === 'years' || one.kind === 'measure') return one.kind;
  if (one.kind === 'word') return /^(share|count)$/.test(one.word) ? 'unit' : undefined;
  return kindOf(one);
}
