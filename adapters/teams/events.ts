import { fields, type Activity } from './activity';
import { pressButton } from './actions';
import type { Ask, TeamsContext } from './context';
import { Refusal } from './errors';
import { composeAsk, composeResults } from './extension';
import { guidanceAsk, guidanceDialog } from './modal';
import { personIn, personOf } from './person';
import { askedIn, toMessage, type Asked } from './receive';
import { addressOf, recordKey, recordOf, withoutThread, type Reference } from './reference';
import { shown } from './send';
import type { Answer, Turn } from './transport/connector';

/** Seconds for which the same activity, sent again, is not answered again. Teams repeats within minutes. */
const REPEATED = 24 * 3_600;
/** Seconds within which Teams announces one installation more than once. */
const ANNOUNCED = 3_600;

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
  const ask = (asked: Asked) => {
    const person = personOf(activity, at, { turn, managers, records, patiently, log });
    return context.bot(toMessage(asked, at, person));
  };
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
  { house, patiently }: TeamsContext,
): Promise<Answer> {
  const { org } = addressOf(at);
  const id = `${at.conversation}/${activity.id ?? ''}`;
  const fresh =
    !activity.id ||
    (await house.records.claim({ adapter: 'teams', org, kind: 'event', id }, REPEATED));
  if (!fresh) return DONE;
  const asked = askedIn(activity);
  // What was asked privately, by a slash command or from its answer, is answered privately.
  const only =
    activity.recipient.isTargeted === true || asked.privately ? activity.from.id : undefined;
  const message = shown(await ask(asked), at, activity, only !== undefined);
  await patiently('reply', () => turn.reply(message, at.place === 'personal' ? undefined : only));
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
      const text = guidanceAsk(activity.value) ?? 'help';
      return { status: 200, body: guidanceDialog(await ask({ text })) };
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
  const { house, patiently } = context;
  const bot = activity.recipient.id;
  const isBot = (members: Activity['membersAdded']) =>
    members?.some(({ id }) => id === bot) === true;
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
    const { adapter, org, ref } = addressOf(at);
    const first = await house.records.claim({ adapter, org, kind: 'welcome', id: ref }, ANNOUNCED);
    if (first) {
      const welcome = shown(await ask({ text: 'welcome' }), at, activity);
      await patiently('reply', () => turn.reply(welcome));
    }
  }
  return DONE;
}

async function remember(at: Reference, { house }: TeamsContext): Promise<void> {
  const { key, value } = recordOf(at);
  if ((await house.records.get(key)) !== value) await house.records.put(key, value);
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
