import { busyMessage, refusalOf, type Refusal } from '../overload';
import { postToResponseUrl, type Fetch } from './network';

/** Messages to people who pressed a button that are under way at once; whoever is one too many gets none. */
const AT_ONCE = 8;

/** How to refuse a request where too many come at once; undefined where it is to be taken. */
export type RefuseBusy = (body: () => unknown) => Refusal;

/** Refuses in words where `overloaded` says so, and tells whoever pressed a button at the address that Slack gave. */
export function createRefuseBusy(overloaded: () => boolean, fetch: Fetch): RefuseBusy {
  let underWay = 0;
  return (body) => {
    if (!overloaded()) return undefined;
    const refusal = refusalOf(body());
    if (refusal !== undefined && 'url' in refusal && underWay < AT_ONCE) {
      underWay += 1;
      postToResponseUrl(fetch, refusal.url, busyMessage)
        .catch(() => undefined)
        .finally(() => (underWay -= 1));
    }
    return refusal;
  };
}
