import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/settings/project-root';

const CALLS_OUT =
  /\bfetch\(|\bhttps?\.(?:get|request)\(|\bnet\.connect\(|from '(?:undici|axios|node:https)'|\bimport \{[^}]*\b(?:connect|createConnection|Socket)\b[^}]*\} from 'node:(?:net|tls)'/;

/** Chooses the way that the adapters' own requests take, and asks nothing itself. */
const THE_WAY = join('src', 'main', 'go-through-proxy.ts');

const TYPES = /^import type .*$/gm;

test('only the two chat adapters call out, so no link in a message or in content is ever opened', () => {
  const folders = ['knowledge', 'src', join('adapters', 'web')];
  const sources = folders.flatMap((folder) =>
    readdirSync(join(projectRoot(), folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('browser'))
      .map((name) => join(folder, name)),
  );
  expect(sources.length).toBeGreaterThan(150);
  const calling = sources.filter(
    (path) =>
      path !== THE_WAY &&
      CALLS_OUT.test(readFileSync(join(projectRoot(), path), 'utf8').replace(TYPES, '')),
  );
  expect(calling).toEqual([]);
});
