import { createCalendarRequest } from '../../knowledge/commands/calendar-request';
import { createParser } from '../../knowledge/commands/parse';
import { openTestPrepared } from '../fakes/shared-knowledge';
import { isEnglish } from '../../knowledge/text/dictionary';

const { content, lexicon } = openTestPrepared();

const isKnown = (word: string): boolean => isEnglish(word) || lexicon.names.has(word);

/** The parser as the program makes it. */
export const parse = createParser(
  lexicon.wording,
  isKnown,
  createCalendarRequest(content.awarenessDays, isKnown),
);
export { isKnown, lexicon };
