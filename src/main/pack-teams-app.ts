import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { Resvg } from '@resvg/resvg-js';
import { ZipFile } from 'yazl';
import { COLOUR_ICON, OUTLINE_ICON } from '../../adapters/teams/manifest/icons';
import {
  createManifest,
  readManifestOptions,
  readPublisher,
} from '../../adapters/teams/manifest/manifest';
import { COMMANDS } from '../../knowledge';
import type { Env } from '../ports';
import { projectRoot } from '../settings/project-root';

/** The package as it was written. */
export interface TeamsPackage {
  readonly file: string;
  readonly version: string;
  /** The app's id in its manifest. */
  readonly id: string;
  readonly zip: Buffer;
}

/** A zip holds a local time for each file; the same one in every time zone keeps the bytes the same. */
const TIME = new Date(2026, 0, 1);

/**
 * Writes the Microsoft Teams app package under data/. The same settings always give the same bytes. Everything is
 * checked offline against Microsoft's own schema first. Rejects with SettingsError when a setting is missing.
 */
export async function packTeamsApp(env: Env): Promise<TeamsPackage> {
  const root = projectRoot();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const listed = COMMANDS.filter((command) => command.listed);
  const manifest = createManifest(readPublisher(env), version, listed, readManifestOptions(env));
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const faults = await AppManifestUtils.validateAgainstSchema(
    JSON.parse(text) as Parameters<typeof AppManifestUtils.validateAgainstSchema>[0],
  );
  if (faults.length > 0) throw new Error(`The manifest is not valid:\n${faults.join('\n')}`);
  const zip = await pack({
    'manifest.json': Buffer.from(text),
    'color.png': draw(COLOUR_ICON),
    'outline.png': draw(OUTLINE_ICON),
  });
  mkdirSync(join(root, 'data'), { recursive: true });
  const file = join(root, 'data', 'signpost-teams.zip');
  writeFileSync(file, zip);
  return { file, version, id: manifest.id, zip };
}

function draw(svg: string): Buffer {
  return Buffer.from(new Resvg(svg).render().asPng());
}

function pack(files: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) {
    zip.addBuffer(content, name, { mtime: TIME, mode: 0o100644, forceDosTimestamp: true });
  }
  zip.end();
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    zip.outputStream.on('data', (part: Buffer) => parts.push(part));
    zip.outputStream.on('end', () => resolve(Buffer.concat(parts)));
    zip.outputStream.on('error', reject);
  });
}
