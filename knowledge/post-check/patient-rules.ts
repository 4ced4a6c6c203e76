import { circumstances } from '../patient-details/circumstances';
import { removePatientDetails, type Guarded } from '../patient-details/detect';
import type { Remark } from './draft';
import { CIRCUMSTANCES } from './post-check-schemas';
import type { Hit } from './phrase-search';
import type { ReadDraft } from './read-draft';
import type { PostRules } from './post-rules';
import { medicinePromotion, preElection } from './promotion-rules';
import { answersSomebody, apartFrom, notOver, onFirst, type Rule } from './rule';
import {
  ASKS_MARKS,
  BOTH_ANSWERED_MARK,
  CARELESS_MARKS,
  CONFIRMED_MARKS,
  EXPLAINED_MARKS,
  NAMED_MARK,
  NOBODY_MARKS,
  PATIENT_MARKS,
  weighFound,
  weighQuestion,
  weighUnfound,
  type Marks,
} from './weigh';

/** What the guard finds in a draft, found once: it is asked again for what may be shown. */
const guardedDrafts = new WeakMap<ReadDraft, Guarded>();
export function guarded(draft: ReadDraft): Guarded {
  const known = guardedDrafts.get(draft) ?? removePatientDetails(draft.text);
  guardedDrafts.set(draft, known);
  return known;
}

/** NHS numbers, dates of birth and the like, as the guard finds them, and names beside words of care. Never quoted. */
export const patientDetails: Rule = {
  says: { found: [] },
  find(draft, rules) {
    // Circumstances are the next rule's, which knows of consent.
    const details = guarded(draft).kinds.some((kind) => kind !== 'circumstance');
    const [name] = isInvented(draft, rules) ? [] : patientNames(draft, rules);
    if (name === undefined) return details ? [{ say: 'found' }] : [];
    return [{ at: { from: name.from, to: name.to }, say: 'found' }];
  },
};

/** What says that whoever is named is one of us, a giver, or agreed to it. */
const NO_PATIENTS = ['introduced', 'beyond', 'colleague', 'consent'] as const;

/** Names that are a patient's by what stands beside them, or by what a draft that is plainly about a patient tells. */
function patientNames(draft: ReadDraft, { cues, secondOpinion }: PostRules): readonly Hit[] {
  const found = cues['patient-names'].find(draft);
  const alone = apartFrom(found.get('alone') ?? [], found.get('not'));
  const numbered = apartFrom(found.get('numbered') ?? [], found.get('unnumbered'));
  if (alone.length + numbered.length > 0) return [...alone, ...numbered];
  const named = found.get('named') ?? [];
  const told = cues.circumstances.find(draft);
  if (named.length === 0 || NO_PATIENTS.some((sort) => told.has(sort))) return [];
  const not = found.get('not') ?? [];
  const care = found.get('care') ?? [];
  const near = (hits: readonly Hit[], { sentence }: Hit): boolean =>
    hits.some((other) => Math.abs(other.sentence - sentence) <= 1);
  const inCare = named.filter((name) => near(care, name) && !near(not, name));
  if (inCare.length > 0) return inCare;
  const patient = secondOpinion(draft)?.patient;
  return patient !== undefined && !patient.answered && patient.odds >= NAMED_MARK
    ? named.filter((name) => !not.some((other) => isBeside(name, other)))
    : [];
}

/** So few words between two stretches that one may be said of the other. */
const BESIDE = 2;
const isBeside = (one: Hit, other: Hit): boolean =>
  one.sentence === other.sentence &&
  other.tokens[0] <= one.tokens[1] + BESIDE &&
  one.tokens[0] <= other.tokens[1] + BESIDE;

type Sort = (typeof CIRCUMSTANCES)[number];

/** What gives somebody away, as readers are told it. */
const SIGNS: readonly (readonly [Sort, string])[] = [
  ['aged', 'a name with an age'],
  ['named', 'a first name'],
  ['age', 'an age'],
  ['role', 'what they do'],
  ['kin', 'their family'],
  ['event', 'what happened'],
  ['unique', 'what makes it rare'],
  ['place', 'where'],
  ['time', 'when'],
];

/** "an age, what happened and when": of what was found, or of what usually tells. */
function signs(has: (name: Sort) => boolean): string {
  const found = SIGNS.flatMap(([name, words]) =>
    has(name) && !(has('aged') && (name === 'named' || name === 'age')) ? [words] : [],
  );
  const told = found.length < 2 ? ['what happened', 'where', 'when'] : found;
  return `${told.slice(0, -1).join(', ')} and ${told.at(-1) ?? ''}`;
}

/** What words that stand for nobody look like. */
const NOBODY_STANDS_FOR: readonly Sort[] = ['someone', 'kin', 'role'];
/** Speaks of a person; a pronoun does too, where the draft introduced nobody who is no patient. */
const SOMEBODY: readonly Sort[] = ['someone', 'aged', 'role', 'named', 'kin'];
/** What tells somebody from others. */
const TELLING: readonly Sort[] = [
  'aged',
  'named',
  'age',
  'role',
  'relation',
  'kin',
  'place',
  'time',
  'unique',
  'teller',
];
/** How many sentences are read together. */
const TOGETHER = 4;

/**
 * One person in somebody's care whom the circumstances give away: some phrases do by themselves, and points are added up
 * of whatever else tells who it is. Stories told with consent, and of colleagues, are not stopped.
 */
export const identifiable: Rule = {
  says: { found: ['signs'], likely: [], perhaps: [] },
  find(draft, rules) {
    const { told, others } = byCues(draft, rules);
    if (isInvented(draft, rules)) return byGuard(draft) ? told : [];
    const patient = rules.secondOpinion(draft)?.patient;
    if (told.length > 0 && isAnswered(draft, rules)) return [];
    const marks = marksFor(draft, rules);
    if (told.length > 0) return byGuard(draft) ? told : weighFound(told, patient, marks);
    const circumstance = rules.cues.circumstances.find(draft);
    if (others || circumstance.has('consent') || patient?.answered === true) return [];
    if (rules.cues.colleagues.find(draft).has('named'))
      return weighUnfound(patient, EXPLAINED_MARKS);
    const person = [...SOMEBODY, 'pronoun' as const].some((sort) => circumstance.has(sort));
    return weighUnfound(patient, person || marks.sure > NOBODY_MARKS.sure ? marks : NOBODY_MARKS);
  },
};

/** Whether the guard, which takes such things out of every message, finds that a patient could be recognised. */
const byGuard = (draft: ReadDraft): boolean =>
  guarded(draft).kinds.some((kind) => kind === 'circumstance');

/** A draft that another rule explains, such as an offer or a candidate, must tell of a patient more plainly. */
const marksFor = (draft: ReadDraft, rules: PostRules): Marks =>
  [medicinePromotion, preElection, asksForDetails].some(
    (rule) => rule.find(draft, rules).length > 0,
  )
    ? EXPLAINED_MARKS
    : PATIENT_MARKS;

/** Whether what tells of a patient is said to that patient. */
const isAnswered = (draft: ReadDraft, rules: PostRules): boolean =>
  rules.secondOpinion(draft)?.patient.answered === true && !byGuard(draft);

/** Whether it says itself that nobody is told of: a made-up case, an exercise. */
export const isInvented = (draft: ReadDraft, { cues }: PostRules): boolean =>
  cues.circumstances.find(draft).has('invented');

interface ByCues {
  readonly told: readonly Remark[];
  readonly confirmed: readonly Remark[];
  /** Something tells of a patient, so that a second opinion has nothing to add. */
  readonly others: boolean;
}

const foundByCues = new WeakMap<ReadDraft, ByCues>();

/** What cues alone find of patients, found once: two rules weigh it, and each must know of the other. */
function byCues(draft: ReadDraft, rules: PostRules): ByCues {
  const known = foundByCues.get(draft);
  if (known !== undefined) return known;
  const told = identifiableByCues(draft, rules);
  const confirmed = confirmedByCues(draft, rules);
  const details = patientDetails.find(draft, rules);
  const others = told.length + confirmed.length + details.length > 0;
  const found = { told, confirmed, others };
  foundByCues.set(draft, found);
  return found;
}

function identifiableByCues(draft: ReadDraft, { cues, content }: PostRules): readonly Remark[] {
  const found = cues.circumstances.find(draft);
  if (found.has('consent')) return [];
  const othersThanPatients = found.has('introduced') || found.has('beyond');
  const told = circumstances(draft.text).find(
    // Where one of us is introduced, a name with an age may be theirs: it is weighed below.
    (span) =>
      notOver(notOver([span], found.get('aged')), found.get('age')).length > 0 ||
      !othersThanPatients,
  );
  const anywhere = { signs: signs((name) => found.has(name)) };
  if (told !== undefined)
    return [{ at: { from: told.from, to: told.to }, say: 'found', with: anywhere }];
  const alone = notOver(found.get('alone') ?? [], found.get('nobody'));
  if (alone.length > 0)
    return onFirst(alone, 'found').map((remark) => ({ ...remark, with: anywhere }));
  if (found.has('colleague')) return [];
  const { points, enough, uncared } = content.circumstances;
  const holding = sentencesBySort(found);
  const { sentences } = draft;
  for (let from = 0; from === 0 || from + TOGETHER <= sentences.length; from += 1) {
    const stands = (name: Sort): boolean => {
      const inThem = holding.get(name);
      for (let at = from; at < from + TOGETHER; at += 1) if (inThem?.has(at)) return true;
      return false;
    };
    const pronoun = !othersThanPatients && stands('pronoun');
    const has = (name: Sort): boolean =>
      name === 'someone' ? stands('someone') || pronoun : stands(name);
    // One of us who tells of something done to somebody tells of that somebody too.
    if (!SOMEBODY.some(has) && !(has('teller') && has('care') && has('event'))) continue;
    const inCare = has('care') || has('event');
    if (othersThanPatients && !inCare) continue;
    const total = CIRCUMSTANCES.reduce(
      (sum, name) => sum + (has(name) ? points[name] : 0),
      inCare ? 0 : uncared,
    );
    if (total < enough) continue;
    // Somebody who is only "she" is given away by nothing less than two things that tell who she is.
    const vague = !stands('someone') && !(has('care') && has('event'));
    if (vague && TELLING.filter(stands).length < 2) continue;
    const shown = sentences.slice(from, from + TOGETHER).find(({ tokens: [first] }) => {
      const place = draft.tokens[first]?.sentence ?? -1;
      return Boolean(holding.get('event')?.has(place)) || Boolean(holding.get('care')?.has(place));
    });
    return [{ at: shown, say: 'found', with: { signs: signs(has) } }];
  }
  return [];
}

/** In which sentences each sort of circumstance stands. */
function sentencesBySort(
  found: ReadonlyMap<string, readonly Hit[]>,
): ReadonlyMap<Sort, ReadonlySet<number>> {
  return new Map(
    CIRCUMSTANCES.map((name) => [
      name,
      new Set(
        notOver(
          found.get(name) ?? [],
          NOBODY_STANDS_FOR.includes(name)
            ? found.get('nobody')
            : name === 'event'
              ? found.get('service')
              : [],
        ).map(({ sentence }) => sentence),
      ),
    ]),
  );
}

/** Asks people to write details of themselves where others can read them. */
export const asksForDetails: Rule = {
  says: { found: [], likely: [] },
  find(draft, { cues, secondOpinion }) {
    const found = cues['personal-details'].find(draft);
    const not = found.get('not');
    const details = apartFrom(found.get('detail') ?? [], not);
    const asks = apartFrom(found.get('ask') ?? [], not);
    const alone = apartFrom(found.get('alone') ?? [], not);
    // The two may stand in neighbouring sentences: "What do you have? Tell us below."
    const within = (most: number): readonly Hit[] =>
      details.filter((detail) =>
        asks.some((ask) => Math.abs(ask.sentence - detail.sentence) <= most),
      );
    const together = [...alone, ...within(0)];
    const asked = onFirst(together.length > 0 ? together : within(1), 'found');
    // A warning of those who ask says the same words.
    const marks = not === undefined ? ASKS_MARKS : EXPLAINED_MARKS;
    return asked.length > 0 ? asked : weighUnfound(secondOpinion(draft)?.asks, marks);
  },
};

/** Tells the world, in answer to somebody, that they or theirs are patients. */
export const confirmsPatient: Rule = {
  says: { found: [], likely: [], perhaps: [] },
  find(draft, rules) {
    const { told, confirmed, others } = byCues(draft, rules);
    if (isInvented(draft, rules)) return [];
    const patient = rules.secondOpinion(draft)?.patient;
    const marks = marksFor(draft, rules);
    // Who asks people when they were treated says the words, and tells nobody.
    const asks = asksForDetails.find(draft, rules).length > 0;
    if (!asks && saidOutright(draft, rules).length > 0) return confirmed;
    // What is told in one sentence stays told, whatever is asked in another.
    const apart = marks === PATIENT_MARKS || (asks && isApart(confirmed, draft, rules));
    if (confirmed.length > 0)
      return weighFound(confirmed, patient, apart ? CONFIRMED_MARKS : marks);
    if (told.length > 0 && isAnswered(draft, rules)) {
      const found = told.map(({ at }): Remark => ({ at, say: 'likely', unquoted: true }));
      return weighFound(found, patient, marks);
    }
    if (others || speaksToMany(draft, rules)) return [];
    const both = asks ? [] : answeredByBoth(draft, rules);
    if (both.length > 0 || patient?.answered !== true) return both;
    if (!speaksToSomebody(draft, rules)) return weighUnfound(patient, EXPLAINED_MARKS);
    return weighUnfound(patient, namesCare(draft, rules) ? marks : CARELESS_MARKS);
  },
};

/** What a learner of answers alone finds, where the common one does not deny it. */
function answeredByBoth(draft: ReadDraft, rules: PostRules): readonly Remark[] {
  const patient = rules.secondOpinion(draft)?.patient;
  const alone = rules.questionOpinion('confirms-a-patient', draft);
  if (patient === undefined || patient.odds + alone.odds < BOTH_ANSWERED_MARK) return [];
  return weighQuestion('confirms-a-patient', [], alone, 'likely');
}

const YOU = /^(?:you|your|yours|yourself|u|ur|you'(?:re|ve|d|ll))$/;

/** Whether it answers somebody, or says "you" at all. */
const speaksToSomebody = (draft: ReadDraft, { cues }: PostRules): boolean =>
  answersSomebody(draft, cues['replies-to-patients'].find(draft).get('reply')) ||
  draft.tokens.some(({ word }) => YOU.test(word));

/** Whether remarks stand in other sentences than what asks for details. */
function isApart(remarks: readonly Remark[], draft: ReadDraft, { cues }: PostRules): boolean {
  const found = cues['personal-details'].find(draft);
  const asked = [...(found.get('detail') ?? []), ...(found.get('ask') ?? [])];
  return remarks.some(({ at }) => {
    const stands = draft.sentences.findIndex((one) => at && one.from <= at.from && at.to <= one.to);
    return stands >= 0 && !asked.some(({ sentence }) => sentence === stands);
  });
}

/** Whether it speaks to many at once and answers nobody. */
function speaksToMany(draft: ReadDraft, { cues }: PostRules): boolean {
  const found = cues['replies-to-patients'].find(draft);
  return found.has('many') && !answersSomebody(draft, found.get('reply'));
}

/** Whether anything in it is about somebody's care. */
function namesCare(draft: ReadDraft, { cues }: PostRules): boolean {
  const [reply, circumstance] = [cues['replies-to-patients'], cues.circumstances].map(
    (phrases): ReadonlyMap<string, unknown> => phrases.find(draft),
  );
  return (
    ['subject', 'fact'].some((cue) => reply?.has(cue)) ||
    ['care', 'event'].some((cue) => circumstance?.has(cue))
  );
}

/** Words that leave no doubt, whatever else the draft says. */
function saidOutright(draft: ReadDraft, { cues }: PostRules): readonly Hit[] {
  const found = cues['replies-to-patients'].find(draft);
  return apartFrom(found.get('strong') ?? [], found.get('not'));
}

function confirmedByCues(draft: ReadDraft, rules: PostRules): readonly Remark[] {
  const { cues } = rules;
  const found = cues['replies-to-patients'].find(draft);
  const not = found.get('not');
  const strong = saidOutright(draft, rules);
  if (strong.length > 0) return onFirst(strong, 'found');
  if (!answersSomebody(draft, found.get('reply'))) return [];
  const facts = apartFrom(found.get('fact') ?? [], not);
  if (facts.length > 0) return onFirst(facts, 'found');
  const care = [
    ...apartFrom(found.get('subject') ?? [], not),
    ...(cues.circumstances.find(draft).get('event') ?? []),
  ];
  const between = apartFrom(found.get('between') ?? [], not).filter(({ sentence }) =>
    care.some((hit) => Math.abs(hit.sentence - sentence) <= 1),
  );
  return onFirst(between, 'found');
}
