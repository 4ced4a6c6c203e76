import type { Person } from '../../src/ports';
import { refusalOf } from './refusals';
import type { Asker, Tools } from './tools';

/**
 * The person who asked. They may manage their own conversation with the bot, a channel they made, and,
 * as owner or administrator of the workspace, any channel; a guest may manage no channel. Slack is asked
 * only when that matters, and no answer means no.
 */
export function createPerson(
  { patiently, log }: Pick<Tools, 'patiently' | 'log'>,
  asker: Omit<Asker, 'org'>,
): Person {
  const { client, channel, user, direct } = asker;
  return {
    id: user,
    async mayManage() {
      if (direct) return true;
      try {
        const [who, where] = await Promise.all([
          patiently('users.info', () => client.users.info({ user })),
          patiently('conversations.info', () => client.conversations.info({ channel })).catch(
            () => undefined,
          ),
        ]);
        const { is_restricted: guest, is_ultra_restricted: singleGuest } = who.user ?? {};
        if (who.user === undefined || guest === true || singleGuest === true) return false;
        if (who.user.deleted === true || who.user.is_bot === true) return false;
        if (who.user.is_admin === true || who.user.is_owner === true) return true;
        return where?.channel?.creator === user;
      } catch (error) {
        log.warn('slack.permission', { why: refusalOf(error) ?? 'no answer' });
        return false;
      }
    },
  };
}
