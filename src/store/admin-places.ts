import type { Address, Records } from '../ports';
import type { Connection } from './schema';

/** Where an administrator of a list can be told something: their own conversation with the bot. */
const KIND = 'admin';

/** The conversations in which administrators of the list have written to the bot by themselves. */
export interface AdminPlaces {
  keep(at: Address): Promise<void>;
  forget(at: Address): Promise<void>;
  list(): Promise<readonly Address[]>;
}

/** Kept under the conversation, so that it goes whenever that is forgotten, or its organisation. */
export function createAdminPlaces(
  records: Pick<Records, 'get' | 'put' | 'remove'>,
  { db }: Pick<Connection, 'db'>,
): AdminPlaces {
  const keyOf = ({ adapter, org, ref }: Address) => ({ adapter, org, kind: KIND, id: ref });
  return {
    async keep(at) {
      if ((await records.get(keyOf(at))) === undefined) await records.put(keyOf(at), 'direct');
    },
    forget: (at) => records.remove(keyOf(at)),
    async list() {
      const rows = await db
        .selectFrom('record')
        .select(['adapter', 'org', 'id'])
        .where('kind', '=', KIND)
        .orderBy('id')
        .execute();
      return rows.map(({ adapter, org, id }) => ({ adapter, org, ref: id }));
    },
  };
}
