import { LOCAL_PAGE } from '../../../../src/store/actors';
import { CHANNEL, DIRECT, openChatWorld, type ChatWorld } from '../../../fakes/chat-world';

let world: ChatWorld;
beforeEach(async () => {
  world = await openChatWorld();
});
afterEach(() => world.close());

const robin = { person: 'Robin' };
const sam = { person: 'Sam' };
const hour = (time: string) => world.clock.moveTo(`2026-11-22T${time}:00Z`);

/** The lines of the list, as they read. */
async function lines(asked = 'history', speaking = {}): Promise<readonly string[]> {
  const said = await world.say(asked, { ...robin, ...speaking });
  return said
    .split('\n')
    .filter((line) => /^\W*(Set up|Changed:|Paused|Started|Left|Chose|Stopped|Put)/.test(line));
}

test('tells who manages a channel what was changed, by whom and when, newest first', async () => {
  await world.say('subscribe tips at 10am', sam);
  hour('13:05');
  await world.say('pause until 2 January', robin);
  hour('14:30');
  await world.say('resume', robin);
  await world.say('skip', robin);
  const shown = await lines('who changed this?');
  expect(shown).toHaveLength(4);
  expect(shown.slice(0, 2).sort().join('\n')).toMatch(
    /Left out the post of Monday 23 November 2026\..*\n.*Started again\. You, Sunday 22 November 2026 at 14:30, London time\./,
  );
  expect(shown[2]).toContain(
    'Paused until Saturday 2 January 2027. You, Sunday 22 November 2026 at 13:05, London time.',
  );
  expect(shown[3]).toMatch(
    /Set up: A tip on working days at 10:00, London time\. Somebody else \([a-z0-9]{4}\), Sunday 22 November 2026 at 12:00/,
  );
});

test('still tells it when the posts have been stopped for good', async () => {
  await world.say('subscribe tips at 10am', robin);
  hour('13:00');
  await world.say('unsubscribe', sam);
  expect((await lines('who stopped these posts'))[0]).toMatch(
    /Stopped for good: A tip on working days at 10:00, London time\. Somebody else/,
  );
});

const buttons = async (asked: string, speaking = {}) =>
  (await world.reply(asked, speaking)).actions.filter(({ label }) => label === 'Who changed this');

test('has a button where a manager sees what is posted, and nobody else has it', async () => {
  await world.say('subscribe tips at 10am', sam);
  const [{ id } = { id: '' }] = await world.subscriptions();
  expect(await buttons('schedule', robin)).toEqual([
    { label: 'Who changed this', ask: `history #${id}` },
  ]);
  expect((await lines(`history #${id}`))[0]).toContain('Set up: A tip on working days at 10:00');
  expect(await buttons('schedule', { ...robin, manages: false })).toEqual([]);
  await world.say('subscribe figures on mondays', sam);
  expect(await buttons('schedule', robin)).toEqual([{ label: 'Who changed this', ask: 'history' }]);
  expect(await buttons('schedule', { ...robin, manages: false })).toEqual([]);
  await world.say('unsubscribe', sam);
  expect(await buttons('schedule', robin)).toHaveLength(1);
  expect(await buttons('schedule', { ...robin, manages: false })).toEqual([]);
});

test('has that button in a direct message for channels one manages, not for those one only set up', async () => {
  await world.say('subscribe tips at 10am', sam);
  const [{ id } = { id: '' }] = await world.subscriptions();
  const asked = `schedule #${id}`;
  const direct = { at: DIRECT, direct: true };
  const rooms = [{ ref: CHANNEL.ref, name: '#ward-7', manages: true }];
  expect(await buttons(asked, { ...robin, ...direct, rooms })).toHaveLength(1);
  expect(await buttons(asked, { ...sam, ...direct })).toEqual([]);
});

test('shows the last ten and no more', async () => {
  await world.say('subscribe tips at 10am', robin);
  for (let times = 0; times < 6; times += 1) {
    await world.say('pause', robin);
    await world.say('resume', robin);
  }
  expect(await lines()).toHaveLength(10);
});

test('names the local page, and Signpost itself', async () => {
  await world.say('subscribe tips at 10am', robin);
  const [{ id } = { id: '' }] = await world.subscriptions();
  hour('13:00');
  await world.store.audit.append({
    event: 'not skipped',
    ...CHANNEL,
    subject: id,
    by: LOCAL_PAGE,
    detail: '2026-11-23',
  });
  world.failing.set(CHANNEL.ref, 'gone');
  await world.runUntil('2026-11-23T10:30:00Z');
  const [stopped, back] = await lines();
  expect(stopped).toContain('Stopped, as I could not post here. Signpost itself, Monday 23');
  expect(back).toContain('Put back the post of Monday 23 November 2026. The local page,');
});

test('says “somebody” of whoever asked to be forgotten', async () => {
  await world.say('subscribe tips at 10am', sam);
  await world.say('forget me', { ...sam, at: DIRECT, direct: true });
  expect((await lines())[0]).toContain('. Somebody, Sunday 22');
});

test('refuses those who do not manage the channel, in the words of every such refusal', async () => {
  await world.say('subscribe tips at 10am', sam);
  for (const speaking of [{ manages: false }, { person: undefined }]) {
    const refused = await world.say('history', { ...robin, ...speaking });
    expect(refused).toBe(await world.say('pause', { ...robin, ...speaking }));
    expect(refused).toContain('Only people who manage this channel');
    expect(refused).not.toContain('10:00');
  }
});

describe('in a private conversation', () => {
  const alone = { ...sam, at: DIRECT, direct: true };

  test('shows a person what they changed there, and nothing of a channel', async () => {
    await world.say('subscribe tips at 10am', robin);
    await world.say('subscribe tips at 7am', { ...alone, manages: false });
    const shown = await lines('history', alone);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toContain('Set up: A tip on working days at 07:00, London time. You, Sunday');
  });

  test('shows those of a channel that is named by somebody who manages it, and to nobody else', async () => {
    await world.say('subscribe tips at 10am', sam);
    await world.say('pause', robin);
    const [{ id } = { id: '' }] = await world.subscriptions();
    const room = (manages: boolean) => [{ ref: CHANNEL.ref, name: '#ward-7', manages }];
    const said = await world.say(`history #${id}`, { ...alone, rooms: room(true) });
    expect(said).toContain('the posts in #ward-7');
    expect(said).toMatch(/Paused\. Somebody else/);
    const refused = await world.say(`history #${id}`, { ...alone, rooms: room(false) });
    expect(refused).toContain('This needs someone who manages that channel');
  });

  test('says so when nothing has been changed', async () => {
    expect(await world.say('history', alone)).toContain('There are no changes to show.');
  });
});

test('a channel’s changes are not read out in another', async () => {
  await world.say('subscribe tips at 10am', sam);
  const [{ id } = { id: '' }] = await world.subscriptions();
  const said = await world.say(`history #${id}`, { ...sam, at: { ...CHANNEL, ref: 'ward 8' } });
  expect(said).not.toContain('10:00');
});

test.each(['history of social media', 'what is the history of twitter', 'history of hashtags'])(
  '“%s” is a question',
  async (asked) => {
    expect((await world.reply(asked, robin)).kind).not.toBe('change');
    expect(await world.say(asked, robin)).not.toContain('changes to show');
  },
);
