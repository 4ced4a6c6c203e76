import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHANGE_COMMANDS } from '../../knowledge';
import type { ChangeWord } from '../../knowledge/schedule/change';
import { projectRoot } from '../../src/settings/project-root';
import { CHANNEL, DIRECT, openChatWorld, type ChatWorld } from '../fakes/chat-world';

/** The source files below some folders, by their path from the root. */
function sources(...folders: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const folder of folders)
    for (const name of readdirSync(join(projectRoot(), folder), { recursive: true }) as string[])
      if (name.endsWith('.ts'))
        found.set(`${folder}/${name}`, readFileSync(join(projectRoot(), folder, name), 'utf8'));
  return found;
}

/** Every match of a pattern's first group, with its file. */
function matches(pattern: RegExp, ...folders: readonly string[]): readonly string[] {
  return [...sources(...folders)]
    .flatMap(([file, text]) =>
      [...text.matchAll(pattern)].map((match) => `${file}: ${(match[1] ?? '').trim()}`),
    )
    .sort();
}

/** A door by which people or a platform come in, and why nobody changes or sends by it what they have no right to. */
const SLACK: Readonly<Record<string, string>> = {
  'adapters/slack/actions.ts: action(/^open:/': 'opens a link, and does nothing here',
  'adapters/slack/actions.ts: action<BlockAction>(/^(?!open:)/': 'types words, as a person',
  "adapters/slack/actions.ts: shortcut({ callback_id: 'check'": 'asks',
  "adapters/slack/actions.ts: shortcut({ callback_id: 'guidance'": 'asks',
  "adapters/slack/events.ts: event('app_home_opened'": 'asks',
  "adapters/slack/events.ts: event('app_mention'": 'types words, as a person',
  "adapters/slack/events.ts: event('app_uninstalled'": 'Slack’s word, signed, of its own workspace',
  "adapters/slack/events.ts: event('channel_id_changed'":
    'Slack’s word, signed, of its own workspace',
  "adapters/slack/events.ts: event('member_joined_channel'": 'asks',
  "adapters/slack/events.ts: event('message'": 'types words, as a person',
  "adapters/slack/events.ts: event('tokens_revoked'": 'notes that posts wait, and erases nothing',
  'adapters/slack/events.ts: command(/.*/': 'types words, as a person',
  'adapters/slack/events.ts: event(type': 'Slack’s word that a channel is gone',
  "adapters/slack/modal.ts: shortcut({ callback_id: 'ask'": 'opens a window',
  "adapters/slack/modal.ts: shortcut({ callback_id: 'check-post'": 'asks',
  'adapters/slack/modal.ts: view(FORM.callback': 'types words, as a person',
  'adapters/slack/modal.ts: view(MODAL.callback': 'types words, as a person',
  "adapters/slack/steps.ts: event('function_executed'": 'asks',
};

const TEAMS: Readonly<Record<string, string>> = {
  'adaptiveCard/action': 'types words, as a person',
  channelDeleted: 'Microsoft’s word, by a token of its own',
  'composeExtension/fetchTask': 'asks',
  'composeExtension/query': 'asks',
  'composeExtension/submitAction': 'asks',
  conversationUpdate: 'Microsoft’s word, by a token of its own',
  installationUpdate: 'Microsoft’s word, by a token of its own',
  invoke: 'one of the names here',
  message: 'types words, as a person',
  'message/submitAction': 'a thumb, which counts as the vote of whoever pressed it',
};

/** Activities that nothing here is for. */
const HEARD_AND_LEFT = [
  'endOfConversation',
  'event',
  'messageDelete',
  'messageReaction',
  'messageUpdate',
  'typing',
];

/** Every place that changes what is stored or sends what nobody just asked for, and who has looked at rights before. */
const HANDS: Readonly<Record<string, string>> = {
  'adapters/slack/events.ts: forgetOrg': 'app_uninstalled',
  'adapters/slack/events.ts: left': 'a channel deleted',
  'adapters/slack/events.ts: moveConversation': 'channel_id_changed',
  'adapters/teams/events.ts: forgetConversation': 'the bot taken out of somebody’s own chat',
  'adapters/teams/events.ts: left': 'the bot taken out, or a channel deleted',
  'src/bot/admin-notices.ts: deliver': 'to administrators of the list, of a platform in trouble',
  'src/editing/tell-suggesters.ts: deliver': 'to a suggester who asked to hear',
  'src/page-data/schedule-board.ts: change': 'PAGE_CHANGES, on the machine itself',
  'src/page-data/schedule-board.ts: setAside': 'PAGE_CHANGES, on the machine itself',
  'src/scheduled-posts/delivery/dispatcher.ts: deliver': 'the ledger',
  'src/scheduled-posts/delivery/reconciler.ts: remove': 'the ledger, a copy of its own post',
  'src/scheduled-posts/subscriptions/adjust.ts: remove': 'mayChange',
  'src/scheduled-posts/subscriptions/adjust.ts: setAside': 'mayChange',
  'src/scheduled-posts/subscriptions/change-rights.ts: change': 'mayChange',
  'src/scheduled-posts/subscriptions/hashed-claims.ts: forgetConversation': 'passes it on',
  'src/scheduled-posts/subscriptions/notices.ts: deliver': 'to whoever set it up',
  'src/scheduled-posts/subscriptions/open-subscriptions.ts: leaveConversation': 'passes it on',
  'src/scheduled-posts/subscriptions/personal.ts: forgetConversation': 'one’s own',
  'src/scheduled-posts/subscriptions/personal.ts: forgetPerson': 'one’s own',
  'src/scheduled-posts/subscriptions/personal.ts: settle': 'mayChangeFrom',
  'src/scheduled-posts/subscriptions/subscribe.ts: create': 'mayChange',
};

describe('the doors, as the code has them', () => {
  it('of Slack are these', () => {
    const doors = matches(
      /\.app\.((?:action|event|command|shortcut|view|function|options|message)(?:<\w+>)?\(\s*(?:\{[^,}]+|[^,]+)),/g,
      'adapters/slack',
    ).map((door) => door.replace(/\(\s+/, '('));
    expect(doors).toEqual(Object.keys(SLACK).sort());
  });

  it('of Teams are these', () => {
    const cases = matches(/case '([^']+)':/g, 'adapters/teams')
      .filter((door) => door.startsWith('adapters/teams/events.ts: '))
      .map((door) => door.replace(/^.*: /, ''));
    const named = matches(/eventType === '(\w+)'/g, 'adapters/teams').map((door) =>
      door.replace(/^.*: /, ''),
    );
    expect([...new Set([...cases, ...named])].sort()).toEqual(
      [...Object.keys(TEAMS), ...HEARD_AND_LEFT].sort(),
    );
  });

  it('of the local page that take anything but a question are these, behind its token', () => {
    expect(matches(/app\.((?:post|put|patch|delete|all)\('[^']*')/g, 'adapters/web')).toEqual([
      "adapters/web/ask-routes.ts: post('/'",
      "adapters/web/ask-routes.ts: post('/ask'",
      "adapters/web/draft-routes.ts: post('/check'",
      "adapters/web/draft-routes.ts: post('/check/look'",
      "adapters/web/edit-routes.ts: post('/editors'",
      "adapters/web/edit-routes.ts: post('/editors/decide'",
      "adapters/web/edit-routes.ts: post('/editors/look'",
      "adapters/web/edit-routes.ts: post('/editors/propose'",
      "adapters/web/edit-routes.ts: post('/editors/take-out'",
      "adapters/web/schedule-routes.ts: post('/schedule'",
    ]);
  });

  it('lead to these hands and no others', () => {
    const hands = [
      ...matches(
        /(?:subscriptions\.(?=create|change|remove)|history\.(?=settle|setAside)|\bstore\.(?=forgetPerson|leaveConversation)|records\.(?=forgetOrg|forgetConversation|moveConversation)|(?:tools|house)\.(?=left)|adapter\.(?=deliver|remove))(\w+)(?:\?\.)?\(/g,
        'src',
        'adapters',
      ),
      ...matches(/await (left)\(/g, 'adapters'),
    ].filter((hand) => !/^src\/(?:store|main|doctor)\//.test(hand));
    expect([...new Set(hands)].sort()).toEqual(Object.keys(HANDS).sort());
  });
});

/** What each change is for somebody who has no right to a conversation's posts. A new one does not compile until it is here. */
const CHANGES: Readonly<Record<ChangeWord, 'refused' | 'own' | 'reads'>> = {
  subscribe: 'refused',
  schedule: 'refused',
  pause: 'refused',
  resume: 'refused',
  skip: 'refused',
  swap: 'refused',
  unsubscribe: 'refused',
  settle: 'refused',
  outcome: 'refused',
  feedback: 'own',
  forget: 'own',
  remember: 'own',
  held: 'own',
  missed: 'reads',
  preview: 'reads',
  history: 'reads',
  suggest: 'reads',
};

/** Words that ask for a change, with what makes them whole. */
const words = (change: ChangeWord, id: string, delivery: string): readonly string[] =>
  ({
    subscribe: ['subscribe tips at 10:00', 'subscribe guidance weekly'],
    schedule: ['schedule 11:00', `schedule #${id} 11:00`],
    settle: [`settle again ${delivery}`, `settle arrived ${delivery}`],
    outcome: [`outcome taken ${delivery}`, `outcome declined ${delivery}`],
    feedback: ['feedback helpful tip-001'],
    remember: ['remember that I am a midwife'],
  })[change as string] ?? [change, `${change} #${id}`];

describe('somebody with no right to a conversation’s posts', () => {
  let world: ChatWorld;
  let id = '';
  let delivery = '';
  beforeAll(async () => {
    world = await openChatWorld();
    await world.say('subscribe tips');
    await world.runUntil('2026-11-23T10:00:00Z');
    const [one] = await world.subscriptions();
    id = one?.id ?? '';
    const [post] = await world.store.history.recent(id, 1);
    delivery = post?.id ?? '';
    // Nobody knows whether it arrived.
    await world.open.connection.db
      .updateTable('delivery')
      .set({ state: 'unconfirmed' })
      .where('id', '=', delivery)
      .execute();
  });
  afterAll(() => world.close());

  const stored = async () => ({
    subscriptions: await world.subscriptions(),
    history: await world.store.history.recent(id, 20),
    used: await world.store.history.used(id),
    posted: world.posted.length,
  });

  it('knows a way to ask for every change that the table of commands has', () => {
    const known = new Set(Object.keys(CHANGES));
    expect(CHANGE_COMMANDS.map(({ word }) => word).filter((word) => !known.has(word))).toEqual([]);
  });

  it.each((Object.keys(CHANGES) as ChangeWord[]).filter((change) => CHANGES[change] === 'refused'))(
    'changes nothing of them by “%s”, there or from elsewhere',
    async (change) => {
      const before = await stored();
      const elsewhere = { at: DIRECT, direct: true };
      for (const asked of words(change, id, delivery)) {
        for (const from of [
          { at: CHANNEL, manages: false },
          elsewhere,
          { ...elsewhere, delivery },
        ]) {
          // What they set up for themselves alone is theirs to do.
          if (from.at === DIRECT && !asked.includes('#') && !asked.includes(delivery)) continue;
          await world.say(asked, { person: 'Mallory', ...from });
          expect({ asked, from, ...(await stored()) }).toEqual({ asked, from, ...before });
        }
      }
    },
  );

  it.each((Object.keys(CHANGES) as ChangeWord[]).filter((change) => CHANGES[change] !== 'refused'))(
    'changes nothing of them by “%s”, which anybody may ask',
    async (change) => {
      const before = await stored();
      for (const asked of words(change, id, delivery)) {
        await world.say(asked, { person: 'Mallory', at: CHANNEL, manages: false });
        expect(await stored()).toEqual(before);
      }
    },
  );
});
