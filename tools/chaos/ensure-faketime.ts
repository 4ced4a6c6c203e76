import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The one for programs with several threads, as Node is. */
const NAME = 'libfaketimeMT.so.1';

function findFaketime(env = process.env): string | undefined {
  const named = env['FAKETIME_LIBRARY'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`FAKETIME_LIBRARY is ${named}, and there is no file there.`);
  }
  const roots = ['/usr/lib', '/usr/lib64', '/usr/local/lib'].filter((root) => existsSync(root));
  const folders = roots.flatMap((root) => [
    join(root, 'faketime'),
    ...readdirSync(root).map((below) => join(root, below, 'faketime')),
  ]);
  return folders.map((folder) => join(folder, NAME)).find((path) => existsSync(path));
}

/**
 * Finds the library that makes a program believe in another time, or installs Debian's package of it, and returns its
 * path; undefined where neither works, having said so. Looks at FAKETIME_LIBRARY, then where systems keep it.
 */
export function ensureFaketime(): string | undefined {
  const found = findFaketime();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('No libfaketime found. Installing Debian’s faketime with apt …');
    const apt = (...args: readonly string[]) =>
      execFileSync('apt-get', ['-qq', ...args], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    try {
      apt('update');
      apt('install', '-y', '--no-install-recommends', 'faketime');
    } catch {
      // Said below.
    }
  }
  const installed = findFaketime();
  if (!installed) {
    console.error(
      'CLOCKS NOT SKEWED: there is no libfaketime here and it could not be installed. Install the package ' +
        '"faketime", or set FAKETIME_LIBRARY to the path of libfaketimeMT.so.1, and run this again.',
    );
  }
  return installed;
}
