import { localDate, type Knowledge } from '../../knowledge';
import { readOverview } from '../editing/overview';
import type { Clock, EditorsOverview } from '../ports';
import type { Store } from '../store/port';

export interface EditorsDeskParts {
  readonly store: Pick<Store, 'feedback' | 'unanswered' | 'suggestions'>;
  readonly knowledge: Pick<Knowledge, 'content'>;
  readonly folder: string;
  readonly clock: Clock;
  readonly timeZone: string;
  /** Whether suggestions may be settled from the page. */
  readonly changes: boolean;
}

const CLOSED =
  'Suggestions are settled with npm run feedback, or on the card in the editors’ channel. To do it here, set PAGE_CHANGES=on and start Signpost again.';

/** What editors see, for the page; of every organisation, since whoever holds the machine looks after them all. */
export function createEditorsDesk(parts: EditorsDeskParts) {
  const { store, knowledge, folder, clock, timeZone, changes } = parts;
  return {
    read: (): Promise<EditorsOverview> =>
      readOverview({ store, content: knowledge.content, folder }, localDate(clock.now(), timeZone)),
    ...(changes
      ? {
          settle: ({ id, state, answer }: Settled) => store.suggestions.settle(id, state, answer),
        }
      : { closed: CLOSED }),
  };
}

interface Settled {
  readonly id: string;
  readonly state: 'taken' | 'declined';
  readonly answer?: string;
}
