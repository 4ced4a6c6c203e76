import { asksForDetails, isInvented } from './patient-rules';
import type { Hit } from './phrase-search';
import { SHOWN_MARKS } from './weigh';
import { apartFrom, attachedPictures, notOver, onFirst, opensWithMention, type Rule } from './rule';

/** A picture of people who may be patients: asks whether they agreed to this use. */
export const photoConsent: Rule = {
  says: { ask: [], story: [] },
  find(draft, rules) {
    const { cues } = rules;
    const pictures = cues.pictures.find(draft);
    const attached = attachedPictures(draft, rules);
    const told = cues.circumstances.find(draft);
    const consented = told.get('consent') ?? [];
    if (consented.length > 0) {
      const story = (told.get('event') ?? []).length + (told.get('care') ?? []).length;
      if (told.has('colleague') || told.has('beyond')) return [];
      return story > 0 && tellsOfAnother(told) ? onFirst(consented, 'story') : [];
    }
    const oneOfUs = told.has('introduced') || told.has('beyond') || told.has('colleague');
    const persons = oneOfUs
      ? []
      : ['named' as const, 'aged' as const].flatMap((sort) => told.get(sort) ?? []);
    const shown = notOver(pictures.get('people') ?? [], pictures.get('unshown'));
    const people = notOver([...shown, ...persons], told.get('nobody'));
    if (pictures.has('allowed')) return [];
    const opinion = rules.pictureOpinion(draft);
    const unlikely = draft.draft.picture === false || isInvented(draft, rules);
    const phrases =
      attached.length > 0
        ? attached
        : draft.draft.picture === true
          ? people
          : unlikely
            ? []
            : (pictures.get('hinted') ?? []);
    const asked = people.length === 0 ? [] : phrases;
    // A caption says too little to be denied.
    const denied =
      draft.draft.picture !== true && opinion.at !== undefined && opinion.odds < SHOWN_MARKS.denied;
    // Whoever is answered has shown themselves.
    const answers = draft.draft.reply === true || opensWithMention(draft);
    if (answers && draft.draft.picture !== true) return [];
    if (asked.length > 0 && !denied) return onFirst(asked, 'ask');
    // Of pictures that are somewhere else, more must be told.
    const mark = pictures.has('elsewhere') ? SHOWN_MARKS.elsewhere : SHOWN_MARKS.sure;
    if (unlikely || opinion.at === undefined || opinion.odds < mark) return [];
    // Whoever is asked for a picture has not sent it yet.
    const asks = attached.length === 0 && asksForDetails.find(draft, rules).length > 0;
    return asks ? [] : [{ at: opinion.at, say: 'ask' }];
  },
};

/** Whether it tells of somebody who is neither one of us who is introduced nor whoever writes. */
function tellsOfAnother(found: ReadonlyMap<string, readonly Hit[]>): boolean {
  const introduced = found.get('introduced') ?? [];
  const persons = (['someone', 'named', 'aged'] as const).flatMap((sort) => found.get(sort) ?? []);
  return (
    notOver(apartFrom(persons, introduced), found.get('nobody')).length > 0 ||
    (introduced.length === 0 && found.has('pronoun'))
  );
}
