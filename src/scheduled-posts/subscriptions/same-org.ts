import type { Address, Message } from '../../ports';

/** Whether an address is in the organisation a message came from, on the same platform. */
export function isOfSameOrg({ adapter, org }: Address, { from }: Pick<Message, 'from'>): boolean {
  return adapter === from.adapter && org === from.org;
}
