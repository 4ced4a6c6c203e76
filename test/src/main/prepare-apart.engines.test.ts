import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../src/settings/project-root';
import type * as PrepareApart from '../../../src/main/prepare-apart';

// The built one: what it runs stands beside it.
const { prepareApart } = jest.requireActual<typeof PrepareApart>(
  join(projectRoot(), 'dist', 'src', 'main', 'prepare-apart.js'),
);

const cache = mkdtempSync(join(tmpdir(), 'signpost-apart-'));
const options = {
  folder: join(projectRoot(), 'examples', 'own-content'),
  shipped: join(projectRoot(), 'knowledge', 'content'),
  now: new Date('2026-11-30T09:00:00Z'),
  timeZone: 'Europe/London',
  cache,
};
afterAll(() => rmSync(cache, { recursive: true }));

test('content with more than can be learned from in the memory there is says so, and nothing is kept', async () => {
  const failed = prepareApart(options, 30);
  await expect(failed).rejects.toMatchObject({ name: 'ContentError' });
  await expect(failed).rejects.toThrow(
    /own-content +\(all files\) +could not be learned from in 30 MB of memory.*: take out entries or examples/,
  );
  expect(readdirSync(cache)).toEqual([]);
});
