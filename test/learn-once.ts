import { openTestPrepared } from './fakes/shared-knowledge';

/** Learns from the content before any test does, so that no two of them do the same work. The built program may be learning beside it. */
export default async function learnOnce(): Promise<void> {
  openTestPrepared();
  await (globalThis as { programLearns?: Promise<unknown> }).programLearns;
}
