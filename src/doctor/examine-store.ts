import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from '../settings/config';
import { placeOf } from '../settings/database-address';
import type { Clock, Log } from '../ports';
import { faultIn } from '../store/faults';
import { inspectStore, type StoreState } from '../store/inspect';
import { STEPS } from '../store/migrate';
import { clockAgainst } from './clock';
import type { Finding } from './finding';

const MB = 1024 * 1024;
/** A year of posts to a hundred channels is some tens of megabytes. */
const LITTLE_SPACE = 1024 * MB;
const NO_SPACE = 100 * MB;

/** Whether the store can be read, is sound and up to date, has room, and agrees about the time. Changes nothing in it. */
export async function checkStore(
  { databaseUrl, dataDir }: Config,
  clock: Clock,
  log: Log,
): Promise<readonly Finding[]> {
  let state: StoreState;
  try {
    state = await inspectStore(databaseUrl, dataDir, log);
  } catch (error) {
    return [unreadable(error, placeOf({ url: databaseUrl, folder: dataDir }))];
  }
  const disk = state.folder === undefined ? [] : [checkDisk(state.folder)];
  if (state.state === 'absent') {
    const says = 'There is no database file yet; the first start makes it.';
    return [{ state: 'ok', about: 'Store', says }, ...disk];
  }
  if (state.state === 'in use') {
    const says = 'Signpost is running and has the file to itself, so its tables were not checked.';
    const todo =
      'Ask the running Signpost at /readyz on its METRICS_PORT, or run this while it is stopped.';
    return [{ state: 'look', about: 'Store', says, todo }, ...disk];
  }
  const at = placeOf({ url: databaseUrl, folder: dataDir });
  const rights = state.refusals.map((refusal) => unreadable(refusal, at));
  return [
    tables(state),
    ...rights,
    ...encryption(state, databaseUrl),
    ...disk,
    ...stopped(state),
    ...addresses(state),
    drift(state, clock),
  ];
}

function unreadable(error: unknown, at: string): Finding {
  const fault = faultIn(error, at);
  if (fault === undefined) {
    const says = `It can't be read (${codeOf(error)}).`;
    const todo = 'Check DATABASE_URL, that the server runs, and who may read the file.';
    return { state: 'wrong', about: 'Store', says, todo };
  }
  const says = `DATABASE_URL: ${fault.says}.`;
  return { state: 'wrong', about: 'Store', says, todo: fault.todo };
}

type Open = Extract<StoreState, { readonly state: 'open' }>;

function tables({ engine, broken, unknown, pending }: Open): Finding {
  const name = engine === 'sqlite' ? 'SQLite' : 'PostgreSQL';
  const about = 'Store';
  if (broken.length > 0) {
    const says = `${name} finds ${broken.length} faults in the file; the first: ${broken[0] ?? ''}`;
    return { state: 'wrong', about, says, todo: 'Restore your last copy: see deploy/README.md.' };
  }
  if (unknown.length > 0) {
    const says = `A newer Signpost has used it (${unknown.join(', ')}).`;
    const todo = 'Run the newer version, or restore the copy from before it.';
    return { state: 'wrong', about, says, todo };
  }
  if (pending.length === STEPS.length) {
    return { state: 'ok', about, says: `${name} opens, and the first start makes its tables.` };
  }
  if (pending.length > 0) {
    const says = `${name} opens; the next start brings its tables up to date (${pending.join(', ')}).`;
    return { state: 'look', about, says, todo: 'Take a copy first: npm run -s export.' };
  }
  return { state: 'ok', about, says: `${name} opens, is sound and up to date.` };
}

/** Whether what goes to the server can be read on its way there. */
function encryption({ encrypted }: Open, url = ''): readonly Finding[] {
  if (encrypted === undefined) return [];
  const about = 'Store';
  if (!encrypted) {
    const says = 'What goes to PostgreSQL and back is not encrypted.';
    const todo = 'Unless it stays on this machine, add ?sslmode=verify-full to DATABASE_URL.';
    return [{ state: 'look', about, says, todo }];
  }
  if (!/[?&]sslmode=no-verify\b|uselibpqcompat=true/.test(url))
    return [
      { state: 'ok', about, says: 'The way to PostgreSQL is encrypted, by a trusted certificate.' },
    ];
  const says = 'The way to PostgreSQL is encrypted, but nothing checks whom it is encrypted for.';
  const todo = 'Use sslmode=verify-full, with sslrootcert for an authority of your own.';
  return [{ state: 'look', about, says, todo }];
}

function stopped({ suspended }: Open): readonly Finding[] {
  if (suspended === 0) return [];
  const says = `${suspended} stopped because the conversation could not be reached.`;
  const todo = 'Somebody there can type resume; where the channel is gone, nothing is needed.';
  return [{ state: 'look', about: 'Scheduled posts', says, todo }];
}

function drift({ engine, now }: Open, clock: Clock): Finding {
  const found = clockAgainst('the database', now, clock.now());
  if (engine !== 'sqlite' || found.state !== 'ok') return found;
  const says = `It is ${clock.now().toISOString()} by this machine, which is also the store's clock.`;
  return { ...found, says };
}

/** Addresses of conversations, by platform; one that keeps none has nothing to say. */
function addresses({ conversations }: Open): readonly Finding[] {
  return conversations.map(({ adapter, kept, stale, lost }): Finding => {
    const about = 'Conversations';
    const says = `${adapter}: ${kept} addresses kept, ${stale} of them unchanged for a year and without scheduled posts; ${lost} scheduled posts without one.`;
    if (lost === 0) return { state: 'ok', about, says };
    const todo =
      'Write to Signpost once in each conversation that gets no posts: it then keeps the address.';
    return { state: 'look', about, says, todo };
  });
}

function checkDisk(wanted: string): Finding {
  let folder = wanted;
  while (!existsSync(folder)) folder = dirname(folder);
  const about = 'Disk';
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    const todo = 'Give the account that runs Signpost the right to write there.';
    return { state: 'wrong', about, says: `${folder} can't be written to.`, todo };
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const says = `${Math.floor(free / MB)} MB free at ${folder}.`;
  if (free >= LITTLE_SPACE) return { state: 'ok', about, says };
  const todo = 'Make room: with none left, nothing can be stored and no post goes out.';
  return { state: free < NO_SPACE ? 'wrong' : 'look', about, says, todo };
}

/** A code, never the message: that of a database can hold its address. */
function codeOf(error: unknown): string {
  const { code, name } = Object(error) as { readonly code?: unknown; readonly name?: unknown };
  return [code, name].find((word) => typeof word === 'string') ?? 'no reason given';
}
