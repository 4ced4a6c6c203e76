import { localDate, type Knowledge } from '../../knowledge';
import { createContentDesk, type ContentDeskParts } from '../editing/content-desk';
import type { Store } from '../store/port';
import { createContentEditor, type ContentEditorParts } from './content-editor';
import { createEditorsDesk, type EditorsDeskParts } from './editors-desk';

export interface PageEditorsParts extends EditorsDeskParts {
  readonly store: EditorsDeskParts['store'] & Pick<Store, 'contentChanges'>;
  readonly knowledge: Pick<Knowledge, 'content' | 'showIn'>;
  /** How content is changed; absent where nobody may. */
  readonly editing?:
    | (Pick<ContentDeskParts, 'checkAll' | 'look' | 'newId' | 'sameMayApprove'> &
        Pick<ContentEditorParts, 'editors' | 'signIn' | 'committed'>)
    | undefined;
}

/** What the Editors view is lent: what editors see, and the forms by which they change content. */
export function createPageEditors({ editing, ...parts }: PageEditorsParts) {
  const { store, knowledge, folder, clock, timeZone } = parts;
  const today = (): string => localDate(clock.now(), timeZone);
  return {
    ...createEditorsDesk(parts),
    ...(editing && {
      content: createContentEditor({
        ...editing,
        desk: createContentDesk({ ...editing, changes: store.contentChanges, folder, today }),
        knowledge,
        clock,
        today,
      }),
    }),
  };
}
