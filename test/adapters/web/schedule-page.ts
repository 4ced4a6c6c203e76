import type { Page } from 'playwright-core';
import { renderForSlack } from '../../../adapters/slack/render';
import { renderForTeams } from '../../../adapters/teams/render';
import { createPageSchedule } from '../../../src/page-data/open-schedule';
import type { ChatWorld } from '../../fakes/chat-world';
import { visit, type Visit } from './page';

/** The page over what is scheduled in a world, as it is where chats are `connected` and `changes` are switched on. */
export function visitSchedule(
  { clock, log, open, knowledge, posting }: ChatWorld,
  { connected, changes }: { readonly connected: boolean; readonly changes: boolean },
): Promise<Visit> {
  return visit(() => Promise.reject(new Error('not asked here')), {
    clock,
    onlyAsks: () => true,
    renderers: {
      slack: (reply) => renderForSlack(reply),
      teams: (reply) => renderForTeams(reply),
    },
    schedule: createPageSchedule({
      knowledge,
      timeZone: 'Europe/London',
      clock,
      log,
      open,
      posting,
      talk: { adapter: 'web', org: 'playground', ref: 'talk' },
      connected,
      changes,
    }),
  });
}

/** Waits until the page says what became of a press: in its notice, not in anything that a post may say. */
export function notice(page: Page, words: string): Promise<void> {
  return page.locator('.said strong').getByText(words, { exact: true }).waitFor();
}
