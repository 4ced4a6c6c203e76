import type { Remark } from './draft';
import type { Question } from './draft-example';
import type { Likely } from './draft-parts';

/**
 * From which odds on the second opinion is a finding by itself, from which it asks, and below which a finding by cues is
 * only a question, or none. Chosen on writers who were not learned from: docs/decisions/0026.
 */
export interface Marks {
  readonly sure: number;
  readonly perhaps: number;
  readonly doubted: number;
  readonly denied: number;
}

export const PATIENT_MARKS: Marks = {
  sure: -0.7,
  perhaps: -0.75,
  doubted: -1.25,
  denied: -1.25,
};
/** The same where another rule has found what the draft is about. */
export const EXPLAINED_MARKS: Marks = {
  sure: 0.5,
  perhaps: 0.5,
  doubted: 0.5,
  denied: 0.5,
};
/** From which odds on a draft that speaks of no person tells of one all the same: “whose collarbone we have been plating”. */
export const NOBODY_MARKS = { sure: 0, perhaps: 0 } as const;
/** An answer in which cues find care is doubted less: it is short, and shows the opinion little. */
export const CONFIRMED_MARKS = { doubted: -3, denied: -3 } as const;
/** From which odds on an answer that names nothing of anybody's care tells that somebody is a patient. */
export const CARELESS_MARKS = { sure: 1, perhaps: 1 } as const;
/** From which odds on a name in full is the patient's. */
export const NAMED_MARK = 0;
/** Cues are nearly always right here, so the opinion only adds to them. Few examples ask, so its odds are low where it is right. */
export const ASKS_MARKS = { sure: -1, perhaps: -1 } as const;

/**
 * From which odds on a draft promotes a medicine that it names without a word of offer, from which one that no list knows,
 * and below which it offers none.
 */
export const PROMOTES_MARKS = { named: -2.5, unnamed: -1.2, denied: -5 } as const;

/**
 * From which odds on a draft shows people, and below which it shows none whatever phrases are in it. Chosen on writers who
 * were not learned from.
 */
export const SHOWN_MARKS = { sure: -1.5, elsewhere: 0.5, denied: -2.5 } as const;

/**
 * From which odds on a draft raises a question that no phrase found, and below which it raises none whatever phrases are in
 * it. Chosen on writers who were not learned from.
 */
export const QUESTION_MARKS: Readonly<
  Record<Question, { readonly sure: number; readonly denied: number }>
> = {
  'individual-advice': { sure: -1, denied: -4 },
  'colleague-named': { sure: -1.2, denied: -4 },
  'suicide-or-death': { sure: -1.1, denied: -4 },
  tone: { sure: -0.8, denied: -Infinity },
  'claim-without-source': { sure: -1.1, denied: -5 },
  'absolute-claim': { sure: -0.7, denied: -4.5 },
  'others-work': { sure: -1.2, denied: -5 },
  'pre-election': { sure: -1.2, denied: -Infinity },
  'confirms-a-patient': { sure: -1, denied: -Infinity },
};

/** From which odds on, those of both opinions added up, an answer gives a patient away in which cues found nothing. */
export const BOTH_ANSWERED_MARK = -1.5;

/** From which odds on a question is raised in words that look like those of a harmless post. */
export const DOUBTED_MARK = 0.5;

/** From which odds on advice that is given to nobody by name is one person's. */
export const TO_NOBODY_MARK = 1;

/** From which odds on words of advice to nobody by name are one person's. */
export const BY_BOTH_MARK = 0.5;

/** What phrases found of a question in the light of what was learned, or what was learned where they found nothing. */
export function weighQuestion(
  question: Question,
  found: readonly Remark[],
  { odds, at }: Likely,
  say: string,
): readonly Remark[] {
  const { sure, denied } = QUESTION_MARKS[question];
  if (found.length > 0) return at === undefined || odds >= denied ? found : [];
  return odds >= sure ? [{ at, say, unquoted: true }] : [];
}

/** What cues found, in the light of the second opinion: as it is, as a question, or not at all. */
export function weighFound(
  found: readonly Remark[],
  opinion: Likely | undefined,
  { doubted, denied }: Pick<Marks, 'doubted' | 'denied'>,
): readonly Remark[] {
  if (opinion === undefined || opinion.odds >= doubted) return found;
  if (opinion.odds < denied) return [];
  return found.map(({ at }) => ({ at, say: 'perhaps', level: 'think', unquoted: true }));
}

/** What the second opinion finds where cues found nothing. */
export function weighUnfound(
  opinion: Likely | undefined,
  { sure, perhaps }: Pick<Marks, 'sure' | 'perhaps'>,
): readonly Remark[] {
  if (opinion === undefined) return [];
  const { odds, at } = opinion;
  if (odds >= sure) return [{ at, say: 'likely', unquoted: true }];
  return odds >= perhaps ? [{ at, say: 'perhaps', level: 'think', unquoted: true }] : [];
}
