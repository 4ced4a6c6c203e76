import { execFile, type ExecFileException } from 'node:child_process';
import { mkdtempSync, existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { overlaid, type EntryChange } from '../../knowledge';
import type { ContentChange } from '../store/port';
import { entryChange } from './live-content';
import { writeChanges } from './write-folder';

/** Why approved changes are not in the repository, in a sentence for an editor. */
export class NotCommitted extends Error {
  override readonly name = 'NotCommitted';
}

/** What was done: the files that were committed, and those that were written. */
export interface Committed {
  readonly files: readonly string[];
  readonly written: readonly string[];
}

/** At most so long, in milliseconds, for one call of git: pushing goes over the network. */
const PATIENCE = 60_000;
/** What git has under way while it holds these in its own folder. */
const UNDER_WAY = ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'rebase-merge', 'rebase-apply'];

/** Whether a folder is in the work tree of a git repository. */
export async function isInRepository(folder: string): Promise<boolean> {
  const told = await git(folder, ['rev-parse', '--is-inside-work-tree']).catch(() => '');
  return told.trim() === 'true';
}

/**
 * Puts live changes into the newest commit of the repository that a folder is in, naming who made and who approved each;
 * then over what is staged, and over the files. Each of the three keeps whatever else somebody has changed there, and
 * what one of them holds already is left alone, so that it can be done again after a crash at any step. Rejects with
 * NotCommitted.
 */
export async function commitContent(
  folder: string,
  changes: readonly ContentChange[],
): Promise<Committed> {
  if (!(await isInRepository(folder)))
    throw new NotCommitted('The content folder is in no git repository.');
  const under = (await git(folder, ['rev-parse', '--show-prefix'])).trim();
  await refuseWhileUnderWay(folder);
  const head = (await git(folder, ['rev-parse', '--verify', '-q', 'HEAD']).catch(() => '')).trim();
  if (head === '') throw new NotCommitted('The repository has no commit yet: make the first.');
  const byList = new Map(changes.map((change) => [entryChange(change), change]));
  const files = [...new Set(changes.map(({ file }) => file))].sort();
  const put: readonly Put[] = await Promise.all(
    files.map(async (file) => {
      const list = [...byList.keys()].filter((change) => change.file === file);
      const path = `${under}${file}`;
      const [old, staged] = await Promise.all([
        blobAt(folder, ['ls-tree', '--full-tree', 'HEAD', '--', path]),
        blobAt(folder, ['ls-files', '--full-name', '--stage', '--', `:(top,literal)${path}`]),
      ]);
      return { file, path, list, old, staged };
    }),
  );
  const made: Made[] = [];
  for (const one of put) made.push({ ...one, ...(await overBlob(folder, one.old, one)) });
  const changed = made.filter(({ blob, old }) => blob !== old?.blob);
  if (changed.length > 0) {
    const said = changed.flatMap(({ applied }) => applied.flatMap((one) => byList.get(one) ?? []));
    await commit(folder, head, changed, message(said));
  }
  await stage(folder, made);
  return { files: changed.map(({ file }) => file), written: writeChanges(folder, changes) };
}

/** Sends what was committed where the repository's settings say. Rejects with NotCommitted. */
export async function pushContent(folder: string): Promise<void> {
  await git(folder, ['push', '--quiet']);
}

interface Blob {
  readonly mode: string;
  readonly blob: string;
}

/** A file that changes are about: as it is in the newest commit, and as it is staged. */
interface Put {
  readonly file: string;
  /** From the top of the repository. */
  readonly path: string;
  readonly list: readonly EntryChange[];
  readonly old: Blob | undefined;
  readonly staged: Blob | undefined;
}

/** The file as it is to be in the newest commit. */
interface Made extends Put {
  readonly blob: string | undefined;
  readonly applied: readonly EntryChange[];
}

async function refuseWhileUnderWay(folder: string): Promise<void> {
  const paths = await git(folder, [
    'rev-parse',
    ...UNDER_WAY.flatMap((name) => ['--git-path', name]),
  ]);
  if (
    paths
      .trim()
      .split('\n')
      .some((path) => existsSync(resolve(folder, path)))
  )
    throw new NotCommitted('Somebody has a merge or a rebase under way in the repository.');
}

/** What "ls-tree" or "ls-files --stage" says of one file; undefined where it is not there. */
async function blobAt(folder: string, words: readonly string[]): Promise<Blob | undefined> {
  const [, mode, blob] =
    /^(\d{6}) (?:blob )?([0-9a-f]{40,64})/.exec(await git(folder, words)) ?? [];
  return mode === undefined || blob === undefined ? undefined : { mode, blob };
}

/** A blob with changes put over it, which may be the same one. */
async function overBlob(
  folder: string,
  from: Blob | undefined,
  { file, list }: Put,
): Promise<Pick<Made, 'blob' | 'applied'>> {
  const text = from === undefined ? '' : await git(folder, ['cat-file', 'blob', from.blob]);
  const { files, applied } = overlaid([{ name: file, shown: file, text }], list, '');
  const after = files.find(({ name }) => name === file)?.text ?? text;
  if (after === text) return { blob: from?.blob, applied };
  return {
    blob: (await git(folder, ['hash-object', '-w', '--stdin'], { input: after })).trim(),
    applied,
  };
}

/** Makes a commit of the newest one with these files in place, without a look at what is staged or in the folder. */
async function commit(
  folder: string,
  head: string,
  made: readonly Made[],
  words: string,
): Promise<void> {
  const room = mkdtempSync(join(tmpdir(), 'signpost-index-'));
  try {
    const env = { ...(await identity(folder)), GIT_INDEX_FILE: join(room, 'index') };
    await git(folder, ['read-tree', head], { env });
    await git(folder, ['update-index', '--add', '--index-info'], { env, input: lines(made) });
    const tree = (await git(folder, ['write-tree'], { env })).trim();
    const next = (
      await git(folder, ['commit-tree', tree, '-p', head, '-F', '-'], { env, input: words })
    ).trim();
    // Where somebody has committed meanwhile this is refused, and done again on top of theirs.
    await git(folder, ['update-ref', '-m', 'signpost: approved change', 'HEAD', next, head]);
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

/** Brings what is staged up to it: what somebody else has staged stays so. */
async function stage(folder: string, made: readonly Made[]): Promise<void> {
  const next: Made[] = [];
  for (const one of made) {
    const untouched = one.staged?.blob === one.old?.blob;
    if (!untouched && one.staged === undefined) continue;
    const { blob } = untouched ? one : await overBlob(folder, one.staged, one);
    if (blob !== one.staged?.blob) next.push({ ...one, blob });
  }
  if (next.length > 0)
    await git(folder, ['update-index', '--add', '--index-info'], { input: lines(next) });
}

const lines = (made: readonly Made[]): string =>
  made
    .map(
      ({ old, staged, blob, path }) =>
        `${(old ?? staged)?.mode ?? '100644'} ${blob ?? ''}\t${path}\n`,
    )
    .join('');

function message(changes: readonly ContentChange[]): string {
  const [first] = changes;
  const what =
    changes.length === 1 && first
      ? `Change ${first.kind} ${first.entry}`
      : `Make ${changes.length} changes that editors approved`;
  const about = changes.map(({ entry, kind, author, decidedBy, undoes }) =>
    undoes === undefined
      ? `- ${kind} ${entry}: by ${author}, approved by ${decidedBy ?? 'nobody'}`
      : `- ${kind} ${entry}: taken back by ${author}`,
  );
  return `${what}\n\n${about.join('\n')}\n`;
}

/** Whom git is to name as committer, where nobody has told it. */
async function identity(folder: string): Promise<NodeJS.ProcessEnv> {
  const named = await git(folder, ['config', 'user.email']).catch(() => '');
  if (named.trim() !== '' || process.env['GIT_AUTHOR_EMAIL'] !== undefined) return {};
  const [name, email] = ['Signpost', 'signpost@localhost'];
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
  };
}

/** Runs git in a folder. Rejects with NotCommitted, in git's own words without any address. */
function git(
  folder: string,
  words: readonly string[],
  { input = '', env = {} }: { readonly input?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  return new Promise((done, failed) => {
    const child = execFile(
      'git',
      ['-C', folder, ...words],
      {
        encoding: 'utf8',
        timeout: PATIENCE,
        maxBuffer: 64 * 1024 * 1024,
        env: { ...process.env, ...env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
      },
      (error, out, told) => {
        if (error === null) done(out);
        else failed(new NotCommitted(whyNot(error, told)));
      },
    );
    child.stdin?.on('error', () => undefined).end(input);
  });
}

function whyNot(error: ExecFileException, told: string): string {
  if (error.code === 'ENOENT') return 'Git is not installed here.';
  if (error.killed === true) return 'Git did not finish within a minute.';
  if (/index\.lock/.test(told)) return 'Another git is at work in the repository.';
  const line = /^(?:fatal|error|remote|!)[: ].*$/m.exec(told)?.[0] ?? 'it gave no reason';
  return `Git says: ${line.replace(/\S*:\/\/\S+|\S+@\S+/g, '…').slice(0, 160)}`;
}
