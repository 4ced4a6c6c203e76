import { join } from 'node:path';
import type { Settings } from '../../../adapters/teams/settings';
import { projectRoot } from '../../../src/settings/project-root';

/** The SDK that these tests run on: Jest's project `agents` runs all of them on the other one. */
export const SDK: Pick<Settings, 'sdk'> =
  process.env['SIGNPOST_TEST_TEAMS_SDK'] === 'agents' ? { sdk: 'agents' } : {};

/** Where the Agents SDK reads Bot Framework's keys, and nobody can tell it to read them elsewhere. */
const FIXED = 'https://login.botframework.com/v1/.well-known/keys';

interface KeyClient {
  getSigningKey: (...given: readonly unknown[]) => unknown;
}

/** Makes the Agents SDK read keys from an issuer on this machine: it keeps a client for each address, which is lent another's. */
export async function lendKeys(keys: string): Promise<void> {
  const inside = ['node_modules', '@microsoft', 'agents-hosting', 'dist', 'src', 'auth'];
  const path = join(projectRoot(), ...inside, 'jwt-middleware.js');
  const { getJwksClient } = (await import(path)) as {
    readonly getJwksClient: (at: string) => KeyClient;
  };
  const stand = getJwksClient(keys);
  getJwksClient(FIXED).getSigningKey = (...given) => stand.getSigningKey(...given);
}
