import { createHmac, randomBytes } from 'node:crypto';
import type { Address, Person, Records } from '../../ports';

/** A keyed hash of who sent a message, the only form in which a person is stored; undefined when the platform didn't say. */
export type PersonHash = (message: {
  readonly from: Address;
  readonly person?: Pick<Person, 'id'>;
}) => string | undefined;

/** Makes the hash with a secret of the installation. Without the secret, ids can't be matched to hashes. */
export function createPersonHash(secret: string): PersonHash {
  return ({ from, person }) => {
    if (person === undefined) return undefined;
    const id = JSON.stringify([from.adapter, from.org, person.id]);
    return createHmac('sha256', secret).update(id).digest('base64url');
  };
}

const PLACE = { adapter: 'signpost', org: '', kind: 'secret', id: 'person-key' };
const A_CENTURY = 100 * 365 * 24 * 60 * 60;

/**
 * The installation's secret: made once and kept with the data, so that a person keeps the same hash. Of several
 * processes that start together, one makes it; rejects when that one stopped half-way.
 */
export async function keptSecret(records: Records): Promise<string> {
  const mine = (await records.get(PLACE)) === undefined && (await records.claim(PLACE, A_CENTURY));
  if (mine) await records.put(PLACE, randomBytes(32).toString('base64url'));
  for (let tries = 0; tries < 50; tries += 1) {
    const secret = await records.get(PLACE);
    if (secret !== undefined) return secret;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the key that hides who people are is missing from the store; restore a backup');
}
