import type { Query } from '../commands/query';
import type { Topics } from '../commands/topics';
import type { Figures } from '../figures/figures';
import type { ContentIndex } from '../loading/content-index';
import { createStem } from '../text/stem';
import { said, wordsIn } from '../text/tokenize';
import type { ReadAnother } from './another-asked';
import type { ReadClosing } from './closing';
import { shownFrom, type FollowOn } from './follow-on';
import type { ReadIntroduction } from './introduction';
import { createReturnTo } from './return-to';
import { shownFirst, type Past, type Turn } from './turn';
import type { ReadWant, Want } from './wants';

export interface FollowUpParts {
  readonly readWant: ReadWant;
  readonly asksAnother: ReadAnother;
  readonly isClosing: ReadClosing;
  readonly followOn: FollowOn;
  readonly topics: Pick<Topics, 'title'>;
  readonly figures: Figures;
  readonly shelf: ContentIndex;
  readonly introduces: ReadIntroduction;
  readonly stopWords: readonly string[];
  /** Whether a text is or may be about somebody in need. */
  readonly needsPerson: (text: string) => boolean;
}

/** What a message asks for in the light of what was said before; undefined where it stands by itself. */
export type ResolveFollowUp = (text: string, asked: Query, past: Past) => Query | undefined;

const UNANSWERED: ReadonlySet<Turn['kind']> = new Set(['no-figure', 'suggest', 'declined']);
const ANSWERED: ReadonlySet<Turn['kind']> = new Set(['answer', 'suggest', 'tip', 'sensitive']);
const OF_LAST =
  /^(and |what about |how about |but |or |ok )*((for|in|on|with|of|about|to|if|when|whether|even|what if|its|theyre) \w|(what about|how about|and) (a|an|the|my|our|this|that) \w)|^(do|does|is|are|should|can|could|will|would|must) (?!(i|you|we) (have|see|get|show|make|draw|give))(?:\w+ ){1,4}(it|them|one|ones|that|this)$/;
/** What may go through figures as well as through what was found. */
const OF_FIGURES: ReadonlySet<Want> = new Set(['another', 'first', 'second', 'third', 'last']);
/** What only an answer has. */
const OF_ANSWER: ReadonlySet<Want> = new Set(['source', 'why', 'more', 'example', 'shorter']);
/** A question about figures in more words stands by itself. */
const MOST_WORDS = 12;
/** One that says what it goes back to may have so many. */
const MOST_BACK = 16;

/** Makes the reader of follow-ups. */
export function createResolveFollowUp(parts: FollowUpParts): ResolveFollowUp {
  const { readWant, asksAnother, isClosing, followOn, introduces, figures, shelf, needsPerson } =
    parts;
  const little = new Set([...parts.stopWords.flatMap(wordsIn), 'about', 'them', 'us', 'we']);
  const stem = createStem();
  const returnTo = createReturnTo({ little, topics: parts.topics });

  return (text, asked, past) => {
    const plain = said(text);
    const words = wordsIn(text);
    const last = past.turns.at(-1);
    const asker = introduces(text);
    if (asker !== undefined) return noted(asker, past);
    if (last === undefined || asked.kind === 'help') return undefined;
    if (isClosing(text) && !needsPerson(text)) return { kind: 'thanks' };
    const want = readWant(text) ?? (asksAnother(text) ? 'another' : undefined);
    if (want === 'another' && last.kind === 'tip' && OTHER_SUBJECT.test(plain))
      return { kind: 'tip', any: true };
    if (want !== undefined) {
      // "Keep going" behind a figure is for the next year.
      const isFigure = last.kind === 'statistic' || last.kind === 'no-figure';
      const figure = isFigure && OF_FIGURES.has(want) ? figureOn(text, past) : undefined;
      return (
        figure ??
        wanted(want, OF_ANSWER.has(want) ? answeredIn(past) : last, past, TIPS.test(plain))
      );
    }
    if (asked.kind === 'statistics' && !/^stat/.test(plain))
      return (
        (words.length > MOST_WORDS ? undefined : figureOn(text, past)) ??
        // "For charts", behind how to write alt text, asks for no figures.
        (OF_LAST.test(plain) && ANSWERED.has(last.kind) ? followOn(text, past) : undefined)
      );
    if (asked.kind !== 'search') return undefined;
    if (isMoreOfSame(plain, words, last)) return another(past, TIPS.test(plain));
    const most = /\bback to\b/.test(plain) ? MOST_BACK : MOST_WORDS;
    return (
      (words.length > most ? undefined : figureOn(text, past)) ??
      returnTo(text, past) ??
      followOn(text, past)
    );
  };

  /** "What else for pharmacists?", behind what was asked about pharmacists. */
  function isMoreOfSame(plain: string, words: readonly string[], last: Turn): boolean {
    if (last.words === undefined || !ANSWERED.has(last.kind) || !MORE_OF.test(plain)) return false;
    const own = new Set(wordsIn(last.words).map(stem));
    const matter = words.filter((word) => !little.has(word) && !MORE.test(word));
    return matter.length > 0 && matter.every((word) => own.has(stem(word)));
  }

  /** The last turn that found anything: "link?" behind what had no answer is for that of the one before. */
  function answeredIn({ turns }: Past): Turn {
    const last = turns.at(-1) as Turn;
    const isLost = last.kind === 'declined' && last.found.length === 0;
    return isLost ? (turns.findLast(({ found }) => found.length > 0) ?? last) : last;
  }

  /** "I'm a nurse": from now on, and for the last question where it has words. */
  function noted(asker: readonly string[], { turns }: Past): Query {
    const last = shownFrom(turns);
    const answered = last?.kind === 'answer' || last?.kind === 'suggest';
    const again = answered && asker.length > 0 ? (last.subject ?? last.words) : undefined;
    return { kind: 'noted', groups: asker, ...(again !== undefined && { again }) };
  }

  function wanted(want: Want, last: Turn, past: Past, tips: boolean): Query | undefined {
    const [best] = last.found;
    const isTip = last.kind === 'tip' || shelf.tip(best ?? '') !== undefined;
    switch (want) {
      case 'more':
        if (last.kind === 'list') return nextPage(last.asked);
        if (last.kind === 'sensitive') return whole(best);
        if (last.kind === 'statistic' || last.kind === 'no-figure') return last.asked;
        if (isTip) return another(past);
        return best === undefined || shownWhole(last) ? another(past) : shown(best, true);
      case 'another':
      case 'done':
        if (last.kind === 'list') return nextPage(last.asked);
        if (last.kind === 'sensitive') return whole(best);
        return another(past, tips);
      case 'example': {
        const tip = unseen(last, past).find((id) => shelf.tip(id) !== undefined);
        if (last.kind === 'sensitive') return whole(best);
        return !isTip && tip !== undefined ? shown(tip) : another(past);
      }
      case 'source':
      case 'why': {
        if (last.kind === 'sensitive') return whole(best);
        if (last.kind === 'statistic' || last.kind === 'no-figure') return last.asked;
        const tip = shelf.tip(best ?? '');
        if (tip !== undefined) return shown(tip.source);
        return best === undefined ? undefined : shown(best, true);
      }
      case 'unclear': {
        // A tip says it in plain words.
        const tip = isTip
          ? undefined
          : unseen(last, past).find((id) => shelf.tip(id) !== undefined);
        if (last.kind === 'answer' && tip !== undefined)
          return { ...shown(tip), among: last.found };
        return last.kind === 'sensitive' ? whole(best) : { kind: 'shorter', of: last.asked };
      }
      case 'shorter':
        return last.kind === 'sensitive' ? whole(best) : { kind: 'shorter', of: last.asked };
      case 'not-that':
        if (last.kind === 'sensitive' && last.words !== undefined)
          return { kind: 'search', words: last.words, anyway: true };
        if (last.kind === 'tip') return another(past);
        return last.kind === 'answer' || last.kind === 'suggest'
          ? { kind: 'others', ids: unseen(shownFrom(past.turns) ?? last, past) }
          : undefined;
      case 'first':
      case 'second':
      case 'third':
      case 'last':
        return pick(PLACES[want], last);
      case 'yes':
        return last.kind === 'suggest' && best !== undefined ? shown(best) : undefined;
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

  function another(past: Past, tips = false): Query | undefined {
    const last = shownFrom(past.turns);
    if (last === undefined) return undefined;
    const { asked } = last;
    const left = unseen(last, past);
    const isTip = (id: string): boolean => shelf.tip(id) !== undefined;
    const ofTip = tips || TIPS.test(last.words ?? '');
    const next = (ofTip ? left.find(isTip) : undefined) ?? left[0];
    const ofTips = asked.kind === 'tip' && (last.kind === 'tip' || last.kind === 'list');
    if (ofTips || asked.kind === 'tips' || (last.kind === 'tip' && !next)) {
      const after = last.found[0];
      const about = 'about' in asked ? asked.about : undefined;
      const topic =
        ('topic' in asked ? asked.topic : undefined) ??
        (about === undefined ? undefined : shelf.tip(after ?? '')?.topics[0]);
      return after === undefined
        ? { kind: 'tip', any: true }
        : {
            ...{ kind: 'tip', after, seen: shownFirst(past) },
            ...(topic !== undefined && { topic }),
            ...(about !== undefined && { about }),
          };
    }
    if (last.kind === 'list') return nextPage(asked);
    if (next !== undefined) return { ...shown(next), among: last.found };
    // There was something, and all of it has been shown.
    return last.found.length > 0 ? { kind: 'others', ids: [] } : undefined;
  }

  /** One of several that were shown, by its place among them. */
  function pick(place: number, { kind, asked, found }: Turn): Query | undefined {
    if (kind === 'sensitive') return whole(found[0]);
    if (kind === 'statistic' || kind === 'no-figure') return asked;
    const offered = kind === 'suggest' ? found.slice(0, OFFERED) : found;
    const id = offered.at(place) ?? offered.at(-1);
    return id === undefined ? undefined : { ...shown(id), among: found };
  }

  /** What was found with the last answer and not yet shown first in this conversation. */
  function unseen(last: Turn, past: Past): readonly string[] {
    const seen = new Set(shownFirst(past));
    return last.found.filter((id) => !seen.has(id));
  }
}

/** "What else", "anything more", and no whole question of its own. */
const MORE_OF =
  /^(?:(?:and|ok|so|then|but|got|have|you|is|are|there|do|give|me|us|show|can|could|i|we|get|see) )*(?:what|whats|any|anything|something|some|one|another|more|the)\b(?: \w+){0,2}? ?\b(?:else|other|others|another|more)\b/;
const MORE = /^(else|others?|another|more|tips?|one|ones|things?|advice|guidance|rules)$/;
/** "Another tip, different subject". */
const OTHER_SUBJECT =
  /\b(different|another|other|new|change of) (subject|topic|theme|area)\b|\b(anything|something|on whatever|any subject|any topic) (at all|will do|youve got)\b/;
/** A question that asked for tips. */
const TIPS = /\btips?\b/;
const PLACES = { first: 0, second: 1, third: 2, last: -1 } as const;
/** So many things are offered to choose from where nothing answers. */
const OFFERED = 3;

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
