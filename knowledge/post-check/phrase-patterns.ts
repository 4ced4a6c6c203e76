import type { Need } from './phrase-needs';
import type { Token } from './read-draft';

/**
 * Phrases as editors write them, word by word:
 *
 * - `suffering from`: these words, in small or capital letters, with or without 's;
 * - `man|woman`: either word; `the?`: a word that may be left out; `swallow*`: any word that begins so;
 * - `<kin>`: a word or phrase of that set; `<number>`, `<age>`, `<name>`, `<capital>`, `<day>`, `<any>`: a word of that sort;
 * - `(stop|come off)`: in brackets, either may be several words;
 * - `..3`: up to three words of any sort; `,`: a comma, a dash or a bracket before the next word; `^`: the first word of
 *   a sentence; `$`: its end.
 *
 * A phrase never runs over the end of a sentence.
 */
export interface Pattern {
  readonly elements: readonly Element[];
  readonly match: Match;
}

export type Test = (token: Token) => boolean;

/** Words, any of which may stand, and beginnings of such. */
interface Words {
  readonly words: ReadonlySet<string>;
  readonly starts: readonly string[];
}

export type Element =
  | (Words & { readonly is: 'words'; readonly optional: boolean })
  | { readonly is: 'class'; readonly test: Test; readonly optional: boolean }
  | { readonly is: 'set'; readonly phrases: Alternatives; readonly optional: boolean }
  | { readonly is: 'gap'; readonly most: number }
  | { readonly is: 'comma' | 'start' | 'end' };

/** The place after the last token of a match that begins at a place, or -1. It stays in one sentence. */
export type Match = (tokens: readonly Token[], at: number, sentence: number) => number;

/** Phrases by the word that they begin with, and those that may begin with any. */
interface Alternatives {
  readonly byWord: ReadonlyMap<string, readonly Match[]>;
  readonly anywhere: readonly Match[];
}

function alternatives(patterns: readonly Pattern[]): Alternatives {
  const byWord = new Map<string, Match[]>();
  const anywhere: Match[] = [];
  for (const { elements, match } of patterns) {
    const words = firstWords(elements);
    if (words === undefined) anywhere.push(match);
    for (const word of new Set(words)) {
      const there = byWord.get(word);
      if (there === undefined) byWord.set(word, [match]);
      else there.push(match);
    }
  }
  return { byWord, anywhere };
}

const WHOLE_DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const DAYS = new Set([...WHOLE_DAYS, ...'mon tue tues wed thu thur thurs fri sat sun'.split(' ')]);

const MONTHS = new Set(
  'january february march april may june july august september october november december'.split(
    ' ',
  ),
);

const ORDINAL_WORDS = new Set(
  'second third fourth fifth sixth seventh eighth ninth tenth umpteenth nth'.split(' '),
);

/** How the names of diseases end: porphyria, tonsillitis, scoliosis. */
const DISEASE =
  /(?:itis|phyria|aemia|plegia|pathies|algia|philia|lepsy|sclerosis|litosis|coliosis|fibrosis|stenosis|trophy|phasia|plasia|carcinoma|blastoma|sarcoma)$/;

/** Tells names of people from other words that begin with a capital letter. */
export type IsName = (token: Token) => boolean;

const NUMBER_WORDS = new Set(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety'.split(
    ' ',
  ),
);

/** The sorts of words that a phrase may name. */
export function classes(isName: IsName): Readonly<Record<string, Test>> {
  return {
    number: ({ number, word }) => (number ? /^\d[\d.,]*$/.test(word) : NUMBER_WORDS.has(word)),
    age: ({ number, word }) =>
      number ? /^(?:\d|[1-9]\d|1[01]\d)$/.test(word) : NUMBER_WORDS.has(word),
    ageyo: ({ number, word }) => number && /^(?:\d|[1-9]\d|1[01]\d)(?:yo|y|yr|yrs|m|f)$/.test(word),
    ordinal: ({ number, word }) =>
      number ? /^\d+(?:st|nd|rd|th)$/.test(word) : ORDINAL_WORDS.has(word),
    name: isName,
    capital: ({ capital, number, word }) =>
      capital && !number && !DAYS.has(word) && !MONTHS.has(word),
    longago: ({ number, word }) => number && /^1[0-8]\d\d$|^19[0-7]\d$/.test(word),
    // In small letters "sat", "wed" and "sun" are other words.
    day: ({ word, capital }) => (capital ? DAYS.has(word) : WHOLE_DAYS.includes(word)),
    clock: ({ number, word }) =>
      number
        ? /^\d{1,2}(?:[.:]\d\d)?(?:am|pm)$/.test(word)
        : word === 'midnight' || word === 'noon',
    weight: ({ number, word }) => number && /^\d[\d.,]*(?:lb|lbs|oz|kg|g)$/.test(word),
    serial: ({ word, text, number }) =>
      !number && text === text.toUpperCase() && /^[a-z]{1,3}\d{6,8}$/.test(word),
    past: ({ word, number }) => !number && word.length > 4 && word.endsWith('ed'),
    disease: ({ word, number }) => !number && word.length > 6 && DISEASE.test(word),
    any: () => true,
  };
}

/** The same words stand in thousands of phrases, and are made once for all of them. */
export type SharedWords = Map<string, Words>;

/** Makes a reader of phrases that may name these sets. It throws an Error that names what it cannot read. */
export function createPhraseReader(
  sets: Readonly<Record<string, readonly string[]>>,
  known: Readonly<Record<string, Test>>,
  shared: SharedWords = new Map(),
): (phrase: string) => Pattern {
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
  const compile = (phrase: string): Pattern => {
    const elements = elementsOf(phrase);
    return { elements, match: matcher(elements) };
  };
  const elementsOf = (phrase: string): readonly Element[] =>
    (phrase.match(/\([^()]*\)\??|[^\s()]+|[()]/g) ?? []).map((part): Element => {
      if (part === ',') return { is: 'comma' };
      if (part === '^') return { is: 'start' };
      if (part === '$') return { is: 'end' };
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
      const made = shared.get(bare) ?? wordsFrom(words);
      shared.set(bare, made);
      return { is: 'words', ...made, optional };
    });

  return compile;
}

const wordsFrom = (words: readonly string[]): Words => ({
  words: new Set(words.filter((word) => !word.endsWith('*'))),
  starts: words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
});

/** The words that a pattern can only begin with; undefined where it may begin with others. */
export function firstWords(elements: readonly Element[]): readonly string[] | undefined {
  const words: string[] = [];
  for (const element of elements) {
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

/** What a phrase cannot do without, apart from the word that it begins with. */
export function needsOf(elements: readonly Element[]): readonly Need[] {
  const from = elements.findIndex(({ is }) => is === 'words' || is === 'set' || is === 'class');
  return elements.slice(from + 1).flatMap((element): readonly Need[] => {
    if (element.is === 'words')
      return element.optional || element.starts.length > 0 ? [] : [{ words: [...element.words] }];
    if (element.is === 'set')
      return element.optional || element.phrases.anywhere.length > 0
        ? []
        : [{ words: [...element.phrases.byWord.keys()] }];
    return element.is === 'class' && !element.optional ? [{ test: element.test }] : [];
  });
}

/** Makes the matcher of a phrase, from its end. It backs up only over optional words and short gaps. */
function matcher(elements: readonly Element[]): Match {
  return elements.reduceRight<Match>(
    (next, element) => step(element, next),
    (_, at) => at,
  );
}

function step(element: Element, next: Match): Match {
  switch (element.is) {
    case 'start':
      return (tokens, at, sentence) => {
        const token = tokens[at];
        return token?.sentence === sentence && token.first ? next(tokens, at, sentence) : -1;
      };
    case 'end':
      return (tokens, at, sentence) =>
        tokens[at]?.sentence === sentence ? -1 : next(tokens, at, sentence);
    case 'comma':
      return (tokens, at, sentence) => {
        const token = tokens[at];
        return token?.sentence === sentence && /[,(–—:;]|\s-\s/.test(token.before)
          ? next(tokens, at, sentence)
          : -1;
      };
    case 'gap':
      return (tokens, at, sentence) => {
        for (let skipped = 0; skipped <= element.most; skipped += 1) {
          const end = next(tokens, at + skipped, sentence);
          if (end >= 0) return end;
          if (tokens[at + skipped]?.sentence !== sentence) return -1;
        }
        return -1;
      };
    case 'set': {
      const { phrases, optional } = element;
      const tried = (
        matches: readonly Match[] | undefined,
        tokens: readonly Token[],
        at: number,
        sentence: number,
      ): number => {
        if (matches === undefined) return -1;
        for (const match of matches) {
          const to = match(tokens, at, sentence);
          const end = to < 0 ? -1 : next(tokens, to, sentence);
          if (end >= 0) return end;
        }
        return -1;
      };
      return (tokens, at, sentence) => {
        const token = tokens[at];
        if (token?.sentence === sentence) {
          let end = tried(phrases.byWord.get(token.word), tokens, at, sentence);
          if (end < 0 && token.base !== token.word)
            end = tried(phrases.byWord.get(token.base), tokens, at, sentence);
          if (end < 0) end = tried(phrases.anywhere, tokens, at, sentence);
          if (end >= 0) return end;
        }
        return optional ? next(tokens, at, sentence) : -1;
      };
    }
    case 'class':
    case 'words': {
      const fits =
        element.is === 'class'
          ? element.test
          : ({ word, base }: Token): boolean =>
              element.words.has(word) ||
              (base !== word && element.words.has(base)) ||
              (element.starts.length > 0 && element.starts.some((start) => word.startsWith(start)));
      return (tokens, at, sentence) => {
        const token = tokens[at];
        if (token?.sentence === sentence && fits(token)) {
          const end = next(tokens, at + 1, sentence);
          if (end >= 0) return end;
        }
        return element.optional ? next(tokens, at, sentence) : -1;
      };
    }
  }
}
