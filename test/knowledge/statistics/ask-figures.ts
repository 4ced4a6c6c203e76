import { loadContent } from '../../../knowledge/loading/load';
import type { Figures } from '../../../knowledge/statistics/figures';
import { loadFigures } from '../../../knowledge/statistics/load-figures';

/** The answerer over the project's own content. */
export function realFigures(): Figures {
  const { content } = loadContent('knowledge/content', '2026-11-22');
  const { figures, problems } = loadFigures('knowledge/content', content);
  if (figures === undefined) throw new Error(problems.map((one) => one.message).join('\n'));
  return figures;
}
