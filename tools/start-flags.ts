import { readFileSync } from 'node:fs';

/** The settings of Node that `npm start` gives. */
export function startFlags(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  return /node (.*) dist\/src\/main\.js/.exec(scripts.start)?.[1]?.split(' ') ?? [];
}
