// Runs the whole service for half an hour against Slack's and Teams' emulators, with faults on the way, and accounts
// for every question: npm run soak -- [--minutes 30] [--per-second 50] [--store sqlite|postgres] [--faults 0.08]
import { spawn } from 'node:child_process';
import { bundle } from './bundle.mjs';

await bundle(['tools/soak/run.ts', 'tools/soak/gauge.ts'], '.cache/soak');
const run = spawn(
  process.execPath,
  ['--enable-source-maps', '.cache/soak/run.js', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
// The run ends its own children; it is told when this one is stopped.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => run.kill(signal));
run.on('exit', (code) => (process.exitCode = code ?? 1));
