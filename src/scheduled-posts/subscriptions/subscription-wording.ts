import {
  DIGEST_SIZE,
  listed,
  OFFERING_NAMES,
  sayCalendar,
  sayDate,
  saySlot,
  sayWhen,
  type Topics,
} from '../../../knowledge';
import type { Action, Block, Inline, Reply } from '../../ports';
import type { Delivery, Slot, Subscription } from '../../store/port';

/** What a subscription is, in one sentence: "A tip about policy on working days at 09:00, London time." */
export function sayOffer({ what, topics, schedule }: Subscription, titles: Topics): string {
  const { one, many } = OFFERING_NAMES[what];
  const digest = schedule.cadence === 'weekly-digest' && what !== 'editors';
  const items = digest ? `A digest of ${String(DIGEST_SIZE)} ${many}` : one;
  const about = topics.map((topic) => titles.named(topic));
  return `${items}${about.length === 0 ? '' : ` about ${listed(about)}`} ${sayWhen(schedule)}.`;
}

/** The days on which a subscription keeps quiet; undefined when it never does. */
export function sayDaysOff({ schedule, skipped }: Subscription): string | undefined {
  const region = sayCalendar(schedule.holidays);
  const dates = [...new Set([...schedule.extraDates, ...skipped])].sort().map(sayDate);
  const off = [
    ...(region === undefined ? [] : [`No posts on bank holidays in ${region}.`]),
    ...(dates.length === 0 ? [] : [`Left out: ${listed(dates)}.`]),
  ];
  return off.length === 0 ? undefined : off.join(' ');
}

/** The posts to come, each with date, time and zone. */
export function nextPosts(subscription: Subscription, slots: readonly Slot[]): readonly Block[] {
  if (slots.length === 0) return [];
  const items = slots.map((slot): readonly Inline[] => [saySlot(slot, subscription.schedule)]);
  const next = slots.length === 1 ? 'Next post:' : 'Next posts:';
  return [
    { kind: 'paragraph', text: [next] },
    { kind: 'bullets', items },
  ];
}

/** A reply about a change that was made or refused: one sentence, then whatever else is worth saying. */
export function said(
  title: string,
  sentence: string,
  more: { readonly blocks?: readonly Block[]; readonly actions?: readonly Action[] } = {},
): Reply {
  return {
    kind: 'change',
    title,
    summary: sentence,
    blocks: [{ kind: 'paragraph', text: [sentence] }, ...(more.blocks ?? [])],
    actions: more.actions ?? [],
    results: [],
    shareable: false,
  };
}

/** A reply to something that can't be done as asked, with what to do instead. */
export function refused(
  title: string,
  sentence: string,
  more: { readonly blocks?: readonly Block[]; readonly actions?: readonly Action[] } = {},
): Reply {
  return { ...said(title, sentence, more), kind: 'problem' };
}

/** When the words of a request could not be followed. */
export function notUnderstood(problem: string, examples: readonly string[]): Reply {
  return refused('I couldn’t follow that', problem, {
    blocks: [
      { kind: 'paragraph', text: ['You can write, for example:'] },
      { kind: 'bullets', items: examples.map((example) => [{ bold: example }]) },
    ],
    actions: [{ label: 'Choose from a list', ask: 'subscribe' }],
  });
}

/** When somebody who doesn't manage a conversation asks to change what is posted there. */
export function notAllowed(): Reply {
  return refused(
    'This needs someone who manages this channel',
    'Only people who manage this channel can change what is posted here. Please ask one of them. For posts of your own, send me “subscribe” in a direct message.',
    { actions: [{ label: 'Tip of the day', ask: 'tips' }] },
  );
}

/** When there is no subscription that a request could be about. */
export function nothingHere(): Reply {
  return refused('Nothing is posted here yet', 'There are no scheduled posts here yet.', {
    actions: [DEFAULT_PRESS, { label: 'Choose something else', ask: 'subscribe' }],
  });
}

/** The usual subscription, in one press. */
export const DEFAULT_PRESS: Action = {
  label: 'A tip at 09:00 on working days',
  ask: 'subscribe tips on working days at 09:00',
};

/** What a person may say of a post that nobody is sure of. */
export function verdicts({ id }: Pick<Delivery, 'id'>): readonly Action[] {
  return [
    { label: 'It arrived', ask: `settle arrived ${id}` },
    { label: 'Send it again', ask: `settle again ${id}` },
  ];
}
