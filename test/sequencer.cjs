const { default: TestSequencer } = require('@jest/test-sequencer');

const BROWSER = /\.browser\.test\.ts$/;
const ENGINES = /\.engines\.test\.ts$/;
/** Those of the rest that take a processor ten seconds and more. */
const LONG =
  /\/(prepare|naughty-strings|figures-through-the-door|hostile|random-edits|renderer|content-shelf)\.test\.ts$/;

/**
 * Starts the longest first, as Jest remembers them, so that no long one is left alone at the end. On a machine that
 * remembers none, those of a kind that takes long go first; by themselves they would be sorted by the size of their files.
 */
module.exports = class LongestFirst extends TestSequencer {
  /**
   * @override
   * @param {Parameters<TestSequencer['sort']>[0]} tests
   */
  async sort(tests) {
    const sorted = await super.sort(tests);
    const unknown = sorted.filter(({ duration }) => duration === undefined);
    const browser = unknown.filter(({ path }) => BROWSER.test(path));
    const engines = unknown.filter(({ path }) => ENGINES.test(path));
    // A browser takes more than one core; what waits for a database or a program takes less.
    const paired = engines.flatMap((test, at) => [browser[at] ?? [], test].flat());
    const long = unknown.filter(({ path }) => LONG.test(path));
    const first = new Set([...paired, ...browser, ...long]);
    return [...first, ...sorted.filter((test) => !first.has(test))];
  }
};
