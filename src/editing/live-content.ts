import { ContentError, type EntryChange, type Knowledge } from '../../knowledge';
import type { Log } from '../ports';
import type { ContentChange, ContentChanges } from '../store/port';
import { createLiveKnowledge } from './live-knowledge';

export interface LiveContentParts {
  readonly changes: Pick<ContentChanges, 'version' | 'live'>;
  /** Opens the folder with changes put over it. Throws ContentError where that can't be used. */
  readonly open: (changes: readonly EntryChange[]) => Knowledge;
  /** Does what opening takes long for, elsewhere, so that nobody waits meanwhile. Rejects with ContentError where it can't. */
  readonly prepare: (changes: readonly EntryChange[]) => Promise<void>;
  /** Told whenever something approved was taken up. */
  readonly taken?: (() => void) | undefined;
  readonly log: Log;
}

/** What is answered from, kept up with what editors approve. */
export interface LiveContent {
  readonly knowledge: Knowledge;
  /** Takes up what was approved since. Does nothing where nothing was. */
  look(): Promise<void>;
  /** Looks every two seconds from now on. */
  start(): void;
  stop(): void;
}

const EVERY = 2_000;

/**
 * Opens the content with every approved change. Where that can't be used, since the folder is another by now, the folder
 * alone is: what was answered from before stays until something usable takes its place. Throws ContentError where the
 * folder itself can't be used.
 */
export async function openLiveContent(parts: LiveContentParts): Promise<LiveContent> {
  const { changes, open, prepare, taken, log } = parts;
  const first = await changes.live();
  let at = first.version;
  const refused = (version: number, error: unknown): void => {
    if (!(error instanceof ContentError)) throw error;
    log.warn('content.changes.not.used', { version });
  };
  const made = async (list: readonly EntryChange[]): Promise<Knowledge> => {
    await prepare(list);
    return open(list);
  };
  const opened = async (): Promise<Knowledge> => {
    try {
      return await made(first.changes.map(entryChange));
    } catch (error) {
      if (first.changes.length === 0) throw error;
      refused(at, error);
      return made([]);
    }
  };
  const live = createLiveKnowledge(await opened());
  let looking: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const take = async (): Promise<void> => {
    if ((await changes.version()) === at) return;
    const newest = await changes.live();
    try {
      live.replace(await made(newest.changes.map(entryChange)));
      log.info('content.changed', { version: newest.version });
    } catch (error) {
      refused(newest.version, error);
    }
    at = newest.version;
    taken?.();
  };
  const look = (): Promise<void> =>
    (looking ??= take().finally(() => {
      looking = undefined;
    }));
  return {
    knowledge: live.knowledge,
    // One that is under way may have begun before what is looked for.
    look: async () => {
      await looking?.catch(() => undefined);
      await look();
    },
    start: () => {
      timer ??= setInterval(() => {
        look().catch((error: unknown) => {
          log.warn('content.not.looked', {
            reason: error instanceof Error ? error.name : 'unknown',
          });
        });
      }, EVERY).unref();
    },
    stop: () => clearInterval(timer),
  };
}

/** A stored change as the content folder takes it. */
export function entryChange({ file, entry, before, after }: ContentChange): EntryChange {
  return { file, id: entry, before, after };
}
