import type { Idea } from '../loading/sensitive-entry';
import { createStem } from '../text/stem';
import { wordsIn } from '../text/tokenize';

/** Turns the plain words of a text into what can be learned from: word stems, pairs of them, and sets of words. */
export type ClassifierFeatures = (words: readonly string[]) => readonly string[];

interface Known {
  readonly id: string;
  readonly stems: readonly string[];
}

/** Makes the reader of traits for some sets of words. Sets are found by stems: "messaged" is any form of it. */
export function createClassifierFeatures(ideas: readonly Idea[]): ClassifierFeatures {
  const stem = createStem();
  const byFirst = new Map<string, Known[]>();
  for (const { id, words } of ideas)
    for (const phrase of words) {
      const [first = '', ...rest] = wordsIn(phrase).map(stem);
      byFirst.set(first, [...(byFirst.get(first) ?? []), { id, stems: [first, ...rest] }]);
    }
  return (words) => {
    const stems = words.map(stem);
    const traits = new Set<string>([length(words.length)]);
    stems.forEach((one, at) => {
      traits.add(one);
      traits.add(`${stems[at - 1] ?? '^'} ${one}`);
      for (const { id, stems: phrase } of byFirst.get(one) ?? [])
        if (phrase.every((part, offset) => stems[at + offset] === part)) traits.add(`{${id}}`);
    });
    // How a text begins says most about whether it asks in general or tells what has happened.
    if (stems.length > 0) {
      traits.add(`^${stems[0] ?? ''}`);
      traits.add(`^${stems.slice(0, 2).join(' ')}`);
      traits.add(`${stems.at(-1) ?? ''}$`);
    }
    return [...traits];
  };
}

const length = (words: number): string => (words <= 3 ? '#few' : words <= 8 ? '#some' : '#many');
