import { daysToReview, longDate, type Recorded, type Resource } from '../../knowledge';
import { whyHeldBack } from '../editing/why-held-back';
import type { CheckedLinks } from '../links/links-file';

/** Days before a review is due that it begins to be mentioned. */
const SOON = 30;

interface Flag {
  readonly kind: 'out-of-date' | 'due-for-review' | 'held-back' | 'link-unverified' | 'link-fails';
  readonly why: string;
}

/** Whether an entry's review is due. */
export function reviewFlags(item: Recorded, today: string): readonly Flag[] {
  const days = daysToReview(item, today);
  const due = longDate(item.record.reviewBy);
  if (days < 0) {
    const why = `Its review was due on ${due}, so it is not shown unasked until someone checks it.`;
    return [flag('out-of-date', why)];
  }
  return days <= SOON ? [flag('due-for-review', `Review it by ${due}.`)] : [];
}

/** Why an entry is held back. */
export function heldFlags({
  record,
}: {
  readonly record: Parameters<typeof whyHeldBack>[0];
}): readonly Flag[] {
  return whyHeldBack(record).map((why) => flag('held-back', why));
}

/** What is amiss with a document's link, or that another replaced it. */
export function linkFlags({ link, linkNote, supersededBy }: Resource): readonly Flag[] {
  return [
    ...(link === undefined ? [flag('link-unverified', 'No address is known.')] : []),
    ...(linkNote === undefined
      ? []
      : [flag('link-unverified', `The address is not the publisher’s own page: ${linkNote}.`)]),
    ...(supersededBy === undefined ? [] : [flag('out-of-date', `Replaced by ${supersededBy}.`)]),
  ];
}

/** What became of a link when links were last opened, where somebody has to put it right. */
export function openedFlags(
  link: string | undefined,
  found: CheckedLinks | undefined,
): readonly Flag[] {
  const result = link === undefined ? undefined : found?.links[link];
  if (found === undefined || result === undefined) return [];
  const { state, why, to } = result;
  if (state === 'opens' || state === 'unseen') return [];
  const says = {
    gone: `gone${why === undefined ? '' : ` (${why})`}`,
    moved: `moved for good to ${to ?? 'another address'}`,
    fails: `not to be opened${why === undefined ? '' : ` (${why})`}`,
  }[state];
  return [flag('link-fails', `On ${longDate(found.checked)} its link was ${says}.`)];
}

const flag = (kind: Flag['kind'], why: string): Flag => ({ kind, why });
