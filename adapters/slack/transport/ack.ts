import type { AckFn } from '@slack/bolt';

/** Slack gives up after three seconds; a modal's answer must be on its way before that. */
const LONGEST_MILLISECONDS = 2_500;

type Ack = AckFn<unknown>;

/**
 * Acknowledges whatever happens behind. Everything is acknowledged at once, since answers go out as
 * messages of their own, but for a submitted modal, whose acknowledgement says what it shows next.
 * Only the first acknowledgement counts.
 */
export function createAck(
  body: Readonly<Record<string, unknown>>,
  answer: (content?: unknown) => void | Promise<void>,
): Ack {
  let done = false;
  let timer: NodeJS.Timeout | undefined;
  const ack: Ack = async (content?: unknown) => {
    if (done) return;
    done = true;
    clearTimeout(timer);
    await answer(content);
  };
  if (body['type'] === 'view_submission') {
    timer = setTimeout(() => void ack(), LONGEST_MILLISECONDS);
  } else {
    void ack();
  }
  return ack;
}
