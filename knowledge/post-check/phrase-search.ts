import type { Stretch } from './draft';
import { createNeeds } from './phrase-needs';
import {
  classes,
  createPhraseReader,
  firstWords,
  needsOf,
  type IsName,
  type Match,
  type SharedWords,
  type Test,
} from './phrase-patterns';
import type { ReadDraft, Token } from './read-draft';

export interface Hit extends Stretch {
  /** The places of its first token and of the one after its last. */
  readonly tokens: readonly [number, number];
  readonly sentence: number;
}

export interface PhraseSet<Cue extends string> {
  /** Where each cue was found, in the order of the draft. One stretch may be several cues. */
  find(draft: ReadDraft): ReadonlyMap<Cue, readonly Hit[]>;
}

/** Many sets of phrases, looked for in a draft in one go, whichever is asked for first. */
export interface PhraseSearch {
  /** Takes phrases as editors write them, each under its cue. Throws an Error that names what cannot be read. */
  add<Cue extends string>(
    cues: Readonly<Record<Cue, readonly string[]>>,
    sets: Readonly<Record<string, readonly string[]>>,
  ): PhraseSet<Cue>;
}

interface Entry {
  /** Which of the sets it is in. */
  readonly set: number;
  readonly cue: string;
  readonly match: Match;
  /** What must stand somewhere in the sentence; undefined where nothing is sure to. */
  readonly need: number | undefined;
}

type Found = ReadonlyMap<string, readonly Hit[]>;

export function createPhraseSearch(isName: IsName): PhraseSearch {
  const known = classes(isName);
  const shared: SharedWords = new Map();
  const needs = createNeeds();
  const byWord = new Map<string, Entry[]>();
  /** Those that begin with a sort of word are tried only where one stands. */
  const byTest: { readonly test: Test; readonly entries: Entry[] }[] = [];
  const anywhere: Entry[] = [];
  let sets = 0;
  const underTest = (test: Test): Entry[] => {
    const there = byTest.find((one) => one.test === test);
    if (there !== undefined) return there.entries;
    const entries: Entry[] = [];
    byTest.push({ test, entries });
    return entries;
  };
  const underWord = (word: string): Entry[] => {
    const there = byWord.get(word);
    if (there !== undefined) return there;
    const entries: Entry[] = [];
    byWord.set(word, entries);
    return entries;
  };

  const search = (draft: ReadDraft): readonly Found[] => {
    const found = Array.from({ length: sets }, () => new Map<string, Hit[]>());
    const { tokens } = draft;
    const { read, isMet } = needs.reader();
    const tryAll = (entries: readonly Entry[] | undefined, at: number, token: Token): void => {
      if (entries === undefined) return;
      for (const { set, cue, match, need } of entries) {
        if (need !== undefined && !isMet(need)) continue;
        const end = match(tokens, at, token.sentence);
        const last = end > at ? tokens[end - 1] : undefined;
        if (last === undefined) continue;
        const { from, sentence } = token;
        const hit: Hit = { from, to: last.to, tokens: [at, end], sentence };
        const hits = found[set]?.get(cue);
        if (hits === undefined) found[set]?.set(cue, [hit]);
        else if (!endsAlike(hits, hit)) hits.push(hit);
      }
    };
    for (const sentence of draft.sentences) {
      const [first, end] = sentence.tokens;
      read(tokens, first, end);
      for (let at = first; at < end; at += 1) {
        const token = tokens[at];
        if (token === undefined) continue;
        tryAll(byWord.get(token.word), at, token);
        if (token.base !== token.word) tryAll(byWord.get(token.base), at, token);
        for (const { test, entries } of byTest) if (test(token)) tryAll(entries, at, token);
        tryAll(anywhere, at, token);
      }
    }
    return found;
  };

  /** Every rule asks for cues of the same draft. */
  const remembered = new WeakMap<ReadDraft, readonly Found[]>();
  return {
    add(cues, named) {
      const set = sets;
      sets += 1;
      const read = createPhraseReader(named, known, shared);
      for (const [cue, phrases] of Object.entries<readonly string[]>(cues))
        for (const phrase of phrases) {
          const { elements, match } = read(phrase);
          const entry: Entry = { set, cue, match, need: needs.add(needsOf(elements)) };
          const words = firstWords(elements);
          const first = elements.find(({ is }) => is !== 'start');
          if (words !== undefined) for (const word of new Set(words)) underWord(word).push(entry);
          else if (first?.is === 'class' && !first.optional) underTest(first.test).push(entry);
          else anywhere.push(entry);
        }
      return {
        find(draft) {
          const known = remembered.get(draft) ?? search(draft);
          remembered.set(draft, known);
          return (known[set] ?? new Map()) as ReadonlyMap<keyof typeof cues, readonly Hit[]>;
        },
      };
    },
  };
}

/** Whether a hit is the same as one of the last: two phrases of one cue often find the same words. */
function endsAlike(hits: readonly Hit[], { from, to }: Hit): boolean {
  for (let at = hits.length - 1; at >= 0; at -= 1) {
    const other = hits[at];
    if (other === undefined || other.from !== from) return false;
    if (other.to === to) return true;
  }
  return false;
}
