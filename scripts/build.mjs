// Turns the TypeScript into JavaScript under dist/, file for file; packages stay in node_modules. Types are checked by
// `npm run typecheck`. Where nothing has changed, nothing is done.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { globSync } from './files.mjs';

const STAMP = 'dist/built-from.txt';

const sources = ['knowledge', 'src', 'adapters', 'scripts'].flatMap((root) =>
  globSync(root, (path) => !path.startsWith('knowledge/content/')),
);
const hash = createHash('sha256');
for (const path of [...sources, 'package-lock.json', 'tsconfig.json']) {
  const { size, mtimeMs } = statSync(path);
  hash.update(`${path} ${size} ${mtimeMs}\n`);
}
const stamp = hash.digest('hex');
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== stamp) {
  console.error('Building Signpost…');
  rmSync(STAMP, { force: true });
  const { build } = await import('esbuild');
  const { buildWeb } = await import('./build-web.mjs');
  await Promise.all([
    buildWeb('dist/adapters/web/public'),
    build({
      entryPoints: sources.filter(
        (path) =>
          /^((knowledge|src|adapters)\/.*|tools\/[^/]+)\.ts$/.test(path) &&
          !path.includes('/browser/'),
      ),
      outdir: 'dist',
      outbase: '.',
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      logLevel: 'warning',
    }),
  ]);
  writeFileSync(STAMP, stamp);
}
