import type { Knowledge } from '../../../knowledge';
import type { Address, Room } from '../../../src/ports';
import { createBot } from '../../../src/bot/bot';
import { createFakeHouse } from '../../fakes/house';
import { openTestKnowledge } from '../../fakes/shared-knowledge';
import { faults, ofType, words } from './card-reading';
import { createPlayground, type Playground, type Shown } from './playground';
import { createStage, type Stage } from './stage';

/** The real bot, with the real content, in Microsoft's own stand-in for Teams. */
let stage: Stage;
let playground: Playground;
let knowledge: Knowledge;
/** Where a private word reaches whoever asked last. */
let direct: Address | undefined;
/** What Teams says of a conversation that was asked about, of whoever asked last. */
let rooms: readonly Room[] | undefined;
let about = '';

const now = new Date('2026-12-01T09:00:00Z');

// Two processes start here and the whole core is compiled, which takes a busy machine a while.
const STARTING = 120_000;

beforeAll(async () => {
  knowledge = openTestKnowledge(now);
  const { log } = createFakeHouse();
  const bot = createBot({ knowledge, clock: { now: () => now }, log, reference: () => 'ref' });
  stage = await createStage({
    settings: { managers: 'members' },
    answer: async (message) => {
      direct = await message.person?.direct?.();
      rooms = about === '' ? [] : await message.person?.rooms?.([about]);
      return bot(message);
    },
  });
  playground = await createPlayground(stage.endpoint);
}, STARTING);
afterAll(async () => {
  await playground.close();
  await stage.close();
});

const cardOf = (message: Shown) => message.attachments[0]!.content;
const ask = (text: string) => playground.after(() => playground.say('personal', text));

it('greets whoever installs it', async () => {
  const welcome = await playground.after(() => playground.install());
  expect(words(cardOf(welcome))).toContain('Signpost');
});

it.each(['personal', 'groupChat', 'channel'] as const)('answers in a %s', async (place) => {
  const answer = await playground.after(() => playground.say(place, 'stats disabled'));
  expect(words(cardOf(answer))).toContain('81%');
  expect(faults(cardOf(answer))).toEqual([]);
});

it('answers in the thread of a channel', async () => {
  let thread: string | undefined;
  const answer = await playground.after(async () => {
    thread = await playground.say('channel', 'tips');
  });
  expect(answer.conversation).toBe(thread);
});

it('draws a figure as Teams’ own chart, with the same facts in words', async () => {
  const answer = await ask('stats disabled');
  const card = cardOf(answer);
  expect(JSON.stringify(card)).toContain('"Chart.');
  expect(words(card)).toMatch(/81%[^]*78%|78%[^]*81%/);
});

it('answers a pressed button as if its words were typed', async () => {
  const welcome = await ask('welcome');
  const [button] = ofType(cardOf(welcome), 'Action.Submit');
  const answer = await playground.after(() => playground.submit(welcome, button!['data']));
  const { ask: typed } = button!['data'] as { ask: string };
  expect(words(cardOf(answer))).toBe(words(cardOf(await ask(typed))));
});

it('thanks for feedback without adding a message', async () => {
  const answer = await ask('tips');
  const [vote] = ofType(cardOf(answer), 'Action.Execute');
  const before = playground.shown.length;
  const action = { type: 'Action.Execute', verb: 'ask', data: vote!['data'] };
  const note = await playground.invoke(
    'adaptiveCard/action',
    { action, trigger: 'manual' },
    answer,
  );
  expect(note).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
  expect(playground.shown).toHaveLength(before);
  expect(stage.asked.at(-1)!.text).toMatch(/^feedback helpful /);
});

it('offers suggestions under the compose box after a short reply', async () => {
  const answer = await ask('thanks');
  expect(answer.suggestedActions?.actions.length).toBeGreaterThan(0);
});

it('searches from the compose box', async () => {
  const parameters = [{ name: 'query', value: 'disabled' }];
  const results = await playground.invoke('composeExtension/query', {
    commandId: 'stats',
    parameters,
  });
  expect(JSON.stringify(results)).toContain('81%');
});

it('finds guidance for a message', async () => {
  const messagePayload = {
    body: { contentType: 'html', content: '<p>What is the <b>Mayo Clinic 12 word policy</b>?</p>' },
  };
  const dialog = await playground.invoke('composeExtension/fetchTask', {
    commandId: 'guidance',
    messagePayload,
  });
  expect(dialog).toMatchObject({ task: { type: 'continue' } });
  expect(JSON.stringify(dialog)).toContain('Mayo');
});

it.each(['personal', 'groupChat', 'channel'] as const)('posts to a %s by itself', async (place) => {
  await playground.after(() => playground.say(place, 'tips'));
  const { from } = stage.asked.at(-1)!;
  const reply = await knowledge.answer(knowledge.parse('tips accessibility') as never, now);
  const post = await playground.after(() => stage.adapter.deliver(from, reply, 'd-17'));
  expect(words(cardOf(post))).toContain(reply.title);
  expect(JSON.stringify(cardOf(post))).toContain('"delivery":"d-17"');
});

it.each(['groupChat', 'channel'] as const)(
  'reaches whoever asked in a %s in private',
  async (place) => {
    await playground.after(() => playground.say(place, 'tips'));
    const reply = await knowledge.answer(knowledge.parse('tips accessibility') as never, now);
    const word = await playground.after(() => stage.adapter.deliver(direct!, reply, 'notice-17'));
    expect(words(cardOf(word))).toContain(reply.title);
    expect(word.conversation).toBe('personal-1');
  },
);

it('knows in private which channel somebody manages, by its name and its team’s', async () => {
  await playground.after(() => playground.say('channel', 'tips'));
  about = stage.asked.at(-1)!.from.ref;
  await ask('tips');
  expect(rooms).toEqual([{ ref: about, name: 'General (My Team)', manages: true }]);
});
