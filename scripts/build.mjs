// Turns the TypeScript into JavaScript under dist/, file for file. Types are checked by `npm run typecheck`, so
// this takes well under a second and can run before every command.
import { build } from 'esbuild';
import { buildWeb } from './build-web.mjs';
import { globSync } from './files.mjs';

const playground = buildWeb('dist/adapters/web/public');
await build({
  entryPoints: ['knowledge', 'src', 'adapters'].flatMap((root) =>
    globSync(root, (path) => path.endsWith('.ts') && !path.includes('/browser/')),
  ),
  outdir: 'dist',
  outbase: '.',
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  logLevel: 'warning',
});
await playground;
