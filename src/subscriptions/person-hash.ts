import { createHmac } from 'node:crypto';
import type { Message } from '../ports';

/** A keyed hash of who sent a message, the only form in which a person is stored; undefined when the platform didn't say. */
export type PersonHash = (message: Pick<Message, 'from' | 'person'>) => string | undefined;

/** Makes the hash with a secret of the installation. Without the secret, ids can't be matched to hashes. */
export function createPersonHash(secret: string): PersonHash {
  return ({ from, person }) => {
    if (person === undefined) return undefined;
    const id = JSON.stringify([from.adapter, from.org, person.id]);
    return createHmac('sha256', secret).update(id).digest('base64url');
  };
}
