import { join } from 'node:path';
import type { ContentProblem } from '../loading/problem';
import type { Content } from '../loading/content-schema';
import { entriesOf } from './entries';
import type { Lexicon } from './lexicon';
import { loadLexicon } from './load-lexicon';

/** The lexicon of a folder, checked against content that has been loaded, and every problem of it. */
export function openLexicon(
  folder: string,
  content: Content,
): { readonly lexicon: Lexicon; readonly problems: readonly ContentProblem[] } {
  const known = new Set(entriesOf(content).map(({ id }) => id));
  return loadLexicon(join(folder, 'lexicon'), (id) => known.has(id));
}
