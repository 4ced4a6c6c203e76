import {
  localDate,
  type LocalDate,
  OFFERING_NAMES,
  sayDate,
  type Target,
  zoneName,
} from '../../../knowledge';
import type { Inline, Reply } from '../../ports';
import { LOCAL_PAGE, SIGNPOST } from '../../store/actors';
import type { AuditEntry, Subscription } from '../../store/port';
import { type RequestContext, type ChangeRequest } from './request-context';
import { managesFromAfar, nameOf } from './other-conversations';
import { notAllowed, refused, said } from './subscription-wording';
import { isAt, mayChange, subscriptionsFor } from './change-rights';

const MOST = 10;

/**
 * The last changes to what is posted in a conversation, newest first: what, when and who, without names. Only for
 * people who may make such changes. In a private conversation one subscription of elsewhere may be named by its id.
 */
export async function lastChanges(
  desk: RequestContext,
  visit: ChangeRequest,
  target: Target,
): Promise<Reply> {
  const { message } = visit;
  const refusal = await mayChange(visit);
  if (refusal) return refusal;
  const found = await subscriptionsFor(desk, visit, target);
  if ('kind' in found) return found;
  const [other] = found.filter((one) => !isAt(one, message));
  if (other !== undefined && !message.direct) return askThere();
  // Who set posts up may change them still, but only who manages a channel sees what others did.
  if (other !== undefined && !(await managesFromAfar(visit, other))) return notAllowed();
  const entries = await desk.store.audit.recentAt(other?.to ?? message.from, MOST);
  if (entries.length === 0) return noChanges();
  const where = other === undefined ? undefined : await nameOf(visit, other);
  const zone = (other ?? found[0])?.schedule.zone ?? desk.timeZone;
  const items = entries.map((entry): readonly Inline[] => [
    { bold: whatOf(entry, found) },
    ` ${capital(whoOf(entry, visit))}, ${whenOf(entry.at, zone)}.`,
  ]);
  const number = entries.length === 1 ? 'The last change' : `The last ${entries.length} changes`;
  return said('Who changed this', `${number} ${placeOf(visit, where)}, newest first.`, {
    blocks: [
      { kind: 'bullets', items },
      { kind: 'note', text: ['I keep no names: each person has a code, which is kept 400 days.'] },
    ],
    actions: [{ label: 'What is posted here', ask: 'schedule' }],
  });
}

function placeOf({ message }: ChangeRequest, where: string | undefined): string {
  if (where !== undefined) return `to the posts in ${where}`;
  return message.direct ? 'to your posts' : 'to the posts here';
}

/** What was done, as a sentence; which posts it was done to, where there are several kinds. */
function whatOf({ event, detail, subject }: AuditEntry, found: readonly Subscription[]): string {
  const of = found.length > 1 ? found.find(({ id }) => id === subject)?.what : undefined;
  const posts = of === undefined ? '' : ` (${OFFERING_NAMES[of].many})`;
  return `${sentenceOf(event, detail)}${posts}.`;
}

function sentenceOf(event: string, detail: string | undefined): string {
  const offer = detail === undefined ? '' : `: ${detail.replace(/\.$/, '')}`;
  switch (event) {
    case 'subscribed':
      return `Set up${offer}`;
    case 'changed':
      return `Changed${offer}`;
    case 'unsubscribed':
      return `Stopped for good${offer}`;
    case 'paused':
      return `Paused${day(detail, ' until ')}`;
    case 'resumed':
      return 'Started again';
    case 'skipped':
      return `Left out the post${day(detail, ' of ')}`;
    case 'not skipped':
      return `Put back the post${day(detail, ' of ')}`;
    case 'swapped':
      return 'Chose something else for a post';
    case 'settled: arrived':
      return 'Said that a post arrived';
    case 'settled: send again':
      return 'Asked for a post to be sent again';
    case 'removed':
      return 'Took me out of here, or deleted this place, which ended the posts';
    case 'moved':
      return 'Followed this channel, whose address had changed';
    case 'suspended':
      return 'Stopped, as I could not post here';
    default:
      return capital(event);
  }
}

function day(date: LocalDate | undefined, lead: string): string {
  return date === undefined ? '' : `${lead}${sayDate(date)}`;
}

/** The code is enough to tell two people apart, and of no use anywhere else. */
function whoOf({ by }: AuditEntry, visit: ChangeRequest): string {
  if (by === LOCAL_PAGE) return 'the local page';
  if (by === SIGNPOST) return 'Signpost itself';
  if (by === undefined) return 'somebody';
  if (by === visit.by) return 'you';
  return `somebody else (${by
    .replace(/[^a-z0-9]/gi, '')
    .slice(0, 4)
    .toLowerCase()})`;
}

function whenOf(at: Date, zone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: zone }).format(at);
  return `${sayDate(localDate(at, zone))} at ${time}, ${zoneName(zone)}`;
}

function noChanges(): Reply {
  return refused('Nothing has been changed here', 'There are no changes to show.', {
    actions: [{ label: 'What is posted here', ask: 'schedule' }],
  });
}

function askThere(): Reply {
  return refused(
    'Those posts are somewhere else',
    'To see who changed them, ask there, or in a direct message to me.',
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
