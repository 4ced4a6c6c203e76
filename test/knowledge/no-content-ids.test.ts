import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/settings/project-root';
import { openTestPrepared } from '../fakes/shared-knowledge';

const ROOT = projectRoot();
const { content } = openTestPrepared();

test('no content id stands in code, so that an editor may rename or remove any entry', () => {
  const ids = new Set(
    [...content.resources, ...content.tips, ...content.statistics, ...content.laterFigures].map(
      ({ id }) => id,
    ),
  );
  const found = ['knowledge', 'src', 'adapters'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|mjs)$/.test(name))
      .flatMap((name) => {
        const code = readFileSync(join(ROOT, folder, name), 'utf8');
        const quoted = [...code.matchAll(/(['"`])([a-z0-9]+(?:-[a-z0-9]+)+)\1/g)];
        return quoted.flatMap(([, , id = '']) => (ids.has(id) ? [`${folder}/${name}: ${id}`] : []));
      }),
  );
  expect(ids.size).toBeGreaterThan(0);
  expect(found).toEqual([]);
});
