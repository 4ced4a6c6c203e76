import { join } from 'node:path';
import { createCalendarRequest } from '../../knowledge/commands/calendar-request';
import { createParser } from '../../knowledge/commands/parse';
import { loadLexicon } from '../../knowledge/search/load-lexicon';
import { openTestPrepared } from '../fakes/shared-knowledge';
import { isEnglish } from '../../knowledge/text/dictionary';
import { projectRoot } from '../../src/settings/project-root';

/** The lexicon that comes with the program. */
export const { lexicon, problems } = loadLexicon(
  join(projectRoot(), 'knowledge/content/lexicon'),
  () => true,
);

const isKnown = (word: string): boolean => isEnglish(word) || lexicon.names.has(word);

/** The parser as the program makes it. */
export const parse = createParser(
  lexicon.wording,
  isKnown,
  createCalendarRequest(openTestPrepared().content.awarenessDays, isKnown),
);
export { isKnown };
