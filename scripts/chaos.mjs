// Kills and freezes real processes at random while they post, and counts what was lost, doubled or repeated:
// npm run chaos -- --kills 60 [--store sqlite|postgres]
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';

await build({
  entryPoints: ['test/chaos/run.ts', 'test/chaos/worker.ts'],
  outdir: '.cache/chaos',
  bundle: true,
  packages: 'external',
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  logLevel: 'warning',
});
const run = ['--enable-source-maps', '.cache/chaos/run.js', ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, run, { stdio: 'inherit' }).status ?? 1;
