const events = require('node:events');

/** Stops what start-engines.cjs started. */
module.exports = async () => {
  const child = /** @type {{ postgres?: import('node:child_process').ChildProcess }} */ (globalThis)
    .postgres;
  if (child === undefined) return;
  const ended = events.once(child, 'exit');
  child.stdin?.end();
  await ended;
};
