const { execFileSync, spawn } = require('node:child_process');
const events = require('node:events');
const path = require('node:path');

const root = path.join(__dirname, '..');
let built = false;

/**
 * Builds once before the tests, since some of them run the program as people do, and lets what was built learn from the
 * content, so that no two of them do. Jest goes on to learn-once.ts, which waits for it.
 */
module.exports = () => {
  if (built) return;
  built = true;
  execFileSync(process.execPath, [path.join('scripts', 'build.mjs')], {
    cwd: root,
    stdio: 'inherit',
  });
  const learning = spawn(process.execPath, [path.join('dist', 'src', 'cli', 'ask.js'), 'tips'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  /** @type {{ programLearns?: Promise<unknown> }} */ (globalThis).programLearns = events.once(
    learning,
    'exit',
  );
};
