import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { CONTACTS, type SetupFile } from './setup-files';

/**
 * Writes a file inside `folder` and says so in a sentence. One that somebody filled in is left as it is, with the new
 * one beside it; with `replace` it is kept beside the new one.
 */
export function writeSetupFile(
  folder: string,
  { path, text, secret, made }: SetupFile,
  replace: boolean,
): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  const mode = secret ? 0o600 : 0o644;
  const put = (to: string): void => {
    writeFileSync(to, text, { mode });
    // Where it was there, its rights stayed as they were.
    chmodSync(to, mode);
  };
  if (!existsSync(file) || made === true || isUnfilled(file, path)) {
    put(file);
    return `Wrote ${path}.`;
  }
  if (replace) {
    renameSync(file, `${file}.before`);
    put(file);
    return `Wrote ${path}; what was there is kept as ${path}.before.`;
  }
  put(`${file}.new`);
  return `${path} is there already and was left as it is: what it would be is in ${path}.new. Copy over what you want, or run this again with --replace.`;
}

/** contacts.yaml comes with the program, with nothing in it but notes. */
function isUnfilled(file: string, path: string): boolean {
  return path === CONTACTS && parse(readFileSync(file, 'utf8')) === null;
}
