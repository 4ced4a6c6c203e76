const { createHash } = require('node:crypto');
const { transformSync, version } = require('esbuild');

const TARGET = 'node20';

/** Turns TypeScript, and libraries published as ES modules only, into what Jest runs. Types are checked apart, by `npm run typecheck`. */
/** @type {{ process(source: string, file: string): { code: string }, getCacheKey(source: string, file: string, settings: { configString: string }): string }} */
module.exports = {
  process: (source, file) => ({
    code: transformSync(source, {
      format: 'cjs',
      loader: /\.tsx?$/.test(file) ? (file.endsWith('x') ? 'tsx' : 'ts') : 'js',
      jsx: 'automatic',
      target: TARGET,
      // Jest requires what a program would import when it needs it.
      supported: { 'dynamic-import': false },
      sourcefile: file,
      sourcemap: 'inline',
    }).code,
  }),
  getCacheKey: (source, file, { configString }) =>
    createHash('sha256')
      .update([version, TARGET, 'requires', file, configString, source].join('\n'))
      .digest('hex'),
};
