import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../src/settings/project-root';

const FOLDER = join(projectRoot(), 'test/fixtures/guard');

/** The lines of a fixture, without those that explain it. */
export function lines(file: string): readonly string[] {
  return readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '));
}
