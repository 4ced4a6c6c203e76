import { build } from 'esbuild';

/** Makes programs under tools/ runnable: each into one file of the same name in `outdir`, packages left outside. */
export async function bundle(entryPoints, outdir) {
  await build({
    entryPoints,
    outdir,
    bundle: true,
    packages: 'external',
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: 'linked',
    logLevel: 'warning',
  });
}
