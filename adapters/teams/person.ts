import type { Log, Person, Records } from '../../src/ports';
import type { Activity } from './activity';
import type { Member, Turn } from './connector';
import { Refusal } from './errors';
import type { WithRetry } from './retry';
import { addressOf, carryingAddressOf, type Place, type Reference } from './reference';
import { createMemberships, MOST_ROOMS } from './memberships';
import type { Managers } from './settings';

/** What asking Teams about a person needs. */
export interface PersonParts {
  readonly turn: Turn;
  readonly managers: Managers;
  readonly records: Pick<Records, 'get'>;
  readonly patiently: WithRetry;
  readonly log: Log;
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
    log.warn('teams_not_answered', {
      asked,
      status: error instanceof Refusal ? error.status : undefined,
    });
  };
  const ask = async () => {
    if (place === 'personal') return true;
    try {
      return manages(await patiently(() => turn.member(from.id)), place, managers);
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
      manages: (member, where) => manages(member, where, managers),
    }),
    mostRooms: MOST_ROOMS,
    async direct() {
      if (place === 'personal') return addressOf(at);
      try {
        const conversation = await patiently(() => turn.direct(from.id, tenant));
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
 * A team's owners manage it, or by choice its members too; a group chat has no owners, so its members manage it.
 * Guests never do, and Teams does not always say `guest`: their sign-in name carries #EXT#.
 */
function manages({ role, principal }: Member, place: Place, managers: Managers): boolean {
  const known = role?.toLowerCase();
  if (known === undefined || principal?.toUpperCase().includes('#EXT#')) return false;
  if (known === 'owner') return true;
  return known === 'user' && (place === 'groupChat' || managers === 'members');
}
