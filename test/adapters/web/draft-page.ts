import { createBot } from '../../../src/bot/bot';
import { createDraftChecker } from '../../../src/page-data/draft-checker';
import { createFixedClock, createKeptLog } from '../../fakes/house';
import { openTestKnowledge } from '../../fakes/shared-knowledge';

/** What a page that checks posts is lent, with the project's own rules, and all that was logged. */
export function openDrafts() {
  const knowledge = openTestKnowledge();
  const clock = createFixedClock('2026-11-22T12:00:00Z');
  const log = createKeptLog();
  const { checkDraft } = knowledge;
  if (checkDraft === undefined) throw new Error('the content has no rules for drafts');
  const drafts = createDraftChecker(checkDraft, clock, 'Europe/London');
  const bot = createBot({ knowledge, clock, log, reference: () => '7f3a9c' });
  return { bot, log, clock, drafts };
}
