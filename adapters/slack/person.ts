import type { AuthTestResponse, UsersInfoResponse, WebClient } from '@slack/web-api';
import type { Person, Room } from '../../src/ports';
import type { Asker, DirectMessages, SlackContext } from './context';
import { errorCodeOf } from './errors';

type User = NonNullable<UsersInfoResponse['user']>;

/** The most that Slack gives of a person's channels in one answer, and how many answers are read. */
const CHANNELS_A_PAGE = 999;
const MOST_PAGES = 5;

/**
 * The person who asked. They may manage their own conversation with the bot, a channel they made, and,
 * as owner or administrator of the workspace, any channel; a guest, or somebody of another organisation in a
 * shared channel, may manage no channel. Slack is asked only when that matters, once for each thing, and no
 * answer means no.
 */
export function createPerson(
  { patiently, log }: Pick<SlackContext, 'patiently' | 'log'>,
  asker: Asker,
): Person {
  const { client, org, channel, user, direct, team } = asker;

  const standing = once(async () => {
    const [{ user: who }, own] = await Promise.all([
      patiently('users.info', () => client.users.info({ user })),
      patiently('auth.test', () => client.auth.test()),
    ]);
    const guest = who?.is_restricted === true || who?.is_ultra_restricted === true;
    if (who === undefined || guest || who.deleted === true || who.is_bot === true) return 'none';
    if (isOutsider(who, own)) return 'none';
    return who.is_admin === true || who.is_owner === true ? 'all' : 'own';
  });

  const mayManage = once(async () => {
    if (direct) return true;
    const [rights, where] = await Promise.all([
      standing(),
      patiently('conversations.info', () => client.conversations.info({ channel })).catch(
        () => undefined,
      ),
    ]);
    return rights === 'all' || (rights === 'own' && where?.channel?.creator === user);
  });

  /** Every channel the person is in, bar private ones that the bot is not in. */
  const channels = once(async () => {
    const rooms: Room[] = [];
    const rights = await standing();
    let cursor = '';
    for (let page = 0; page < MOST_PAGES; page++) {
      const from = cursor;
      const answer = await patiently('users.conversations', () =>
        client.users.conversations({
          user,
          types: 'public_channel,private_channel',
          exclude_archived: true,
          limit: CHANNELS_A_PAGE,
          ...(from === '' ? {} : { cursor: from }),
          ...(team === undefined ? {} : { team_id: team }),
        }),
      );
      for (const { id, name, creator } of answer.channels ?? []) {
        if (id === undefined || name === undefined) continue;
        const manages = rights === 'all' || (rights === 'own' && creator === user);
        rooms.push({ ref: id, name: `#${name}`, manages });
      }
      cursor = answer.response_metadata?.next_cursor ?? '';
      if (cursor === '') break;
    }
    return rooms;
  });

  /** Asked anew for each question, as what is posted there later must arrive. */
  const line = once(() => openDirectMessage(patiently, client, user));

  function refused(error: unknown): void {
    log.warn('lookup_failed', { why: errorCodeOf(error) ?? 'no answer' });
  }

  return {
    id: user,
    mayManage: () =>
      mayManage().catch((error: unknown) => {
        refused(error);
        return false;
      }),
    async direct() {
      try {
        const ref = direct ? channel : await line();
        return ref === undefined ? undefined : { adapter: 'slack', org, ref };
      } catch (error) {
        refused(error);
        return undefined;
      }
    },
    async rooms(refs) {
      try {
        const wanted = new Set(refs);
        return (await channels()).filter(({ ref }) => wanted.has(ref));
      } catch (error) {
        refused(error);
        return [];
      }
    },
  };
}

/** Whether somebody is of another organisation, where they may well be an administrator: a channel may be shared with it. */
function isOutsider(who: User, own: AuthTestResponse): boolean {
  if (who.is_stranger === true) return true;
  const grid = own.enterprise_id;
  const colleague = grid !== undefined && who.enterprise_user?.enterprise_id === grid;
  return who.team_id !== undefined && who.team_id !== own.team_id && !colleague;
}

/** Asked once, and the same answer ever after. */
function once<Result>(ask: () => Promise<Result>): () => Promise<Result> {
  let answer: Promise<Result> | undefined;
  return () => (answer ??= ask());
}

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
      const id = await openDirectMessage(patiently, client, user);
      if (id !== undefined) known.set(key, id);
      const [oldest] = known.keys();
      if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest);
      return id;
    } catch (error) {
      log.info('direct_refused', { why: errorCodeOf(error) ?? 'no answer' });
      return undefined;
    }
  };
}

async function openDirectMessage(
  patiently: SlackContext['patiently'],
  client: WebClient,
  user: string,
): Promise<string | undefined> {
  const opened = await patiently('conversations.open', () =>
    client.conversations.open({ users: user }),
  );
  return opened.channel?.id;
}

/**
 * Where words typed in a channel belong. One-to-one conversations are the bot's own or somebody else's,
 * where the bot may not post; both count as the asker's own conversation with the bot.
 */
export async function whereIs(
  { direct }: Pick<SlackContext, 'direct'>,
  client: WebClient,
  org: string,
  user: string,
  channel: string | undefined,
): Promise<{ channel: string; direct: boolean }> {
  if (channel !== undefined && !channel.startsWith('D')) return { channel, direct: false };
  return { channel: (await direct(client, org, user)) ?? channel ?? user, direct: true };
}
