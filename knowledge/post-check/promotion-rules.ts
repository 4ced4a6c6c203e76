import type { Hit } from './phrase-search';
import { apartFrom, onFirst, type Rule } from './rule';
import { PROMOTES_MARKS, weighQuestion } from './weigh';

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
  find(draft, { cues, beforeElection, questionOpinion }) {
    const { date } = draft.draft;
    if (date === undefined || !beforeElection(date)) return [];
    const found = cues.elections.find(draft);
    const told = onFirst(apartFrom(found.get('alone') ?? [], found.get('not')), 'found');
    if (found.has('not')) return told;
    return weighQuestion('pre-election', told, questionOpinion('pre-election', draft), 'found');
  },
};
