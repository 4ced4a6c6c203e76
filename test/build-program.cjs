const { execFileSync } = require('node:child_process');
const { join } = require('node:path');

/** Builds once before the tests, since some of them run the program as people do. */
module.exports = () => {
  const root = join(__dirname, '..');
  execFileSync(process.execPath, [join('scripts', 'build.mjs')], { cwd: root, stdio: 'inherit' });
};
