import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { config } from 'dotenv';
import { SettingsError, type Env } from '../ports';
import { projectRoot } from './project-root';

/**
 * The settings of this run: the environment, then a `.env` file beside package.json for what is not set there, then
 * the contents of files named by `…_FILE` settings, as secret stores mount them. Throws SettingsError when such a
 * file can't be read or is empty.
 */
export function readEnvironment(mountable: readonly string[] = []): Env {
  config({ path: join(projectRoot(), '.env'), quiet: true });
  return withMountedFiles(process.env, [...OURS, ...mountable]);
}

/** Settings of ours that hold a secret. */
const OURS = ['DATABASE_URL', 'PERSON_KEY'];

/**
 * Adds `NAME` from the file that `NAME_FILE` names, for settings whose name begins with one of `mountable`: other
 * programs have settings that end so too. Both at once is an error, since one would be ignored.
 */
export function withMountedFiles(env: Env, mountable: readonly string[]): Env {
  const problems: string[] = [];
  const mounted: Record<string, string> = {};
  for (const [setting, path] of Object.entries(env)) {
    if (!setting.endsWith('_FILE') || path === undefined || path.trim() === '') continue;
    const name = setting.slice(0, -'_FILE'.length);
    if (!mountable.some((start) => name.startsWith(start))) continue;
    if (env[name] !== undefined && env[name] !== '') {
      problems.push(`${setting} and ${name} are both set; remove one of them`);
      continue;
    }
    try {
      const held = readFileSync(path, 'utf8').trim();
      // An empty one would turn a platform, or a key, off without a word.
      if (held === '') problems.push(`${setting} names a file with nothing in it; write it again`);
      else mounted[name] = held;
    } catch {
      problems.push(
        `${setting} names a file that can't be read; check the path and who may read it`,
      );
    }
  }
  if (problems.length > 0) throw new SettingsError(problems);
  return { ...env, ...mounted };
}
