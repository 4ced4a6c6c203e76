import { join } from 'node:path';
import { cacheKey, createCache } from '../knowledge/loading/cache';
import { projectRoot } from '../src/settings/project-root';
import { CONTENT, openOwnContent, openTestPrepared, TEST_CACHE } from './fakes/shared-knowledge';

/**
 * Learns from the content before any test does, so that no two of them do the same work. Where the built program is
 * learning beside it, what that learned is taken, and meanwhile it is learned from what only the tests open.
 */
export default async function learnOnce(): Promise<void> {
  const { programLearns } = globalThis as { programLearns?: Promise<unknown> };
  if (programLearns !== undefined) {
    openOwnContent();
    await programLearns;
    await takeFromProgram();
  }
  openTestPrepared();
}

/** Puts the page that the built program made of the content where the tests find it: both are of the same code. */
async function takeFromProgram(): Promise<void> {
  const ours = createCache(TEST_CACHE, cacheKey([CONTENT, CONTENT]));
  if (ours.read() !== undefined) return;
  const place = join(projectRoot(), 'dist', 'knowledge', 'loading', 'cache.js');
  const built = (await import(place)) as typeof import('../knowledge/loading/cache');
  const page = built.createCache(join(projectRoot(), '.cache'), built.cacheKey([CONTENT, CONTENT]));
  const made = page.read();
  if (made !== undefined) ours.write(made);
}
