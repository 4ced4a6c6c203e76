import type { Ranked } from '../reply/reply';
import type { SearchResult } from '../search/port';

/** How much it counts that something also fits the later words by themselves. */
const OWN = 0.5;
/** So many of each are looked at to tell whether both findings are about the same. */
const NEAREST = 3;

/** What was found for two questions together, with what also fits the later one by itself put first. */
export function blended(together: SearchResult, alone: SearchResult): SearchResult {
  if (alone.verdict === 'decline') return together;
  const own = new Map(alone.results.map(({ id, score }) => [id, score]));
  const worth = ({ id, score }: Ranked): number => score + OWN * (own.get(id) ?? 0);
  const results = [...together.results].sort((a, b) => worth(b) - worth(a));
  return { ...together, results };
}

/** Whether what was found for two questions together is among the nearest to the later one by itself. */
export function sharpened(alone: SearchResult, together: SearchResult): boolean {
  const near = alone.results.slice(0, NEAREST).map(({ id }) => id);
  const [best] = together.results;
  return best !== undefined && near.includes(best.id);
}
