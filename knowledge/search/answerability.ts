import type { Floor, Marks } from './lexicon';
import type { Analysis } from './pipeline';
import type { SearchResult } from './port';

/** The signals that the floor weighs, by name. Each is between about -1 and 1. */
export function featuresOf(sight: Analysis): Readonly<Record<string, number>> {
  const { reading, judgement, ranked, familiar, anchors, passages, neighbours } = sight;
  const best = ranked[0];
  const scope = logit(judgement.inScope) / 9.2;
  // A story uses so many of the content's words that only what it is about tells it from one of elsewhere.
  const long = Math.min(1, reading.words.length / LONG);
  return {
    scope,
    long,
    longScope: long * scope,
    longUnanchored: anchors === 0 ? long : 0,
    longDeclined: long * passages.nearestDeclined,
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
    nearestAsk: passages.nearestAsk,
    nearestDeclined: passages.nearestDeclined,
    nearer: passages.nearestAsk - passages.nearestDeclined,
    ...(neighbours && {
      meaningAsk: neighbours.nearestAsk,
      meaningPassage: neighbours.nearestPassage,
      meaningDeclined: neighbours.nearestDeclined,
      meaningNearer: neighbours.nearestAsk - neighbours.nearestDeclined,
      meaningVote: neighbours.voteInScope,
      meaningScope: -logit(neighbours.declined ?? 0.5) / 9.2,
    }),
  };
}

/** From about -9.2 to 9.2. */
function logit(chance: number): number {
  const within = Math.min(1 - 1e-4, Math.max(1e-4, chance));
  return Math.log(within / (1 - within));
}

/** The signals by which the best entry is judged: whether it is a good answer, or only the nearest there is. */
export function goodnessOf(sight: Analysis): Readonly<Record<string, number>> {
  const { reading, ranked, familiar, judgement, neighbours } = sight;
  const [best, second] = ranked;
  const missing = best && sight.missing(best.at);
  const signals = best?.signals;
  return {
    score: best?.score ?? 0,
    lead: (best?.score ?? 0) - (second?.score ?? 0),
    meant: signals?.meant ?? 0,
    words: signals?.words ?? 0,
    ask: signals?.ask ?? 0,
    askShare: signals?.askShare ?? 0,
    passage: signals?.passage ?? 0,
    share: signals?.share ?? 0,
    otherPlatform: signals?.otherPlatform ?? 0,
    scope: judgement.inScope,
    known: familiar.known,
    alien: Math.min(1, familiar.alien / 3),
    long: Math.min(1, reading.words.length / LONG),
    missing: missing?.share ?? 1,
    missingRarest: missing?.rarest ?? 1,
    ...(neighbours && {
      nearAsk: signals?.nearAsk ?? 0,
      nearPassage: signals?.nearPassage ?? 0,
      vote: signals?.vote ?? 0,
      learned: signals?.learned ?? 0,
      // Questions like others that have no answer here yet.
      gap: neighbours.nearestGap,
      gaps: neighbours.nearGaps,
      gapNearer: neighbours.nearestGap - neighbours.nearestAsk,
    }),
  };
}

/** From so many words on a text is as long as any. */
const LONG = 40;

/** Whether to answer, suggest, offer the nearest or decline: the weighed signals as chances, against the floor's marks. */
export function answerability(
  floors: Floor,
  sight: Analysis,
): {
  readonly verdict: SearchResult['verdict'];
  readonly chance: number;
  readonly elsewhere: boolean;
  readonly subject: string | undefined;
  /** Whether words leave no doubt, so that no second opinion is worth its time. */
  readonly sure: boolean;
  /** Why, line by line. */
  readonly why: () => readonly string[];
} {
  const floor = sight.neighbours ? floors.encoder : floors;
  const features = featuresOf(sight);
  const signals = Object.entries(features);
  const weighed = sight.ranked.length === 0 ? 0 : weigh(floor, features);
  const { chance, rule } = byRule(weighed, sight, floor);
  const good = weigh(floor.good, goodnessOf(sight));
  const scope = chance >= floor.answer ? 'answer' : chance >= floor.suggest ? 'suggest' : 'decline';
  // What somebody has labelled already is good.
  const near = scope === 'answer' && rule === undefined && good < floor.good.least;
  const verdict = near ? 'near' : scope;
  const elsewhere =
    verdict === 'decline' &&
    (chance < HARDLY ||
      sight.judgement.declined.chance >= LIKE_ANOTHER ||
      sight.familiar.foreign >= MOSTLY_FOREIGN);
  return {
    verdict,
    chance,
    elsewhere,
    subject: verdict === 'decline' ? subjectOf(sight) : undefined,
    sure:
      rule !== undefined || chance <= SURE.elsewhere || (chance >= SURE.scope && good >= SURE.good),
    why: () => [
      ...signals.map(
        ([name, value]) =>
          `signal: ${name} ${value.toFixed(2)} × ${(floor.weights[name] ?? 0).toFixed(2)}`,
      ),
      ...(rule === undefined ? [] : [`rule: ${rule}`]),
      `good: a chance of ${good.toFixed(3)} that the best is a good answer; called near below ${floor.good.least}`,
      `floor: a chance of ${chance.toFixed(3)} to be in scope; answers from ${floor.answer}, suggests from ${floor.suggest}: ${verdict}`,
    ],
  };
}

/** Weighed signals as a chance. */
function weigh(
  { weights, bias }: Pick<Marks, 'weights' | 'bias'>,
  signals: Readonly<Record<string, number>>,
): number {
  const sum = Object.entries(signals).reduce(
    (total, [name, value]) => total + value * (weights[name] ?? 0),
    bias,
  );
  return 1 / (1 + Math.exp(-sum));
}

/** The subject it is declined for, where the examples say one plainly. */
function subjectOf({ exact, judgement: { declined } }: Analysis): string | undefined {
  if (exact !== undefined && exact.subject !== '') return exact.subject;
  return declined.chance >= PLAINLY ? declined.subject : undefined;
}

/** Of 330 questions of real people a third are as sure as this, and 98 % of those are answered right. */
const SURE = { scope: 0.97, good: 0.7, elsewhere: 0.02 };
const PLAINLY = 0.35;
/** So unlikely to be in scope, it is about something else whatever that may be. */
const HARDLY = 0.2;
const LIKE_ANOTHER = 0.5;
const MOSTLY_FOREIGN = 0.35;
const BARE = 2;

/** The two cases that need no weighing: a question somebody has labelled already, and a bare keyword of the content's own. */
function byRule(
  weighed: number,
  { exact, reading, ownKeyword }: Analysis,
  floor: Marks,
): { readonly chance: number; readonly rule?: string } {
  if (exact?.subject === '')
    return { chance: Math.max(weighed, floor.answer), rule: 'it is an example in scope' };
  if (exact !== undefined) return { chance: 0, rule: 'it is an example to decline' };
  if (ownKeyword && reading.words.length <= BARE)
    return { chance: Math.max(weighed, floor.suggest), rule: 'it is a keyword of the content' };
  return { chance: weighed };
}
