import { loadContent } from '../../../knowledge/loading/load';
import type { Figures } from '../../../knowledge/figures/figures';
import { loadFigures } from '../../../knowledge/figures/load-figures';

/** The answerer over the project's own content. */
export function realFigures(): Figures {
  const { content } = loadContent('knowledge/content', '2026-11-22');
  const { figures, problems } = loadFigures('knowledge/content', content);
  if (figures === undefined) throw new Error(problems.map((one) => one.message).join('\n'));
  return figures;
}
