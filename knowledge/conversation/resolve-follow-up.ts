import type { Query } from '../commands/query';
import type { Figures } from '../figures/figures';
import type { FollowUpWording } from '../loading/lexicon-wording';
import type { ContentIndex } from '../loading/content-index';
import type { NameFinder } from './name-finder';
import { said, wordsIn } from '../text/tokenize';
import type { Past, Turn } from './turn';

export interface FollowUpParts {
  readonly wording: FollowUpWording;
  readonly figures: Figures;
  readonly shelf: ContentIndex;
  /** The professions and nations, and the platforms, that words name, and the words without those names. */
  readonly groups: NameFinder;
  readonly platforms: NameFinder;
  readonly stopWords: readonly string[];
}

/** What a message asks for in the light of what was said before; undefined where it stands by itself. */
export type ResolveFollowUp = (text: string, asked: Query, past: Past) => Query | undefined;

type Want = keyof FollowUpWording;

const UNANSWERED: ReadonlySet<Turn['kind']> = new Set(['no-figure', 'suggest', 'declined']);

const MOST_WORDS = 9;
/** Words that begin a message which goes on from another. */
const GOES_ON =
  /^(and|or|but|so|then|also|what about|how about|what of|what if|same for|the same for|for|in|on|with|even|only|just|ok but|is that|does that|does it|is it|can i|should i|do i|would that)\b/;
/** Words that point back to what was said. */
const POINTS_BACK = /\b(it|that|this|them|they|those|these|he|she|him|her|one|there)\b/;
/** What somebody asks next of a person in need. */
const ASKS_ON =
  /^(should|do|can|what do|what should|who do|who should|how do|when|where|is|will) ?(i|we)?\b/;

/** Makes the reader of follow-ups. */
export function createResolveFollowUp(parts: FollowUpParts): ResolveFollowUp {
  const { wording, figures, shelf, groups, platforms } = parts;
  const wants = new Map<string, Want>(
    Object.entries(wording).flatMap(([want, all]) =>
      all.map((one) => [one, want as Want] as const),
    ),
  );
  const little = new Set([...parts.stopWords.flatMap(wordsIn), 'about', 'them', 'us', 'we']);

  return (text, asked, past) => {
    const plain = said(text);
    const words = wordsIn(text);
    const last = past.turns.at(-1);
    const asker = askerSaid(plain, words);
    if (asker !== undefined) return { kind: 'noted', groups: asker };
    if (last === undefined || asked.kind === 'help') return undefined;
    const want = wants.get(plain) ?? wants.get(plain.replace(/ (please|thanks|then|now)$/, ''));
    if (want !== undefined) return wanted(want, last, past);
    if (words.length > MOST_WORDS) return undefined;
    if (asked.kind === 'statistics' && !/^stat/.test(plain)) return figureOn(text, past);
    if (asked.kind !== 'search') return undefined;
    return figureOn(text, past) ?? searchOn(plain, words, last);
  };

  function wanted(want: Want, last: Turn, past: Past): Query | undefined {
    const [best] = last.found;
    const isTip = last.kind === 'tip' || shelf.tip(best ?? '') !== undefined;
    switch (want) {
      case 'more':
        if (last.kind === 'list') return nextPage(last.asked);
        if (last.kind === 'sensitive') return whole(best);
        if (last.kind === 'statistic' || last.kind === 'no-figure') return last.asked;
        if (isTip) return another(last, past);
        return best === undefined || shownWhole(last) ? another(last, past) : shown(best, true);
      case 'another':
      case 'done':
        if (last.kind === 'list') return nextPage(last.asked);
        if (last.kind === 'sensitive') return whole(best);
        return another(last, past);
      case 'example': {
        const tip = unseen(last, past).find((id) => shelf.tip(id) !== undefined);
        if (last.kind === 'sensitive') return whole(best);
        return !isTip && tip !== undefined ? shown(tip) : another(last, past);
      }
      case 'source':
      case 'why': {
        if (last.kind === 'sensitive') return whole(best);
        if (last.kind === 'statistic' || last.kind === 'no-figure') return last.asked;
        const tip = shelf.tip(best ?? '');
        if (tip !== undefined) return shown(tip.source);
        return best === undefined ? undefined : shown(best, true);
      }
      case 'shorter':
      case 'unclear':
        return last.kind === 'sensitive' ? whole(best) : { kind: 'shorter', of: last.asked };
      case 'not-that':
        if (last.kind === 'sensitive' && last.words !== undefined)
          return { kind: 'search', words: last.words, anyway: true };
        return last.kind === 'answer' || last.kind === 'suggest'
          ? { kind: 'others', ids: unseen(last, past) }
          : undefined;
    }
  }

  /** "And for men?": completed from the last figures, or from earlier ones where it can be about nothing else. */
  function figureOn(text: string, past: Past): Query | undefined {
    const at = past.turns.findLastIndex((turn) => turn.figures !== undefined);
    const askedBefore = past.turns.flatMap((turn) => turn.figures ?? []);
    const before = askedBefore.at(-1);
    if (before === undefined) return undefined;
    // What had no answer does not end the matter.
    const recent = past.turns.slice(at + 1).every(({ kind }) => UNANSWERED.has(kind));
    if (!recent && !/\b(19|20)\d\d\b/.test(text) && !figures.owns(text)) return undefined;
    const last = past.turns.at(-1)?.asked;
    const refused = last?.kind === 'figure' ? last.plan : undefined;
    const followed = figures.followUp(askedBefore, text, refused);
    if (followed === undefined) return undefined;
    const { plan, took } = followed;
    return { kind: 'figure', plan, took, on: plan.kind === 'query' ? plan.query : before };
  }

  function searchOn(plain: string, words: readonly string[], last: Turn): Query | undefined {
    if (last.kind === 'sensitive') {
      const short = words.length <= MOST_WORDS && (POINTS_BACK.test(plain) || words.length <= 4);
      return short && (ASKS_ON.test(plain) || GOES_ON.test(plain))
        ? whole(last.found[0])
        : undefined;
    }
    if (last.words === undefined) return undefined;
    const before = wordsIn(last.words);
    for (const names of [groups, platforms]) {
      const named = names.of(words);
      const rest = names.without(words).filter((word) => !little.has(word));
      if (named.length === 0 || rest.length > 0) continue;
      return {
        kind: 'search',
        words: [...names.without(before), ...words.filter((word) => !little.has(word))].join(' '),
        ...(names === groups && { asker: named }),
        on: true,
      };
    }
    const matter = words.filter((word) => !little.has(word));
    const goesOn = GOES_ON.test(plain) || (POINTS_BACK.test(plain) && matter.length <= 3);
    if (!goesOn && matter.length > 2) return undefined;
    return {
      kind: 'search',
      words: plain,
      after: last.words,
      ...(goesOn && { on: true as const }),
    };
  }

  /** The professions and nations of whoever says "I'm a nurse" and no more. */
  function askerSaid(plain: string, words: readonly string[]): readonly string[] | undefined {
    const statement = I_AM.exec(plain);
    if (statement === null) return undefined;
    const named = groups.of(words);
    const rest = groups
      .without(wordsIn(plain.slice(statement[0].length)))
      .filter((word) => !little.has(word) && !OF_WORK.has(word));
    return named.length > 0 && rest.length === 0 ? named : undefined;
  }

  function another(last: Turn, past: Past): Query | undefined {
    const { asked } = last;
    const [next] = unseen(last, past);
    if (asked.kind === 'tip' || asked.kind === 'tips' || (last.kind === 'tip' && !next)) {
      const after = last.found[0];
      const topic = 'topic' in asked ? asked.topic : undefined;
      return after === undefined
        ? { kind: 'tip', any: true }
        : { kind: 'tip', after, ...(topic !== undefined && { topic }) };
    }
    if (next !== undefined) return { ...shown(next), among: last.found };
    // There was something, and all of it has been shown.
    return last.found.length > 0 ? { kind: 'others', ids: [] } : undefined;
  }

  /** What was found with the last answer and not yet shown first in this conversation. */
  function unseen(last: Turn, past: Past): readonly string[] {
    const seen = new Set(past.turns.map(({ found }) => found[0]));
    return last.found.filter((id) => !seen.has(id));
  }
}

const I_AM =
  /^(?:hi |hello |ok |so )?(?:i am|im|we are|were|i work (?:as|in|for)|i work|as|for info im|just so you know im|by the way im) /;
const OF_WORK = new Set(
  'a an the in at for of with work working here based newly qualified band trainee registered senior junior staff team btw trust hospital'.split(
    ' ',
  ),
);

const shown = (id: string, all = false): Extract<Query, { kind: 'show' }> => ({
  kind: 'show',
  id,
  ...(all && { all: true as const }),
});

const whole = (id: string | undefined): Query | undefined =>
  id === undefined ? undefined : shown(`sensitive-${id}`);

const shownWhole = ({ asked }: Turn): boolean => asked.kind === 'show' && asked.all === true;

function nextPage(asked: Query): Query | undefined {
  if (asked.kind === 'tips') return { ...asked, page: asked.page + 1 };
  return asked.kind === 'resources' ? { ...asked, page: asked.page + 1 } : undefined;
}
