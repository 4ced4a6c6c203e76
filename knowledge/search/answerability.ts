import type { Floor } from './lexicon';
import type { Analysis } from './pipeline';
import type { SearchResult } from './port';

/** The signals that the floor weighs, by name. Each is between about -1 and 1. */
export function featuresOf(sight: Analysis): Readonly<Record<string, number>> {
  const { reading, judgement, ranked, familiar, anchors } = sight;
  const best = ranked[0];
  const chance = Math.min(1 - 1e-4, Math.max(1e-4, judgement.inScope));
  return {
    scope: Math.log(chance / (1 - chance)) / 9.2,
    declined: judgement.declined.chance,
    best: best?.meant ?? 0,
    score: best?.score ?? 0,
    words: best?.words ?? 0,
    known: familiar.known,
    foreign: familiar.foreign,
    alien: Math.min(1, familiar.alien / 3),
    knownPairs: familiar.knownPairs,
    foreignPairs: familiar.foreignPairs,
    anchored: Math.min(1, anchors),
    anchors: Math.min(1, anchors / 3),
    unanchoredAlien: anchors === 0 ? Math.min(1, familiar.alien / 2) : 0,
    unanchoredForeign: anchors === 0 ? familiar.foreign : 0,
    silent: reading.features.length === 0 ? 1 : 0,
  };
}

/** Whether to answer, suggest or decline: the weighed signals as a chance, against the floor's two marks. */
export function answerability(
  floor: Floor,
  sight: Analysis,
): {
  readonly verdict: SearchResult['verdict'];
  readonly chance: number;
  readonly elsewhere: boolean;
  /** Why, line by line. */
  readonly why: () => readonly string[];
} {
  const signals = Object.entries(featuresOf(sight));
  const sum = signals.reduce(
    (total, [name, value]) => total + value * (floor.weights[name] ?? 0),
    floor.bias,
  );
  const weighed = sight.ranked.length === 0 ? 0 : 1 / (1 + Math.exp(-sum));
  const { chance, rule } = byRule(weighed, sight, floor);
  const verdict =
    chance >= floor.answer ? 'answer' : chance >= floor.suggest ? 'suggest' : 'decline';
  const elsewhere =
    verdict === 'decline' &&
    (sight.judgement.declined.chance >= LIKE_ANOTHER || sight.familiar.foreign >= MOSTLY_FOREIGN);
  return {
    verdict,
    chance,
    elsewhere,
    why: () => [
      ...signals.map(
        ([name, value]) =>
          `signal: ${name} ${value.toFixed(2)} × ${(floor.weights[name] ?? 0).toFixed(2)}`,
      ),
      ...(rule === undefined ? [] : [`rule: ${rule}`]),
      `floor: a chance of ${chance.toFixed(3)} to be in scope; answers from ${floor.answer}, suggests from ${floor.suggest}: ${verdict}`,
    ],
  };
}

const LIKE_ANOTHER = 0.5;
const MOSTLY_FOREIGN = 0.35;
const BARE = 2;

/** The two cases that need no weighing: a question somebody has labelled already, and a bare keyword of the content's own. */
function byRule(
  weighed: number,
  { exact, reading, ownKeyword }: Analysis,
  floor: Floor,
): { readonly chance: number; readonly rule?: string } {
  if (exact?.subject === '')
    return { chance: Math.max(weighed, floor.answer), rule: 'it is an example in scope' };
  if (exact !== undefined) return { chance: 0, rule: 'it is an example to decline' };
  if (ownKeyword && reading.words.length <= BARE)
    return { chance: Math.max(weighed, floor.suggest), rule: 'it is a keyword of the content' };
  return { chance: weighed };
}
