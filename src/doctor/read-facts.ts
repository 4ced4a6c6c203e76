import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { WHAT_IS_KEPT } from '../store/what-is-kept';
import { SettingsError } from '../ports';
import type { Access, Facts, Package } from './assurance';

const packageFile = z.object({
  version: z.string(),
  license: z.string().default('not stated in its package.json'),
});
const ownPackage = packageFile.extend({
  engines: z.object({ node: z.string() }),
  dependencies: z.record(z.string(), z.string()),
});

/** Reads the facts from a checkout of Signpost. Throws SettingsError naming a file that is not there, as in the image. */
export function readFacts(root: string, access: readonly Access[]): Facts {
  const own = ownPackage.parse(readJson(root, 'package.json'));
  return {
    version: own.version,
    node: own.engines.node,
    licence: own.license,
    kept: WHAT_IS_KEPT,
    access,
    network: sectionOf(read(root, 'deploy', 'README.md'), '## What it needs from the network'),
    packages: Object.keys(own.dependencies).map((name) => readPackage(root, name)),
    threats: read(root, 'docs', 'security.md')
      .split(/^### /m)
      .slice(1)
      .map((threat) => ({
        name: threat.split('\n')[0] ?? '',
        tests: [...threat.matchAll(/^- \[/gm)].length,
      })),
  };
}

/** A file of the checkout, as text. Throws SettingsError when it is not there. */
export function read(root: string, ...path: readonly string[]): string {
  const file = join(root, ...path);
  if (!existsSync(file)) {
    throw new SettingsError([
      `${path.join('/')} is missing here; make the sheet in a checkout of Signpost, after npm ci`,
    ]);
  }
  return readFileSync(file, 'utf8');
}

function readJson(root: string, ...path: readonly string[]): unknown {
  return JSON.parse(read(root, ...path)) as unknown;
}

function readPackage(root: string, name: string): Package {
  const { version, license } = packageFile.parse(
    readJson(root, 'node_modules', ...name.split('/'), 'package.json'),
  );
  return { name, version, licence: license };
}

function sectionOf(text: string, heading: string): string {
  const [, after = ''] = text.split(`${heading}\n`);
  return (after.split(/^## /m)[0] ?? '').trim();
}
