import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calendarRows, readCalendar, readDate } from '../../../src/cli/check-calendar';
import { parseCsv, writeCsv } from '../../../src/cli/csv';
import { projectRoot } from '../../../src/settings/project-root';
import { CANARY } from '../../fakes/draft-canary';

const PROGRAM = join(projectRoot(), 'dist', 'src', 'cli', 'check-post.js');
const run = (given: readonly string[], input = '') =>
  spawnSync(process.execPath, [PROGRAM, ...given], { input, encoding: 'utf8', cwd: projectRoot() });

test('each line in gives one line out, and a line that cannot be read is told in its place', () => {
  const lines = [
    '{"id":"a","text":"Please DM us your NHS number and postcode.","platform":"x","date":"2026-11-09"}',
    'not json',
    '{"id":2,"text":"We are open.","platform":"myspace"}',
    '{"id":3,"text":"We are open."}',
  ];
  const { stdout, status } = run(['--jsonl'], lines.join('\n'));
  const out = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(status).toBe(1);
  expect(out[0]).toEqual({
    id: 'a',
    verdict: 'stop',
    findings: [
      {
        rule: 'asks-for-personal-details',
        level: 'stop',
        quote: 'DM us your NHS number and postcode',
        message: expect.stringContaining('Asks people to share') as unknown,
      },
    ],
    fits: {
      x: 238,
      bluesky: 258,
      threads: 458,
      instagram: 2158,
      linkedin: 2958,
      mastodon: 458,
      tiktok: 2158,
    },
  });
  expect(out[1]).toMatchObject({ line: 2 });
  expect(out[2]).toMatchObject({
    line: 3,
    id: 2,
    error: expect.stringContaining('"platform"') as unknown,
  });
  expect(out[3]).toMatchObject({ id: 3, verdict: 'clear', findings: [] });
});

test('one draft is answered in words, and nothing given is said to be wrong use', () => {
  const said = execFileSync(process.execPath, [PROGRAM, '--platform', 'twitter', 'Don’t run.'], {
    encoding: 'utf8',
    cwd: projectRoot(),
  });
  expect(said).toContain('Write: “Do not”.');
  expect(run([])).toMatchObject({ status: 2 });
  expect(run(['--platform', 'myspace', 'Hello'])).toMatchObject({ status: 2 });
});

test('a calendar is checked into a file that no spreadsheet takes for formulas', () => {
  const folder = mkdtempSync(join(tmpdir(), 'calendar-'));
  try {
    const [plan, out] = [join(folder, 'plan.csv'), join(folder, 'out.csv')];
    writeFileSync(
      plan,
      'Go live,Channel,Post copy,Notes\n22/11/2026,Twitter,"Thank you, all.\n#thankyouteam",=1+1\n32/11/2026,Myspace,We are open.,\n',
    );
    const { status, stderr, stdout } = run(['--csv', plan, out]);
    expect(status).toBe(1);
    expect(stderr).toContain('row 4, column Go live: “32/11/2026” is not a date');
    expect(stderr).toContain('row 4, column Channel: “Myspace” is not a platform');
    expect(stdout).toContain('2 posts: 0 to stop, 1 to fix, 0 to think about, 1 clear');
    const rows = parseCsv(readFileSync(out, 'utf8')).map(({ cells }) => cells);
    expect(rows[0]).toEqual([
      'Go live',
      'Channel',
      'Post copy',
      'Notes',
      'Verdict',
      'Findings',
      'Mended text',
    ]);
    expect(rows[1]?.[3]).toBe("'=1+1");
    expect(rows[1]?.[4]).toBe('fix');
    expect(rows[1]?.[6]).toBe('Thank you, all.\n#ThankYouTeam');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

interface Kept {
  readonly path: string;
  readonly written: number;
  /** The same as long as nothing is put into it or in its place. */
  readonly file: string;
}

/** Files below a folder, each with when it was last written. */
const filesIn = (folder: string): readonly Kept[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const path = join(folder, name);
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry?.isFile() !== true) return [];
    return [{ path, written: entry.mtimeMs, file: `${String(entry.ino)} ${String(entry.size)}` }];
  });

const keptByProgram = (): readonly Kept[] =>
  ['.cache', 'data']
    .map((name) => join(projectRoot(), name))
    .filter((room) => existsSync(room))
    .flatMap(filesIn);

describe('of a draft that tells who a patient is, the terminal repeats and keeps nothing', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'canary-'));
    writeFileSync(join(folder, 'draft.txt'), CANARY.draft);
    writeFileSync(join(folder, 'plan.csv'), `Post\n"${CANARY.draft}"\n`);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test.each<readonly [string, readonly string[], string, readonly string[]]>([
    ['in words', [CANARY.draft], '', []],
    ['from a file', ['--file', 'draft.txt'], '', []],
    ['line by line', ['--jsonl'], JSON.stringify({ id: 1, text: CANARY.draft }), []],
    ['in a calendar', ['--csv', 'plan.csv', 'out.csv'], '', ['out.csv']],
  ])('%s', (_, given, input, made) => {
    const began = Date.now();
    // What was learned is only marked as used.
    const before = new Set(keptByProgram().map(({ file }) => file));
    const { stdout, stderr, status } = spawnSync(process.execPath, [PROGRAM, ...given], {
      input,
      encoding: 'utf8',
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        TMPDIR: folder,
        DATABASE_URL: `file:${join(folder, 'signpost.db')}`,
      },
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/stop/i);
    expect(stdout + stderr).not.toMatch(CANARY.words);
    const kept = filesIn(folder).map(({ path }) => path);
    const mine = ['draft.txt', 'plan.csv', ...made].map((name) => join(folder, name));
    expect([...kept].sort()).toEqual([...mine].sort());
    // The calendar holds the row that it was given, and nothing of it in the columns beside.
    for (const name of made)
      for (const { cells } of parseCsv(readFileSync(join(folder, name), 'utf8')))
        expect(cells.slice(1).join()).not.toMatch(CANARY.words);
    for (const { path, written, file } of keptByProgram())
      if (written >= began && !before.has(file))
        expect(readFileSync(path, 'latin1')).not.toMatch(CANARY.words);
  });
});

test.each(['=1+1', '+44 1632', '-2', '@me', '\t=1', '＝1', ' =cmd'])(
  'guards the cell %j',
  (cell) => {
    expect(parseCsv(writeCsv([['a', cell]]))[0]?.cells[1]).toBe(`'${cell}`);
  },
);

test('reads quotes, semicolons and line breaks inside cells, and says where a quote is open', () => {
  expect(parseCsv('a;b\r\n"x ""y""\nz";2\r\n')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['x "y"\nz', '2'] },
  ]);
  expect(() => parseCsv('a,b\n1,"open')).toThrow('line 2: a quote is opened and never closed');
});

test('a calendar without a column of posts is refused by its headings', () => {
  expect(() => readCalendar(parseCsv('When,Who\n1,2'), () => undefined)).toThrow(
    'found: When, Who',
  );
});

test('rows keep their cells and empty posts are left out', () => {
  const calendar = readCalendar(parseCsv('Text,Owner\nHello,Ann\n,Ben\n'), () => undefined);
  const rows = calendarRows(calendar, () => ({
    verdict: 'clear',
    findings: [],
    fits: {},
    right: [],
    asksWho: false,
    withheld: false,
  }));
  expect(rows).toEqual([
    ['Text', 'Owner', 'Verdict', 'Findings', 'Mended text'],
    ['Hello', 'Ann', 'clear', '', ''],
  ]);
});

test('what must not be posted is not made ready in a calendar', () => {
  const calendar = readCalendar(parseCsv('Text\nHello\n'), () => undefined);
  const [, row] = calendarRows(calendar, () => ({
    verdict: 'stop',
    findings: [],
    fits: {},
    mended: 'Hello!',
    right: [],
    asksWho: false,
    withheld: false,
  }));
  expect(row).toEqual(['Hello', 'stop', '', '']);
});

test('dates are read as Britain writes them', () => {
  expect(readDate('3/4/2027')).toBe('2027-04-03');
  expect(readDate('2027-04-03T09:00')).toBe('2027-04-03');
  expect(readDate('31/02/2027')).toBeUndefined();
});
