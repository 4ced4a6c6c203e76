import { longDate } from '../../knowledge';
import { ENOUGH } from '../store/unanswered-counts';
import type { UnansweredSets } from '../store/port';

type Listed = Awaited<ReturnType<UnansweredSets['list']>>;

/** What several people asked and got no answer to, a line each, most people first; or why there is nothing. */
export function unansweredLines(listed: Listed, on: boolean): readonly string[] {
  const off = on ? [] : ['Counting is off. To count from now on, set UNANSWERED_COUNTS=on.'];
  if (listed.length === 0) {
    return [...off, `Nothing was asked in the same words by ${ENOUGH} people of an organisation.`];
  }
  return [
    ...off,
    'Asked and not answered. Words are in alphabetical order, and only words Signpost knows are counted.',
    ...listed.map(({ people, last, words }) => {
      const day = last.toISOString().slice(0, 10);
      return `${String(people).padStart(5)} people  last on ${longDate(day)}  ${words.join(' ')}`;
    }),
  ];
}
