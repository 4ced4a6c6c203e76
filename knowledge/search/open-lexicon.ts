import { join } from 'node:path';
import { createResolver } from '../loading/content-index';
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
  const resolve = createResolver(content);
  const { lexicon, problems } = loadLexicon(join(folder, 'lexicon'), (id) =>
    known.has(resolve(id) ?? ''),
  );
  // What was written for a tip that was merged speaks for the one that took it up.
  const asks = lexicon.asks.map((one) => ({
    ...one,
    for: [...new Set(one.for.flatMap((id) => resolve(id) ?? []))],
  }));
  return { lexicon: { ...lexicon, asks }, problems };
}
