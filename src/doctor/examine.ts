import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig, type Config } from '../settings/config';
import { createLog } from '../bot/log';
import { goThroughProxy } from '../main/go-through-proxy';
import type { Offered } from '../main/platforms';
import { SettingsError, type Clock, type Env, type AdapterContext } from '../ports';
import { projectRoot } from '../settings/project-root';
import { openStore } from '../store/open-store';
import { checkContent } from './examine-content';
import { checkPlatforms } from './examine-platforms';
import { checkStore } from './examine-store';
import type { Finding } from './finding';

export interface Examination {
  /** Reads the settings; may throw SettingsError. */
  readonly env: () => Env;
  readonly platforms: readonly Offered[];
  readonly clock: Clock;
  readonly tryTokens: boolean;
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Looks at everything Signpost needs and changes nothing of it. No setting's value and no address of a database is in
 * a finding.
 */
export async function examine(examination: Examination): Promise<readonly Finding[]> {
  const { platforms, clock, tryTokens, wait } = examination;
  let env: Env;
  let config: Config;
  try {
    env = examination.env();
    config = readConfig(env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const todo = 'Put it right in the environment or in .env, then run this again.';
    return error.problems.map((says) => ({ state: 'wrong', about: 'Settings', says, todo }));
  }
  if (config.proxy !== undefined) goThroughProxy(config.proxy);
  const log = createLog('silent');
  const memory = await openStore({ url: ':memory:', folder: '', log });
  const house: AdapterContext = {
    http: { mount: () => undefined },
    records: memory.store.records,
    left: () => Promise.resolve(),
    clock,
    log,
    catalogue: () => {
      throw new Error('nothing is answered while Signpost is examined');
    },
  };
  try {
    return [
      { state: 'ok', about: 'Settings', says: 'Every setting of Signpost’s own can be read.' },
      ...checkEnvFile(join(projectRoot(), '.env')),
      checkNode(process.versions.node),
      checkZone(config),
      ...(await checkPlatforms({ platforms, env, house, tryTokens, wait })),
      ...(await checkStore(config, clock, log)),
      ...checkContent(config, clock),
    ];
  } finally {
    await memory.store.close();
  }
}

function checkZone({ timeZone }: Config): Finding {
  const says = `${timeZone}, unless a subscription says otherwise.`;
  return { state: 'ok', about: 'Time zone', says };
}

/** Node.js 20 had its last security release in April 2026 (github.com/nodejs/release). */
function checkNode(version: string): Finding {
  const says = `Version ${version}.`;
  if (Number(version.split('.')[0]) > 20) return { state: 'ok', about: 'Node.js', says };
  const todo = 'Signpost runs on it, but it gets no more security fixes: install Node.js 24.';
  return { state: 'look', about: 'Node.js', says, todo };
}

function checkEnvFile(file: string): readonly Finding[] {
  if (process.platform === 'win32' || !existsSync(file)) return [];
  const others = statSync(file).mode & 0o077;
  if (others === 0) return [];
  const says = 'Other accounts of this machine can read .env, which holds secrets.';
  return [{ state: 'look', about: 'Settings', says, todo: 'Run chmod 600 .env.' }];
}
