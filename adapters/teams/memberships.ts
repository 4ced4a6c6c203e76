import type { Log, Records, Room } from '../../src/ports';
import type { Member, Turn } from './connector';
import { Refusal } from './errors';
import type { WithRetry } from './retry';
import { recordKey, parseReference, type Place } from './reference';
import type { TeamNames } from './team-names';

/**
 * Shared conversations that one question may ask Teams about. Ours: each takes a request or three of the 50 a second
 * that an app has in a tenant. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export const MOST_ROOMS = 200;
/** Requests under way at once, so that a list leaves most of that rate to posts. Ours. */
const AT_ONCE = 8;

/** What looking for somebody's conversations needs. */
export interface MembershipsParts {
  readonly user: string;
  readonly tenant: string;
  readonly turn: Turn;
  readonly records: Pick<Records, 'get'>;
  readonly patiently: WithRetry;
  readonly log: Log;
  readonly manages: (member: Member, place: Place) => boolean;
}

/** A shared conversation, and where its members are listed: for a channel, its team. */
interface Shared {
  readonly ref: string;
  readonly conversation: string;
  readonly place: Place;
  readonly roster: string;
}

/**
 * Of these conversations, those that somebody is in, and whether they manage them. Teams is asked once for each team
 * or group chat, and no more once it stops answering: no answer means that they are not in it. Never rejects.
 */
export function createMemberships(
  parts: MembershipsParts,
): (refs: readonly string[]) => Promise<Room[]> {
  const { user, tenant, turn, records, patiently, log, manages } = parts;
  const members = new Map<string, Promise<Member | undefined>>();
  const names = new Map<string, Promise<TeamNames | undefined>>();
  const queue = createQueue(AT_ONCE);
  let silent = false;

  /** What Teams answers; undefined where it refuses or does not answer. */
  async function ask<Result>(call: () => Promise<Result>): Promise<Result | undefined> {
    if (silent) return undefined;
    try {
      return await patiently(call);
    } catch (error) {
      const status = error instanceof Refusal ? error.status : undefined;
      if (status === 403 || status === 404) return undefined;
      giveUp(status);
      return undefined;
    }
  }

  function giveUp(status: number | undefined): void {
    if (!silent) log.warn('teams_not_answered', { asked: 'rooms', status });
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
    const { conversation, place, team } = found;
    const roster = place === 'channel' ? team : conversation;
    return roster === undefined ? undefined : { ref, conversation, place, roster };
  }

  async function room(ref: string): Promise<Room | undefined> {
    const at = await shared(ref);
    if (at === undefined) return undefined;
    const member = await memberOf(at.roster);
    if (member === undefined) return undefined;
    const name =
      at.place === 'channel' ? channelName(at, await namesOf(at.roster)) : 'A group chat';
    return { ref, name, manages: manages(member, at.place) };
  }

  return async (refs) => {
    try {
      const found = await Promise.all(refs.slice(0, MOST_ROOMS).map(room));
      return found.filter((one) => one !== undefined);
    } catch {
      log.warn('teams_not_answered', { asked: 'rooms' });
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
