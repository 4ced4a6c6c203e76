import { wordsIn } from '../text/tokenize';
import type { Entry } from './entry';
import type { ContentProblem } from './problem';
import type { SensitiveAsks } from './sensitive-entry';

/** Examples written down twice: for two questions nobody could tell which is meant, for one it is in vain. */
export function asksTwice(entries: readonly Entry[]): readonly ContentProblem[] {
  const places = new Map<string, string>();
  return entries.flatMap((entry) => {
    if (entry.kind.name !== 'sensitive-asks' || entry.value === undefined) return [];
    const { for: id, asks } = entry.value as SensitiveAsks;
    return asks.flatMap((ask, at) => {
      const key = wordsIn(ask).join(' ');
      const first = places.get(key);
      if (first === undefined) places.set(key, `for "${id}" at ${entry.place}`);
      const message = `"${ask}" is already written down ${String(first)}; keep one of the two`;
      return first === undefined ? [] : [entry.problem('fault', ['asks', at], message)];
    });
  });
}
