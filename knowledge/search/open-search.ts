import { join } from 'node:path';
import type { ContentProblem } from '../loading/problem';
import type { Content } from '../loading/content-schema';
import type { ReadYaml } from '../loading/yaml';
import type { Cache } from '../loading/cache';
import { entriesOf } from './entries';
import type { Lexicon } from './lexicon';
import { loadLexicon } from './load-lexicon';
import type { Search } from './port';
import { createSearch } from './search';

/** The search over a content folder that has been loaded, and every problem of its lexicon. */
export function openSearch(
  folder: string,
  content: Content,
  notebook?: Cache,
  read?: ReadYaml,
): {
  readonly search: Search;
  readonly lexicon: Lexicon;
  readonly problems: readonly ContentProblem[];
} {
  const entries = entriesOf(content);
  const known = new Set(entries.map(({ id }) => id));
  const { lexicon, problems } = loadLexicon(join(folder, 'lexicon'), (id) => known.has(id), read);
  return { search: createSearch({ entries, lexicon, notebook }), lexicon, problems };
}
