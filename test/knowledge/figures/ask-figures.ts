import type { Figures } from '../../../knowledge/figures/figures';
import { openFigures } from '../../../knowledge/figures/load-figures';
import { readingOf } from '../../../knowledge/prepare';
import { openTestPrepared } from '../../fakes/shared-knowledge';

/** The answerer over the project's own content. */
export function realFigures(): Figures {
  const { content, lexicon, survey } = openTestPrepared();
  return openFigures(survey, content, readingOf(lexicon));
}
