import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');
const LONGEST = 400;
const PLATFORM_WORDS = /\b(slack|teams|block kit|adaptive|mrkdwn)\b/i;
/** Where everything is put together; it alone may know of adapters. */
const ROOT_FOLDER = 'src/main/';

/** Names that each folder may have one of. */
const SHARED_NAMES = ['index.ts', 'port.ts', 'settings.ts'];

interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const sources = ['knowledge', 'src', 'adapters'].flatMap(readSources);

test('the core imports nothing of ours outside itself', () => {
  expect(offences('knowledge/', (to) => to.startsWith('knowledge/'))).toEqual([]);
});

test('src imports src and the core; only the composition root imports adapters', () => {
  const allowed = (to: string) => to.startsWith('src/') || `${to}/`.startsWith('knowledge/');
  expect(offences('src/', allowed).filter((line) => !line.startsWith(ROOT_FOLDER))).toEqual([]);
});

test('whoever uses the core comes in by its only door', () => {
  const below = sources
    .filter(({ path }) => !path.startsWith('knowledge/'))
    .flatMap(({ path, imports }) =>
      imports.filter((to) => to.startsWith('knowledge/')).map((to) => `${path} imports ${to}`),
    );
  expect(below).toEqual([]);
});

test('no two files of the core and src have one name', () => {
  const byName = new Map<string, string[]>();
  for (const { path } of sources.filter((one) => !one.path.startsWith('adapters/')))
    byName.set(basename(path), [...(byName.get(basename(path)) ?? []), path]);
  const shared = [...byName].filter(
    ([name, paths]) => paths.length > 1 && !SHARED_NAMES.includes(name),
  );
  expect(shared).toEqual([]);
});

test('no files import one another in a circle', () => {
  const imports = new Map(
    sources.map((source) => [source.path, source.imports.map(fileOf).filter((to) => to !== '')]),
  );
  const clear = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '));
    else if (!clear.has(path))
      for (const next of imports.get(path) ?? []) walk(next, [...way, path]);
    clear.add(path);
  };
  for (const { path } of sources) walk(path, []);
  expect(circles).toEqual([]);
});

test('an adapter imports the ports and its own folder', () => {
  const lines = sources
    .filter(({ path }) => path.startsWith('adapters/'))
    .flatMap(({ path, imports }) => {
      const own = path.split('/').slice(0, 2).join('/');
      return imports
        .filter((to) => !to.startsWith(`${own}/`) && to !== own && to !== 'src/ports')
        .map((to) => `${path} imports ${to}`);
    });
  expect(lines).toEqual([]);
});

test('the core and src name no platform', () => {
  const named = sources
    .filter(({ path }) => !path.startsWith('adapters/') && !path.startsWith(ROOT_FOLDER))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          PLATFORM_WORDS.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [],
        ),
    );
  expect(named).toEqual([]);
});

test(`no file is longer than ${LONGEST} lines`, () => {
  const long = sources
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > LONGEST);
  expect(long).toEqual([]);
});

function offences(from: string, allowed: (to: string) => boolean): readonly string[] {
  return sources
    .filter(({ path }) => path.startsWith(from))
    .flatMap(({ path, imports }) =>
      imports.filter((to) => !allowed(to)).map((to) => `${path} imports ${to}`),
    );
}

function readSources(folder: string): readonly Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => {
      const path = join(folder, name);
      const text = readFileSync(join(ROOT, path), 'utf8');
      const imports = [...text.matchAll(/(?:from|import\(|import|require\()\s*'(\.[^']*)'/g)].map(
        ([, to = '']) => relative(ROOT, resolve(ROOT, dirname(path), to)),
      );
      return { path, text, imports };
    });
}

/** The file that an import means; empty where it is none of these. */
function fileOf(to: string): string {
  const candidates = [`${to}.ts`, `${to}.tsx`, `${to}/index.ts`, to];
  return candidates.find((path) => existsSync(join(ROOT, path)) && /\.tsx?$/.test(path)) ?? '';
}
