import { fields, type Activity } from './activity';
import { pressButton } from './actions';
import type { Ask, TeamsContext } from './context';
import { Refusal } from './errors';
import { sendOrPlain } from './fallback';
import { composeAsk, composeResults } from './extension';
import { asksForHome, homeReply } from './home';
import { dialog, openedBy, submittedIn } from './modal';
import { personIn, personOf } from './person';
import { askedIn, toMessage, type Asked } from './receive';
import {
  threadOf,
  addressOf,
  recordKey,
  recordOf,
  withoutThread,
  type Reference,
} from './reference';
import type { TeamsMessage } from './render';
import { shown } from './send';
import { rememberThumbed, thumbIn } from './thumbs';
import type { Answer, Turn } from './transport/connector';

/** Seconds for which the same activity, sent again, is not answered again. Teams repeats within minutes. */
const REPEATED = 24 * 3_600;
/** Seconds within which Teams announces one installation more than once. */
const ANNOUNCED = 3_600;

/** How the ids of bots begin. */
const BOT_ID = '28:';

const DONE: Answer = { status: 200 };
const REFUSED: Answer = { status: 400 };

/** Answers one activity whose sender has been checked. Never rejects. */
export async function takeTurn(
  activity: Activity,
  at: Reference,
  turn: Turn,
  context: TeamsContext,
): Promise<Answer> {
  const { house, log, patiently, settings } = context;
  const { records } = house;
  const { managers } = settings;
  // One person for all that is asked at once, so that Teams is asked but once what they manage.
  const person = personOf(activity, at, { turn, managers, records, patiently, log });
  const askBot = (asked: Asked) =>
    context.bot(toMessage(asked, at, person, threadOf(activity.conversation.id)));
  const ask = (asked: Asked) => (asksForHome(asked, at) ? homeReply(askBot) : askBot(asked));
  try {
    switch (activity.type) {
      case 'message':
        await remember(at, context);
        return await answerMessage(activity, at, turn, ask, context);
      case 'invoke':
        return await answerInvoke(activity, at, turn, ask, context);
      case 'installationUpdate':
      case 'conversationUpdate':
        return await settleIn(activity, at, turn, ask, context);
      case 'messageUpdate':
      case 'messageDelete':
      case 'messageReaction':
      case 'typing':
      case 'event':
      case 'endOfConversation':
        return DONE;
      default:
        log.info('event_ignored', {
          kind: /^\w{1,60}$/.test(activity.type) ? activity.type : 'unnamed',
        });
        return DONE;
    }
  } catch (error) {
    const { type: kind } = activity;
    const why = error instanceof Error ? error.name : 'unknown';
    if (error instanceof Refusal) log.warn('send_refused', { kind, why, status: error.status });
    else log.warn('turn_failed', { kind, why });
    // Teams sends a failed message again; it was claimed, so that would answer nobody.
    return activity.type === 'invoke' ? { status: 500 } : DONE;
  }
}

async function answerMessage(
  activity: Activity,
  at: Reference,
  turn: Turn,
  ask: Ask,
  { house: { records }, settings, log, patiently, once }: TeamsContext,
): Promise<Answer> {
  // Two bots that answer one another never end.
  if (activity.from.id.startsWith(BOT_ID)) return DONE;
  const { org } = addressOf(at);
  const id = `${at.conversation}/${activity.id ?? ''}`;
  if (activity.id && !(await once(org, 'event', [id], REPEATED))) return DONE;
  const asked = askedIn(activity);
  // What was asked privately, by a slash command or from its answer, is answered privately.
  const reply = await ask(asked);
  const alone =
    activity.recipient.isTargeted === true || asked.privately || reply.confidential === true;
  const only = alone ? activity.from.id : undefined;
  const message = shown(reply, at, activity, {
    privately: only !== undefined,
    thumbs: settings.feedback === 'native',
  });
  const to = at.place === 'personal' ? undefined : only;
  const send = (sent: TeamsMessage) => patiently('reply', () => turn.reply(sent, to));
  const sent = await sendOrPlain(reply, message, send);
  const { feedbackOn: on } = reply;
  if (message.channelData !== undefined && on !== undefined && sent !== '')
    await rememberThumbed({ records, log }, at, sent, { on });
  return DONE;
}

async function answerInvoke(
  activity: Activity,
  at: Reference,
  turn: Turn,
  ask: Ask,
  context: TeamsContext,
): Promise<Answer> {
  switch (activity.name ?? '') {
    case 'adaptiveCard/action':
      await remember(at, context);
      return pressButton(activity, at, turn, ask, context);
    case 'composeExtension/query': {
      const text = composeAsk(activity.value);
      if (text === undefined) return REFUSED;
      const body = await composeResults(await ask({ text }), (offer) => ask({ text: offer }));
      return { status: 200, body };
    }
    case 'composeExtension/fetchTask': {
      const opened = openedBy(activity.value, activity.from.aadObjectId ?? undefined);
      const reply = 'text' in opened ? await ask(opened) : opened.reply;
      return { status: 200, body: dialog(opened.title, reply) };
    }
    case 'composeExtension/submitAction': {
      const { title, text } = submittedIn(activity.value);
      return { status: 200, body: dialog(title, await ask({ text })) };
    }
    case 'message/submitAction': {
      const asked = await thumbIn(context.house, at, activity);
      if (asked !== undefined) await ask(asked);
      return DONE;
    }
    default:
      return { status: 404 };
  }
}

/** Greets a conversation the bot was added to, and forgets one it was taken out of. */
async function settleIn(
  activity: Activity,
  at: Reference,
  turn: Turn,
  ask: Ask,
  context: TeamsContext,
): Promise<Answer> {
  const { house, patiently, once } = context;
  const bot = activity.recipient.id;
  const isBot = (members: Activity['membersAdded']) => members.some(({ id }) => id === bot);
  const removed = activity.action === 'remove' || isBot(activity.membersRemoved);
  const added = activity.action === 'add' || isBot(activity.membersAdded);
  if (removed) await leave(at, activity, context);
  else if (activity.channelData?.eventType === 'channelDeleted') {
    const conversation = activity.channelData.channel?.id;
    if (conversation)
      await house.left(
        addressOf({ ...at, conversation: withoutThread(conversation), place: 'channel' }),
        personIn(activity),
      );
  } else if (added) {
    await remember(at, context);
    const { org, ref } = addressOf(at);
    if (await once(org, 'welcome', [ref], ANNOUNCED)) {
      const welcome = await ask({ text: 'welcome' });
      const card = shown(welcome, at, activity);
      await sendOrPlain(welcome, card, (sent) => patiently('reply', () => turn.reply(sent)));
    }
  }
  return DONE;
}

/** Keeps where a conversation is, for posts to it. While the store is away nothing is kept, and the next message tries again. */
async function remember(at: Reference, { house, log }: TeamsContext): Promise<void> {
  const { key, value } = recordOf(at);
  try {
    if ((await house.records.get(key)) !== value) await house.records.put(key, value);
  } catch (error) {
    const why = error instanceof Error ? error.name : 'unknown';
    log.warn('records_away', { doing: 'put', what: key.kind, why });
  }
}

/** Leaves a conversation; for a team, all its channels. What was somebody's own is forgotten whole. */
async function leave(
  at: Reference,
  activity: Activity,
  { house: { records, left }, log }: TeamsContext,
): Promise<void> {
  const from = addressOf(at);
  const kept = at.team === undefined ? [] : await records.list(recordKey(from));
  const channels = kept.filter(({ value }) => teamOf(value) === at.team).map(({ id }) => id);
  for (const ref of new Set([from.ref, ...channels])) {
    if (at.place === 'personal') await records.forgetConversation({ ...from, ref });
    else await left({ ...from, ref }, personIn(activity));
  }
  log.info('conversation_gone', { place: at.place });
}

function teamOf(value: string): unknown {
  return fields(JSON.parse(value) as unknown)['team'];
}
