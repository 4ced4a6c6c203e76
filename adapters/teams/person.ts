import type { Person } from '../../src/ports';
import type { Activity } from './activity';
import type { Member, Turn } from './connector';
import type { Place } from './reference';
import type { Managers } from './settings';

/** Who sent an activity. Whether they may manage is asked of Teams once, when it matters; no answer means no. */
export function personOf(activity: Activity, place: Place, turn: Turn, managers: Managers): Person {
  let answer: Promise<boolean> | undefined;
  const ask = async () => {
    if (place === 'personal') return true;
    try {
      return manages(await turn.member(activity.from.id), place, managers);
    } catch {
      return false;
    }
  };
  return {
    ...personIn(activity),
    mayManage: () => (answer ??= ask()),
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
