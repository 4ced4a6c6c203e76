import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { errorCodeOf } from './errors';
import type { SlackContext } from './context';

/** Slack takes a trigger for three seconds after the press: docs.slack.dev/surfaces/modals */
const IN_THREE_SECONDS = { pauses: [250, 750, 1_000], longestWait: 2 } as const;

/**
 * What Slack says when an earlier try did open the window and only its answer was lost; a trigger opens one window:
 * docs.slack.dev/reference/methods/views.open
 */
const OPEN_ALREADY = new Set(['exchanged_trigger_id', 'duplicate_external_id']);

/**
 * Opens a window with the trigger of a press, trying again for as long as Slack takes the trigger. True when it is
 * open. Never rejects, so that it may be begun before it is waited for.
 */
export async function openModal(
  { patiently, log }: Pick<SlackContext, 'patiently' | 'log'>,
  client: WebClient,
  trigger: string,
  view: ModalView,
): Promise<boolean> {
  try {
    await patiently(
      'views.open',
      () => client.views.open({ trigger_id: trigger, view }),
      IN_THREE_SECONDS,
    );
    return true;
  } catch (error) {
    const why = errorCodeOf(error);
    if (why !== undefined && OPEN_ALREADY.has(why)) return true;
    log.warn('slack.no-window', { why: why ?? 'no answer' });
    return false;
  }
}
