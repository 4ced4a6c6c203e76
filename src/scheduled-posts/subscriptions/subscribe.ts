import {
  candidatesFor,
  clockChangeAt,
  DEFAULT_SCHEDULE,
  localDate,
  type Request,
  sayDate,
  type Target,
} from '../../../knowledge';
import type { Action, Reply } from '../../ports';
import type { Schedule, Subscription } from '../../store/port';
import { editorsOnly } from '../../editing/settle-suggestion';
import { rescheduled, slotsToCome } from './conversation-calendar';
import { type RequestContext, type ChangeRequest } from './request-context';
import { subscriptionForm } from './form';
import { topicsWithPosts } from './topics-with-posts';
import { showSchedule } from './views';
import {
  DEFAULT_PRESS,
  nextPosts,
  refused,
  said,
  sayDaysOff,
  sayOffer,
} from './subscription-wording';
import { changeStored, mayChange, note, subscriptionsFor } from './change-rights';

const SHOWN = 3;

/** Subscribes a conversation, or shows what there is to choose from when nothing was said yet. */
export async function subscribe(
  desk: RequestContext,
  visit: ChangeRequest,
  request: Request,
): Promise<Reply> {
  const refusal = notForAll(visit, request) ?? (await mayChange(visit));
  if (refusal) return refusal;
  if (Object.keys(request).length === 0) return offer(desk, visit);
  const here = await desk.store.subscriptions.at(visit.message.from);
  const same = here.find(({ what }) => what === (request.what ?? 'tips'));
  return same ? change(desk, visit, same, request) : create(desk, visit, request);
}

/** Shows what is posted here, or changes it when something was said. */
export async function reschedule(
  desk: RequestContext,
  visit: ChangeRequest,
  request: Request,
  target: Target,
): Promise<Reply> {
  if (Object.keys(request).length === 0) return showSchedule(desk, visit, target);
  const closed = notForAll(visit, request);
  if (closed) return closed;
  const found = await subscriptionsFor(
    desk,
    visit,
    target.id === undefined ? {} : { id: target.id },
  );
  if ('kind' in found) return found;
  const [only] = found;
  const same = found.find(({ what }) => what === request.what);
  const meant = same ?? (found.length === 1 ? only : undefined);
  const refusal = meant?.direct === true ? undefined : await mayChange(visit);
  if (refusal) return refusal;
  if (meant) return change(desk, visit, meant, request);
  return found.length === 0 || request.what !== undefined
    ? create(desk, visit, request)
    : whichOne(found);
}

/** The editors' list may hold what people wrote to the editors, so only those whom ADMINS names have it posted. */
function notForAll({ message }: ChangeRequest, { what }: Request): Reply | undefined {
  return what === 'editors' && message.person?.admin !== true ? editorsOnly() : undefined;
}

/** Once a week is how often editors want it, unless they say otherwise. */
const usualFor = (what: Request['what']): Schedule =>
  what === 'editors'
    ? { ...DEFAULT_SCHEDULE, days: [1], cadence: 'weekly-digest' }
    : DEFAULT_SCHEDULE;

async function offer(desk: RequestContext, visit: ChangeRequest): Promise<Reply> {
  const here = await desk.store.subscriptions.at(visit.message.from);
  const sentence =
    'I can post a tip here each working day at 09:00, or whatever else you choose below.';
  return said('What shall I post?', sentence, {
    blocks: [subscriptionForm(desk.topics, topicsWithPosts(desk, visit.now))],
    actions: [DEFAULT_PRESS, ...(here.length > 0 ? [SCHEDULE] : [])],
  });
}

async function create(
  desk: RequestContext,
  visit: ChangeRequest,
  request: Request,
): Promise<Reply> {
  const { message, by, now } = visit;
  const schedule = merged(
    { ...usualFor(request.what), zone: desk.timeZone, holidays: desk.holidays },
    request,
  );
  const manager = message.direct ? message.from : await message.person?.direct?.();
  const wanted: Subscription = {
    id: desk.newId(),
    to: message.from,
    direct: message.direct,
    what: request.what ?? 'tips',
    topics: request.topics ?? [],
    schedule,
    status: 'active',
    skipped: [],
    ...(by === undefined ? {} : { madeBy: by }),
    ...(manager === undefined ? {} : { manager }),
    madeAt: now,
    version: 1,
  };
  const problem = problemWith(desk, wanted, now);
  if (problem) return problem;
  const subscription = rescheduled(wanted, now, desk.bankHolidays);
  if (!(await desk.store.subscriptions.create(subscription))) {
    // Somebody subscribed to the same at the same moment.
    return subscribe(desk, visit, { ...request, what: subscription.what });
  }
  await note(desk, visit, 'subscribed', subscription, sayOffer(subscription, desk.topics));
  return confirmed(desk, 'Subscribed', subscription, now);
}

async function change(
  desk: RequestContext,
  visit: ChangeRequest,
  stored: Subscription,
  request: Request,
): Promise<Reply> {
  const apply = (subscription: Subscription) => ({
    ...subscription,
    what: request.what ?? subscription.what,
    topics: request.topics ?? subscription.topics,
    schedule: merged(subscription.schedule, request),
    ...(subscription.status === 'suspended' ? { status: 'active' as const } : {}),
  });
  const problem = problemWith(desk, apply(stored), visit.now);
  if (problem) return problem;
  const changed = await changeStored(desk, stored, apply);
  if (!changed) return subscribe(desk, visit, request);
  await note(desk, visit, 'changed', changed, sayOffer(changed, desk.topics));
  return confirmed(desk, 'Changed', changed, visit.now);
}

/** A schedule with what was asked for put in. Several days make single posts of a digest, unless a digest is asked for. */
function merged(schedule: Schedule, request: Request): Schedule {
  const asked = request.days;
  const single = asked !== undefined && asked.length > 1 && request.cadence === undefined;
  const cadence = request.cadence ?? (single ? 'daily' : schedule.cadence);
  const digestDay = schedule.days.length === 1 ? schedule.days : [1];
  return {
    days: asked ?? (cadence === 'weekly-digest' ? digestDay : schedule.days),
    time: request.time ?? schedule.time,
    zone: request.zone ?? schedule.zone,
    holidays: request.holidays ?? schedule.holidays,
    extraDates: request.extraDates ?? schedule.extraDates,
    cadence,
  };
}

function problemWith(
  { content, topics, timeOfYear }: RequestContext,
  wanted: Subscription,
  now: Date,
): Reply | undefined {
  const { schedule } = wanted;
  const clocks = clockChangeAt(schedule.time, schedule.zone, now);
  if (clocks !== undefined) return refused('That time is not on every day’s clock', clocks);
  if (schedule.cadence === 'weekly-digest' && schedule.days.length > 1) {
    return refused(
      'A digest comes once a week',
      'A weekly digest comes on one day. Name that day, or leave out “digest”.',
    );
  }
  if (wanted.what === 'editors') return undefined;
  const today = localDate(now, schedule.zone);
  const candidates = candidatesFor(content, wanted, today, timeOfYear);
  if (candidates.length > 0) return undefined;
  const about = wanted.topics.map((topic) => topics.named(topic)).join(' or ');
  return refused(
    'There is nothing to post on that',
    `I have no up-to-date ${wanted.what} about ${about}.`,
    {
      actions: [{ label: 'Topics', ask: 'topics' }],
    },
  );
}

function confirmed(
  { topics, bankHolidays }: RequestContext,
  title: string,
  subscription: Subscription,
  now: Date,
): Reply {
  const slots = slotsToCome(subscription, now, SHOWN, bankHolidays);
  const [first] = slots;
  const next = first === undefined ? '' : ` The next one is on ${sayDate(first.date)}.`;
  const off = sayDaysOff(subscription);
  return said(title, `${sayOffer(subscription, topics)}${next}`, {
    blocks: [
      ...nextPosts(subscription, slots),
      ...(off === undefined ? [] : [{ kind: 'note', text: [off] } as const]),
    ],
    actions: [
      { label: 'Preview the next post', ask: `preview #${subscription.id}` },
      { label: 'Stop these posts', ask: `unsubscribe #${subscription.id}` },
      { label: 'Change', ask: `schedule #${subscription.id}` },
    ],
  });
}

function whichOne(found: readonly Subscription[]): Reply {
  const names = found.map(({ what }) => what);
  return refused('Which posts do you mean?', `Say which: ${names.join(' or ')}.`, {
    actions: [SCHEDULE],
  });
}

const SCHEDULE: Action = { label: 'What is posted here', ask: 'schedule' };
