import { CHANNEL, DIRECT, openChatWorld, type ChatWorld } from '../../../fakes/chat-world';

let world: ChatWorld;
beforeEach(async () => {
  world = await openChatWorld();
});
afterEach(() => world.close());

const { adapter, org } = DIRECT;
const ofSam = { adapter, org, kind: 'welcome', id: 'U0SAM' };
const stored = async () =>
  JSON.stringify(await world.open.connection.db.selectFrom('inbound_event').selectAll().execute());

test('who was welcomed, and where an event came from, are stored under a keyed hash only', async () => {
  const { records } = world.posting;
  expect(await records.claim(ofSam, 60)).toBe(true);
  expect(await records.claim(ofSam, 60)).toBe(false);
  await records.claim({ adapter, org, kind: 'event', id: `${DIRECT.ref}/activity-1` }, 60);
  expect(await stored()).not.toMatch(/U0SAM|direct with Sam|activity-1/);
  expect(JSON.parse(await stored())).toHaveLength(3);
});

test('“forget me” forgets that they were welcomed too, and nobody else', async () => {
  const { records } = world.posting;
  const ofAsh = { ...ofSam, id: 'U0ASH' };
  for (const key of [ofSam, ofAsh]) await records.claim(key, 60);
  await world.say('forget me', { at: DIRECT, direct: true, person: 'U0SAM' });
  expect(await records.claim(ofSam, 60)).toBe(true);
  expect(await records.claim(ofAsh, 60)).toBe(false);
});

test('a conversation that was left may be welcomed again', async () => {
  const { records } = world.posting;
  const there = { adapter, org, kind: 'welcome', id: CHANNEL.ref };
  await records.claim(there, 60);
  await records.forgetConversation(CHANNEL);
  expect(await records.claim(there, 60)).toBe(true);
});
