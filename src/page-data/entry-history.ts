import { longDate } from '../../knowledge';
import type { ContentChanges } from '../store/port';
import { doesOf } from './change-differences';

/** What editors did to an entry in this place, a sentence each, the newest first. */
export function createEntryHistory({ list }: Pick<ContentChanges, 'list'>) {
  return async (id: string): Promise<readonly string[]> =>
    (await list())
      .filter(({ entry, state }) => entry === id && state === 'live')
      .map(({ before, after, author, decidedBy, decided, made, undoes }) => {
        const day = longDate((decided ?? made).toISOString().slice(0, 10));
        if (undoes !== undefined) return `A change was taken back by ${author} on ${day}.`;
        return `${DID[doesOf({ before, after })]} by ${author} and approved by ${decidedBy ?? 'nobody'} on ${day}.`;
      });
}

const DID = { adds: 'Added', changes: 'Changed', 'takes out': 'Taken out' } as const;
