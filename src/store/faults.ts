import { SettingsError } from '../ports';

interface Fault {
  readonly says: string;
  readonly todo: string;
}

/** For each way in which a database refuses, what to tell the person who set DATABASE_URL; `at` is where it is looked for. */
const FAULTS: Readonly<Record<string, (at: string) => Fault>> = {
  ECONNREFUSED: (at) => ({
    says: `no PostgreSQL answers at ${at}`,
    todo: 'Start it, or correct the address.',
  }),
  ENOTFOUND: (at) => ({
    says: `there is no computer named as in ${at}`,
    todo: 'Correct the address.',
  }),
  ETIMEDOUT: (at) => ({
    says: `${at} does not answer`,
    todo: 'Check the address and the network.',
  }),
  '28P01': (at) => ({ says: `${at} refused the user name or password`, todo: 'Correct them.' }),
  '28000': (at) => ({ says: `${at} refused this user`, todo: 'Ask its administrator.' }),
  '3D000': (at) => ({
    says: `${at} has no database of that name`,
    todo: 'Make it, or correct the name.',
  }),
  '42501': (at) => ({
    says: `this user may not make tables at ${at}`,
    todo: 'Ask its administrator for the right.',
  }),
  SQLITE_NOTADB: (at) => ({
    says: `${at} is not a database`,
    todo: 'Name another file, or move that one away.',
  }),
  SQLITE_CANTOPEN: (at) => ({
    says: `${at} cannot be opened`,
    todo: 'Check the folder and who may write there.',
  }),
  SQLITE_READONLY: (at) => ({
    says: `${at} cannot be written to`,
    todo: 'Check who may write there.',
  }),
  EACCES: (at) => ({
    says: `${at} cannot be opened`,
    todo: 'Check the folder and who may write there.',
  }),
  EEXIST: (at) => ({
    says: `${at} cannot be made: part of its path is a file and not a folder`,
    todo: 'Correct the address.',
  }),
};

/** What is wrong and what to do, where whoever set DATABASE_URL can put it right. Names no password. */
export function faultIn(error: unknown, at: string): Fault | undefined {
  for (let fault = error; isObject(fault); fault = fault['cause']) {
    const code = String(fault['code']);
    const known = FAULTS[code] ?? FAULTS[code.replace(/^(SQLITE_[A-Z]+)_.*$/, '$1')];
    if (known) return known(at);
  }
  return undefined;
}

/** The same fault as a SettingsError, where it is one that whoever set DATABASE_URL can put right. */
export function explained(error: unknown, at: string): unknown {
  const fault = faultIn(error, at);
  return fault ? new SettingsError([`DATABASE_URL: ${fault.says}. ${fault.todo}`]) : error;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
