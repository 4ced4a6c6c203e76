const { execFileSync } = require('node:child_process');
const path = require('node:path');

let built = false;

/** Builds once before the tests, since some of them run the program as people do. */
module.exports = () => {
  if (built) return;
  built = true;
  const root = path.join(__dirname, '..');
  execFileSync(process.execPath, [path.join('scripts', 'build.mjs')], {
    cwd: root,
    stdio: 'inherit',
  });
};
