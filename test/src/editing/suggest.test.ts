import { createTelling } from '../../../src/editing/tell-suggesters';
import type { Adapter } from '../../../src/ports';
import { DIRECT, openChatWorld, type ChatWorld } from '../../fakes/chat-world';

let world: ChatWorld;
beforeEach(async () => {
  world = await openChatWorld();
});
afterEach(() => world.close());

const sam = { at: DIRECT, direct: true, person: 'Sam' };
const queue = () => world.store.suggestions.list();
const firstId = async () => (await queue())[0]?.id ?? 'none';

/** Everything in the table, to see what is kept of whom. */
const rows = () => world.open.connection.db.selectFrom('suggestion').selectAll().execute();

const told: string[] = [];
const tell = (outcome: 'ok' | 'fails' = 'ok') => {
  const web: Adapter = {
    name: 'web',
    start: () => Promise.resolve(),
    deliver: (to, { summary, blocks }) => {
      if (outcome === 'fails') return Promise.reject(new Error('no'));
      told.push(`${to.ref}: ${summary} ${JSON.stringify(blocks)}`);
      return Promise.resolve({ ref: '1' });
    },
    health: () => ({ ready: true, summary: '' }),
    stop: () => Promise.resolve(),
  };
  const { suggestions, records } = world.store;
  return createTelling({ suggestions, adapters: [web], records, log: world.log })();
};

test('a suggestion reaches the editors’ queue word for word, and says nothing of who made it', async () => {
  expect(await world.say('suggest a tip: Ask people BEFORE you film them.', sam)).toContain(
    'The editors will read your suggestion. I kept your words and the day, and nothing that says they are yours.',
  );
  expect(await queue()).toEqual([
    {
      id: expect.any(String) as string,
      at: { adapter: 'web', org: 'trust' },
      kind: 'tip',
      words: 'Ask people BEFORE you film them.',
      day: new Date('2026-11-22T00:00:00Z'),
      state: 'waiting',
      wantsAnswer: false,
    },
  ]);
  expect(await rows()).toMatchObject([{ asker: null, hear_ref: null }]);
  expect(JSON.stringify(world.log.lines)).not.toContain('film');
});

test('a correction names the item it is about, by what took it up', async () => {
  expect(await world.say('suggest a correction to tip-002', sam)).toContain('What should change?');
  await world.say('suggest a correction to tip-002: the link moved', sam);
  expect(await queue()).toMatchObject([
    { kind: 'correction', about: 'tip-012', words: 'the link moved' },
  ]);
  expect(await world.say('suggest a correction to tip-99999: no', sam)).toContain('not here');
});

test('“suggest” alone offers a form, whose sentence is read as a suggestion', async () => {
  const { blocks } = await world.reply('suggest', sam);
  expect(blocks).toContainEqual(
    expect.objectContaining({ kind: 'form', ask: 'suggest {kind} {hear}: {words}' }),
  );
});

test('one that holds details of a patient is refused, and nothing of it is kept', async () => {
  const said = await world.reply('suggest a tip: ask John Smith, NHS number 943 476 5919', sam);
  expect(said).toMatchObject({ kind: 'problem', withheld: true, title: 'I did not pass that on' });
  expect(await rows()).toEqual([]);
});

test('whoever asks to hear is told once, and then no longer known', async () => {
  await world.say('suggest a tip and tell me: Ask people before you film them', sam);
  const id = await firstId();
  expect((await rows())[0]).toMatchObject({ hear_ref: DIRECT.ref });
  expect(await world.say('what do you hold on me', sam)).toContain(
    'You asked to hear what becomes of a suggestion',
  );
  told.length = 0;
  await tell();
  expect(told).toEqual([]);
  await world.store.suggestions.settle(id, 'taken', 'It is tip 300 now.');
  await tell();
  await tell();
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(`${DIRECT.ref}: The editors took up your suggestion.`);
  expect(told[0]).toContain('It is tip 300 now.');
  expect(await rows()).toMatchObject([{ asker: null, hear_ref: null, state: 'taken' }]);
});

test('“forget me” erases where to reach whoever made it, and leaves the suggestion', async () => {
  await world.say('suggest a tip and tell me: Ask people before you film them', sam);
  await world.say('forget me', sam);
  expect(await rows()).toMatchObject([{ asker: null, hear_ref: null, state: 'waiting' }]);
});

test('somebody who can’t be reached is not waited for', async () => {
  await world.say('suggest a tip and tell me: Ask people before you film them', sam);
  const id = await firstId();
  await world.store.suggestions.settle(id, 'declined');
  await tell('fails');
  expect(await rows()).toMatchObject([{ hear_ref: null }]);
});

test('only those whom the settings name say what became of one', async () => {
  await world.say('suggest a tip: Ask people before you film them', sam);
  const id = await firstId();
  expect(await world.say(`outcome taken ${id}`)).toContain('This is for the editors');
  expect((await queue())[0]?.state).toBe('waiting');
  expect(await world.say(`outcome taken ${id}`, { admin: true })).toContain('taken up');
  expect((await queue())[0]?.state).toBe('taken');
  expect(await world.say(`outcome declined ${id}`, { admin: true })).toContain('Already settled');
});

test('a list that is full takes no more, and says so', async () => {
  const add = (id: number) =>
    world.store.suggestions.add({
      id: `suggestion-${String(id)}`,
      at: { adapter: 'web', org: 'trust' },
      kind: 'tip',
      words: 'more',
    });
  for (let id = 0; id < 500; id += 1) await add(id);
  expect(await world.say('suggest a tip: one more of these', sam)).toContain('list is full');
  expect(await queue()).toHaveLength(500);
});

describe('the editors’ list in their channel', () => {
  const admin = { admin: true };

  it('is posted each Monday, once, where somebody whom the settings name asked for it', async () => {
    expect(await world.say('subscribe editors')).toContain('This is for the editors');
    expect(await world.say('subscribe editors', admin)).toContain(
      'The editors’ list on Mondays at 09:00, London time.',
    );
    await world.say('feedback unhelpful tip-001', { person: 'Ade' });
    await world.say('suggest a tip: Ask people before you film them', sam);
    await world.runUntil('2026-12-08T12:00:00Z');
    const cards = world.posted.filter(({ reply }) => reply.title === 'For the editors');
    expect(cards.map(({ at }) => at.toISOString().slice(0, 16))).toEqual([
      '2026-11-23T09:00',
      '2026-11-30T09:00',
      '2026-12-07T09:00',
    ]);
    const [first] = cards;
    expect(first?.reply.summary).toContain('1 suggestion waits, 1 item was called not helpful');
    expect(JSON.stringify(first?.reply.blocks)).toContain('Ask people before you film them');
    expect(JSON.stringify(first?.reply.blocks)).not.toMatch(/Ade|Sam/);
  });

  it('is not come by through another subscription', async () => {
    await world.say('subscribe tips daily 9am');
    expect(await world.say('schedule editors')).toContain('This is for the editors');
    const [only] = await world.subscriptions();
    expect(only?.what).toBe('tips');
  });

  it('holds nothing that somebody of another organisation wrote', async () => {
    await world.store.suggestions.add({
      id: 'theirs',
      at: { adapter: 'web', org: 'another' },
      kind: 'tip',
      words: 'Secret of another trust',
    });
    await world.say('subscribe editors', admin);
    expect(await world.say('preview', admin)).not.toContain('Secret');
  });
});
