// The daily check: types, lint, layout, content, and the unit tests that the change touches. Each step remembers what
// it saw last time, so that all but the first run is quick. What follows `--` goes to Jest:
// npm run check -- --changedSince=main
// With --anew, as `npm test` does, nothing that lint and layout remember is believed, what nothing uses is looked for,
// and where all of that is well, every test is run.
import { execFileSync, spawn, spawnSync } from 'node:child_process';

const ANEW = process.argv.includes('--anew');
const CONTENT = 'knowledge/content/';
/** Jest finds a test by what it imports, and nothing imports YAML. */
const CONTENT_TESTS = ['test/knowledge/loading', 'test/knowledge/answers', 'test/knowledge/search'];

/**
 * A step's name, and the program it runs with what that is given.
 * @typedef {readonly [name: string, command: readonly [program: string, ...given: string[]]]} Step
 */

/** @type {readonly ['jest', ...string[]]} */
const unit = ['jest', '--selectProjects', 'unit', '--passWithNoTests'];
/** @param {string} place */
const remembering = (place) => (ANEW ? [] : ['--cache', '--cache-location', `.cache/${place}`]);
/** @type {readonly (readonly Step[])[]} */
const steps = [
  // One after the other in each row; the two rows side by side.
  [
    ['types', ['tsc', '--incremental']],
    ['page types', ['tsc', '-p', 'adapters/web/browser']],
    ['in-page types', ['tsc', '-p', 'tools/in-page']],
    ['format', ['prettier', '--check', '.', '--log-level', 'warn', ...remembering('prettier')]],
    ['content', ['npm', 'run', '-s', 'check-content']],
    .../** @type {readonly Step[]} */ (
      ANEW
        ? [
            ['unused', ['knip', '--no-progress']],
            ['browser', ['npm', 'run', '-s', 'browser']],
          ]
        : []
    ),
  ],
  // Takes as long as all of the others.
  [['lint', ['eslint', '.', '--max-warnings', '0', ...remembering('eslint/')]]],
];

const begun = Date.now();
const passed = (await Promise.all(steps.map(inTurn))).flat();
/** @type {readonly Step[]} */
const more = ANEW
  ? []
  : [
      ['unit tests', [...unit, '--onlyChanged', ...process.argv.slice(2)]],
      ...(changed().some((path) => path.startsWith(CONTENT))
        ? [/** @type {Step} */ (['content tests', [...unit, ...CONTENT_TESTS]])]
        : []),
    ];
passed.push(...(await inTurn(more)));
const wrong = passed.filter((one) => !one).length;
console.log(
  `${wrong === 0 ? 'All well' : `${wrong} of ${passed.length} steps failed`}, ${seconds(begun)} s`,
);
process.exitCode = wrong === 0 ? 0 : 1;
if (ANEW && wrong === 0) process.exitCode = everyTest();

/** Runs every test, which says by itself how far it is, and gives what Jest ended with. */
function everyTest() {
  const shell = process.platform === 'win32';
  return spawnSync('npx', ['jest'], { stdio: 'inherit', shell }).status ?? 1;
}

/**
 * Runs steps one after the other, and says of each how it went; what one printed is shown where it failed.
 * @param {readonly Step[]} row
 */
async function inTurn(row) {
  const results = [];
  for (const [name, [program, ...given]] of row) {
    const from = Date.now();
    const { ok, said } = await (program === 'npm'
      ? run('npm', ...given)
      : run('npx', program, ...given));
    console.log(`${ok ? '✓' : '✗'} ${name}, ${seconds(from)} s`);
    if (!ok) console.log(said);
    results.push(ok);
  }
  return results;
}

/**
 * @param {string} program
 * @param {string[]} given
 * @returns {Promise<{ readonly ok: boolean, readonly said: string }>}
 */
function run(program, ...given) {
  return new Promise((resolve) => {
    const child = spawn(program, given, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (/** @type {Buffer} */ part) => (said += part.toString()));
    child.on('close', (code) => resolve({ ok: code === 0, said }));
  });
}

/** Paths that differ from the last commit, new ones too. */
function changed() {
  const git = (/** @type {string[]} */ ...given) =>
    execFileSync('git', given, { encoding: 'utf8' }).split('\n');
  return [
    ...git('diff', '--name-only', 'HEAD'),
    ...git('ls-files', '--others', '--exclude-standard'),
  ];
}

/** @param {number} from */
function seconds(from) {
  return ((Date.now() - from) / 1000).toFixed(1);
}
