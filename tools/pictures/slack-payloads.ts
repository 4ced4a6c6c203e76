import { homeView } from '../../adapters/slack/home';
import { searchModal } from '../../adapters/slack/modal';
import { renderForSlack } from '../../adapters/slack/render';
import { openKnowledge } from '../../knowledge';
import { createBot } from '../../src/bot/bot';
import { createConversationMemory } from '../../src/bot/conversation-memory';
import type { Address } from '../../src/ports';
import { openSubscriptions } from '../../src/scheduled-posts/subscriptions/open-subscriptions';
import { openStore } from '../../src/store/open-store';

const QUESTION = 'Should I accept friend requests from patients?';
/** A post with faults that can be put right, and nothing of a patient. */
export const DRAFT =
  'We are RECRUITING! Don’t miss our open day tommorow, full details on the poster below. Click here: https://bit.ly/jobs26 #nhsjobs #joinourteam #nursing';
/** Questions that go on from one another. */
export const CONVERSATION = [
  'share of women online in 2020',
  'and men?',
  'in 2015?',
  'who says so',
];
/** A post that should not go out. */
const STOPPED =
  'Had the loveliest patient, 84yo John from Dudley, on Ward 7 last night. He sang all the way to theatre!';
const FOLDER = 'knowledge/content';
const CHANNEL: Address = { adapter: 'slack', org: 'T1', ref: 'C1' };
const DIRECT: Address = { adapter: 'slack', org: 'T1', ref: 'D1' };
const QUIET = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** What Slack is sent for each picture in docs/slack.md: by the bot, on an empty store with one channel's posts. */
export async function slackPayloads(): Promise<Readonly<Record<string, unknown>>> {
  const timeZone = 'Europe/London';
  const clock = { now: () => new Date() };
  const knowledge = openKnowledge({ folder: FOLDER, now: clock.now(), timeZone });
  const { store } = await openStore({ url: ':memory:', folder: '', log: QUIET, clock });
  const posting = await openSubscriptions({
    store,
    knowledge,
    timeZone,
    adapters: [],
    log: QUIET,
  });
  const bot = createBot({
    knowledge,
    memory: createConversationMemory(clock),
    changes: posting.changes,
    clock,
    log: QUIET,
    reference: () => '',
  });
  const rooms = () => Promise.resolve([{ ref: 'C1', name: '#ward-7', manages: true }]);
  const says = (text: string, from: Address, id: string) =>
    bot({
      text,
      from,
      direct: from === DIRECT,
      person: { id, mayManage: () => Promise.resolve(true), rooms },
    });
  await says('subscribe figures on fridays at noon', DIRECT, 'me');
  await says('subscribe tips weekdays at 9am', CHANNEL, 'a colleague');
  const asks = ['tips', 'missed', 'schedule', 'help', 'about'];
  const replies = await Promise.all(asks.map((text) => says(text, DIRECT, 'me')));
  const privately = async (text: string) =>
    renderForSlack(await says(text, CHANNEL, 'me'), { surface: 'private', asked: text });
  const modal = searchModal(
    { block: 'question:0', words: QUESTION },
    await says(QUESTION, DIRECT, 'me'),
  );
  const talk: unknown[] = [];
  for (const text of CONVERSATION)
    talk.push(renderForSlack(await says(text, DIRECT, 'me'), { surface: 'message', asked: text }));
  const payloads = {
    'slack-home': homeView(replies),
    'slack-figure': await privately('internet use by age'),
    'slack-answer': await privately('How do I deal with online abuse?'),
    'slack-check': await privately(`check ${DRAFT}`),
    'slack-check-stop': await privately(`check ${STOPPED}`),
    // "In 2015?": it says what it took from before.
    'slack-conversation': talk[2],
    'slack-form': await privately('subscribe'),
    'slack-modal': modal,
  };
  await store.close();
  return payloads;
}
