// Runs a program under tools/: node tools/run.mjs bench/run --full. Each is made into one file under .cache/tools first,
// packages left outside.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { build } from 'esbuild';

/**
 * What a program starts as processes of its own, or puts into a page or another process.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const PARTS = {
  'bench/page': ['in-page/watch'],
  'crashes/run': ['crashes/worker'],
  'chaos/run': ['chaos/worker'],
  'chaos/power-cut': ['chaos/power-writer', 'chaos/power-check'],
  'pictures/teams-pictures': ['in-page/draw-cards'],
  'soak/run': ['soak/gauge'],
};

const [program = '', ...rest] = process.argv.slice(2);
await build({
  entryPoints: [program, ...(PARTS[program] ?? [])].map((name) => `tools/${name}.ts`),
  outdir: '.cache/tools',
  outbase: 'tools',
  bundle: true,
  packages: 'external',
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  logLevel: 'warning',
});
const file = resolve('.cache/tools', `${program}.js`);
process.argv.splice(1, Infinity, file, ...rest);
process.setSourceMapsEnabled(true);
createRequire(import.meta.url)(file);
