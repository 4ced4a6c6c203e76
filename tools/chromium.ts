import { execFileSync } from 'node:child_process';

/** The path of a Chromium on this machine, found or installed as for the browser tests. */
export function chromiumPath(): string {
  return execFileSync(process.execPath, ['scripts/ensure-chromium.mjs'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim();
}
