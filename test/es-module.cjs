const { transformSync } = require('esbuild');

/** Lets Jest load a library that is published as ES modules only. */
module.exports = {
  process: (source, file) => ({
    code: transformSync(source, { format: 'cjs', loader: 'js', sourcefile: file }).code,
  }),
};
