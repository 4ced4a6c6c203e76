import type { Floor } from './lexicon';
import type { Sight } from './look';
import type { Finding } from './port';

/** The signals that the floor weighs, by name. Each is between about -1 and 1. */
export function signalsOf(sight: Sight): Readonly<Record<string, number>> {
  const { reading, judgement, ranked, familiar, nearest, anchors } = sight;
  const best = ranked[0];
  const chance = Math.min(1 - 1e-4, Math.max(1e-4, judgement.inScope));
  return {
    scope: Math.log(chance / (1 - chance)) / 9.2,
    declined: judgement.declined.chance,
    best: best?.meant ?? 0,
    score: best?.score ?? 0,
    title: best?.title ?? 0,
    words: best?.words ?? 0,
    near: nearest.inScope.likeness,
    nearer: nearest.inScope.likeness - nearest.declined.likeness,
    known: familiar.known,
    foreign: familiar.foreign,
    alien: Math.min(1, familiar.alien / 3),
    anchored: Math.min(1, anchors),
    anchors: Math.min(1, anchors / 3),
    unanchoredAlien: anchors === 0 ? Math.min(1, familiar.alien / 2) : 0,
    silent: reading.features.length === 0 ? 1 : 0,
  };
}

/** Whether to answer, suggest or decline: the weighed signals as a chance, against the floor's two marks. */
export function decide(
  floor: Floor,
  sight: Sight,
): {
  readonly verdict: Finding['verdict'];
  readonly chance: number;
  readonly why: readonly string[];
} {
  const signals = Object.entries(signalsOf(sight));
  const sum = signals.reduce(
    (total, [name, value]) => total + value * (floor.weights[name] ?? 0),
    floor.bias,
  );
  const chance = sight.ranked.length === 0 ? 0 : 1 / (1 + Math.exp(-sum));
  const verdict =
    chance >= floor.answer ? 'answer' : chance >= floor.suggest ? 'suggest' : 'decline';
  return {
    verdict,
    chance,
    why: [
      ...signals.map(
        ([name, value]) =>
          `signal: ${name} ${value.toFixed(2)} × ${(floor.weights[name] ?? 0).toFixed(2)}`,
      ),
      `floor: a chance of ${chance.toFixed(3)} to be in scope; answers from ${floor.answer}, suggests from ${floor.suggest}: ${verdict}`,
    ],
  };
}
