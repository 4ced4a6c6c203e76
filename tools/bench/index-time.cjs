// Prints how many milliseconds the search index of the shipped content takes to make in a process that has just
// started, with what an earlier start learned. For tools/bench/budgets.mjs.
const { createNotebook } = require('../../dist/knowledge/loading/cache.js');
const { loadContent } = require('../../dist/knowledge/loading/load.js');
const { entriesOf } = require('../../dist/knowledge/search/entries.js');
const { loadLexicon } = require('../../dist/knowledge/search/load-lexicon.js');
const { createSearch } = require('../../dist/knowledge/search/search.js');

const { content } = loadContent('knowledge/content', new Date().toISOString().slice(0, 10));
const { lexicon } = loadLexicon('knowledge/content/lexicon', () => true);
const notebook = createNotebook('.cache');
const began = performance.now();
createSearch({ entries: entriesOf(content), lexicon, notebook });
console.log(performance.now() - began);
