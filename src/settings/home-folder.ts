import { homedir } from 'node:os';
import { join } from 'node:path';

/** A path in which a leading `~/` is the home folder, as a shell would have it. */
export function withHome(path: string): string {
  return path === '~' || /^~[/\\]/.test(path) ? join(homedir(), path.slice(1)) : path;
}
