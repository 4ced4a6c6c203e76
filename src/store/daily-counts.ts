import { sql } from 'kysely';
import type { DailyCounts } from './port';
import type { Connection } from './schema';

/** Numbers of each day in the database, of everybody together. */
export function createDailyCounts({ db, lightly }: Connection): DailyCounts {
  return {
    async add(day, counts) {
      const rows = Object.entries(counts).map(([what, n]) => ({ day, what, n }));
      if (rows.length === 0) return;
      // One lost in a power cut makes a number of a month a little smaller, no more.
      await lightly((one) =>
        one
          .insertInto('daily_count')
          .values(rows)
          .onConflict((conflict) =>
            conflict
              .columns(['day', 'what'])
              .doUpdateSet((e) => ({ n: sql<number>`daily_count.n + ${e.ref('excluded.n')}` })),
          )
          .execute(),
      );
    },
    async between(from, until) {
      const counts = await db
        .selectFrom('daily_count')
        .select((e) => ['what', e.fn.sum<number>('n').as('n')])
        .where('day', '>=', from)
        .where('day', '<', until)
        .groupBy('what')
        .execute();
      const [begin, end] = [from, until].map((day) => Date.parse(`${day}T00:00:00Z`));
      const posts = await db
        .selectFrom('delivery')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('state', '=', 'posted')
        .where('due_at', '>=', begin ?? 0)
        .where('due_at', '<', end ?? 0)
        .executeTakeFirstOrThrow();
      const votes = await db
        .selectFrom('feedback')
        .select((e) => ['helpful', e.fn.countAll<number>().as('n')])
        .where('at', '>=', begin ?? 0)
        .where('at', '<', end ?? 0)
        .groupBy('helpful')
        .execute();
      const of = (helpful: number): number => votes.find((row) => row.helpful === helpful)?.n ?? 0;
      return {
        ...Object.fromEntries(counts.map(({ what, n }) => [what, n])),
        posts: posts.n,
        helpful: of(1),
        unhelpful: of(0),
      };
    },
  };
}
