import type { AdapterLog, Person, Records, Room, WithRetry } from '../../src/ports';
import type { Activity } from './activity';
import { Refusal } from './errors';
import { LIMITS } from './limits';
import {
  addressOf,
  carryingAddressOf,
  parseReference,
  recordKey,
  type ChannelKind,
  type Place,
  type Reference,
} from './reference';
import { normalTenant, type Managers } from './settings';
import type { Member, TeamNames, Turn } from './transport/connector';

/** What asking Teams about a person needs. */
export interface PersonParts {
  readonly turn: Turn;
  readonly managers: Managers;
  readonly records: Pick<Records, 'get'>;
  readonly patiently: WithRetry;
  readonly log: AdapterLog;
}

/**
 * Who sent an activity. Whether they may manage is asked of Teams once, when it matters; no answer means no. A private
 * word to them goes to their own conversation with the bot, which Teams opens with any member of a team or chat that
 * has the bot.
 */
export function personOf(activity: Activity, at: Reference, parts: PersonParts): Person {
  const { turn, managers, records, patiently, log } = parts;
  const { from } = activity;
  const { place, tenant } = at;
  let answer: Promise<boolean> | undefined;
  const refused = (asked: string, error: unknown) => {
    log.warn('lookup_failed', {
      asked,
      status: error instanceof Refusal ? error.status : undefined,
    });
  };
  const ask = async () => {
    if (place === 'personal') return true;
    try {
      const member = await patiently('member', () => turn.member(from.id, ownRoster(at)));
      return manages(member, at, managers);
    } catch (error) {
      refused('member', error);
      return false;
    }
  };
  return {
    ...personIn(activity),
    mayManage: () => (answer ??= ask()),
    rooms: createMemberships({
      user: from.id,
      tenant,
      turn,
      records,
      patiently,
      log,
      manages: (member, where) => manages(member, { ...where, tenant }, managers),
    }),
    mostRooms: LIMITS.rooms,
    async direct() {
      if (place === 'personal') return addressOf(at);
      try {
        const conversation = await patiently('direct', () => turn.direct(from.id, tenant));
        return carryingAddressOf({ ...at, conversation, place: 'personal' });
      } catch (error) {
        refused('direct', error);
        return undefined;
      }
    },
  };
}

/** Who sent an activity, by the id Teams has for them. */
export function personIn({ from }: Activity): Pick<Person, 'id'> {
  return { id: from.aadObjectId ?? from.id };
}

/**
 * A private or shared channel has members of its own, of whom it is asked; of any other, its team is.
 * https://learn.microsoft.com/microsoftteams/platform/build-apps-for-shared-private-channels
 */
function ownRoster({ conversation, channel }: Pick<Shared, 'conversation' | 'channel'>) {
  return channel === undefined ? undefined : conversation;
}

/**
 * A team's owners manage it, or by choice its members too; a group chat has no owners, so its members manage it.
 * Guests never do, and Teams does not always say `guest`: their sign-in name carries #EXT#. Nor do people of another
 * organisation, who may be in a shared channel: there, nobody does of whom Teams does not say that they are of this one.
 */
function manages(
  { role, principal, tenant }: Member,
  { place, channel, tenant: host }: Pick<Reference, 'place' | 'channel' | 'tenant'>,
  managers: Managers,
): boolean {
  const known = role?.toLowerCase();
  if (known === undefined || principal?.toUpperCase().includes('#EXT#')) return false;
  if (tenant === undefined ? channel === 'shared' : normalTenant(tenant) !== host) return false;
  if (known === 'owner') return true;
  return known === 'user' && (place === 'groupChat' || managers === 'members');
}

/** What looking for somebody's conversations needs. */
interface MembershipsParts {
  readonly user: string;
  readonly tenant: string;
  readonly turn: Turn;
  readonly records: Pick<Records, 'get'>;
  readonly patiently: WithRetry;
  readonly log: AdapterLog;
  readonly manages: (member: Member, where: Shared) => boolean;
}

/** A conversation of several people, and where its members are listed: for most channels, their team. */
interface Shared {
  readonly ref: string;
  readonly conversation: string;
  readonly place: Place;
  readonly channel?: ChannelKind;
  readonly team?: string;
  readonly roster: string;
}

/**
 * Of these conversations, those that somebody is in, and whether they manage them. Teams is asked once for each team
 * or group chat, and no more once it stops answering: no answer means that they are not in it. Never rejects.
 */
function createMemberships(parts: MembershipsParts): (refs: readonly string[]) => Promise<Room[]> {
  const { user, tenant, turn, records, patiently, log, manages } = parts;
  const members = new Map<string, Promise<Member | undefined>>();
  const names = new Map<string, Promise<TeamNames | undefined>>();
  const queue = createQueue(LIMITS.roomsAtOnce);
  let silent = false;

  /** What Teams answers; undefined where it refuses or does not answer. */
  async function ask<Result>(call: () => Promise<Result>): Promise<Result | undefined> {
    if (silent) return undefined;
    try {
      return await patiently('rooms', call);
    } catch (error) {
      const status = error instanceof Refusal ? error.status : undefined;
      if (status === 403 || status === 404) return undefined;
      giveUp(status);
      return undefined;
    }
  }

  function giveUp(status: number | undefined): void {
    if (!silent) log.warn('lookup_failed', { asked: 'rooms', status });
    silent = true;
  }

  const memberOf = (roster: string) =>
    once(members, roster, () => queue(() => ask(() => turn.member(user, roster))));
  const namesOf = (team: string) =>
    once(names, team, () => queue(() => ask(() => turn.team(team))));

  async function shared(ref: string): Promise<Shared | undefined> {
    const to = { adapter: 'teams', org: tenant, ref };
    const found = parseReference(to, await records.get(recordKey(to)), '');
    if (found === undefined || found.place === 'personal') return undefined;
    const { conversation, place, team, channel } = found;
    const roster = ownRoster(found) ?? (place === 'channel' ? team : conversation);
    if (roster === undefined) return undefined;
    const of = { ...(team !== undefined && { team }), ...(channel && { channel }) };
    return { ref, conversation, place, roster, ...of };
  }

  async function room(ref: string): Promise<Room | undefined> {
    const at = await shared(ref);
    if (at === undefined) return undefined;
    const member = await memberOf(at.roster);
    if (member === undefined) return undefined;
    const names = at.team === undefined ? undefined : await namesOf(at.team);
    const name = at.place === 'channel' ? channelName(at, names) : 'A group chat';
    return { ref, name, manages: manages(member, at) };
  }

  return async (refs) => {
    try {
      const found = await Promise.all(refs.slice(0, LIMITS.rooms).map(room));
      return found.filter((one) => one !== undefined);
    } catch {
      log.warn('lookup_failed', { asked: 'rooms' });
      return [];
    }
  };
}

/** As people there would say it. A private channel may be left out of its team's list. */
function channelName({ conversation }: Shared, names: TeamNames | undefined): string {
  const own = names?.channels.has(conversation)
    ? (names.channels.get(conversation) ?? 'General')
    : 'A channel';
  return names?.team === undefined ? own : `${own} (${names.team})`;
}

function once<Result>(
  kept: Map<string, Promise<Result>>,
  key: string,
  ask: () => Promise<Result>,
): Promise<Result> {
  const answer = kept.get(key) ?? ask();
  kept.set(key, answer);
  return answer;
}

/** Lets so many tasks run at a time; the others wait their turn. */
function createQueue(most: number): <Result>(task: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let free = most;
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
