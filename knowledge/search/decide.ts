import type { Judgement } from './intents';
import type { Floor } from './lexicon';
import type { Finding } from './port';
import type { RankedEntry } from './ranking';
import type { Reading } from './reader';
import type { Familiarity } from './signals';

export interface Evidence {
  readonly reading: Reading;
  readonly judgement: Judgement;
  readonly ranked: readonly RankedEntry[];
  readonly familiar: Familiarity;
}

/** The signals that the floor weighs, by name. Each is roughly between -1 and 1. */
export function signalsOf({
  reading,
  judgement,
  ranked,
  familiar,
}: Evidence): Readonly<Record<string, number>> {
  const best = ranked[0];
  const chance = Math.min(1 - 1e-4, Math.max(1e-4, judgement.inScope));
  return {
    scope: Math.log(chance / (1 - chance)) / 9.2,
    declined: judgement.declined.chance,
    best: best?.meant ?? 0,
    score: best?.score ?? 0,
    title: best?.title ?? 0,
    words: best?.words ?? 0,
    known: familiar.known,
    foreign: familiar.foreign,
    strange: Math.min(1, familiar.strange.length / 4),
    silent: reading.features.length === 0 ? 1 : 0,
  };
}

/** Whether to answer, suggest or decline: the weighed signals as a chance, against the floor's two marks. */
export function decide(
  floor: Floor,
  evidence: Evidence,
): {
  readonly verdict: Finding['verdict'];
  readonly chance: number;
  readonly why: readonly string[];
} {
  const signals = signalsOf(evidence);
  const sum = Object.entries(signals).reduce(
    (total, [name, value]) => total + value * (floor.weights[name] ?? 0),
    floor.bias,
  );
  const chance = evidence.ranked.length === 0 ? 0 : 1 / (1 + Math.exp(-sum));
  const verdict =
    chance >= floor.answer ? 'answer' : chance >= floor.suggest ? 'suggest' : 'decline';
  return {
    verdict,
    chance,
    why: [
      ...Object.entries(signals).map(
        ([name, value]) =>
          `signal: ${name} ${value.toFixed(2)} × ${(floor.weights[name] ?? 0).toFixed(2)}`,
      ),
      `floor: chance ${chance.toFixed(3)} of being in scope; answers from ${floor.answer}, suggests from ${floor.suggest}: ${verdict}`,
    ],
  };
}
