import { readFileSync } from 'node:fs';
import { createCache } from '../../knowledge/loading/cache';
import { loadContent } from '../../knowledge/loading/load';
import { entriesOf } from '../../knowledge/search/entries';
import { loadLexicon } from '../../knowledge/search/load-lexicon';
import { createSearch } from '../../knowledge/search/search';

/*
 * Prints how many milliseconds the search index of the shipped content takes to make in a process that has just
 * started, with what an earlier start of the same build learned. For budgets.ts.
 */
const { content } = loadContent('knowledge/content', new Date().toISOString().slice(0, 10));
const { lexicon } = loadLexicon('knowledge/content/lexicon', () => true);
const notebook = createCache('.cache/tools/index', readFileSync('dist/built-from.txt', 'utf8'));
const began = performance.now();
createSearch({ entries: entriesOf(content), lexicon, notebook });
console.log(performance.now() - began);
