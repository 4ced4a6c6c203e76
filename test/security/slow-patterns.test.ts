import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Activity } from '../../adapters/teams/activity';
import { projectRoot } from '../../src/settings/project-root';
import {
  checkPatterns,
  digestOf,
  readRecord,
  writeRecord,
  type Pattern,
  type Verdicts,
} from './checked-patterns';

jest.setTimeout(300_000);

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

const record = readRecord();
/** With this set, what the checker says is recorded: `npm run write-checked-patterns`. */
const WRITE = process.env['WRITE_CHECKED_PATTERNS'] === '1';
const all: Verdicts[] = [];
let anew = 0;

function slow(patterns: readonly Pattern[]): readonly string[] {
  const checked = checkPatterns(patterns, record);
  all.push(checked.verdicts);
  anew += checked.anew;
  return checked.slow;
}

afterAll(() => {
  if (WRITE) writeRecord(all);
  else if (anew > 0)
    console.info(
      `${anew} patterns are new, and were checked. \`npm run write-checked-patterns\` records what was found, so that each is not checked in every run.`,
    );
});

const slowNow = (patterns: readonly Pattern[], known: Verdicts): readonly string[] =>
  checkPatterns(patterns, known, () => true).slow;

test('the checker knows a slow pattern when it sees one', () => {
  const bad = { at: 'here', source: '^(a+)+$', flags: '' };
  const cubic = { at: 'there', source: '^a*a*a*$', flags: '' };
  const twice = { at: 'elsewhere', source: '^(?:a|a)*$', flags: '' };
  expect(slowNow([bad, cubic, twice], { bearable: new Set(), unknown: new Set() })).toHaveLength(3);
  // Nor does a record hide one for long: some of what it calls bearable is looked at again in every run.
  const lying = {
    bearable: new Set([bad, cubic, twice].map(digestOf)),
    unknown: new Set<string>(),
  };
  expect(slowNow([bad, cubic, twice], lying)).toHaveLength(3);
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
