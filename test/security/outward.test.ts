import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/settings/project-root';

const CALLS_OUT =
  /\bfetch\(|\b(?:https?|net|tls)\.(?:get|request|connect)\(|import \{[^}]*\b(?:get|request|connect|createConnection|Socket)\b[^}]*\} from 'node:(?:https?|net|tls)'|from '(?:undici|axios|node:https)'/;

/** What goes out beside the adapters, and only to where a setting or this machine says. */
const KNOWN = [
  // Sends what others ask for through the proxy that the settings name.
  join('src', 'main', 'go-through-proxy.ts'),
  // For the doctor: whether that proxy answers, and this machine's own server.
  join('src', 'doctor', 'examine-connections.ts'),
  join('src', 'doctor', 'examine-probes.ts'),
  // And whether the provider that people sign in with answers.
  join('src', 'doctor', 'examine-sign-in.ts'),
];

const TYPES = /^import type .*$/gm;

test('only the two chat adapters call out, so no link in a message or in content is ever opened', () => {
  const folders = ['knowledge', 'src', join('adapters', 'web')];
  const sources = folders.flatMap((folder) =>
    readdirSync(join(projectRoot(), folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('browser'))
      .map((name) => join(folder, name)),
  );
  expect(sources.length).toBeGreaterThan(150);
  const calling = sources.filter((path) =>
    CALLS_OUT.test(readFileSync(join(projectRoot(), path), 'utf8').replace(TYPES, '')),
  );
  expect(calling.sort()).toEqual([...KNOWN].sort());
});
