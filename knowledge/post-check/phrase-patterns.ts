import type { Stretch } from './draft';
import type { ReadDraft, Token } from './read-draft';

/**
 * Phrases as editors write them, word by word:
 *
 * - `suffering from`: these words, in small or capital letters, with or without 's;
 * - `man|woman`: either word; `the?`: a word that may be left out; `swallow*`: any word that begins so;
 * - `<kin>`: a word or phrase of that set; `<number>`, `<age>`, `<name>`, `<capital>`, `<day>`, `<any>`: a word of that sort;
 * - `(stop|come off)`: in brackets, either may be several words;
 * - `..3`: up to three words of any sort; `,`: a comma, a dash or a bracket before the next word; `^`: the first word of
 *   a sentence.
 *
 * A phrase never runs over the end of a sentence.
 */
export interface PhraseSet<Cue extends string> {
  /** Where each cue was found, in the order of the draft. One stretch may be several cues. */
  find(draft: ReadDraft): ReadonlyMap<Cue, readonly Hit[]>;
}

export interface Hit extends Stretch {
  /** The places of its first token and of the one after its last. */
  readonly tokens: readonly [number, number];
  readonly sentence: number;
}

type Element =
  | {
      readonly is: 'words';
      readonly words: ReadonlySet<string>;
      readonly starts: readonly string[];
      readonly optional: boolean;
    }
  | {
      readonly is: 'class';
      readonly test: (token: Token, tokens: readonly Token[], at: number) => boolean;
      readonly optional: boolean;
    }
  | { readonly is: 'set'; readonly phrases: Alternatives; readonly optional: boolean }
  | { readonly is: 'gap'; readonly most: number }
  | { readonly is: 'comma' }
  | { readonly is: 'start' };

type Pattern = readonly Element[];

/** Phrases by the word that they begin with, and those that may begin with any. */
interface Alternatives {
  readonly byWord: ReadonlyMap<string, readonly Pattern[]>;
  readonly anywhere: readonly Pattern[];
}

function alternatives(patterns: readonly Pattern[]): Alternatives {
  const byWord = new Map<string, Pattern[]>();
  const anywhere: Pattern[] = [];
  for (const pattern of patterns) {
    const words = firstWords(pattern);
    if (words === undefined) anywhere.push(pattern);
    for (const word of new Set(words)) {
      const there = byWord.get(word);
      if (there === undefined) byWord.set(word, [pattern]);
      else there.push(pattern);
    }
  }
  return { byWord, anywhere };
}

const DAYS = new Set(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun'.split(
    ' ',
  ),
);

/** Tells names of people from other words that begin with a capital letter. */
export type IsName = (token: Token) => boolean;

const NUMBER_WORDS =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/;

function classes(isName: IsName): Readonly<Record<string, (token: Token) => boolean>> {
  return {
    number: ({ number, word }) => (number && /^\d[\d.,]*$/.test(word)) || NUMBER_WORDS.test(word),
    age: ({ word }) => /^(?:\d|[1-9]\d|1[01]\d)$/.test(word) || NUMBER_WORDS.test(word),
    ageyo: ({ word }) => /^(?:\d|[1-9]\d|1[01]\d)(?:yo|y|yr|yrs|m|f)$/.test(word),
    ordinal: ({ word }) =>
      /^(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|umpteenth|nth)$/.test(
        word,
      ),
    name: isName,
    capital: ({ capital, number }) => capital && !number,
    day: ({ word, capital }) => DAYS.has(word) && capital,
    clock: ({ word }) =>
      /^\d{1,2}(?:[.:]\d\d)?(?:am|pm)$/.test(word) || word === 'midnight' || word === 'noon',
    weight: ({ word }) => /^\d[\d.,]*(?:lb|lbs|oz|kg|g)$/.test(word),
    any: () => true,
  };
}

/** Compiles phrases, each under its cue. Throws an Error that names what cannot be read. */
export function compilePhrases<Cue extends string>(
  cues: Readonly<Record<Cue, readonly string[]>>,
  sets: Readonly<Record<string, readonly string[]>>,
  isName: IsName,
): PhraseSet<Cue> {
  const known = classes(isName);
  const made = new Map<string, Alternatives>();
  const setOf = (name: string): Alternatives => {
    const ready = made.get(name);
    if (ready !== undefined) return ready;
    const phrases = Object.hasOwn(sets, name) ? sets[name] : undefined;
    if (phrases === undefined)
      throw new Error(`"<${name}>" is not a set of words or a sort of word`);
    // Sets may name other sets; one that names itself would never end.
    made.set(name, alternatives([]));
    const patterns = alternatives(phrases.map(compile));
    made.set(name, patterns);
    return patterns;
  };
  const compile = (phrase: string): Pattern =>
    (phrase.match(/\([^()]*\)\??|[^\s()]+|[()]/g) ?? []).map((part): Element => {
      if (part === ',') return { is: 'comma' };
      if (part === '^') return { is: 'start' };
      const gap = /^\.\.(\d{1,2})$/.exec(part);
      if (gap !== null) return { is: 'gap', most: Number(gap[1]) };
      const optional = part.endsWith('?');
      const bare = optional ? part.slice(0, -1) : part;
      if (/^\(.+\)$/.test(bare))
        return {
          is: 'set',
          phrases: alternatives(bare.slice(1, -1).split('|').map(compile)),
          optional,
        };
      const named = /^<([\w-]+)>$/.exec(bare)?.[1];
      if (named !== undefined) {
        const test = Object.hasOwn(known, named) ? known[named] : undefined;
        if (test !== undefined) return { is: 'class', test, optional };
        return { is: 'set', phrases: setOf(named), optional };
      }
      const words = bare.toLowerCase().replace(/’/g, "'").split('|');
      if (words.some((word) => !/^[\p{L}\p{N}][\p{L}\p{N}'.,&]*\*?$/u.test(word)))
        throw new Error(`"${part}" in "${phrase}" is not a word; a hyphen is written as a space`);
      return {
        is: 'words',
        words: new Set(words.filter((word) => !word.endsWith('*'))),
        starts: words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
        optional,
      };
    });

  interface Entry {
    readonly cue: Cue;
    readonly pattern: Pattern;
  }
  const byWord = new Map<string, Entry[]>();
  const anywhere: Entry[] = [];
  const put = (word: string, entry: Entry): void => {
    const there = byWord.get(word);
    if (there === undefined) byWord.set(word, [entry]);
    else there.push(entry);
  };
  for (const [cue, phrases] of Object.entries(cues) as [Cue, readonly string[]][])
    for (const phrase of phrases) {
      const pattern = compile(phrase);
      const first = firstWords(pattern);
      if (first === undefined) anywhere.push({ cue, pattern });
      else for (const word of first) put(word, { cue, pattern });
    }

  /** Several rules ask for the same cues of one draft. */
  const remembered = new WeakMap<ReadDraft, ReadonlyMap<Cue, readonly Hit[]>>();
  return {
    find(draft) {
      const known = remembered.get(draft);
      if (known !== undefined) return known;
      const found = new Map<Cue, Hit[]>();
      const { tokens } = draft;
      tokens.forEach((token, at) => {
        const tried = [
          byWord.get(token.word),
          token.base === token.word ? undefined : byWord.get(token.base),
          anywhere,
        ];
        for (const entries of tried)
          for (const { cue, pattern } of entries ?? []) {
            const end = match(pattern, 0, tokens, at, at);
            const last = end === undefined || end === at ? undefined : tokens[end - 1];
            if (end === undefined || last === undefined) continue;
            const hits = found.get(cue) ?? [];
            found.set(cue, hits);
            // Two phrases of one cue often find the same words.
            if (hits.slice(-8).some(({ tokens: [from, to] }) => from === at && to === end))
              continue;
            const { from, sentence } = token;
            hits.push({ from, to: last.to, tokens: [at, end], sentence });
          }
      });
      remembered.set(draft, found);
      return found;
    },
  };
}

/** The words that a pattern can only begin with; undefined where it may begin with others. */
function firstWords(pattern: Pattern): readonly string[] | undefined {
  const words: string[] = [];
  for (const element of pattern) {
    if (element.is === 'start' || element.is === 'comma') continue;
    if (element.is === 'words') {
      if (element.starts.length > 0) return undefined;
      words.push(...element.words);
      if (!element.optional) return words;
      continue;
    }
    if (element.is === 'set') {
      if (element.phrases.anywhere.length > 0) return undefined;
      words.push(...element.phrases.byWord.keys());
      if (!element.optional) return words;
      continue;
    }
    return undefined;
  }
  return undefined;
}

/** The place after the last token of a match, or undefined. Backs up only over optional words and short gaps. */
function match(
  pattern: Pattern,
  step: number,
  tokens: readonly Token[],
  at: number,
  begin: number,
): number | undefined {
  const element = pattern[step];
  if (element === undefined) return at;
  const token = tokens[at];
  const inside = token !== undefined && token.sentence === tokens[begin]?.sentence;
  const next = (to: number): number | undefined => match(pattern, step + 1, tokens, to, begin);
  switch (element.is) {
    case 'start':
      return inside && token.first ? next(at) : undefined;
    case 'comma':
      return inside && /[,(–—:;]|\s-\s/.test(token.before) ? next(at) : undefined;
    case 'gap':
      for (let skipped = 0; skipped <= element.most; skipped += 1) {
        const end = next(at + skipped);
        if (end !== undefined) return end;
        if (tokens[at + skipped]?.sentence !== tokens[begin]?.sentence) return undefined;
      }
      return undefined;
    case 'set':
      if (inside) {
        const { byWord, anywhere } = element.phrases;
        const tried = [
          byWord.get(token.word),
          token.base === token.word ? undefined : byWord.get(token.base),
          anywhere,
        ];
        for (const phrases of tried)
          for (const phrase of phrases ?? []) {
            const to = match(phrase, 0, tokens, at, begin);
            const end = to === undefined ? undefined : next(to);
            if (end !== undefined) return end;
          }
      }
      return element.optional ? next(at) : undefined;
    case 'class':
    case 'words': {
      const fits =
        inside &&
        (element.is === 'class'
          ? element.test(token, tokens, at)
          : element.words.has(token.word) ||
            element.words.has(token.base) ||
            element.starts.some((start) => token.word.startsWith(start)));
      const end = fits ? next(at + 1) : undefined;
      if (end !== undefined) return end;
      return element.optional ? next(at) : undefined;
    }
  }
}
