import type { Reply } from '../reply/reply';

const GENTLE =
  'Your message seems to hold details of a patient. I have not kept them. Please leave such details out of chats, and tell your information governance team if they went somewhere they should not.';

/**
 * The same answer for a message that held patient details: a gentle first line, nothing to share and nothing to
 * rate. The line repeats nothing of the message.
 */
export function withCare(reply: Reply): Reply {
  const { kind, title, summary, blocks, actions, results, confidential } = reply;
  return {
    kind,
    title,
    summary: `${GENTLE} ${summary}`,
    blocks: [{ kind: 'paragraph', text: [GENTLE] }, ...blocks],
    actions,
    results,
    withheld: true,
    ...(confidential === true ? { confidential } : {}),
    shareable: false,
  };
}
