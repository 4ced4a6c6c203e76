// What Slack is sent for the pictures in docs/slack.md: by the built bot, on an empty store with one channel's posts.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = createRequire(join(root, 'dist', 'scripts.js'));
const { openKnowledge } = built('./knowledge/index.js');
const { createBot } = built('./src/bot/bot.js');
const { openStore } = built('./src/store/open-store.js');
const { openSubscriptions } = built('./src/scheduled-posts/subscriptions/open-subscriptions.js');
const { renderForSlack } = built('./adapters/slack/render.js');
const { homeView } = built('./adapters/slack/home.js');
const { searchModal } = built('./adapters/slack/modal.js');

const QUESTION = 'Should I accept friend requests from patients?';
const FOLDER = join(root, 'knowledge/content');
const CHANNEL = { adapter: 'slack', org: 'T1', ref: 'C1' };
const DIRECT = { adapter: 'slack', org: 'T1', ref: 'D1' };
const QUIET = { debug() {}, info() {}, warn() {}, error() {} };

/** Each picture's name and payload. */
export async function slackPayloads() {
  const timeZone = 'Europe/London';
  const clock = { now: () => new Date() };
  const knowledge = openKnowledge({ folder: FOLDER, now: clock.now(), timeZone });
  const { store } = await openStore({ url: ':memory:', folder: '', log: QUIET, clock });
  const posting = await openSubscriptions({
    store,
    knowledge,
    folders: [FOLDER],
    timeZone,
    adapters: [],
    log: QUIET,
  });
  const bot = createBot({
    knowledge,
    changes: posting.changes,
    clock,
    log: QUIET,
    reference: () => '',
  });
  const rooms = () => Promise.resolve([{ ref: 'C1', name: '#ward-7', manages: true }]);
  const says = (text, from, id) =>
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
  const privately = async (text) =>
    renderForSlack(await says(text, CHANNEL, 'me'), { surface: 'private', asked: text });
  const modal = searchModal(
    { block: 'question:0', words: QUESTION },
    await says(QUESTION, DIRECT, 'me'),
  );
  const payloads = {
    'slack-home': homeView(replies),
    'slack-figure': await privately('internet use by age'),
    'slack-answer': await privately('How do I deal with online abuse?'),
    'slack-form': await privately('subscribe'),
    'slack-modal': modal,
  };
  await store.close();
  return payloads;
}
