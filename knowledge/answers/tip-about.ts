import type { Query } from '../commands/query';
import type { Content } from '../loading/content-schema';
import { isOn } from '../loading/sorted-under';
import { mayLead } from '../loading/standing';
import type { Tip } from '../loading/tip';
import type { Reply } from '../reply/reply';
import type { Search, SearchResult } from '../search/port';
import type { Sensitive } from '../sensitive/sensitive';
import { createStem } from '../text/stem';
import { wordsIn } from '../text/tokenize';
import type { Tips } from './tips';

export interface TipAboutParts {
  readonly content: Content;
  readonly tips: Tips;
  readonly search: Search;
  readonly sensitive: Sensitive;
  /** Words that say nothing of what is asked. */
  readonly stopWords: readonly string[];
  readonly answerFound: (found: SearchResult, words: string, quiet: boolean) => Reply;
}

/** Answers a request for a tip on something in words; undefined where it names no more than a topic, or nothing fits but that. */
export type TipAbout = (
  query: Extract<Query, { kind: 'tip' }>,
  date: string,
) => Promise<Reply | undefined>;

/** So many things are offered where nothing answers. */
const OFFERED = 3;

/** Makes the chooser of tips on what no topic is named for. */
export function createTipAbout(parts: TipAboutParts): TipAbout {
  const { content, tips, search, sensitive, answerFound } = parts;
  const stem = createStem();
  const idle = new Set(parts.stopWords.flatMap(wordsIn));
  const byId = new Map(content.tips.map((tip) => [tip.id, tip]));
  const stemsOf = new Map<Tip, ReadonlySet<string>>();
  const says = (tip: Tip): ReadonlySet<string> => {
    const words =
      stemsOf.get(tip) ?? new Set(wordsIn(`${tip.text} ${tip.do ?? ''}`).map((word) => stem(word)));
    stemsOf.set(tip, words);
    return words;
  };
  /** Tips with every word that says something. */
  const withWords = (about: string, date: string): readonly Tip[] => {
    const wanted = wordsIn(about)
      .filter((word) => !idle.has(word))
      .map(stem);
    return wanted.length === 0
      ? []
      : content.tips.filter(
          (tip) => mayLead(tip, date) && wanted.every((word) => says(tip).has(word)),
        );
  };

  return async ({ about, after, topic, within, seen = [], typed = about ?? '' }, date) => {
    if (about === undefined) return undefined;
    // Of another one, nothing was typed but that.
    const told = after === undefined ? typed : '';
    const person = sensitive.match(told);
    if (person !== undefined) return person;
    const care = await sensitive.careFor(told);
    const found = await search.find(about);
    const near = found.results.flatMap(({ id }) => byId.get(id) ?? []);
    const offered = new Set(found.results.slice(0, OFFERED).map(({ id }) => id));
    // Where nothing is sure, a tip among what would be offered is what was asked for.
    const isSure =
      found.verdict === 'answer' ||
      (found.verdict === 'suggest' && near[0] !== undefined && offered.has(near[0].id));
    const isNew = ({ id }: Tip): boolean => !seen.includes(id);
    // Among tips a word may be too short to be sure of, and a tip that says it is on that.
    const worded = (isSure || seen.length > 0 ? withWords(about, date) : []).filter(isNew);
    const candidates = [...(isSure || topic !== undefined ? near.filter(isNew) : []), ...worded];
    const on = (id: string | undefined): Tip | undefined =>
      id === undefined ? undefined : candidates.find((tip) => isOn(tip, id));
    const best = topic === undefined ? (on(within) ?? candidates[0]) : (on(topic) ?? worded[0]);
    const shown = best && tips.one(best.id);
    if (shown === undefined && topic !== undefined) return undefined;
    const reply = shown ?? answerFound(found, about, care !== undefined);
    return care === undefined ? reply : sensitive.withCare(reply, care);
  };
}
