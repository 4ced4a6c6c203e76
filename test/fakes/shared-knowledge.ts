import { join } from 'node:path';
import { openKnowledge, type Knowledge } from '../../knowledge';
import { cacheKey } from '../../knowledge/loading/cache';
import { openPrepared, type PreparedKnowledge } from '../../knowledge/prepare';
import { entriesOf } from '../../knowledge/search/entries';
import type { Search } from '../../knowledge/search/port';
import { audiencesOf } from '../../knowledge/search/pipeline';
import { createSearch } from '../../knowledge/search/search';
import { projectRoot } from '../../src/settings/project-root';

/** The project's own content. */
export const CONTENT = join(projectRoot(), 'knowledge', 'content');

/** One folder for each state of `knowledge/`, so that it is learned once for all tests: by test/learn-once.ts. */
const cache = (): string =>
  join(projectRoot(), '.cache', 'tests', cacheKey([CONTENT]).slice(0, 16));

/** The project's own content, ready to answer; by default on 22 November 2026. */
export function openTestKnowledge(now = new Date('2026-11-22T12:00:00Z')): Knowledge {
  return openKnowledge({ folder: CONTENT, now, timeZone: 'Europe/London', cache: cache() });
}

/** What follows from the project's own content: the content itself, its lexicon, index and models. */
export function openTestPrepared(): PreparedKnowledge {
  return openPrepared({
    folder: CONTENT,
    shipped: CONTENT,
    today: '2026-11-22',
    cache: cache(),
  });
}

/** The search over the project's own content, as on a day. */
export function openTestSearch(today = '2026-11-22'): Search {
  const { content, lexicon, index } = openTestPrepared();
  const audiences = audiencesOf(content);
  return createSearch({ entries: entriesOf(content, today), lexicon, audiences, index });
}
