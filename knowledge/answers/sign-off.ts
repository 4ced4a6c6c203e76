import type { EditorRecord, Lead } from '../loading/fields';
import type { Contacts } from '../loading/sensitive-entry';
import type { Note } from '../reply/reply';

/** The leads that an organisation may have filled in among its contacts. */
const CONTACT: Readonly<Partial<Record<Lead, keyof Contacts>>> = {
  safeguarding: 'safeguarding',
  'information governance': 'informationGovernance',
  communications: 'communications',
};

/** The line under an item that its lead has not read yet; none where nobody is waited for. */
export function signOffNote(
  { record }: { readonly record: Pick<EditorRecord, 'awaitingSignOff'> },
  contacts: Contacts,
): readonly Note[] {
  const lead = record.awaitingSignOff;
  if (lead === undefined) return [];
  const key = CONTACT[lead];
  const name = (key === undefined ? undefined : contacts[key]?.name) ?? `your ${lead} team`;
  return [{ kind: 'note', text: [`Check with ${name} before you act on this.`] }];
}
