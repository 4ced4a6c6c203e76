import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every file under a folder whose path the test accepts, in name order.
 * @param {string} folder
 * @param {(path: string) => boolean} accepts
 */
export function globSync(folder, accepts) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(accepts)
    .sort();
}
