import { isInvented } from './patient-rules';
import type { Hit } from './phrase-search';
import { apartFrom, attachedPictures, notOver, onFirst, type Rule } from './rule';

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
      if (told.has('colleague')) return [];
      return story > 0 && tellsOfAnother(told) ? onFirst(consented, 'story') : [];
    }
    const oneOfUs = told.has('introduced') || told.has('beyond') || told.has('colleague');
    const persons = oneOfUs
      ? []
      : ['named' as const, 'aged' as const].flatMap((sort) => told.get(sort) ?? []);
    const shown = notOver(pictures.get('people') ?? [], pictures.get('unshown'));
    const people = notOver([...shown, ...persons], told.get('nobody'));
    if (people.length === 0 || pictures.has('allowed')) return [];
    if (attached.length > 0) return onFirst(attached, 'ask');
    if (draft.draft.picture === true) return onFirst(people, 'ask');
    const unlikely = draft.draft.picture === false || isInvented(draft, rules);
    return unlikely ? [] : onFirst(pictures.get('hinted') ?? [], 'ask');
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
