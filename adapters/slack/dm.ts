import type { WebClient } from '@slack/web-api';
import type { SlackContext } from './context';

/** Finds the bot's own conversation with somebody; undefined where Slack won't open one. */
export type DirectMessages = (
  client: WebClient,
  org: string,
  user: string,
) => Promise<string | undefined>;

const MOST_KEPT = 5_000;

/** Asks Slack once for each person and remembers the last few thousand answers in memory only. */
export function createDirectMessages({
  patiently,
  log,
}: Pick<SlackContext, 'patiently' | 'log'>): DirectMessages {
  const known = new Map<string, string>();
  return async (client, org, user) => {
    const key = `${org}/${user}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    try {
      const opened = await patiently('conversations.open', () =>
        client.conversations.open({ users: user }),
      );
      const id = opened.channel?.id;
      if (id !== undefined) known.set(key, id);
      const [oldest] = known.keys();
      if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest);
      return id;
    } catch {
      log.info('slack.no-direct-line');
      return undefined;
    }
  };
}

/**
 * Where words typed in a channel belong. One-to-one conversations are the bot's own or somebody else's,
 * where the bot may not post; both count as the asker's own conversation with the bot.
 */
export async function whereIs(
  line: DirectMessages,
  client: WebClient,
  org: string,
  user: string,
  channel: string | undefined,
): Promise<{ channel: string; direct: boolean }> {
  if (channel !== undefined && !channel.startsWith('D')) return { channel, direct: false };
  return { channel: (await line(client, org, user)) ?? channel ?? user, direct: true };
}
