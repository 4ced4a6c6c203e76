import { SettingsError } from '../ports';

interface Fault {
  readonly says: string;
  readonly todo: string;
}

/** What a driver or a server says of what went wrong. */
interface Reported {
  readonly code: string;
  readonly message: string;
}

type Explain = (at: string, reported: Reported) => Fault;

const NOT_TRUSTED: Explain = (at) => ({
  says: `${at} has a certificate that this machine does not trust, or that is not its own`,
  todo: 'Add sslrootcert=/path/to/authority.pem to the address, with the certificate of the authority that signed it. To encrypt without checking whom it is encrypted for, set sslmode=no-verify in its place.',
});

const RESTARTING: Explain = (at) => ({
  says: `${at} is starting or stopping`,
  todo: 'Try again in a minute.',
});

const FOLDER: Explain = (at) => ({
  says: `${at} cannot be opened`,
  todo: 'Check the folder and who may write there.',
});

/** For each way in which a database refuses, what to tell the person who set DATABASE_URL; `at` is where it is looked for. */
const FAULTS: Readonly<Record<string, Explain>> = {
  ECONNREFUSED: (at) => ({
    says: `no PostgreSQL answers at ${at}`,
    todo: 'Start it, or correct the address.',
  }),
  ENOTFOUND: (at) => ({
    says: `there is no computer named as in ${at}`,
    todo: 'Correct the address.',
  }),
  EAI_AGAIN: (at) => ({
    says: `the name in ${at} cannot be looked up now`,
    todo: 'Check the network and its name server.',
  }),
  ETIMEDOUT: (at) => ({
    says: `${at} does not answer`,
    todo: 'Check the address and the network.',
  }),
  EHOSTUNREACH: (at) => ({
    says: `there is no way to ${at}`,
    todo: 'Check the address and the network.',
  }),
  '28P01': (at) => ({ says: `${at} refused the user name or password`, todo: 'Correct them.' }),
  '28000': (at, { message }) =>
    message.includes('no encryption')
      ? {
          says: `${at} takes this user by TLS only`,
          todo: 'Add ?sslmode=verify-full to the address.',
        }
      : { says: `${at} refused this user`, todo: 'Ask its administrator.' },
  '3D000': (at) => ({
    says: `${at} has no database of that name`,
    todo: 'Make it, or correct the name.',
  }),
  '42501': missingRight,
  '25006': (at) => ({
    says: `${at} can only be read, by this user or at all`,
    todo: 'Name the server that takes changes and not a standby, and a user whose default_transaction_read_only is off.',
  }),
  '53300': (at) => ({
    says: `${at} takes no more connections`,
    todo: 'Allow 14 for each replica, or close what else is connected.',
  }),
  '42P01': (at) => ({
    says: `a table that was there is missing from ${at}, or is hidden from this user`,
    todo: 'Check the search path of the user, and whether somebody renamed it or is putting a copy back; then start again.',
  }),
  '57P01': RESTARTING,
  '57P02': RESTARTING,
  '57P03': RESTARTING,
  CONNECTION_LOST: RESTARTING,
  SELF_SIGNED_CERT_IN_CHAIN: NOT_TRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: NOT_TRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: NOT_TRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: NOT_TRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: NOT_TRUSTED,
  ERR_TLS_CERT_ALTNAME_INVALID: NOT_TRUSTED,
  CERT_HAS_EXPIRED: (at) => ({
    says: `the certificate of ${at} has expired`,
    todo: 'Ask its administrator for a new one.',
  }),
  NO_TLS: (at) => ({
    says: `${at} has no TLS, and the address asks for it with sslmode`,
    todo: 'Ask its administrator to switch TLS on. Where the way there is safe without it, take sslmode out of the address.',
  }),
  ENOENT: () => ({
    says: 'a certificate file that it names cannot be read',
    todo: 'Correct the paths in sslrootcert, sslcert and sslkey.',
  }),
  SQLITE_NOTADB: (at) => ({
    says: `${at} is not a database`,
    todo: 'Name another file, or move that one away.',
  }),
  SQLITE_CORRUPT: (at) => ({
    says: `${at} is damaged or cut short`,
    todo: 'Stop Signpost, move the file away, and put your last copy in its place: see deploy/README.md.',
  }),
  SQLITE_FULL: (at) => ({
    says: `the disk that holds ${at} is full`,
    todo: 'Make room there. Nothing is lost that was said to be kept.',
  }),
  SQLITE_IOERR: (at) => ({
    says: `the disk that holds ${at} cannot be read or written`,
    todo: 'Check the disk, and whether it is full.',
  }),
  DATABASE_MOVED: (at) => ({
    says: `${at} was deleted or replaced while Signpost had it open`,
    todo: 'Stop Signpost, put the right file back, and start it again. Until then nothing new is accepted.',
  }),
  NEWER_STEPS: (at) => ({
    says: `${at} was used by a newer Signpost, and this one does not know its tables`,
    todo: 'Run the newer version, or restore the copy from before it: see deploy/README.md.',
  }),
  SQLITE_CANTOPEN: FOLDER,
  SQLITE_READONLY: (at) => ({
    says: `${at} cannot be written to`,
    todo: 'Check who may write there.',
  }),
  EACCES: FOLDER,
  EPERM: FOLDER,
  EROFS: (at) => ({
    says: `${at} is on a disk that can only be read`,
    todo: 'Name a file on another, or mount that one for writing.',
  }),
  ENOSPC: (at) => ({ says: `the disk that holds ${at} is full`, todo: 'Make room there.' }),
  EEXIST: (at) => ({
    says: `${at} cannot be made: part of its path is a file and not a folder`,
    todo: 'Correct the address.',
  }),
};

/** What the driver says without a code, and the code it stands for here. */
const UNCODED: readonly (readonly [RegExp, string])[] = [
  [/server does not support SSL/i, 'NO_TLS'],
  [/corrupted migrations: .* (?:is|are) missing/i, 'NEWER_STEPS'],
  [
    /timeout exceeded when trying to connect|timeout expired|due to connection timeout/i,
    'ETIMEDOUT',
  ],
  [/^connection terminated/i, 'CONNECTION_LOST'],
  [/^no such table/i, '42P01'],
];

/** Which right is missing, and why Signpost asks for it. */
function missingRight(at: string, { message }: Reported): Fault {
  const [, kind = '', name = ''] = /^permission denied for (\w+) ([\w$-]+)$/.exec(message) ?? [];
  if (kind === 'database')
    return {
      says: `this user may not make a schema in the database ${name}, and the queue that wakes replicas keeps its tables in one of its own, pgboss`,
      todo: `Ask its administrator for one of these, with your user's name: CREATE SCHEMA pgboss AUTHORIZATION signpost; or GRANT CREATE ON DATABASE ${name} TO signpost;`,
    };
  if (kind === 'schema')
    return {
      says: `this user may not make tables in the schema ${name} at ${at}, where everything is kept`,
      todo: `Ask its administrator, with your user's name: GRANT USAGE, CREATE ON SCHEMA ${name} TO signpost;`,
    };
  if (kind !== '' || message.startsWith('must be owner'))
    return {
      says: `the tables at ${at} belong to another user, and this one may not read, write and change them all`,
      todo: 'Use the user who made them, or ask the administrator to make this one their owner.',
    };
  return {
    says: `this user may not make tables at ${at}`,
    todo: 'Ask its administrator for the right; deploy/README.md lists what is needed.',
  };
}

/** What is wrong and what to do, where whoever set DATABASE_URL can put it right. Names no password. */
export function faultIn(error: unknown, at: string): Fault | undefined {
  for (let fault = error; isObject(fault); fault = fault['cause']) {
    const message = typeof fault['message'] === 'string' ? fault['message'] : '';
    const code = UNCODED.find(([pattern]) => pattern.test(message))?.[1] ?? textOf(fault['code']);
    const known = FAULTS[code] ?? FAULTS[code.replace(/^(SQLITE_[A-Z]+)_.*$/, '$1')];
    if (known) return known(at, { code, message });
  }
  return undefined;
}

/** The same fault as a SettingsError, where it is one that whoever set DATABASE_URL can put right. */
export function explained(error: unknown, at: string): unknown {
  const fault = faultIn(error, at);
  return fault ? new SettingsError([`DATABASE_URL: ${fault.says}. ${fault.todo}`]) : error;
}

/** Whether a driver of a database threw this, and not a file or a port. */
export function isFromDatabase(error: unknown): boolean {
  if (!isObject(error)) return false;
  const lost = /^connection terminated/i.test(textOf(error['message']));
  return (
    lost || typeof error['severity'] === 'string' || textOf(error['code']).startsWith('SQLITE_')
  );
}

/** What a PostgreSQL server said was wrong: such words hold names of tables and users, and never an address or a password. */
export function serverSaid(error: unknown): string | undefined {
  return isObject(error) && typeof error['severity'] === 'string'
    ? textOf(error['message'])
    : undefined;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
