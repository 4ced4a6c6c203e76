// Turns the TypeScript into JavaScript under dist/, file for file, and the two programs that people wait for, `npm start`
// and `npm run ask`, into one file each with all they need: reading two thousand small files takes longer than the
// rest of a start. Types are checked by `npm run typecheck`. Where nothing has changed, nothing is done.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { inParts, once, small } from './build-plugins.mjs';
import { globSync } from './files.mjs';

/** Put together into one file each; the first keeps its place in dist, which deployments name. */
const PROGRAMS = { 'dist/src/main': 'src/main/main.ts', 'dist/src/cli/ask': 'src/cli/ask.ts' };
/** Packages with native parts or files of their own, found in node_modules as ever; pg-native is optional and absent. */
const OUTSIDE = ['libsql', '@resvg/resvg-js', '@expo-google-fonts/inter', 'pg-native'];
const STAMP = 'dist/built-from.txt';

const sources = ['knowledge', 'src', 'adapters', 'scripts'].flatMap((root) =>
  globSync(root, (path) => !path.startsWith('knowledge/content/')),
);
const inputs = [...sources, 'package-lock.json', 'tsconfig.json'];
const stamp = fingerprint(inputs, (path) => {
  const { size, mtimeMs } = statSync(path);
  return `${size} ${mtimeMs}`;
});
const made = [STAMP, ...Object.keys(PROGRAMS).map((path) => `${path}.js`)];
if (!made.every((path) => existsSync(path)) || readFileSync(STAMP, 'utf8') !== stamp) {
  rmSync(STAMP, { force: true });
  await buildAll();
  writeFileSync(STAMP, stamp);
}

async function buildAll() {
  const { build } = await import('esbuild');
  const { buildWeb } = await import('./build-web.mjs');
  const entries = sources.filter(
    (path) => /^(knowledge|src|adapters)\/.*\.ts$/.test(path) && !path.includes('/browser/'),
  );
  const code = fingerprint(inputs, (path) => readFileSync(path));
  /** @satisfies {import('esbuild').BuildOptions} */
  const shared = {
    outdir: 'dist',
    outbase: '.',
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: 'linked',
    logLevel: 'warning',
    // What the notebook keeps is believed only by the code that wrote it.
    define: { SIGNPOST_CODE: JSON.stringify(code) },
  };
  await Promise.all([
    buildWeb('dist/adapters/web/public'),
    build({
      ...shared,
      entryPoints: entries.filter((path) => !Object.values(PROGRAMS).includes(path)),
    }),
    build({
      ...shared,
      entryPoints: Object.entries(PROGRAMS).map(([out, path]) => ({
        in: path,
        out: out.slice('dist/'.length),
      })),
      bundle: true,
      // An old package asks for Node's own, which warns of its end at every start.
      alias: { punycode: 'punycode/punycode.js' },
      external: OUTSIDE.flatMap((name) => [name, `${name}/*`]),
      // Shorter without spaces; names stay, so that a stack trace can be read.
      minifyWhitespace: true,
      minifySyntax: true,
      // Licences stay beside the packages, in node_modules.
      legalComments: 'none',
      sourcesContent: false,
      plugins: [inParts, once, small],
    }),
  ]);
}

/**
 * @param {readonly string[]} paths
 * @param {(path: string) => string | Buffer} of
 */
function fingerprint(paths, of) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`${path}\n`).update(of(path)).update('\n');
  return hash.digest('hex');
}
