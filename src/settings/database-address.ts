import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withHome } from './home-folder';

const SERVER = /^postgres(?:ql)?:\/\//;
/** Where an address may be shown that can't be read with certainty: what looks like its host may be a piece of a password. */
const UNSAID = 'the address given';

const RESERVED =
  'holds a character that means something else in an address. In a user name or password write # as %23, ? as %3F, / as %2F, @ as %40, : as %3A and % as %25';

/** What is wrong with a DATABASE_URL, to be read after its name; undefined when nothing is. Says nothing of what it holds. */
export function databaseAddressProblem(url: string): string | undefined {
  if (url.startsWith('file:')) {
    if (url === 'file:') return 'names no file, for example file:data/signpost.db';
    return /^file:~[^/\\]/.test(url)
      ? "begins with another person's home folder; write the whole path, for example file:/srv/signpost/signpost.db"
      : undefined;
  }
  if (!SERVER.test(url))
    return 'must start with file: (a file, for example file:data/signpost.db) or postgres:// (a server)';
  const rest = url.replace(SERVER, '');
  const [authority = ''] = rest.split(/[/?#]/);
  const clear =
    !rest.includes('#') &&
    rest.split('@').length <= 2 &&
    authority.includes('@') === rest.includes('@') &&
    !/%(?![0-9a-f]{2})/i.test(rest);
  if (!clear) return RESERVED;
  return parsed(url) === undefined
    ? 'is not an address; write postgres://user:password@host:5432/database'
    : undefined;
}

/** Where the data is, as it may be shown: never a password, nor a piece of one. `folder` has the file where no address is given. */
export function placeOf({
  url,
  folder,
}: {
  readonly url: string | undefined;
  readonly folder: string;
}): string {
  if (url === undefined || url === '') return join(folder, 'signpost.db');
  if (url.startsWith('file:')) return filePath(url);
  const host = databaseAddressProblem(url) === undefined ? parsed(url)?.host : undefined;
  return host === undefined || host === '' ? UNSAID : host;
}

/** The path that a `file:` address names; `~/` is the home folder. */
export function filePath(url: string): string {
  return url.startsWith('file://') ? fileURLToPath(url) : withHome(url.slice('file:'.length));
}

/** A server may be named by its socket's folder after the question mark, and then has no host here. */
function parsed(url: string): URL | undefined {
  const withHost = url.replace('@/', '@localhost/');
  return URL.canParse(withHost) ? new URL(withHost) : undefined;
}
