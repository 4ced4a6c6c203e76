import { CHANNEL, DIRECT, openChatWorld, type ChatWorld } from '../../../fakes/chat-world';

let world: ChatWorld;
beforeEach(async () => {
  world = await openChatWorld();
});
afterEach(() => world.close());

const robin = { person: 'Robin' };
const sam = { person: 'Sam' };

describe('when the bot is taken out of a channel', () => {
  it('posts nothing there any more, and still tells managers who changed what, once it is back', async () => {
    await world.say('subscribe tips at 10am', sam);
    world.clock.pass(60);
    await world.posting.left(CHANNEL, { id: 'Robin' });
    await world.runUntil('2026-11-23T12:00:00Z');
    expect(world.posted).toEqual([]);
    const nothing = await world.reply('schedule', robin);
    expect(nothing.title).toBe('Nothing is posted here yet');
    const ask = nothing.actions.find(({ label }) => label === 'Who changed this');
    const told = await world.say(ask && 'ask' in ask ? ask.ask : '', robin);
    expect(told).toMatch(
      /Took me out of here, or deleted this place, .*\. You, Sunday 22 November/,
    );
    expect(told).toMatch(/Set up: A tip on working days at 10:00.* Somebody else \([a-z0-9]{4}\)/);
  });

  it('keeps no line of who did it where nothing was ever posted', async () => {
    await world.posting.left(CHANNEL, { id: 'Robin' });
    const { actions } = await world.reply('schedule', robin);
    expect(actions.map(({ label }) => label)).not.toContain('Who changed this');
    expect(await world.say('history', robin)).toContain('There are no changes to show');
  });

  it('takes whoever asks to be forgotten out of those lines', async () => {
    await world.say('subscribe tips at 10am', robin);
    await world.posting.left(CHANNEL, { id: 'Robin' });
    await world.say('forget me', { ...robin, at: DIRECT, direct: true });
    const told = await world.say('history', sam);
    expect(told).toMatch(/Took me out of here[^.]*\. Somebody, /);
    expect(told).toMatch(/Set up: [^.]*\. Somebody, /);
  });
});

test('posts of a channel whose id changes go to the new one, and its history says why', async () => {
  const moved = { ...CHANNEL, ref: 'ward 7, shared' };
  await world.say('subscribe tips at 10am', robin);
  await world.store.records.moveConversation(CHANNEL, moved.ref);
  await world.runUntil('2026-11-23T12:00:00Z');
  expect(world.posted.map(({ to }) => to)).toEqual([moved]);
  expect(await world.say('schedule', { ...robin, at: moved })).toContain('A tip on working days');
  const told = await world.say('history', { ...robin, at: moved });
  expect(told).toContain('Followed this channel, whose address had changed. Signpost itself,');
  expect(await world.say('schedule', robin)).toContain('Nothing is posted here yet');
});
