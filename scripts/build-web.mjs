// Bundles the playground's page: scripts, styles, fonts and icons, all served from our own address. NHS Frontend's
// stylesheet names fonts on the NHS's own servers, licensed for nhs.uk alone, so Inter stands in for them.
import { build } from 'esbuild';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PurgeCSS } from 'purgecss';

const require = createRequire(import.meta.url);
const HERE = 'adapters/web/browser';

/** What no file of ours names is left out: a browser reads all of it before it paints. */
const purge = new PurgeCSS();

/** @type {import('esbuild').Plugin} */
const nhsFontsOut = {
  name: 'nhs-fonts-out',
  setup(bundle) {
    bundle.onLoad({ filter: /nhsuk-frontend\.min\.css$/ }, async ({ path }) => {
      const raw = readFileSync(path, 'utf8')
        .replace(/@font-face\{[^}]*\}/g, '')
        .replaceAll('Frutiger W01', 'Inter')
        .replaceAll('screen\\0 and', 'not all and');
      const [kept] = await purge.purge({
        css: [{ raw }],
        content: ['adapters/web/*.ts', `${HERE}/*.{ts,tsx}`],
        // Written with their colour when they are used.
        safelist: { greedy: [/^nhsuk-tag--/] },
      });
      return { loader: 'css', contents: kept?.css ?? raw };
    });
    bundle.onResolve({ filter: /^\/assets\/images\// }, ({ path }) => ({ path, external: true }));
  },
};

/**
 * Writes the playground's files into `outdir`. Under a second; throws when a source does not compile.
 * @param {string} outdir
 */
export async function buildWeb(outdir) {
  mkdirSync(outdir, { recursive: true });
  /** @satisfies {import('esbuild').BuildOptions} */
  const shared = {
    outdir,
    bundle: true,
    minify: true,
    target: 'es2023',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
    charset: 'utf8',
    legalComments: 'linked',
  };
  await Promise.all([
    build({
      ...shared,
      entryPoints: [`${HERE}/page.ts`],
      format: 'esm',
      splitting: true,
      chunkNames: 'part-[hash]',
      jsx: 'automatic',
    }),
    build({ ...shared, entryPoints: [`${HERE}/theme.ts`], format: 'iife' }),
    build({
      ...shared,
      entryPoints: [`${HERE}/page.css`],
      external: ['/assets/*'],
      plugins: [nhsFontsOut],
    }),
    build({ ...shared, entryPoints: [`${HERE}/slack.css`, `${HERE}/teams.css`] }),
  ]);
  const inter = dirname(require.resolve('@expo-google-fonts/inter/package.json'));
  for (const [weight, folder] of Object.entries({ 400: '400Regular', 600: '600SemiBold' })) {
    cpSync(join(inter, folder, `Inter_${folder}.ttf`), join(outdir, `inter-${weight}.ttf`));
  }
  const icons = join(
    dirname(require.resolve('nhsuk-frontend/package.json')),
    'dist/nhsuk/assets/images',
  );
  for (const icon of ['cross', 'arrow-up', 'arrow-up-down', 'arrow-down']) {
    cpSync(join(icons, `nhsuk-icon-${icon}.svg`), join(outdir, 'images', `nhsuk-icon-${icon}.svg`));
  }
  cpSync(`${HERE}/signpost.svg`, join(outdir, 'signpost.svg'));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildWeb(process.argv[2] ?? 'dist/adapters/web/public');
}
