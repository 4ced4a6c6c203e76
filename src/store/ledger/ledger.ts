import type { Reach } from '../failpoints';
import type { Connection } from '../schema';
import { createClaim } from './claim';
import { createDoubt } from './doubt';
import { createHousekeeping } from './purge';
import { createPlan } from './plan-posts';
import { DEFAULT_LEDGER, type Ledger, type LedgerSettings } from './port';
import { createRecord } from './record-outcome';
import { createRewind } from './rewind';

/** The ledger of deliveries in a database whose tables are up to date. `reach` is for tests. */
export function createLedger(
  connection: Connection,
  settings: Partial<LedgerSettings> = {},
  reach: Reach = () => Promise.resolve(),
): Ledger {
  const all = { ...DEFAULT_LEDGER, ...settings };
  return {
    plan: createPlan(connection, all, reach),
    rewind: createRewind(connection, all),
    async lastSeen() {
      const newest = await connection.db
        .selectFrom('delivery')
        .select((e) => e.fn.max('updated_at').as('at'))
        .executeTakeFirst();
      return newest?.at == null ? undefined : new Date(newest.at);
    },
    ...createClaim(connection, all),
    ...createRecord(connection, all),
    ...createDoubt(connection, all),
    ...createHousekeeping(connection),
  };
}
