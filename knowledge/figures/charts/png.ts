import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as ResvgPackage from '@resvg/resvg-js';

const FONTS = ['400Regular/Inter_400Regular.ttf', '700Bold/Inter_700Bold.ttf'];

/** What draws is large, and most places never draw a picture: it is loaded for the first one. */
const load = createRequire(__filename);

/**
 * An SVG picture as PNG, at twice its size. Only the shipped font is used, so it looks the same everywhere.
 * Throws when the font is not there: without it the text would silently be left out.
 */
export function svgToPng(svg: string): Buffer {
  const folder = dirname(require.resolve('@expo-google-fonts/inter/package.json'));
  const fontFiles = FONTS.map((file) => join(folder, file));
  const missing = fontFiles.find((file) => !existsSync(file));
  if (missing !== undefined)
    throw new Error(
      `The font ${missing} is missing, so charts would have no text; run npm ci again`,
    );
  const { Resvg } = load('@resvg/resvg-js') as typeof ResvgPackage;
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    background: 'white',
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Inter' },
  });
  return Buffer.from(picture.render().asPng());
}
