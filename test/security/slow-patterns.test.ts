import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { checkSync } from 'recheck';
import ts from 'typescript';
import type { Activity } from '../../adapters/teams/activity';
import { projectRoot } from '../../src/settings/project-root';

/** Some patterns take the checker a second; it says "unknown" of the few that take it longer. */
const PATIENCE_MS = 1500;
jest.setTimeout(300_000);
// The checker in plain JavaScript: the same on every machine, with no program beside it.
process.env['RECHECK_BACKEND'] = 'pure';

interface Pattern {
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

const files = ['knowledge', 'src', 'adapters'].flatMap((folder) =>
  readdirSync(join(projectRoot(), folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);
const MESSAGE = { text: 'hello', recipient: { id: '28:bot', name: 'Signpost' }, attachments: [] };

const found = files.map((file) => ({ file, ...patternsIn(file) }));

/** The files that put patterns together. */
const makers = found.filter(({ made }) => made > 0);

/** The literals of a file, and how many more patterns it puts together from strings. */
function patternsIn(file: string): {
  readonly literals: readonly Pattern[];
  readonly made: number;
} {
  const text = readFileSync(join(projectRoot(), file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const literals: Pattern[] = [];
  let made = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      const end = node.text.lastIndexOf('/');
      literals.push({
        at: `${file}:${line + 1}`,
        source: node.text.slice(1, end),
        flags: node.text.slice(end + 1),
      });
    }
    if (
      (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
      node.expression.getText() === 'RegExp'
    )
      made += 1;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { literals, made };
}

/**
 * Every pattern put together from strings while the content is opened, a question of each kind is asked and a message
 * of Teams' is read, with the file that did it.
 */
async function madePatterns(): Promise<readonly Pattern[]> {
  const made = new Map<string, Pattern>();
  const real = globalThis.RegExp;
  globalThis.RegExp = new Proxy(real, {
    construct(target, [source, flags]: [string | RegExp, string?]) {
      const pattern = new target(source, flags);
      const stack = new Error().stack?.split('\n') ?? [];
      const at = stack.flatMap((line) => makers.find(({ file }) => line.includes(file)) ?? [])[0]
        ?.file;
      if (at !== undefined)
        made.set(`${at} ${String(pattern)}`, {
          at,
          source: pattern.source,
          flags: pattern.flags,
        });
      return pattern;
    },
  });
  try {
    await jest.isolateModulesAsync(async () => {
      for (const { file } of makers) jest.requireActual(join(projectRoot(), file));
      const { openTestKnowledge } = jest.requireActual<typeof import('../fakes/shared-knowledge')>(
        '../fakes/shared-knowledge',
      );
      const knowledge = openTestKnowledge();
      for (const text of [
        'thank you',
        'facebook users in Wales',
        'born 3 March 1950',
        'etiqette',
      ]) {
        const { asked } = knowledge.read(text);
        if (asked.kind !== 'change') await knowledge.answer(asked, new Date('2026-11-22'));
      }
      const { askedIn } = jest.requireActual<typeof import('../../adapters/teams/receive')>(
        '../../adapters/teams/receive',
      );
      for (const name of ['Signpost', '(a+)+$', 'Ward 7 [night]'])
        askedIn({ ...MESSAGE, entities: [{ type: 'mention', text: name }] } as unknown as Activity);
    });
  } finally {
    globalThis.RegExp = real;
  }
  return [...made.values()];
}

/** So often something may be repeated before that counts as without end. */
const FEW = 10;
const SINGLE = ['Character', 'CharacterSet', 'CharacterClass'];

/**
 * Whether a pattern can't be worse than the square of a text, whatever it is: where all that it repeats without end is one
 * single character, there is one place to begin and one to end at. Working that out takes the checker most of its time.
 */
function isSquareAtMost({ source, flags }: Pattern): boolean {
  const unicode = flags.includes('u');
  const parsed = new RegExpParser().parsePattern(source, 0, source.length, { unicode });
  const endless: string[] = [];
  visitRegExpAST(parsed, {
    onQuantifierEnter({ max, element }) {
      if (max >= FEW) endless.push(element.type);
    },
    onBackreferenceEnter({ type }) {
      endless.push(type);
    },
  });
  return endless.length <= 1 && endless.every((type) => SINGLE.includes(type));
}

/** How the time of a pattern grows with the text where that is worse than with its square; undefined where it is not. */
function growthOf(pattern: Pattern): string | undefined {
  if (isSquareAtMost(pattern)) return undefined;
  const { source, flags } = pattern;
  const diagnosis = checkSync(source, flags, { timeout: PATIENCE_MS });
  if (diagnosis.status !== 'vulnerable') return undefined;
  const { complexity } = diagnosis;
  const bearable = complexity.type === 'polynomial' && complexity.degree <= 2;
  return bearable ? undefined : complexity.summary;
}

const slow = (patterns: readonly Pattern[]): readonly string[] =>
  patterns.flatMap((pattern) => {
    const growth = growthOf(pattern);
    return growth === undefined ? [] : [`${pattern.at}: ${growth}: ${pattern.source}`];
  });

test('the checker knows a slow pattern when it sees one', () => {
  const bad = { at: 'here', source: '^(a+)+$', flags: '' };
  const cubic = { at: 'there', source: '^a*a*a*$', flags: '' };
  const twice = { at: 'elsewhere', source: '^(?:a|a)*$', flags: '' };
  expect(slow([bad, cubic, twice])).toHaveLength(3);
});

test('no pattern that is written out grows faster than the square of a text', () => {
  const literals = found.flatMap(({ literals }) => literals);
  expect(literals.length).toBeGreaterThan(300);
  expect(slow(literals)).toEqual([]);
});

test('nor does one that is put together from words', async () => {
  const patterns = await madePatterns();
  const unseen = makers.filter(({ file }) => !patterns.some(({ at }) => at === file));
  expect(unseen.map(({ file }) => file)).toEqual([]);
  expect(slow(patterns)).toEqual([]);
});
