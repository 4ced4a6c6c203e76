import { join } from 'node:path';
import type { ContentProblem } from '../loading/problem';
import type { Content } from '../loading/content-schema';
import type { ReadYaml } from '../loading/yaml';
import type { Cache } from '../loading/cache';
import { createResolver } from '../loading/content-index';
import { entriesOf } from './entries';
import type { Lexicon } from './lexicon';
import { loadLexicon } from './load-lexicon';
import type { Search } from './port';
import { createSearch } from './search';

/** The search over a content folder that has been loaded, as on a day, and every problem of its lexicon. */
export function openSearch(
  folder: string,
  content: Content,
  notebook?: Cache,
  read?: ReadYaml,
  today?: string,
): {
  readonly search: Search;
  readonly lexicon: Lexicon;
  readonly problems: readonly ContentProblem[];
} {
  const entries = entriesOf(content, today);
  const known = new Set(entries.map(({ id }) => id));
  const resolve = createResolver(content);
  const { lexicon: written, problems } = loadLexicon(
    join(folder, 'lexicon'),
    (id) => known.has(resolve(id) ?? ''),
    read,
  );
  // What was written for a tip that was merged speaks for the one that took it up.
  const asks = written.asks.map((one) => ({
    ...one,
    for: [...new Set(one.for.flatMap((id) => resolve(id) ?? []))],
  }));
  const lexicon = { ...written, asks };
  const audiences = [...content.professions, ...content.nations];
  return { search: createSearch({ entries, lexicon, audiences, notebook }), lexicon, problems };
}
