import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { SettingsError, type Env } from '../ports';
import { withHome } from './home-folder';
import { projectRoot } from './project-root';

/**
 * The settings of this run: the environment, then a `.env` file beside package.json for what is not set there, then
 * the contents of files named by `…_FILE` settings, as secret stores mount them. Throws SettingsError when such a
 * file can't be read or is empty.
 */
export function readEnvironment(
  mountable: readonly string[] = [],
  file = join(projectRoot(), '.env'),
): Env {
  const written = existsSync(file) ? parse(decodeSettings(readFileSync(file))) : {};
  for (const [name, value] of Object.entries(written)) process.env[name] ??= value;
  const secrets = [...OURS, ...mountable];
  const env = withMountedFiles(withoutQuotes(process.env), secrets);
  refuseTorn(env, secrets);
  return env;
}

/** Throws SettingsError naming each secret that has a quotation mark left: whoever checks it would only call it wrong. */
export function refuseTorn(env: Env, secrets: readonly string[]): void {
  const torn = Object.keys(env).filter(
    (name) =>
      secrets.some((start) => name.startsWith(start)) &&
      /secret|token|password|key|_url/i.test(name) &&
      /^["'“”‘’]|["'“”‘’]$/.test(env[name] ?? ''),
  );
  if (torn.length === 0) return;
  throw new SettingsError(
    torn.map((name) => `${name} begins or ends with a quotation mark; copy it again without`),
  );
}

/** Settings of ours that hold a secret. */
const OURS = ['DATABASE_URL', 'PERSON_KEY', 'OIDC_CLIENT_SECRET'];

/**
 * The text of a settings file, in UTF-8 or, as PowerShell writes it, UTF-16. Throws SettingsError when it is neither,
 * since a setting that is not read is a platform that stays off without a word.
 */
export function decodeSettings(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw new SettingsError(['.env is not text in UTF-8; save it again with that encoding']);
  }
}

/** The encoding of a settings file: by its mark, or, without one, by where it is nought: settings begin with a plain letter or sign. */
export function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0) return 'utf-16le';
  return first === 0 ? 'utf-16be' : 'utf-8';
}

/** Pairs of quotes that a settings file or a word processor puts round a value. */
const QUOTED = /^(?:"(.*)"|'(.*)'|“(.*)”|‘(.*)’)$/s;

/** Takes off the quotes round a value: `docker run --env-file` and others pass them on as part of it. */
export function withoutQuotes(env: Env): Env {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, value && unquoted(value)]),
  );
}

function unquoted(value: string): string {
  const found = QUOTED.exec(value.trim());
  return found === null ? value : found.slice(1).join('');
}

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
      const held = unquoted(readFileSync(withHome(path), 'utf8').trim());
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
