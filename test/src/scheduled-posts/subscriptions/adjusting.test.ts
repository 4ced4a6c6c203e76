import { CHANNEL, openChatWorld, type ChatWorld } from '../../../fakes/chat-world';

let world: ChatWorld;
beforeEach(async () => {
  world = await openChatWorld();
  await world.say('subscribe tips');
});
afterEach(() => world.close());

const kept = async () => (await world.subscriptions())[0];

describe('adjusting posts', () => {
  it('pauses until a date and says when it wakes', async () => {
    expect(await world.say('pause until 2 January')).toContain(
      'Nothing is posted before Saturday 2 January 2027. The posts then start again by themselves.\n\nNext post:\n\n- Monday 4 January 2027 at 09:00 (London time)',
    );
    expect(await kept()).toMatchObject({
      status: 'paused',
      pausedUntil: '2027-01-02',
      next: { date: '2027-01-04' },
    });
  });

  it('pauses without an end, and resumes', async () => {
    expect(await world.say('pause')).toContain('Nothing is posted until somebody resumes it.');
    expect((await kept())?.next).toBeUndefined();
    expect(await world.say('skip')).toContain('These posts are paused or stopped');
    expect(await world.say('resume')).toContain('- Monday 23 November 2026 at 09:00');
    expect(await kept()).toMatchObject({ status: 'active' });
    expect(await kept()).not.toHaveProperty('pausedUntil');
  });

  it('skips the next post, and shows what is left out', async () => {
    expect(await world.say('skip')).toContain('Nothing is posted on Monday 23 November 2026.');
    expect(await world.say('schedule')).toContain('Left out: Monday 23 November 2026.');
    expect(await kept()).toMatchObject({ next: { date: '2026-11-24' } });
  });

  it('skips two posts when asked twice', async () => {
    await world.say('skip');
    expect(await world.say('skip')).toContain('Nothing is posted on Tuesday 24 November 2026.');
    expect(await kept()).toMatchObject({ next: { date: '2026-11-25' } });
  });

  it('swaps the next tip for one that was not shown before', async () => {
    const first = (await world.reply('preview')).summary;
    const second = await world.reply('swap');
    const third = await world.reply('swap');
    expect(second.title).toBe('Swapped: Tip of the day');
    expect(new Set([first, second.summary, third.summary]).size).toBe(3);
    expect((await world.reply('preview')).summary).toBe(third.summary);
  });

  it('previews without using anything up', async () => {
    const first = await world.say('preview');
    expect(first).toContain('This is the post for Monday 23 November 2026 at 09:00.');
    expect(await world.say('preview')).toBe(first);
    expect((await world.store.history.used((await kept())?.id ?? '')).content).toEqual([]);
  });

  it('changes days, time, zone, holidays and days off in one line', async () => {
    expect(
      await world.say('schedule 10:30 mon wed fri in Dublin holidays scotland not on 25 November'),
    ).toContain(
      'A tip on Mondays, Wednesdays and Fridays at 10:30, Dublin time. The next one is on Monday 23 November 2026.',
    );
    expect(await kept()).toMatchObject({
      schedule: {
        days: [1, 3, 5],
        time: '10:30',
        zone: 'Europe/Dublin',
        holidays: 'scotland',
        extraDates: ['2026-11-25'],
      },
    });
  });

  it('stops for good, with a way back', async () => {
    expect(await world.say('stop these posts')).toContain(
      'No more of these posts: A tip on working days at 09:00, London time.',
    );
    expect(await world.subscriptions()).toEqual([]);
    expect(await world.say('unsubscribe')).toContain('There are no scheduled posts here yet.');
  });

  it('acts on one kind of post when it is named', async () => {
    await world.say('subscribe figures mondays 8am');
    await world.say('pause figures');
    expect((await world.subscriptions()).map(({ what, status }) => [what, status])).toEqual([
      ['tips', 'active'],
      ['figures', 'paused'],
    ]);
    expect(await world.say('schedule 10:00')).toContain('Say which: tips or figures.');
    expect(await world.say('schedule tips 10:00')).toContain('A tip on working days at 10:00');
  });

  it('keeps both of two changes made at the same moment', async () => {
    await Promise.all([
      world.say('skip'),
      world.say('schedule 10:30'),
      world.say('schedule friday'),
    ]);
    expect(await kept()).toMatchObject({
      schedule: { time: '10:30', days: [5] },
      skipped: ['2026-11-23'],
    });
  });

  it('starts again where it was suspended', async () => {
    const { id = '' } = (await kept()) ?? {};
    await world.store.subscriptions.change(id, (stored) => ({ ...stored, status: 'suspended' }));
    expect(await world.say('schedule')).toContain('nothing is sent until you subscribe again');
    expect(await world.say('resume')).toContain('- Monday 23 November 2026 at 09:00');
    expect(await world.subscriptions(CHANNEL)).toMatchObject([{ status: 'active' }]);
  });
});
