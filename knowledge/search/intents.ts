import type { SearchEntry } from './entries';
import { createLearner, type Example } from './learner';
import type { Lexicon } from './lexicon';
import type { Reading } from './reader';

/** What the examples say of a question. */
export interface Judgement {
  /** The chance that the content covers it, by the examples alone. */
  readonly inScope: number;
  /** The subject it would be declined for, and how likely that is. */
  readonly declined: { readonly subject: string; readonly chance: number };
  /** How likely each entry is meant, by its place among the entries. Their sum is at most `inScope`. */
  readonly entries: ReadonlyMap<number, number>;
}

export interface Intents {
  judge(reading: Reading): Judgement;
}

const SETTINGS = { rounds: 10, rate: 0.3, shrink: 1e-4 };
/** A chance below this is noise. */
const LEAST_CHANCE = 0.002;
const DECLINE = '-';
/** Of several ids for the same asks, each later one is a little less likely to be meant. */
const FALL = 0.04;

/** Learns which entry is meant, and what is out of scope, from the lexicon's example questions. */
export function createIntents(
  entries: readonly SearchEntry[],
  lexicon: Lexicon,
  read: (text: string) => Reading,
): Intents {
  const placeOf = new Map(entries.map((entry, at) => [entry.id, at]));
  const kindOf = (id: string) => entries[placeOf.get(id) ?? -1]?.kind;
  const groups = new Map<string, readonly number[]>();
  const examples: Example[] = [];
  const add = (text: string, ids: readonly string[]): void => {
    const { features } = read(text);
    if (features.length === 0) return;
    const known = ids.filter((id) => placeOf.has(id));
    if (known.length === 0) return;
    // Tips are asked for in bunches: one label for the bunch learns from all its examples at once.
    const bunches = known.some((id) => kindOf(id) === 'tip') ? [known] : known.map((id) => [id]);
    for (const bunch of bunches)
      groups.set(
        bunch.join('+'),
        bunch.flatMap((id) => placeOf.get(id) ?? []),
      );
    examples.push({
      features,
      labels: bunches.map((bunch) => ({ label: bunch.join('+'), weight: 1 / bunches.length })),
    });
  };
  for (const { for: ids, asks } of lexicon.asks) for (const ask of asks) add(ask, ids);
  for (const entry of entries)
    for (const ask of [...entry.titles, ...entry.asks]) add(ask, [entry.id]);
  for (const { subject, asks } of lexicon.declines)
    for (const ask of asks) {
      const { features } = read(ask);
      if (features.length > 0)
        examples.push({ features, labels: [{ label: DECLINE + subject, weight: 1 }] });
    }
  const learner = createLearner(examples, SETTINGS);
  return {
    judge(reading) {
      const chances = learner.chances(reading.features);
      const found = new Map<number, number>();
      let inScope = 0;
      let declined = { subject: '', chance: 0 };
      learner.labels.forEach((label, at) => {
        const chance = chances[at] ?? 0;
        if (label.startsWith(DECLINE)) {
          if (chance > declined.chance) declined = { subject: label.slice(DECLINE.length), chance };
          return;
        }
        inScope += chance;
        if (chance < LEAST_CHANCE) return;
        (groups.get(label) ?? []).forEach((entry, rank) => {
          const share = chance * (1 - FALL * rank);
          found.set(entry, Math.max(found.get(entry) ?? 0, share));
        });
      });
      return { inScope, declined, entries: found };
    },
  };
}
