import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Audit, AuditEntry } from './port';
import type { AuditTable, Connection, Tables } from './schema';

/** The audit trail in the database. Entries are only ever added, and erased with their conversation or org. */
export function createAudit({ db, now }: Connection): Audit {
  return {
    append: (entry) => addEntry(db, now, entry),
    async recentAt({ adapter, org, ref }, most) {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .where('adapter', '=', adapter)
        .where('org', '=', org)
        .where('ref', '=', ref)
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.map(entryOf);
    },
  };
}

/** Adds a line to the audit, in a transaction of the caller's where one is given. */
export async function addEntry(
  db: Kysely<Tables>,
  now: Connection['now'],
  { event, adapter, org, ref, subject, by, detail }: Omit<AuditEntry, 'at'>,
): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      id: randomUUID(),
      at: now(),
      event,
      adapter,
      org,
      ref: ref ?? null,
      subject: subject ?? null,
      by: by ?? null,
      detail: detail ?? null,
    })
    .execute();
}

function entryOf(row: AuditTable): AuditEntry {
  return {
    at: new Date(row.at),
    event: row.event,
    adapter: row.adapter,
    org: row.org,
    ...(row.ref !== null && { ref: row.ref }),
    ...(row.subject !== null && { subject: row.subject }),
    ...(row.by !== null && { by: row.by }),
    ...(row.detail !== null && { detail: row.detail }),
  };
}
