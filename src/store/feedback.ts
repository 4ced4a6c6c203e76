import type { Feedback } from './port';
import type { Connection } from './schema';

/** Votes in the database: one for each person and post, or person and content. */
export function createFeedback({ db, now }: Connection): Feedback {
  return {
    async vote({ at, content, delivery, voter, helpful }) {
      const value = helpful ? 1 : 0;
      const changed = await db
        .insertInto('feedback')
        .values({
          subject: delivery ?? `content ${content}`,
          voter,
          content,
          adapter: at.adapter,
          org: at.org,
          ref: at.ref,
          helpful: value,
          at: now(),
        })
        .onConflict((conflict) =>
          conflict
            .columns(['subject', 'voter'])
            .doUpdateSet({ helpful: value, at: now() })
            .where('feedback.helpful', '<>', value),
        )
        .returning('voter')
        .executeTakeFirst();
      return changed !== undefined;
    },
    async tallies() {
      const rows = await db
        .selectFrom('feedback')
        .select(['content'])
        .select((e) => [
          e.fn.countAll<number>().as('all'),
          e.fn.sum<number>('helpful').as('helpful'),
        ])
        .groupBy('content')
        .orderBy('content')
        .execute();
      return rows.map(({ content, all, helpful }) => ({
        content,
        helpful,
        unhelpful: all - helpful,
      }));
    },
  };
}
