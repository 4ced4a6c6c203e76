const { TestEnvironment } = require('jest-environment-node');

/** By name, for as long as a worker lives. */
/** @type {Map<string, unknown>} */
const kept = new Map();

/**
 * Makes a thing once for all suites that a worker runs: reading what was learned from the content takes a second, and a
 * third of the suites need it. Only plain data that nobody changes may be kept so.
 * @param {string} name
 * @param {() => unknown} make
 */
function onceForAllSuites(name, make) {
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name);
}

/** Node, and what one suite leaves for the next. */
module.exports = class LastingEnvironment extends TestEnvironment {
  /** @param {ConstructorParameters<typeof TestEnvironment>} given */
  constructor(...given) {
    super(...given);
    this.global['onceForAllSuites'] = onceForAllSuites;
  }
};
