import { affordable } from './afford';
import type { SearchEntry } from './entries';
import type { Reading } from './reader';

/** How much of a question each title holds, from 0 to 1; only entries that share a word. */
export interface TitleIndex {
  likeness(reading: Reading): ReadonlyMap<number, number>;
}

/**
 * Compares a question with each title by the rare words they share: twice what they share over what both hold,
 * each word counting for as much as it is rare among the titles.
 */
export function createTitleIndex(
  entries: readonly SearchEntry[],
  read: (text: string) => Reading,
): TitleIndex {
  const titles = entries.flatMap((entry, at) =>
    entry.titles.map((title) => ({ at, stems: new Set(read(title).stems) })),
  );
  const spread = new Map<string, number[]>();
  titles.forEach(({ stems }, title) => {
    for (const stem of stems) {
      const list = spread.get(stem);
      if (list) list.push(title);
      else spread.set(stem, [title]);
    }
  });
  const held = (stem: string): number => spread.get(stem)?.length ?? 0;
  const rarity = (stem: string): number => Math.log(1 + (titles.length + 1) / (held(stem) + 0.5));
  const weightOf = (stems: Iterable<string>): number =>
    [...stems].reduce((sum, stem) => sum + rarity(stem), 0);
  const weights = titles.map(({ stems }) => weightOf(stems));
  return {
    likeness(reading) {
      const shared = new Map<number, number>();
      for (const stem of affordable(reading.stems, held))
        for (const title of spread.get(stem) ?? [])
          shared.set(title, (shared.get(title) ?? 0) + rarity(stem));
      const asked = weightOf(reading.stems);
      const best = new Map<number, number>();
      for (const [title, weight] of shared) {
        const at = titles[title]?.at ?? 0;
        const likeness = (2 * weight) / (asked + (weights[title] ?? 0));
        best.set(at, Math.max(best.get(at) ?? 0, likeness));
      }
      return best;
    },
  };
}
