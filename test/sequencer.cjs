const { default: TestSequencer } = require('@jest/test-sequencer');

const SLOW = /\.(engines|browser)\.test\.ts$/;

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
    const slow = sorted.filter(({ path, duration }) => duration === undefined && SLOW.test(path));
    return [...slow, ...sorted.filter((test) => !slow.includes(test))];
  }
};
