import type { Ranked } from '../reply/reply';
import { createNameFinder } from '../conversation/name-finder';
import type { Content } from '../loading/content-schema';
import type { SearchResult } from '../search/port';
import { wordsIn } from '../text/tokenize';

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

/** Makes what was found for a platform: what is on others alone put last, where something is on that one. */
export function createOnPlatform({
  platforms,
  tips,
  resources,
}: Pick<Content, 'platforms' | 'tips' | 'resources'>): (
  found: SearchResult,
  platform: string,
) => SearchResult {
  const names = createNameFinder(platforms);
  const on = new Map([
    ...tips.map((tip) => [tip.id, tip.platforms] as const),
    ...resources.map(({ id, title }) => [id, names.of(wordsIn(title))] as const),
  ]);
  return (found, platform) => {
    const has = ({ id }: Ranked): boolean => on.get(id)?.includes(platform) === true;
    const isOther = (one: Ranked): boolean => (on.get(one.id) ?? []).length > 0 && !has(one);
    if (!found.results.some(has)) return found;
    const own = found.results.filter((one) => !isOther(one));
    return { ...found, results: [...own, ...found.results.filter(isOther)] };
  };
}
