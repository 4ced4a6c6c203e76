import { openTestPrepared } from './fakes/shared-knowledge';

/** Learns from the content before any test does, so that no two of them do the same work. */
export default function learnOnce(): void {
  openTestPrepared();
}
