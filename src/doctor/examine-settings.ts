import { existsSync, readFileSync, statSync } from 'node:fs';
import { encodingOf } from '../settings/environment';
import type { Env } from '../ports';
import type { Finding } from './finding';

const about = 'Settings';

/** How the file of settings is kept: who may read it, and in which encoding. That it can be read at all is known by now. */
export function checkEnvFile(file: string): readonly Finding[] {
  if (!existsSync(file)) return [];
  const findings: Finding[] = [];
  const others = process.platform === 'win32' ? 0 : statSync(file).mode & 0o077;
  if (others !== 0) {
    const says = 'Other accounts of this machine can read .env, which holds secrets.';
    findings.push({ state: 'look', about, says, todo: 'Run chmod 600 .env.' });
  }
  if (encodingOf(readFileSync(file)) !== 'utf-8') {
    const says = '.env is in UTF-16, which Signpost reads and docker --env-file does not.';
    findings.push({ state: 'look', about, says, todo: 'Save it again as UTF-8.' });
  }
  return findings;
}

/** Which settings came with quotation marks, as `docker run --env-file` passes them on. Shows no value. */
export function checkQuotes(given: Env, read: Env): readonly Finding[] {
  const names = Object.keys(given).filter(
    (name) => /^["'“‘].*["'”’]$/s.test(given[name]?.trim() ?? '') && read[name] !== given[name],
  );
  if (names.length === 0) return [];
  const says = `The quotation marks round ${names.join(', ')} are taken off.`;
  return [{ state: 'ok', about, says }];
}
