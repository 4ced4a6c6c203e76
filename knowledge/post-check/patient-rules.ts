import { removePatientDetails } from '../patient-details/detect';
import type { Remark } from './draft';
import type { Hit } from './phrase-patterns';
import type { ReadDraft } from './read-draft';
import { apartFrom, onFirst, type Rule } from './rule';

/** The guard reads this much at once; parts overlap, so that nothing falls between two. */
const PART = 3800;
const OVERLAP = 300;

/** NHS numbers, dates of birth and the like, as the guard finds them. Never quoted. */
export const patientDetails: Rule = {
  says: { found: [] },
  find({ text }) {
    for (let from = 0; from < text.length; from += PART - OVERLAP)
      if (removePatientDetails(text.slice(from, from + PART)).kinds.length > 0)
        return [{ say: 'found' }];
    return [];
  },
};

/** How many sentences are read together, and how much must tell who the person is. */
const TOGETHER = 4;
const ENOUGH = 2;

/**
 * One person in somebody's care whom the circumstances give away: what happened, and two or more of name, age, work,
 * family, place, time and what makes the case rare. Stories told with consent are not stopped.
 */
export const identifiable: Rule = {
  says: { found: [] },
  find(draft, { cues }) {
    const found = cues.circumstances.find(draft);
    if (found.has('consent')) return [];
    const alone = found.get('alone') ?? [];
    if (alone.length > 0) return onFirst(alone, 'found');
    const inSentence = (name: Parameters<typeof found.get>[0]): ReadonlySet<number> =>
      new Set((found.get(name) ?? []).map(({ sentence }) => sentence));
    const cue = {
      someone: inSentence('someone'),
      role: inSentence('role'),
      named: inSentence('named'),
      care: inSentence('care'),
      event: inSentence('event'),
      staff: inSentence('staff'),
      age: inSentence('age'),
      place: inSentence('place'),
      time: inSentence('time'),
      kin: inSentence('kin'),
      unique: inSentence('unique'),
      relation: inSentence('relation'),
      colleague: inSentence('colleague'),
    };
    const { sentences } = draft;
    for (let from = 0; from === 0 || from + TOGETHER <= sentences.length; from += 1) {
      const has = (set: ReadonlySet<number>): boolean => {
        for (let at = from; at < from + TOGETHER; at += 1) if (set.has(at)) return true;
        return false;
      };
      if (!(has(cue.someone) || has(cue.role) || has(cue.named))) continue;
      const tells = [
        cue.named,
        cue.age,
        cue.role,
        cue.relation,
        cue.place,
        cue.time,
        cue.kin,
        cue.unique,
      ].filter(has).length;
      if (!(has(cue.care) || has(cue.event)) || tells < ENOUGH) continue;
      // A colleague's story, unless something happened to them in our care.
      if (has(cue.colleague) || (has(cue.staff) && !has(cue.event))) continue;
      const first = sentences[from];
      const last = sentences[Math.min(from + TOGETHER, sentences.length) - 1];
      if (first === undefined || last === undefined) continue;
      const quote = sentences
        .slice(from, from + TOGETHER)
        .find((_, at) => cue.event.has(from + at) || cue.care.has(from + at));
      return [{ at: quote ?? { from: first.from, to: last.to }, say: 'found' }];
    }
    return [];
  },
};

/** Asks people to write details of themselves where others can read them. */
export const asksForDetails: Rule = {
  says: { found: [] },
  find(draft, { cues }) {
    const found = cues['personal-details'].find(draft);
    const not = found.get('not');
    const details = apartFrom(found.get('detail') ?? [], not);
    const asks = apartFrom(found.get('ask') ?? [], not);
    // The two may stand in neighbouring sentences: "What do you have? Tell us below."
    const both = details.filter((detail) =>
      asks.some((ask) => Math.abs(ask.sentence - detail.sentence) <= 1),
    );
    return onFirst([...apartFrom(found.get('alone') ?? [], not), ...both], 'found');
  },
};

/** Tells the world, in answer to somebody, that they or theirs are patients. */
export const confirmsPatient: Rule = {
  says: { found: [] },
  find(draft, { cues }) {
    const found = cues['replies-to-patients'].find(draft);
    const not = found.get('not');
    const strong = apartFrom(found.get('strong') ?? [], not);
    if (strong.length > 0) return onFirst(strong, 'found');
    if (!answersSomebody(draft, found.get('reply'))) return [];
    return onFirst(apartFrom(found.get('fact') ?? [], not), 'found');
  },
};

/** Whether a draft answers one person: said so, begins with a mention, or speaks to them. */
export function answersSomebody(
  { draft, mentions }: ReadDraft,
  reply: readonly Hit[] | undefined,
): boolean {
  const [mention] = mentions;
  const opens = mention !== undefined && draft.text.slice(0, mention.from).trim() === '';
  return draft.reply === true || opens || (reply?.length ?? 0) > 0;
}

/** A picture of people who may be patients: asks whether they agreed to this use. */
export const photoConsent: Rule = {
  says: { ask: [], story: [] },
  find(draft, { cues }) {
    const pictures = cues.pictures.find(draft);
    const attached = apartFrom(pictures.get('attached') ?? [], pictures.get('elsewhere'));
    const consented = cues.circumstances.find(draft).get('consent') ?? [];
    if (consented.length > 0) {
      const found = cues.circumstances.find(draft);
      const story = (found.get('event') ?? []).length + (found.get('care') ?? []).length;
      const person = (found.get('someone') ?? []).length + (found.get('named') ?? []).length;
      return story > 0 && person > 0 ? onFirst(consented, 'story') : [];
    }
    const people = pictures.get('people') ?? [];
    if (people.length === 0) return [];
    if (attached.length > 0) return onFirst(attached, 'ask');
    return draft.draft.picture === true ? onFirst(people, 'ask') : [];
  },
};

/** A colleague by name: asks whether they know about it. */
export const colleagueNamed: Rule = {
  says: { ask: [] },
  find(draft, { cues }) {
    const found = cues.colleagues.find(draft);
    if ((found.get('asked') ?? []).length > 0) return [];
    return onFirst(found.get('named') ?? [], 'ask');
  },
};

/** Deaths, suicide and incidents under way. */
export const suicideOrDeath: Rule = {
  says: { suicide: [], death: [], incident: [] },
  find(draft, { cues }) {
    const found = cues.deaths.find(draft);
    const not = found.get('not');
    const first = (name: 'suicide' | 'death' | 'incident'): readonly Remark[] =>
      onFirst(apartFrom(found.get(name) ?? [], not), name);
    const [remark] = [...first('suicide'), ...first('incident'), ...first('death')];
    return remark === undefined ? [] : [remark];
  },
};
