import { unansweredLines } from '../../../src/bot/unanswered-lines';
import { openChatWorld, type ChatWorld } from '../../fakes/chat-world';

const KEY = 'a key that is kept outside the store';
/** Nothing here answers it. */
const GAP = 'can I claim mileage for driving to a conference';
const PEOPLE = ['Ade', 'Bea', 'Cam'];

let world: ChatWorld;
beforeEach(async () => {
  world = await openChatWorld('2026-11-22T12:00:00Z', ':memory:', KEY);
});
afterEach(() => world.close());

const listed = () => world.store.unanswered.list();
const askAll = async (text: string, people: readonly string[] = PEOPLE) => {
  for (const person of people) await world.say(text, { person });
};
/** Every row of every table, as text. */
const stored = async () => {
  const { db } = world.open.connection;
  const tables = await db.introspection.getTables();
  const rows = await Promise.all(
    tables.map(({ name }) =>
      db
        .selectFrom(name as 'unanswered')
        .selectAll()
        .execute(),
    ),
  );
  return JSON.stringify(rows);
};

test('what two people asked cannot be read anywhere; asked by a third, its words can, in no order', async () => {
  await askAll(GAP, ['Ade', 'Bea', 'Ade']);
  expect(await listed()).toEqual([]);
  expect(await stored()).not.toContain('mileage');
  await world.say('Please: conference driving, can I claim MILEAGE?', { person: 'Cam' });
  expect(await listed()).toMatchObject([
    { people: 3, words: ['claim', 'conference', 'driving', 'mileage'] },
  ]);
  expect(await stored()).not.toContain('claim mileage');
});

test('a name, a number or a word that Signpost does not know is never counted', async () => {
  await askAll('can I claim mileage for driving Zbigniewska and John to conference 4471');
  expect((await listed()).map(({ words }) => words.join(' '))).toEqual([
    'claim conference driving mileage',
  ]);
});

test.each([
  ['what held patient details', 'claim mileage driving patient 943 476 5919 to a conference'],
  ['what was answered', 'how should I use hashtags'],
  ['what needs a person', 'a journalist is asking me about a patient'],
  ['a clinical question', 'what dose of ibuprofen can I give'],
  [
    'a pasted page',
    'claim mileage tweet policy hashtags video library twitter blog driving conference',
  ],
])('%s is never counted', async (_, text) => {
  await askAll(text);
  expect(await stored()).not.toMatch(/claim|hashtags|journalist|ibuprofen/);
  expect(await world.store.unanswered.sets('web', 'trust')).toEqual([]);
});

test('somebody of whom the platform does not say who they are is not counted', async () => {
  for (let times = 0; times < 4; times += 1) await world.say(GAP, { person: undefined });
  expect(await world.store.unanswered.sets('web', 'trust')).toEqual([]);
});

test('three people of different organisations are not enough', async () => {
  for (const org of ['one', 'two', 'three'])
    await world.say(GAP, { person: org, at: { adapter: 'web', org, ref: 'r' } });
  expect(await listed()).toEqual([]);
  expect(await stored()).not.toContain('mileage');
});

test('a person is told of their marks, and forgetting them takes the words away again', async () => {
  const sam = { person: 'Sam' };
  await askAll(GAP, ['Ade', 'Bea', 'Sam']);
  expect(await world.say('what do you hold on me?', sam)).toContain(
    'I could not answer you once in the last 90 days.',
  );
  expect(await listed()).toHaveLength(1);
  await world.say('forget me', sam);
  expect(await listed()).toEqual([]);
  expect(await stored()).not.toContain('mileage');
  expect(await world.say('what do you hold on me?', sam)).not.toContain('could not answer you');
});

test('without the key outside the store, whoever has the store cannot tell which words were asked', async () => {
  await askAll(GAP, ['Ade', 'Bea']);
  const [set] = await world.store.unanswered.sets('web', 'trust');
  const other = await openChatWorld('2026-11-22T12:00:00Z', ':memory:', 'a guess at the key');
  await other.say(GAP, { person: 'Ade' });
  expect(await other.store.unanswered.sets('web', 'trust')).not.toContain(set);
  expect(await stored()).not.toContain('person-key');
  await other.close();
});

test('editors read them as lines, and are told when counting is off', async () => {
  expect(unansweredLines(await listed(), false)).toEqual([
    'Counting is off. To count from now on, set UNANSWERED_COUNTS=on.',
    'Nothing was asked in the same words by 3 people of an organisation.',
  ]);
  await askAll(GAP);
  expect(unansweredLines(await listed(), true).at(-1)).toBe(
    '    3 people  last on 22 November 2026  claim conference driving mileage',
  );
});

test('where counting is off, nothing is counted', async () => {
  const off = await openChatWorld();
  for (const person of PEOPLE) await off.say(GAP, { person });
  expect(await off.store.unanswered.sets('web', 'trust')).toEqual([]);
  await off.close();
});
