const { default: TestSequencer } = require('@jest/test-sequencer');

const SLOW = /\.(engines|browser)\.test\.ts$/;
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
    const slow = unknown.filter(({ path }) => SLOW.test(path));
    const long = unknown.filter(({ path }) => !SLOW.test(path) && LONG.test(path));
    const first = new Set([...slow, ...long]);
    return [...first, ...sorted.filter((test) => !first.has(test))];
  }
};
