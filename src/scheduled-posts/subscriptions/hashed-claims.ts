import { createHmac } from 'node:crypto';
import type { RecordKey, Records } from '../../ports';

/** How adapters claim the first words to somebody, so that nobody is welcomed twice: by the person or the conversation. */
const WELCOME = 'welcome';

/**
 * Records whose claims are stored under a keyed hash of their id, since that may name a person or a conversation with
 * one. A conversation that is forgotten may be welcomed again.
 */
export function withHashedClaims(records: Records, secret: string): Records {
  const hashed = ({ adapter, org, kind, id }: RecordKey): RecordKey => {
    const parts = JSON.stringify(['claim', adapter, org, kind, id]);
    const code = createHmac('sha256', secret).update(parts).digest('base64url');
    return { adapter, org, kind, id: code };
  };
  const hashing: Records = {
    ...records,
    claim: (key, keepFor) => records.claim(hashed(key), keepFor),
    release: (key) => records.release(hashed(key)),
    async forgetConversation(at) {
      await records.forgetConversation(at);
      await forgetWelcome(hashing, at, at.ref);
    },
  };
  return hashing;
}

/** Forgets that a person, or a conversation, was welcomed. */
export async function forgetWelcome(
  records: Records,
  { adapter, org }: { readonly adapter: string; readonly org: string },
  whom: string,
): Promise<void> {
  await records.release({ adapter, org, kind: WELCOME, id: whom });
}
