import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLexicon } from '../../../knowledge/search/load-lexicon';
import { projectRoot } from '../../../src/settings/project-root';

const SHIPPED = join(projectRoot(), 'knowledge/content/lexicon');

/** What is wrong with the lexicon once one of its files is changed: where, and in which field. */
function problemsAfter(file: string, change: (text: string) => string) {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-wording-'));
  cpSync(SHIPPED, folder, { recursive: true });
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  return loadLexicon(folder, () => true).problems.map((problem) => ({
    line: problem.line,
    field: problem.field,
    message: problem.message,
  }));
}

test.each([
  [
    'commands.yaml',
    '- command: tipz\n  said: [give us one]\n',
    { line: 1, field: 'entry 1 > command', message: '"tipz" is not a command' },
  ],
  [
    'commands.yaml',
    '- command: tips\n  said: [the lot]\n- command: topics\n  said: [the lot]\n',
    {
      line: 4,
      field: 'entry 2 > said > item 1',
      message: '"the lot" already means "tips"; keep one of the two',
    },
  ],
  [
    'commands.yaml',
    "- command: tips\n  said:\n    - What's new?\n",
    {
      line: 3,
      field: 'entry 1 > said > item 1',
      message: 'must be words in small letters, without apostrophes or marks',
    },
  ],
  [
    'abbreviations.yaml',
    'words:\n  - means: people\n    typed: [two words]\n',
    {
      line: 3,
      field: 'words > item 1 > typed > item 1',
      message: 'must be one word in small letters, without marks',
    },
  ],
  [
    'names.yaml',
    'faiths: [Eid]\nmedicine: [aspirin]\n',
    {
      line: 2,
      field: 'medicine',
      message: 'is not a field here; did you mean "medicines"?',
    },
  ],
])('a mistake in %s is told with its line and field', (file, text, problem) => {
  expect(problemsAfter(file, () => text)).toEqual([problem]);
});

test('a word that an editor adds is read at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-wording-'));
  cpSync(SHIPPED, folder, { recursive: true });
  const path = join(folder, 'names.yaml');
  writeFileSync(
    path,
    `${readFileSync(path, 'utf8')
      .trimEnd()
      .replace(/^faiths:\n {2}\[/m, 'faiths:\n  [ Zogfest,')}\n`,
  );
  const { lexicon, problems } = loadLexicon(folder, () => true);
  expect(problems).toEqual([]);
  expect(lexicon.names.has('zogfest')).toBe(true);
});
