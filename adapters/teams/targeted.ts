import type { TeamsMessage } from './render';

/**
 * Messages in a channel or group that one person alone sees, as answers to slash commands are. The SDK knows nothing
 * of them, so the mark travels in channelData, the one part it passes on unread, until the request is sent.
 * https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages
 */
const MARK = 'onlyFor';

/** A message for one person alone. */
export function onlyFor(userId: string, message: TeamsMessage): object {
  return { ...message, channelData: { [MARK]: userId } };
}

/** A request as it is sent: addressed to one person alone when its message is marked so. */
export function addressed(url: string, body: string): { url: string; body: string } {
  if (!body.includes(`"${MARK}"`)) return { url, body };
  const { channelData, ...message } = JSON.parse(body) as {
    channelData?: Readonly<Record<string, unknown>>;
  };
  const id = channelData?.[MARK];
  if (typeof id !== 'string') return { url, body };
  const at = new URL(url);
  at.searchParams.set('isTargetedActivity', 'true');
  return {
    url: at.href,
    body: JSON.stringify({ ...message, recipient: { id, isTargeted: true } }),
  };
}
