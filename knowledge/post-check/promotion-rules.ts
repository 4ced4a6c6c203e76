import type { Hit } from './phrase-search';
import { answersSomebody, apartFrom, notOver, onFirst, type Rule } from './rule';
import { PROMOTES_MARKS } from './weigh';

/** A prescription-only medicine that is offered: by words, or by all that the draft says. News, safety and research unmake it. */
export const medicinePromotion: Rule = {
  says: { found: [], likely: [] },
  find(draft, { cues, secondOpinion }) {
    const found = cues.medicines.find(draft);
    if ((found.get('safety') ?? []).length > 0) return [];
    const named = [...(found.get('medicine') ?? []), ...(found.get('kind') ?? [])];
    const offers = secondOpinion(draft)?.promotes;
    const odds = offers?.odds ?? 0;
    if (named.length === 0)
      return offers !== undefined && odds >= PROMOTES_MARKS.unnamed
        ? [{ at: offers.at, say: 'likely', unquoted: true }]
        : [];
    if (odds < PROMOTES_MARKS.denied) return [];
    const near = (hit: Hit): boolean =>
      (found.get('offer') ?? []).some((offer) => Math.abs(offer.sentence - hit.sentence) <= 1) ||
      /£\s?\d/.test(draft.text);
    const plain = offers !== undefined && odds >= PROMOTES_MARKS.named;
    return onFirst(plain ? named : named.filter(near), 'found');
  },
};

/** Party politics, visits and announcements in the weeks before an election. */
export const preElection: Rule = {
  says: { found: [] },
  find(draft, { cues, beforeElection }) {
    const { date } = draft.draft;
    if (date === undefined || !beforeElection(date)) return [];
    const found = cues.elections.find(draft);
    return onFirst(apartFrom(found.get('alone') ?? [], found.get('not')), 'found');
  },
};

const PERCENT = /(?<![\d.])\d{1,3}(?:\.\d{1,2})?\s?%(?! (?:off|discount))/;

/** A figure or a comparison that gives no source. A link is taken to lead to one. */
export const claimWithoutSource: Rule = {
  says: { figure: [], rank: [] },
  find(draft, { cues }) {
    const found = cues.claims.find(draft);
    const told = (found.get('source') ?? []).length > 0 || draft.addresses.length > 0;
    if (told) return [];
    const not = found.get('not');
    const percent = PERCENT.exec(draft.text);
    const idle = (at: number): boolean =>
      draft.sentences.some(
        ({ from, to }) =>
          from <= at && at < to && not?.some((hit) => from <= hit.from && hit.from < to),
      );
    if (percent !== null && !idle(percent.index))
      return [
        { at: { from: percent.index, to: percent.index + percent[0].length }, say: 'figure' },
      ];
    const figure = onFirst(apartFrom(found.get('figure') ?? [], not), 'figure');
    if (figure.length > 0) return figure;
    return onFirst(notOver(found.get('rank') ?? [], not), 'rank');
  },
};

/** "Cure", "guaranteed", "no side effects": what nobody can promise. */
export const absoluteClaim: Rule = {
  says: { found: [] },
  find(draft, { cues }) {
    const found = cues.claims.find(draft);
    return onFirst(notOver(found.get('absolute') ?? [], found.get('not')), 'found');
  },
};

/** Tells one person what to do with their medicine. */
export const individualAdvice: Rule = {
  says: { found: [] },
  find(draft, { cues }) {
    const found = cues.advice.find(draft);
    const advice = apartFrom(found.get('advice') ?? [], found.get('not'));
    if (advice.length === 0) return [];
    const personal = (found.get('one') ?? []).length > 0 || answersSomebody(draft, undefined);
    return personal ? onFirst(advice, 'found') : [];
  },
};

/** Somebody else's words, pictures or music, or the NHS logo. */
export const othersWork: Rule = {
  says: { ask: [] },
  find(draft, { cues }) {
    const found = cues['others-work'].find(draft);
    if ((found.get('not') ?? []).length > 0) return [];
    return onFirst(found.get('work') ?? [], 'ask');
  },
};

const SHOUTS = /!\s?!\s?!|[!?]{4,}|\(!\)/;

/** Sarcasm, blame, contempt, three exclamation marks. */
export const tone: Rule = {
  says: { shouts: [], sarcasm: [], blame: [] },
  find(draft, { cues }) {
    const found = cues.tone.find(draft);
    const not = found.get('not');
    const blame = notOver([...(found.get('blame') ?? []), ...(found.get('insult') ?? [])], not);
    if (blame.length > 0) return onFirst(blame, 'blame');
    const sarcasm = notOver(found.get('sarcasm') ?? [], not);
    if (sarcasm.length > 0) return onFirst(sarcasm, 'sarcasm');
    const shout = SHOUTS.exec(draft.text);
    return shout === null
      ? []
      : [{ at: { from: shout.index, to: shout.index + shout[0].length }, say: 'shouts' }];
  },
};
