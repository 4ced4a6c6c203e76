// Kills and freezes real processes at random while they post, and counts what was lost, doubled or repeated:
// npm run chaos -- --kills 60 [--store sqlite|postgres] [--skew] [--outages 5]
// --skew gives every process a wrong clock that jumps while it runs (with libfaketime); --outages stops PostgreSQL.
// With "scale" first, measures instead how planning grows and how long ten thousand channels take:
// npm run scale -- [--channels 10000] [--workspaces 50] [--per-minute 300] [--plan 1000,10000]
import { spawnSync } from 'node:child_process';
import { bundle } from './bundle.mjs';
import { ensureFaketime } from './chaos/ensure-faketime.mjs';

await bundle(
  ['tools/chaos/run.ts', 'tools/chaos/worker.ts', 'tools/chaos/scale.ts'],
  '.cache/chaos',
);
const [first, ...rest] = process.argv.slice(2);
const skewed = process.argv.indexOf('--skew');
if (skewed > 0) {
  const library = ensureFaketime();
  if (!library) process.exit(0);
  process.argv.splice(skewed, 1, '--skew', library);
}
const program = first === 'scale' ? ['scale.js', ...rest] : ['run.js', ...process.argv.slice(2)];
const run = ['--enable-source-maps', `.cache/chaos/${program[0]}`, ...program.slice(1)];
process.exitCode = spawnSync(process.execPath, run, { stdio: 'inherit' }).status ?? 1;
