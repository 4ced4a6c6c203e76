import { randomUUID } from 'node:crypto';
import type { Audit } from './port';
import type { Connection } from './schema';

/** The audit trail in the database. Entries are only ever added, and erased with their org. */
export function createAudit({ db, now }: Connection): Audit {
  return {
    async append({ event, adapter, org, subject, by, detail }) {
      await db
        .insertInto('audit')
        .values({
          id: randomUUID(),
          at: now(),
          event,
          adapter,
          org,
          subject: subject ?? null,
          by: by ?? null,
          detail: detail ?? null,
        })
        .execute();
    },
    async recent(adapter, org, most) {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .where('adapter', '=', adapter)
        .where('org', '=', org)
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.map((row) => ({
        at: new Date(row.at),
        event: row.event,
        adapter: row.adapter,
        org: row.org,
        ...(row.subject !== null && { subject: row.subject }),
        ...(row.by !== null && { by: row.by }),
        ...(row.detail !== null && { detail: row.detail }),
      }));
    },
  };
}
