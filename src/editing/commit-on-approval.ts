import type { Clock, Log } from '../ports';
import type { ContentChanges } from '../store/port';
import { commitContent, pushContent } from './commit-content';

export interface CommitOnApprovalParts {
  readonly changes: Pick<ContentChanges, 'live'>;
  readonly folder: string;
  /** Whether what was committed is sent on as well. */
  readonly push: boolean;
  readonly clock: Clock;
  readonly log: Log;
}

/** How far the repository has come. */
export type CommitState =
  | { readonly state: 'waiting' }
  | { readonly state: 'committed'; readonly at: Date }
  | { readonly state: 'failed'; readonly at: Date; readonly why: string };

/** Commits what editors approve, as it goes live. Nothing waits for it, and nothing fails where it does. */
export interface CommitOnApproval {
  /** Has what is live by now committed, soon. */
  run(): void;
  state(): CommitState;
  /** Tries no more, once what is under way is done. */
  stop(): Promise<void>;
}

const AGAIN = 60_000;

/** Makes it. What could not be committed is tried again each minute, and at the next start. */
export function createCommitOnApproval(parts: CommitOnApprovalParts): CommitOnApproval {
  const { changes, folder, push, clock, log } = parts;
  let state: CommitState = { state: 'waiting' };
  let last: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let pushed = false;

  const attempt = async (): Promise<void> => {
    clearTimeout(timer);
    try {
      const { files } = await commitContent(folder, (await changes.live()).changes);
      if (files.length > 0) {
        pushed = false;
        log.info('content.committed', { files: files.length });
      }
      if (push && !pushed) await pushContent(folder);
      pushed = true;
      state = { state: 'committed', at: clock.now() };
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown';
      state = { state: 'failed', at: clock.now(), why };
      log.warn('content.not.committed', { why });
      if (!stopped) timer = setTimeout(run, AGAIN).unref();
    }
  };
  const run = (): void => {
    last = last.then(attempt);
  };
  return {
    run,
    state: () => state,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await last;
    },
  };
}
