import type { RuleName } from './draft';

/** The rules that one learner tells apart: see second-opinion.ts, and picture-opinion.ts for the last. */
export const LEARNED_RULES = [
  'patient-details',
  'identifiable-by-circumstance',
  'confirms-a-patient',
  'asks-for-personal-details',
  'medicine-promotion',
  'photo-consent',
] as const satisfies readonly RuleName[];
export type LearnedRule = (typeof LEARNED_RULES)[number];

/**
 * Rules that are learned each by itself, most of which raise a question: see question-opinion.ts. Answers that give a
 * patient away are learned twice, and the two opinions are weighed together.
 */
export const QUESTIONS = [
  'individual-advice',
  'colleague-named',
  'suicide-or-death',
  'tone',
  'claim-without-source',
  'absolute-claim',
  'others-work',
  'pre-election',
  'confirms-a-patient',
] as const satisfies readonly RuleName[];
export type Question = (typeof QUESTIONS)[number];

/** All rules that a draft may be an example of. */
export const EXAMPLE_RULES = [...new Set([...LEARNED_RULES, ...QUESTIONS])] as const;
export type ExampleRule = (typeof EXAMPLE_RULES)[number];

/** A draft of which an editor has said which rules it breaks: none, one or several. */
export interface DraftExample {
  readonly text: string;
  readonly breaks: readonly ExampleRule[];
  /** The rules of which two editors might not say the same: nothing is learned of these. */
  readonly perhaps?: readonly ExampleRule[];
  /** Who wrote it, by the name of the file: what is learned is measured on writers left out of it. */
  readonly writer: string;
}
