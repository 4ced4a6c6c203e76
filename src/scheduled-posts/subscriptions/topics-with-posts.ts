import { candidatesFor, localDate, type Offering } from '../../../knowledge';
import type { RequestContext } from './request-context';

/** Says whether there is anything to post of a kind about a topic, by its id, today. */
export function topicsWithPosts(
  { content, timeOfYear, timeZone }: RequestContext,
  now: Date,
): (what: Offering, topic: string) => boolean {
  const today = localDate(now, timeZone);
  return (what, topic) =>
    candidatesFor(content, { what, topics: [topic] }, today, timeOfYear).length > 0;
}
