import { SettingsError } from '../ports';

/** What to tell the person who set DATABASE_URL, for each way in which a database refuses; `at` is where it is looked for. */
const SAID: Readonly<Record<string, (at: string) => string>> = {
  ECONNREFUSED: (at) => `no PostgreSQL answers at ${at}. Start it, or correct the address.`,
  ENOTFOUND: (at) => `there is no computer named as in ${at}. Correct the address.`,
  ETIMEDOUT: (at) => `${at} does not answer. Check the address and the network.`,
  '28P01': (at) => `${at} refused the user name or password. Correct them.`,
  '28000': (at) => `${at} refused this user. Ask its administrator.`,
  '3D000': (at) => `${at} has no database of that name. Make it, or correct the name.`,
  '42501': (at) => `this user may not make tables at ${at}. Ask its administrator for the right.`,
  SQLITE_NOTADB: (at) => `${at} is not a database. Name another file, or move that one away.`,
  SQLITE_CANTOPEN: (at) => `${at} cannot be opened. Check the folder and who may write there.`,
  SQLITE_READONLY: (at) => `${at} cannot be written to. Check who may write there.`,
  EACCES: (at) => `${at} cannot be opened. Check the folder and who may write there.`,
  EEXIST: (at) => `${at} cannot be made: part of its path is a file and not a folder.`,
};

/** The same fault as a SettingsError, where it is one that whoever set DATABASE_URL can put right. Names no password. */
export function explained(error: unknown, at: string): unknown {
  for (let fault = error; isObject(fault); fault = fault['cause']) {
    const code = String(fault['code']);
    const said = SAID[code] ?? SAID[code.replace(/^(SQLITE_[A-Z]+)_.*$/, '$1')];
    if (said) return new SettingsError([`DATABASE_URL: ${said(at)}`]);
  }
  return error;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
