import type { Token } from './read-draft';

/** What must stand in a sentence if a phrase is to be found there: one of some words, or a word of a sort. */
export type Need =
  { readonly words: readonly string[] } | { readonly test: (token: Token) => boolean };

/** The needs of many phrases, looked for in a sentence once, so that most phrases need not be tried in it at all. */
export interface Needs {
  /** Takes the need of a phrase that is seldom met, and gives its number; undefined where the phrase has none. */
  add(needs: readonly Need[]): number | undefined;
  /** Makes a reader of sentences: whether a need is met in the sentence that was read last. */
  reader(): {
    readonly read: (tokens: readonly Token[], from: number, to: number) => void;
    readonly isMet: (need: number) => boolean;
  };
}

/** Words that stand in most sentences, so that needing one of them says little. */
const COMMON = new Set(
  'a an the this that our my your his her their its we i you he she they it us me him them to of in on at for from with by and or is was are were be been has have had do did not no one some all who as so but'.split(
    ' ',
  ),
);

export function createNeeds(): Needs {
  const numbers = new Map<string, number>();
  const byWord = new Map<string, number[]>();
  const tests: { readonly test: (token: Token) => boolean; readonly number: number }[] = [];
  let count = 0;
  return {
    add(needs) {
      const [best] = needs
        .map((need) => ({ need, weight: weightOf(need) }))
        .sort((a, b) => a.weight - b.weight);
      if (best === undefined) return undefined;
      const { need } = best;
      if ('test' in need) {
        const known = tests.find(({ test }) => test === need.test);
        if (known !== undefined) return known.number;
        tests.push({ test: need.test, number: count });
      } else {
        const words = [...new Set(need.words)].sort();
        const key = words.join(' ');
        const known = numbers.get(key);
        if (known !== undefined) return known;
        numbers.set(key, count);
        for (const word of words) {
          const there = byWord.get(word);
          if (there === undefined) byWord.set(word, [count]);
          else there.push(count);
        }
      }
      count += 1;
      return count - 1;
    },
    reader() {
      /** By the number of a need, the last sentence that met it, counted from 1. */
      const met = new Int32Array(count);
      let sentence = 0;
      const meet = (word: string): void => {
        for (const number of byWord.get(word) ?? NONE) met[number] = sentence;
      };
      return {
        read(tokens, from, to) {
          sentence += 1;
          for (let at = from; at < to; at += 1) {
            const token = tokens[at];
            if (token === undefined) continue;
            meet(token.word);
            if (token.base !== token.word) meet(token.base);
            for (const { test, number } of tests)
              if (met[number] !== sentence && test(token)) met[number] = sentence;
          }
        },
        isMet: (need) => met[need] === sentence,
      };
    },
  };
}

const NONE: readonly number[] = [];

/** The lower, the seldomer a need is met. */
function weightOf(need: Need): number {
  if ('test' in need) return 60;
  return need.words.reduce((sum, word) => sum + (COMMON.has(word) ? 100 : 1), 0);
}
