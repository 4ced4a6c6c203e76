import { plainText } from '../../../../knowledge';
import { fillForm } from '../../../../src/ports';
import {
  createPersonHash,
  keptSecret,
} from '../../../../src/scheduled-posts/subscriptions/person-hash';
import { createFixedClock, createMemoryRecords } from '../../../fakes/house';
import { CHANNEL, DIRECT, openChatWorld, type ChatWorld } from '../../../fakes/chat-world';

let world: ChatWorld;
beforeEach(async () => {
  world = await openChatWorld();
});
afterEach(() => world.close());

const robin = { at: DIRECT, direct: true };

describe('the form on a schedule', () => {
  it.each([
    'subscribe tips tuesday saturday 10:15 in Dublin holidays scotland',
    'subscribe tips daily 7am holidays none',
    'subscribe tips mondays 8am',
    'subscribe weekly digest of resources thursday 8am',
    'subscribe tips about policy weekdays noon',
  ])('changes nothing when it is sent as it stands after “%s”', async (typed) => {
    await world.say(typed);
    const [before] = await world.subscriptions();
    const { blocks } = await world.reply('schedule');
    const form = blocks.find((block) => block.kind === 'form');
    for (const field of form?.fields ?? []) {
      if (field.options) expect(field.options.map(({ value }) => value)).toContain(field.value);
    }
    expect(await world.say(form ? fillForm(form, {}) : '')).toContain('Changed');
    const [after] = await world.subscriptions();
    expect(after).toEqual({ ...before, version: (before?.version ?? 0) + 1 });
  });

  it('turns a digest into single posts and back', async () => {
    await world.say('subscribe weekly digest of tips friday 8am');
    await world.say('schedule working days');
    expect(await world.subscriptions()).toMatchObject([
      { schedule: { cadence: 'daily', days: [1, 2, 3, 4, 5], time: '08:00' } },
    ]);
    await world.say('schedule weekly digest');
    expect(await world.subscriptions()).toMatchObject([
      { schedule: { cadence: 'weekly-digest', days: [1] } },
    ]);
  });

  it('turns tips into figures', async () => {
    await world.say('subscribe tips');
    expect(await world.say('schedule figures on mondays')).toContain('A survey figure on Mondays');
    expect((await world.subscriptions()).map(({ what }) => what)).toEqual(['figures']);
  });
});

describe('a digest', () => {
  it('of figures gives each sentence with its source, and no charts', async () => {
    await world.say('subscribe weekly digest of figures monday 9am');
    await world.runUntil('2026-11-23T10:00:00Z');
    const [post] = world.posted;
    expect(post?.reply.title).toBe('Figures for the week');
    expect(post?.reply.blocks.map(({ kind }) => kind)).not.toContain('chart');
    expect(post && plainText(post.reply)).toContain('Office for National Statistics');
  });
});

describe('where nobody can be told', () => {
  it('goes on when whoever set up the posts was forgotten', async () => {
    await world.say('subscribe tips');
    await world.say('forget me', robin);
    world.failing.set(CHANNEL.ref, 'gone');
    await world.runUntil('2026-11-23T10:00:00Z');
    expect(world.posted).toEqual([]);
    expect(world.log.lines.map(({ event }) => event)).toContain('notice.unreachable');
    expect(await world.say('schedule')).toContain('nothing is sent until you subscribe again');
  });

  it('puts a doubt about a post where the post should stand', async () => {
    await world.say('subscribe tips');
    await world.say('forget me', robin);
    const { failing } = world;
    failing.get = (ref) => (failing.delete(ref) ? 'uncertain' : undefined);
    failing.set(CHANNEL.ref, 'uncertain');
    await world.runUntil('2026-11-23T10:00:00Z');
    const notices = world.posted.filter(({ delivery }) => delivery.startsWith('notice-'));
    expect(notices.map(({ to }) => to)).toEqual([CHANNEL]);
    expect(notices[0]?.reply.title).toBe('Did this post arrive?');
  });

  it('tells them once the platform takes messages again', async () => {
    await world.say('subscribe tips');
    world.failing.set(CHANNEL.ref, 'gone');
    world.failing.set(DIRECT.ref, 'later');
    await world.runUntil('2026-11-23T10:00:00Z');
    expect(world.posted).toEqual([]);
    world.failing.delete(DIRECT.ref);
    await world.runUntil('2026-11-23T16:00:00Z');
    await world.runUntil('2026-11-23T20:00:00Z');
    expect(world.posted.map(({ to, delivery }) => [to, delivery.split('-')[0]])).toEqual([
      [DIRECT, 'notice'],
    ]);
  });

  it('tells them no more when a day has gone by', async () => {
    await world.say('subscribe tips');
    world.failing.set(CHANNEL.ref, 'gone');
    world.failing.set(DIRECT.ref, 'later');
    await world.runUntil('2026-11-23T10:00:00Z');
    await world.runUntil('2026-11-24T16:00:00Z');
    world.failing.delete(DIRECT.ref);
    await world.runUntil('2026-11-25T16:00:00Z');
    expect(world.posted).toEqual([]);
  });

  it('goes on when their direct message has gone too', async () => {
    await world.say('subscribe tips');
    for (const ref of [CHANNEL.ref, DIRECT.ref]) world.failing.set(ref, 'gone');
    await world.runUntil('2026-11-23T10:00:00Z');
    expect(world.log.lines.map(({ event }) => event)).toContain('notice.failed');
    expect(await world.subscriptions()).toMatchObject([{ status: 'suspended' }]);
  });
});

describe('where the platform does not say who is asking', () => {
  it('keeps nothing about anyone, and changes nothing in a shared conversation', async () => {
    const nobody = { person: undefined };
    expect(await world.say('subscribe tips', nobody)).toContain('Only people who manage');
    for (const text of ['feedback helpful tip-001', 'forget me', 'what do you hold on me']) {
      expect(await world.say(text, nobody)).toContain('nothing is kept about you here');
    }
    expect(await world.store.feedback.tallies()).toEqual([]);
  });
});

describe('the code that stands for a person', () => {
  it('is the same in every process, and differs between people, places and installations', async () => {
    const records = createMemoryRecords(createFixedClock('2026-11-22T12:00:00Z'));
    const secrets = await Promise.all([keptSecret(records), keptSecret(records)]);
    expect(new Set(secrets).size).toBe(1);
    const person = { id: 'U1', mayManage: () => Promise.resolve(false) };
    const code = (secret: string, org: string, id: string) =>
      createPersonHash(secret)({ from: { ...CHANNEL, org }, person: { ...person, id } });
    const codes = [
      code('one secret', 'trust', 'U1'),
      code('one secret', 'trust', 'U2'),
      code('one secret', 'another', 'U1'),
      code('another secret', 'trust', 'U1'),
    ];
    expect(new Set(codes).size).toBe(4);
    expect(code('one secret', 'trust', 'U1')).toBe(codes[0]);
  });
});
