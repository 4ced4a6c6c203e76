// Makes the Microsoft Teams app package: npm run teams:package. The same settings always give the same bytes.
// Everything is checked offline against Microsoft's own schema before the file is written.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { Resvg } from '@resvg/resvg-js';
import yazl from 'yazl';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = createRequire(join(root, 'dist', 'scripts.js'));
const { COLOUR_ICON, OUTLINE_ICON } = built('./adapters/teams/manifest/icons.js');
const { createManifest, readPublisher } = built('./adapters/teams/manifest/manifest.js');
const { COMMANDS } = built('./knowledge/commands.js');
const { readEnvironment } = built('./src/environment.js');

/** A zip holds a local time for each file; the same one in every time zone keeps the bytes the same. */
const TIME = new Date(2026, 0, 1);

try {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const listed = COMMANDS.filter((command) => command.listed);
  const manifest = createManifest(readPublisher(readEnvironment()), version, listed);
  const faults = await AppManifestUtils.validateAgainstSchema(manifest);
  if (faults.length > 0) throw new Error(`The manifest is not valid:\n${faults.join('\n')}`);
  const zip = await pack({
    'manifest.json': Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
    'color.png': draw(COLOUR_ICON),
    'outline.png': draw(OUTLINE_ICON),
  });
  const folder = join(root, 'data');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'signpost-teams.zip');
  writeFileSync(file, zip);
  console.log(`Wrote ${file}`);
  console.log(`Version ${version}, app ${manifest.id}, ${zip.length} bytes.`);
  console.log(`SHA-256 ${createHash('sha256').update(zip).digest('hex')}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function draw(svg) {
  return Buffer.from(new Resvg(svg).render().asPng());
}

function pack(files) {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(files)) {
    zip.addBuffer(content, name, { mtime: TIME, mode: 0o100644, forceDosTimestamp: true });
  }
  zip.end();
  return new Promise((resolve, reject) => {
    const parts = [];
    zip.outputStream.on('data', (part) => parts.push(part));
    zip.outputStream.on('end', () => resolve(Buffer.concat(parts)));
    zip.outputStream.on('error', reject);
  });
}
