import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { jsonSchemas, postCheckJsonSchemas, withFieldTables } from '../../knowledge';
import { projectRoot } from '../settings/project-root';

/**
 * Writes the JSON Schemas of the content files, which editors' tools read to complete and underline as they type, and
 * the tables of fields in the editors' guide.
 */
function main(given: readonly string[]): number {
  if (given[0] !== undefined) {
    console.error(`"${given[0]}" is not understood here. Write: npm run -s write-schemas`);
    return 2;
  }
  const folder = join(projectRoot(), 'knowledge', 'content', 'schemas');
  const schemas = [...jsonSchemas(), ...postCheckJsonSchemas()];
  for (const { name, text } of schemas) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const guide = join(folder, '..', 'README.md');
  writeFileSync(guide, withFieldTables(readFileSync(guide, 'utf8')));
  console.log(`${schemas.length} schemas written to ${folder}`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
