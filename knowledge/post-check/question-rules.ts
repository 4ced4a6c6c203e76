import type { Remark, Stretch } from './draft';
import type { Question } from './draft-example';
import { asksForDetails, confirmsPatient, identifiable, isInvented } from './patient-rules';
import { hostOf } from './format-rules';
import type { Hit } from './phrase-search';
import type { PostRules } from './post-rules';
import { medicinePromotion, preElection } from './promotion-rules';
import type { ReadDraft } from './read-draft';
import { answersSomebody, apartFrom, notOver, onFirst, opensWithMention, type Rule } from './rule';
import { BY_BOTH_MARK, DOUBTED_MARK, TO_NOBODY_MARK, weighQuestion } from './weigh';

/** What phrases found, beside what was learned; what unmakes a phrase makes what was learned doubtful too. */
function weigh(
  question: Question,
  draft: ReadDraft,
  { questionOpinion }: PostRules,
  found: readonly Remark[],
  say: string,
  not: readonly Stretch[] = [],
): readonly Remark[] {
  const opinion = questionOpinion(question, draft);
  const { at } = opinion;
  const doubted = at !== undefined && notOver([at], not).length === 0;
  return found.length === 0 && doubted && opinion.odds < DOUBTED_MARK
    ? []
    : weighQuestion(question, found, opinion, say);
}

/** Tells one person what to do with their medicine, or what they have. */
export const individualAdvice: Rule = {
  says: { found: [] },
  find(draft, rules) {
    const found = rules.cues.advice.find(draft);
    const advice = apartFrom(found.get('advice') ?? [], found.get('not'));
    const personal = (found.get('one') ?? []).length > 0 || answersSomebody(draft, undefined);
    const told = personal ? onFirst(advice, 'found') : [];
    const weighed = weigh('individual-advice', draft, rules, told, 'found');
    if (told.length > 0 || weighed.length === 0) return weighed;
    // Advice to everybody says much the same words, and so does whoever tells of somebody's care or sells a medicine.
    const named = rules.cues['question-examples'].find(draft).has('named');
    const { odds } = rules.questionOpinion('individual-advice', draft);
    const both = advice.length > 0 && odds >= BY_BOTH_MARK;
    if (both) return isInvented(draft, rules) ? [] : weighed;
    const toOne = personal || named || draft.mentions.length > 0;
    if (!toOne && odds < TO_NOBODY_MARK) return [];
    const explained = [identifiable, confirmsPatient, medicinePromotion, asksForDetails].some(
      (rule) => rule.find(draft, rules).length > 0,
    );
    return explained || isInvented(draft, rules) ? [] : weighed;
  },
};

/** A word in capitals after a comma begins something new: "physio, COMMENT BELOW". */
const SHOUTED_AFTER = /[,;:(–—]\s*\p{Lu}{3,}$/u;

/** A colleague by name: asks whether they know about it. Not of one who has died, whose family is asked after. */
export const colleagueNamed: Rule = {
  says: { ask: [] },
  find(draft, rules) {
    const found = rules.cues.colleagues.find(draft);
    if (found.has('asked') && !found.has('unasked')) return [];
    const deaths = suicideOrDeath.find(draft, rules).filter(({ say }) => say === 'death');
    // Whoever could be recognised as a patient is no colleague.
    if (identifiable.find(draft, rules).length > 0 || isInvented(draft, rules)) return [];
    // Nor is a candidate, or whoever is thanked for a comment.
    if (preElection.find(draft, rules).length > 0 || opensWithMention(draft)) return [];
    const phrases = notOver(found.get('named') ?? [], found.get('not')).filter(
      ({ from, to, sentence }) =>
        !SHOUTED_AFTER.test(draft.text.slice(from, to)) &&
        !deaths.some(({ at }) => at === undefined || isNear(draft, sentence, at)),
    );
    const told = onFirst(phrases, 'ask');
    const weighed = weigh('colleague-named', draft, rules, told, 'ask');
    const silent = deaths.length > 0 || rules.cues.circumstances.find(draft).has('consent');
    return told.length === 0 && silent ? [] : weighed;
  },
};

/** So many sentences away, or more, something else is told of. */
const FAR = 3;
const isNear = ({ sentences }: ReadDraft, place: number, at: Stretch): boolean =>
  sentences.some(
    (one, other) => one.from < at.to && at.from < one.to && Math.abs(other - place) < FAR,
  );

/** Deaths, suicide and incidents under way. */
export const suicideOrDeath: Rule = {
  says: { suicide: [], death: [], incident: [] },
  find(draft, rules) {
    const found = rules.cues.deaths.find(draft);
    const not = found.get('not');
    const first = (name: 'suicide' | 'death' | 'incident'): readonly Remark[] =>
      onFirst(apartFrom(found.get(name) ?? [], not), name);
    const [suicide] = [...first('suicide'), ...onFirst(found.get('worded') ?? [], 'suicide')];
    if (suicide !== undefined) return [suicide];
    const invented = isInvented(draft, rules);
    const told = invented ? [] : [...first('incident'), ...first('death')].slice(0, 1);
    const sorts = rules.cues['question-examples'].find(draft);
    const [say = 'death'] = (['suicide', 'incident'] as const).filter((sort) => sorts.has(sort));
    return invented ? [] : weigh('suicide-or-death', draft, rules, told, say, not);
  },
};

const PERCENT = /(?<![\d.])\d{1,3}(?:\.\d{1,2})?\s?%(?! (?:off|discount))/;

/** Whether it has an address that a reader can tell the source from; a shortened one says nothing. */
function leadsToSource({ addresses }: ReadDraft, { content }: PostRules): boolean {
  const shortened = new Set(content.addresses.shorteners);
  return addresses.some(({ text }) => !shortened.has(hostOf(text)));
}

/** A figure or a comparison that gives no source. A link is taken to lead to one. */
export const claimWithoutSource: Rule = {
  says: { figure: [], rank: [] },
  find(draft, rules) {
    const found = rules.cues.claims.find(draft);
    if (found.has('source') || leadsToSource(draft, rules)) return [];
    const told = figureOrRank(draft, found);
    const say = rules.cues['question-examples'].find(draft).has('share') ? 'figure' : 'rank';
    return weigh('claim-without-source', draft, rules, told, say, found.get('not'));
  },
};

function figureOrRank(
  draft: ReadDraft,
  found: ReadonlyMap<'figure' | 'rank' | 'source' | 'absolute' | 'not', readonly Hit[]>,
): readonly Remark[] {
  const not = found.get('not');
  const percent = PERCENT.exec(draft.text);
  const idle = (at: number): boolean =>
    draft.sentences.some(
      ({ from, to }) =>
        from <= at && at < to && not?.some((hit) => from <= hit.from && hit.from < to),
    );
  if (percent !== null && !idle(percent.index))
    return [{ at: { from: percent.index, to: percent.index + percent[0].length }, say: 'figure' }];
  const figure = onFirst(apartFrom(found.get('figure') ?? [], not), 'figure');
  return figure.length > 0 ? figure : onFirst(notOver(found.get('rank') ?? [], not), 'rank');
}

/** "Cure", "guaranteed", "no side effects": what nobody can promise. */
export const absoluteClaim: Rule = {
  says: { found: [] },
  find(draft, rules) {
    const found = rules.cues.claims.find(draft);
    const told = onFirst(notOver(found.get('absolute') ?? [], found.get('not')), 'found');
    return weigh('absolute-claim', draft, rules, told, 'found', found.get('not'));
  },
};

/** Somebody else's words, pictures or music, or the NHS logo. */
export const othersWork: Rule = {
  says: { ask: [] },
  find(draft, rules) {
    const found = rules.cues['others-work'].find(draft);
    if ((found.get('not') ?? []).length > 0) return [];
    return weigh('others-work', draft, rules, onFirst(found.get('work') ?? [], 'ask'), 'ask');
  },
};

const SHOUTS = /!\s?!\s?!|[!?]{4,}|\(!\)/;

/** Sarcasm, blame, contempt, three exclamation marks. */
export const tone: Rule = {
  says: { shouts: [], sarcasm: [], blame: [] },
  find(draft, rules) {
    const found = rules.cues.tone.find(draft);
    const not = found.get('not');
    const blame = notOver([...(found.get('blame') ?? []), ...(found.get('insult') ?? [])], not);
    if (blame.length > 0) return onFirst(blame, 'blame');
    const sarcasm = notOver(found.get('sarcasm') ?? [], not);
    if (sarcasm.length > 0) return onFirst(sarcasm, 'sarcasm');
    const shout = SHOUTS.exec(draft.text);
    return shout === null
      ? weigh('tone', draft, rules, [], 'blame', not)
      : [{ at: { from: shout.index, to: shout.index + shout[0].length }, say: 'shouts' }];
  },
};
