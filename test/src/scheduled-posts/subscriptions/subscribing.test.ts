import { CHANNEL, DIRECT, openChatWorld, type ChatWorld } from '../../../fakes/chat-world';

let world: ChatWorld;
beforeEach(async () => {
  world = await openChatWorld();
});
afterEach(() => world.close());

const reader = { manages: false };
const sam = { at: DIRECT, direct: true, person: 'Sam' };

describe('subscribing', () => {
  it('takes one press, and names the next three posts with date, time and zone', async () => {
    const offered = await world.reply('subscribe');
    const [press] = offered.actions;
    expect(press?.label).toBe('A tip at 09:00 on working days');
    expect(await world.say(press && 'ask' in press ? press.ask : '')).toContain(
      [
        'Subscribed',
        'A tip on working days at 09:00, London time. The next one is on Monday 23 November 2026.',
        'Next posts:',
        '- Monday 23 November 2026 at 09:00 (London time)\n- Tuesday 24 November 2026 at 09:00 (London time)\n- Wednesday 25 November 2026 at 09:00 (London time)',
        'No posts on bank holidays in England and Wales.',
      ].join('\n\n'),
    );
  });

  it('keeps to the bank holidays of the nation that was set up', async () => {
    const scottish = await openChatWorld(undefined, undefined, undefined, 'scotland');
    expect(await scottish.say('subscribe tips')).toContain(
      'No posts on bank holidays in Scotland.',
    );
    await scottish.close();
  });

  it('keeps who asked only as a code, and where to reach them', async () => {
    await world.say('subscribe tips');
    const [kept] = await world.subscriptions();
    expect(kept).toMatchObject({ what: 'tips', to: CHANNEL, manager: DIRECT, direct: false });
    expect(kept?.madeBy).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(kept)).not.toContain('Robin');
  });

  it('understands a whole sentence', async () => {
    await world.say('subscribe to tips about accessibility and policy every Monday 8am in Dublin');
    expect(await world.subscriptions()).toMatchObject([
      {
        what: 'tips',
        topics: ['accessibility', 'policy'],
        schedule: { days: [1], time: '08:00', zone: 'Europe/Dublin' },
        next: { date: '2026-11-23', due: new Date('2026-11-23T08:00:00Z') },
      },
    ]);
  });

  it('offers the choices as a form whose sentence it understands as it stands', async () => {
    const { blocks } = await world.reply('subscribe');
    const form = blocks.find((block) => block.kind === 'form');
    const typed = form?.ask.replace(
      /\{(\w+)\}/g,
      (_, id: string) => form.fields.find((field) => field.id === id)?.value ?? '',
    );
    expect(await world.say(typed ?? '')).toContain('A tip on working days at 09:00, London time.');
    expect(await world.subscriptions()).toHaveLength(1);
  });

  it('understands every choice the form offers', async () => {
    const { blocks } = await world.reply('subscribe', sam);
    const form = blocks.find((block) => block.kind === 'form');
    for (const field of form?.fields ?? []) {
      for (const option of field.options ?? []) {
        const typed = form?.ask.replace(/\{(\w+)\}/g, (_, id: string) =>
          id === field.id
            ? option.value
            : (form.fields.find((other) => other.id === id)?.value ?? ''),
        );
        const { kind, summary } = await world.reply(typed ?? '', sam);
        expect([typed, kind, summary]).toEqual([typed, 'change', summary]);
      }
    }
  });

  it('changes what there is when the same thing is subscribed to again', async () => {
    await world.say('subscribe tips');
    expect(await world.say('subscribe tips 10:30')).toContain('Changed');
    expect(await world.subscriptions()).toMatchObject([{ schedule: { time: '10:30' } }]);
  });

  it('allows one subscription for each kind of post', async () => {
    await world.say('subscribe tips');
    await world.say('subscribe figures mondays 8am');
    expect((await world.subscriptions()).map(({ what }) => what)).toEqual(['tips', 'figures']);
    expect(await world.say('schedule')).toContain('2 subscriptions');
  });

  it('explains a time that the clock change skips, and stores nothing', async () => {
    expect(await world.say('subscribe tips daily 1:30am')).toContain(
      'In London time, 01:30 does not exist on Sunday 28 March 2027, when the clocks go forward. Choose a time that is not between 01:00 and 01:59.',
    );
    expect(await world.subscriptions()).toEqual([]);
  });

  it('gives examples for what it can’t follow', async () => {
    expect(await world.say('subscribe every other monday')).toContain(
      'I can post on the same days each week, but not “every other”.\n\nYou can write, for example:\n\n- subscribe tips weekdays at half nine',
    );
  });

  it('has a digest on one day only', async () => {
    expect(await world.say('subscribe weekly digest')).toContain(
      'A digest of 5 tips on Mondays at 09:00, London time.',
    );
    expect(await world.say('subscribe resources digest mon tue')).toContain(
      'A weekly digest comes on one day.',
    );
  });

  it('says so when there is nothing on a topic', async () => {
    expect(await world.say('subscribe figures about wellbeing')).toContain(
      'I have no up-to-date figures about',
    );
  });
});

describe('who may change what is posted', () => {
  it('only those who manage a channel', async () => {
    await world.say('subscribe tips');
    for (const text of [
      'subscribe',
      'subscribe figures',
      'schedule 10:30',
      'pause',
      'resume',
      'skip',
      'swap',
      'unsubscribe',
    ]) {
      expect(await world.say(text, reader)).toContain(
        'Only people who manage this channel can change what is posted here. Please ask one of them. For posts of your own, send me “subscribe” in a direct message.',
      );
    }
    expect(await world.subscriptions()).toMatchObject([
      { status: 'active', skipped: [], schedule: { time: '09:00' } },
    ]);
  });

  it('anyone may look', async () => {
    await world.say('subscribe tips');
    expect(await world.say('schedule', reader)).toContain('A tip on working days at 09:00');
    expect(await world.say('preview', reader)).toContain('Preview: Tip of the day');
    expect((await world.reply('schedule', reader)).actions.map(({ label }) => label)).toEqual([
      'Preview the next post',
    ]);
  });

  it('anyone may have posts of their own', async () => {
    await world.say('subscribe tips 7am', { ...sam, manages: false });
    expect(await world.subscriptions(DIRECT)).toMatchObject([{ direct: true }]);
  });

  it('nobody reaches another conversation’s posts by their id, unless they set them up', async () => {
    await world.say('subscribe tips');
    const [{ id } = { id: '' }] = await world.subscriptions();
    expect(await world.say(`unsubscribe #${id}`, sam)).toContain('Those posts are not set up');
    expect(await world.subscriptions()).toHaveLength(1);
    expect(await world.say(`pause #${id}`, { ...sam, person: 'Robin' })).toContain('Paused');
  });

  it('who set posts up but no longer manages the channel may not change them from elsewhere', async () => {
    await world.say('subscribe tips');
    const [{ id } = { id: '' }] = await world.subscriptions();
    const room = { ref: CHANNEL.ref, name: '#ward-7' };
    const robin = { ...sam, person: 'Robin' };
    for (const rooms of [[], [{ ...room, manages: false }]]) {
      for (const words of ['unsubscribe', 'pause', 'schedule mondays', 'skip', 'history']) {
        await world.say(`${words} #${id}`, { ...robin, rooms });
      }
      expect(await world.say('schedule', { ...robin, rooms })).not.toContain('ward');
      expect(await world.subscriptions()).toMatchObject([{ status: 'active', version: 1 }]);
    }
    const managing = { ...robin, rooms: [{ ...room, manages: true }] };
    expect(await world.say(`pause #${id}`, managing)).toContain('Paused');
  });

  it('nobody reaches another organisation’s posts', async () => {
    await world.say('subscribe tips');
    const [{ id } = { id: '' }] = await world.subscriptions();
    const at = { adapter: 'web', org: 'another trust', ref: 'ward 7' };
    expect(await world.say(`unsubscribe #${id}`, { at })).toContain('Those posts are not set up');
    expect(await world.say('schedule', { at })).toContain('There are no scheduled posts here yet.');
  });

  it('every change leaves a line for administrators, with a code for who made it', async () => {
    await world.say('subscribe tips');
    await world.say('pause until 2 January');
    await world.say('resume');
    await world.say('skip');
    await world.say('swap');
    await world.say('unsubscribe');
    const lines = await world.store.audit.recentAt(CHANNEL, 10);
    expect(lines.map(({ event }) => event).sort()).toEqual([
      'paused',
      'resumed',
      'skipped',
      'subscribed',
      'swapped',
      'unsubscribed',
    ]);
    expect(new Set(lines.map(({ by }) => by)).size).toBe(1);
    expect(JSON.stringify(lines)).not.toContain('Robin');
  });
});
