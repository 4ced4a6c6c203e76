import { join } from 'node:path';
import type { Knowledge } from '../../knowledge';
import { createKnowledge, openKnowledge } from '../../knowledge/open-knowledge';
import { rememberYaml, type ReadYaml } from '../../knowledge/loading/yaml';
import { openPrepared, type PreparedKnowledge } from '../../knowledge/prepare';
import { entriesOf } from '../../knowledge/search/entries';
import type { Search } from '../../knowledge/search/port';
import { audiencesOf } from '../../knowledge/search/pipeline';
import { createSearch } from '../../knowledge/search/search';
import { projectRoot } from '../../src/settings/project-root';

/** The project's own content. */
export const CONTENT = join(projectRoot(), 'knowledge', 'content');

/** Kept from one run to the next, so that only what changed is learned from again: by test/learn-once.ts. */
export const TEST_CACHE = join(projectRoot(), '.cache', 'tests');

/** See test/environment.cjs; absent where no suite runs. */
declare const onceForAllSuites: ((name: string, make: () => unknown) => unknown) | undefined;

/** The project's own content, ready to answer; by default on 22 November 2026. */
export function openTestKnowledge(now = new Date('2026-11-22T12:00:00Z')): Knowledge {
  return createKnowledge(openTestPrepared(), {
    folder: CONTENT,
    now,
    timeZone: 'Europe/London',
    cache: TEST_CACHE,
  });
}

/** The example of a folder of one's own, which is lent what it lacks, on 23 November 2026. */
export function openOwnContent(): Knowledge {
  return openKnowledge({
    folder: join(projectRoot(), 'examples', 'own-content'),
    shipped: CONTENT,
    now: new Date('2026-11-23T09:00:00Z'),
    timeZone: 'Europe/London',
    cache: TEST_CACHE,
  });
}

/** What follows from the project's own content: the content itself, its lexicon, index and models. */
export function openTestPrepared(): PreparedKnowledge {
  const open = (): PreparedKnowledge =>
    openPrepared({ folder: CONTENT, shipped: CONTENT, today: '2026-11-22', cache: TEST_CACHE });
  if (typeof onceForAllSuites === 'undefined') return open();
  return onceForAllSuites('prepared', open) as PreparedKnowledge;
}

/** Reads YAML as the program does, each text once: for a suite that loads the content again, or copies of it. */
export const readOnce: ReadYaml = rememberYaml(500);

/** The search over the project's own content, as on a day. */
export function openTestSearch(today = '2026-11-22'): Search {
  const { content, lexicon, index } = openTestPrepared();
  const audiences = audiencesOf(content);
  return createSearch({ entries: entriesOf(content, today), lexicon, audiences, index });
}
