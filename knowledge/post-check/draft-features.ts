import { createStem } from '../text/stem';
import type { Test } from './phrase-patterns';
import type { Hit, PhraseSet } from './phrase-search';
import type { ReadDraft, Sentence, Token } from './read-draft';

/**
 * What can be learned from each sentence of a draft: its words, with names, numbers and days as what they stand for,
 * each with the word before it; who is spoken of; and which cues of the rules stand in it, alone and in pairs.
 */
export type DraftFeatures = (draft: ReadDraft) => readonly SentenceFeatures[];

export interface SentenceFeatures {
  readonly sentence: Sentence;
  readonly features: readonly string[];
}

/** The cues of one file that are learned from, with a short name for it. */
export interface LearnedCues {
  readonly name: string;
  readonly phrases: PhraseSet<string>;
  /** Phrases that were written for one draft would be trusted too much, so not every cue is learned from. */
  readonly cues: readonly string[];
  /** Whether they are learned from alone, and not in pairs too. */
  readonly unpaired?: true;
}

/** What several sentences show together: the same, and how long they are. */
export function together(sentences: readonly SentenceFeatures[]): readonly string[] {
  const all = new Set(sentences.flatMap(({ features }) => features));
  return [...all.add(lengthOf(sentences.map(({ sentence }) => sentence)))];
}

/** How long some sentences are, as a feature. */
export function lengthOf(sentences: readonly Sentence[]): string {
  const words = sentences.reduce((sum, { tokens: [from, to] }) => sum + to - from, 0);
  return `#length ${Math.min(4, Math.floor(words / 12))}`;
}

const PRONOUNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    she: 'she he her him his hers himself herself',
    you: "you your yours yourself you're you've you'd you'll u ur",
    we: "we us our ours we're we've we'd we'll",
    i: "i me my mine i'm i've i'd i'll myself",
    they: "they them their theirs they're they've",
  }).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'master']);
const SIGNS = ['?', '!', '£', '"'] as const;

/**
 * Makes the reader of features that words alone give, which looks at a draft once however many learn from it. `classes`
 * are the sorts of words that phrases may name.
 */
export function createWordFeatures(classes: Readonly<Record<string, Test>>): DraftFeatures {
  const stem = createStem();
  const is = (name: string, token: Token): boolean => classes[name]?.(token) === true;

  /** What a word stands for, where that tells more than the word. */
  const sortOf = (token: Token): string | undefined => {
    if (TITLES.has(token.base)) return '<title>';
    if (is('day', token)) return '<day>';
    if (!token.number) return is('name', token) ? '<name>' : undefined;
    if (/^(?:19|20)\d\d$/.test(token.word)) return '<year>';
    const sort = ['clock', 'weight', 'ageyo', 'age'].find((name) => is(name, token));
    return `<${sort ?? 'number'}>`;
  };

  const ofWords = (draft: ReadDraft, { tokens: [from, to] }: Sentence, into: Set<string>): void => {
    let before = '^';
    for (let at = from; at < to; at += 1) {
      const token = draft.tokens[at];
      if (token === undefined) continue;
      const next = at + 1 < to ? draft.tokens[at + 1] : undefined;
      const sort = sortOf(token);
      const word = sort ?? stem(token.base);
      into.add(word).add(`${before} ${word}`);
      if (at > from && /[,–—(-]/.test(token.before)) into.add(`, ${word}`);
      if (sort === '<name>' || sort === '<title>') {
        const after = draft.text.slice(token.to, token.to + 2);
        // "Gemma, your mum …", "How is the scar, Leanne?": somebody is spoken to.
        const called = after.startsWith(',') || PRONOUNS.get(next?.word ?? '') === 'you';
        if (token.first && called) into.add('#called');
        if (/,\s*$/.test(token.before) && /^[.!?]/.test(after)) into.add('#called last');
      }
      const pronoun = PRONOUNS.get(token.word);
      if (pronoun !== undefined) {
        into.add(`#${pronoun}`);
        if (next !== undefined && is('past', next)) into.add(`#${pronoun} past`);
      }
      if (is('past', token)) into.add('#past');
      if (is('disease', token)) into.add('#disease');
      const shouted = token.text === token.text.toUpperCase();
      if (token.capital && !token.first && sort === undefined && !shouted)
        into.add('#capital').add(`${before} <capital>`);
      before = word;
    }
    into.add(`${before} $`);
  };

  const read = (draft: ReadDraft): readonly SentenceFeatures[] => {
    const mentions = new Set(
      draft.mentions.map(({ from }) => draft.sentences.findIndex(({ to }) => from < to)),
    );
    const answers = draft.mentions.some(({ from }) => from < 2);
    return draft.sentences.map((sentence, place) => {
      const into = new Set<string>();
      ofWords(draft, sentence, into);
      if (mentions.has(place)) into.add('#mention');
      if (answers) into.add('#answers');
      if (draft.draft.reply === true) into.add('#reply');
      const text = draft.text.slice(sentence.from, sentence.to);
      for (const sign of SIGNS) if (text.includes(sign)) into.add(sign);
      const short = sentence.tokens[1] - sentence.tokens[0] < SHORT;
      if (short) into.add('#short');
      return { sentence, features: [...into] };
    });
  };
  const remembered = new WeakMap<ReadDraft, readonly SentenceFeatures[]>();
  return (draft) => {
    const features = remembered.get(draft) ?? read(draft);
    remembered.set(draft, features);
    return features;
  };
}

/** A sentence of fewer words says little by itself. */
const SHORT = 5;

/** Adds to the features of words the cues that stand in each sentence, alone and in pairs. */
export function createDraftFeatures(
  words: DraftFeatures,
  learned: readonly LearnedCues[],
): DraftFeatures {
  return (draft) => {
    const paired = cuesBySentence(
      draft,
      learned.filter(({ unpaired }) => unpaired !== true),
    );
    const alone = cuesBySentence(
      draft,
      learned.filter(({ unpaired }) => unpaired === true),
    );
    return words(draft).map(({ sentence, features }, place) => ({
      sentence,
      features: [
        ...features,
        ...cuesAndPairs([...(paired.get(place) ?? [])].sort()),
        ...[...(alone.get(place) ?? [])].map((cue) => `{${cue}}`),
      ],
    }));
  };
}

const cuesAndPairs = (cues: readonly string[]): readonly string[] =>
  cues.flatMap((one, at) => [
    `{${one}}`,
    ...cues.slice(at + 1).map((other) => `{${one}} {${other}}`),
  ]);

function cuesBySentence(
  draft: ReadDraft,
  learned: readonly LearnedCues[],
): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, Set<string>>();
  const note = (cue: string, { sentence }: Hit): void => {
    const there = found.get(sentence);
    if (there === undefined) found.set(sentence, new Set([cue]));
    else there.add(cue);
  };
  for (const { name, phrases, cues } of learned) {
    const hits = phrases.find(draft);
    for (const cue of cues) for (const hit of hits.get(cue) ?? []) note(`${name} ${cue}`, hit);
  }
  return found;
}
