/** How many index entries one question may look at. The shipped content never comes near it; a hundred thousand entries would. */
const MOST_LOOKED_AT = 6000;
/** However common they are, this many of the rarest features are always used. */
const ALWAYS = 2;

/**
 * The features of a question worth looking up: the rarest first, until together they lead to more entries than one
 * question may look at. What is left out is so common that it tells little apart.
 */
export function affordable(
  features: readonly string[],
  countOf: (feature: string) => number,
): readonly string[] {
  const counted = features.map((feature) => ({ feature, count: countOf(feature) }));
  if (counted.reduce((sum, { count }) => sum + count, 0) <= MOST_LOOKED_AT) return features;
  let sum = 0;
  let kept = 0;
  return counted
    .sort((a, b) => a.count - b.count)
    .filter(({ count }) => {
      if (count === 0) return false;
      sum += count;
      kept += 1;
      return kept <= ALWAYS || sum <= MOST_LOOKED_AT;
    })
    .map(({ feature }) => feature);
}
