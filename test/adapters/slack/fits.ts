import { renderForSlack } from '../../../adapters/slack/render';
import type { Reply } from '../../../knowledge/reply/reply';
import { slackFaults } from './validator';

/** Everywhere a reply may be shown. */
export const SURFACES = ['message', 'private', 'modal', 'home'] as const;

/** What would break one of Slack's limits if this reply were shown, anywhere and with or without charts. */
export function faultsOf(reply: Reply): string[] {
  return SURFACES.flatMap((surface) =>
    (['newest', 'chart', 'data-table', 'table', 'list'] as const).flatMap((figures) => {
      const { text, blocks } = renderForSlack(reply, { surface, asked: 'tips', figures });
      const where = surface === 'private' ? 'message' : surface;
      return slackFaults(blocks, where, text).map((fault) => `${surface}: ${fault}`);
    }),
  );
}
