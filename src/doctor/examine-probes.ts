import { existsSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { createWebServer } from '../bot/http';
import type { Health, Log } from '../ports';
import type { Config } from '../settings/config';
import { projectRoot } from '../settings/project-root';
import type { Finding } from './finding';

const about = 'Probes';
/** Where a probe of a process or a load balancer is written down. */
const FILES = ['Dockerfile', 'deploy/kubernetes/signpost.yaml', 'deploy/azure-container-app.bicep'];
const PROBED = /\/(?:healthz|readyz|livez|health|ready)\b/g;

/** Each address that a deployment file probes, once. */
export function probedIn(files: readonly string[], root: string): readonly string[] {
  const found = files
    .map((file) => join(root, file))
    .filter((path) => existsSync(path))
    .flatMap((path) => readFileSync(path, 'utf8').match(PROBED) ?? []);
  return [...new Set(found)].sort();
}

/**
 * Whether the addresses that deployments probe answer as they should: yes while one platform is away, since the other
 * goes on, and no to `/readyz` while the store is. Asks a server of this check's own, on this machine alone.
 */
export async function checkProbes(
  { keepAlive }: Pick<Config, 'keepAlive'>,
  log: Log,
  paths = probedIn(FILES, projectRoot()),
): Promise<readonly Finding[]> {
  const asked = paths.length > 0 ? paths : ['/healthz', '/readyz'];
  const away: Health = { ready: false, summary: '' };
  const here: Health = { ready: true, summary: '' };
  const platformAway = await statuses(asked, { store: here, content: here, platform: away });
  const storeAway = await statuses(asked, { store: away, content: here, platform: here });
  const wrong = [
    ...asked.filter((path) => platformAway.get(path) !== 200),
    ...asked.filter((path) => storeAway.get(path) !== (path === '/readyz' ? 503 : 200)),
  ];
  if (wrong.length === 0) {
    const says = `${asked.join(' and ')} answer as deployments expect: a platform that is away leaves the others ready, and without its store Signpost is not.`;
    return [{ state: 'ok', about, says }];
  }
  const says = `${[...new Set(wrong)].join(', ')} would not answer as deployments expect.`;
  const todo = 'Probe /healthz for being alive and /readyz for being ready, as deploy/ does.';
  return [{ state: 'wrong', about, says, todo }];

  async function statuses(
    all: readonly string[],
    parts: Readonly<Record<string, Health>>,
  ): Promise<ReadonlyMap<string, number | undefined>> {
    const server = createWebServer(() => parts, log, { keepAlive });
    const port = await server.listen(0, '127.0.0.1');
    try {
      const each = all.map(async (path) => [path, await statusOf(port, path)] as const);
      return new Map(await Promise.all(each));
    } finally {
      await server.close();
    }
  }
}

/** Asked without `fetch`, which may go through a proxy. */
function statusOf(port: number, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).once('error', reject);
  });
}
