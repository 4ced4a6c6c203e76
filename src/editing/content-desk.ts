import { isDeepStrictEqual } from 'node:util';
import {
  ContentError,
  keepReading,
  loadContent,
  type Content,
  type ContentProblem,
  type EntryChange,
  type Fields,
  type KeptReading,
  type Loaded,
  type WrittenEntry,
} from '../../knowledge';
import type { ContentChange, ContentChanges } from '../store/port';
import { entryChange } from './live-content';

export interface ContentDeskParts {
  readonly changes: ContentChanges;
  readonly folder: string;
  /**
   * Checks the folder with changes over it as a start would. Throws ContentError where it would be refused. `kept` is
   * what the desk has read of the folder already.
   */
  readonly checkAll: (changes: readonly EntryChange[], kept: KeptReading) => void;
  /** Like 2026-11-29. */
  readonly today: () => string;
  /** Takes up what was approved, here and now. */
  readonly look: () => Promise<void>;
  readonly newId: () => string;
  /** Whether whoever made a change may approve it as well. */
  readonly sameMayApprove: boolean;
}

/** An entry as an editor wants it. */
export interface EntryDraft {
  readonly kind: string;
  /** Inside the content folder: "tips/security.yaml". */
  readonly file: string;
  readonly id: string;
  /** As it was when the editor opened it; null for a new one. */
  readonly before: Fields | null;
  /** Null to take it out. */
  readonly after: Fields | null;
}

/** Something wrong with a draft, and the field it is about where it is about one: "record.reviewBy", "record.evidence.0.url". */
export interface DraftProblem {
  readonly field?: string;
  readonly message: string;
  readonly severity: 'fault' | 'warning';
}

/** A draft looked through: what is wrong, and the content as it would be. */
export interface CheckedDraft {
  readonly problems: readonly DraftProblem[];
  readonly content: Content;
}

export type Decision =
  | { readonly done: true }
  | { readonly done: false; readonly why: string; readonly problems?: readonly DraftProblem[] };

/** Where editors change entries. Nothing goes live that a start would refuse. */
export type ContentDesk = ReturnType<typeof createContentDesk>;

const TRIES = 3;
/** More than twice as many files as our own content has: whatever is typed makes another of one. */
const FILES = 400;
const RECENT = 5_000;
const CHANGED =
  'Somebody has changed this entry since. Nothing was lost: open it again and make the change anew.';
const SETTLED = 'That change was settled already.';

/** Makes the desk. What it shows and checks is always the folder with every live change over it. */
export function createContentDesk(parts: ContentDeskParts) {
  const { changes, folder, checkAll, today, look, newId, sameMayApprove } = parts;

  const kept = keepReading(FILES);
  const load = (live: readonly EntryChange[]): Loaded =>
    loadContent(folder, today(), live, kept.readFile);

  const liveNow = async () => {
    const { version, changes: live } = await changes.live();
    return { version, live: live.map(entryChange) };
  };

  let held: (Awaited<ReturnType<typeof liveNow>> & { readonly loaded: Loaded }) | undefined;
  let until = 0;
  /** What is live, as it was read some seconds ago at most: reading takes most of a second, and forms ask often. */
  const recently = async () => {
    const now = await liveNow();
    if (held?.version !== now.version || performance.now() > until) {
      held = { ...now, loaded: load(now.live) };
      until = performance.now() + RECENT;
    }
    return held;
  };

  /** Checks one more change as a start would, on top of those that are live; undefined where nothing is wrong. */
  const faultsOf = (
    live: readonly EntryChange[],
    change: EntryChange,
  ): readonly DraftProblem[] | undefined => {
    try {
      checkAll([...live, change], kept);
      return undefined;
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      const loaded = load([...live, change]);
      return error.problems
        .filter(({ severity }) => severity === 'fault')
        .map((problem) => besideField(problem, loaded, change));
    }
  };

  /** Puts a change live by `publish`, checked on top of exactly what is live then. */
  const goLive = async (
    change: EntryChange,
    publish: (seen: number) => Promise<'live' | 'others came first' | 'settled'>,
  ): Promise<Decision> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { version, live } = await liveNow();
      const there = find(load(live), change)?.fields ?? null;
      if (!isDeepStrictEqual(there, change.before)) return { done: false, why: CHANGED };
      const problems = faultsOf(live, change);
      if (problems !== undefined)
        return { done: false, why: 'The content would not be right with it.', problems };
      const outcome = await publish(version);
      if (outcome === 'settled') return { done: false, why: SETTLED };
      if (outcome === 'live') {
        await look();
        return { done: true };
      }
    }
    return { done: false, why: 'Others are approving changes at this moment. Please try again.' };
  };

  return {
    /** Every entry as it is live, as it is written. */
    entries: async (): Promise<readonly WrittenEntry[]> => [
      ...(await recently()).loaded.written.values(),
    ],
    /** The content as it is live. */
    content: async (): Promise<Content> => (await recently()).loaded.content,
    /** What is wrong with a draft, and what the content would be with it. Keeps nothing. */
    async check({ file, id, after }: EntryDraft): Promise<CheckedDraft> {
      const { live, loaded: base } = await recently();
      const change = { file, id, before: find(base, { file, id })?.fields ?? null, after };
      const without = new Set(base.problems.map(said));
      const loaded = load([...live, change]);
      return {
        content: loaded.content,
        problems: loaded.problems
          .filter((problem) => !without.has(said(problem)))
          .map((problem) => besideField(problem, loaded, change)),
      };
    },
    /** Keeps a draft until it is approved. What has a fault is not kept. */
    async propose(draft: EntryDraft, author: string): Promise<Decision & { readonly id?: string }> {
      if (isDeepStrictEqual(draft.before, draft.after))
        return { done: false, why: 'Nothing was changed.' };
      const { live } = await liveNow();
      const change = { file: draft.file, id: draft.id, before: draft.before, after: draft.after };
      const there = find(load(live), change)?.fields ?? null;
      if (!isDeepStrictEqual(there, draft.before)) return { done: false, why: CHANGED };
      const problems = faultsOf(live, change);
      if (problems !== undefined)
        return { done: false, why: 'Some things need to be put right first.', problems };
      const id = newId();
      const { kind, file, before, after } = draft;
      await changes.propose({ id, file, entry: draft.id, kind, before, after, author });
      return { done: true, id };
    },
    /** Puts a proposed change live. */
    async approve(id: string, by: string): Promise<Decision> {
      const change = await changes.get(id);
      if (change?.state !== 'proposed') return { done: false, why: SETTLED };
      if (change.author === by && !sameMayApprove)
        return { done: false, why: 'A second editor approves a change: not the one who made it.' };
      return goLive(entryChange(change), (seen) => changes.publish(id, by, seen));
    },
    async refuse(id: string, by: string): Promise<Decision> {
      return (await changes.refuse(id, by)) ? { done: true } : { done: false, why: SETTLED };
    },
    /** Takes a live change back, at once. */
    async undo(id: string, by: string): Promise<Decision> {
      const change = await changes.get(id);
      if (change?.state !== 'live') return { done: false, why: 'That change is not live.' };
      const { file, entry, kind, before, after } = change;
      const back = { id: newId(), file, entry, kind, before: after, after: before, author: by };
      return goLive({ file, id: entry, before: after, after: before }, (seen) =>
        changes.undo(back, id, by, seen),
      );
    },
    list: (): Promise<readonly ContentChange[]> => changes.list(),
  };
}

const find = ({ written }: Loaded, { file, id }: Pick<EntryChange, 'file' | 'id'>) =>
  [...written.values()].find((one) => one.file === file && one.fields['id'] === id);

const said = ({ file, field, message }: ContentProblem): string =>
  `${file} ${field.replace(/^entry \d+/, '')} ${message.replace(/:\d+/g, '')}`;

/** A problem as one of the draft's own fields where it is; else with where it is. */
function besideField(problem: ContentProblem, loaded: Loaded, change: EntryChange): DraftProblem {
  const { severity, message } = problem;
  const inFile = [...loaded.written.values()].filter(({ file }) => file === change.file);
  const at = inFile.findIndex(({ fields }) => fields['id'] === change.id) + 1;
  const [, number, field] = /^entry (\d+)(?: > (.*))?$/.exec(problem.field) ?? [];
  const ours = problem.file.endsWith(change.file) && Number(number) === at;
  if (!ours) return { severity, message: `${problem.file}, ${problem.field}: ${message}` };
  const name = (field ?? '')
    .replace(/ > item \d+$/, '')
    .split(' > ')
    .map((part) => part.replace(/^item (\d+)$/, (_, item: string) => String(Number(item) - 1)))
    .join('.');
  return { severity, message, ...(name !== '' && { field: name }) };
}
