import { createHash } from 'node:crypto';
import { ClearStateStore, InvalidStateError, type StateStore } from '@slack/oauth';
import type { Records } from '../../../src/ports';

/** Seconds for which a state is good: what the library's own cookie allows. */
const GOOD_FOR = 600;

/** States that are signed and good for ten minutes, as the library makes them, and once only, in every replica. */
export function oneTimeStates(secret: string, records: Pick<Records, 'claim'>): StateStore {
  const signed = new ClearStateStore(secret, GOOD_FOR);
  return {
    generateStateParam: (options, now) => signed.generateStateParam(options, now),
    async verifyStateParam(now, state) {
      const options = await signed.verifyStateParam(now, state);
      const id = createHash('sha256').update(state).digest('hex');
      const key = { adapter: 'slack', org: '', kind: 'oauth-state', id };
      if (!(await records.claim(key, GOOD_FOR)))
        throw new InvalidStateError('The state value was used before');
      return options;
    },
  };
}
