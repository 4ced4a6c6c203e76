import { CHANNEL, DIRECT, openChatWorld, type ChatWorld } from '../../../fakes/chat-world';

let world: ChatWorld;
beforeEach(async () => {
  world = await openChatWorld();
});
afterEach(() => world.close());

const sam = { at: DIRECT, direct: true, person: 'Sam' };

describe('feedback', () => {
  it('counts once for each person, and may change its mind', async () => {
    const say = (verdict: string, person: string) =>
      world.say(`feedback ${verdict} tip-001`, { person, manages: false });
    expect(await say('helpful', 'Ade')).toContain('You marked this as helpful.');
    expect(await say('helpful', 'Ade')).toContain('You had already said so');
    await say('unhelpful', 'Ade');
    await say('helpful', 'Bea');
    expect(await world.store.feedback.tallies()).toEqual([
      { content: 'tip-001', helpful: 1, unhelpful: 1 },
    ]);
  });

  it('counts for the tip that took up the one it names', async () => {
    await world.say('feedback helpful tip-002', { person: 'Ade' });
    expect(await world.store.feedback.tallies()).toEqual([
      { content: 'tip-012', helpful: 1, unhelpful: 0 },
    ]);
  });

  it('is not kept for something that does not exist', async () => {
    expect(await world.say('feedback helpful tip-999999')).toContain('nothing to rate');
    expect(await world.store.feedback.tallies()).toEqual([]);
  });
});

describe('a profession that somebody wants remembered', () => {
  const told = () => world.say('what do you hold on me', sam);

  it('is kept, told when asked, and changed by saying another', async () => {
    expect(await world.say('remember that I’m a midwife in Wales', sam)).toContain(
      'put what is for you first: Midwives, Wales.',
    );
    expect(await told()).toContain('You asked me to remember this: Midwives, Wales.');
    await world.say('remember that I am a dentist', sam);
    expect(await told()).toContain('You asked me to remember this: Dental teams.');
    expect(await world.say('what do you hold on me', { ...sam, person: 'Ade' })).not.toContain(
      'You asked me to remember',
    );
  });

  it('is erased by “forget me”, and no code of a person stands in clear', async () => {
    await world.say('remember that I’m a midwife', sam);
    expect(
      JSON.stringify(
        await world.store.records.list({ adapter: 'web', org: 'trust', kind: 'asker' }),
      ),
    ).not.toContain('Sam');
    await world.say('forget me', sam);
    expect(await told()).not.toContain('You asked me to remember');
  });

  it('is not kept where no profession or nation was named', async () => {
    expect(await world.say('remember that I’m called Sam', sam)).toContain('I can’t keep that');
    expect(await told()).not.toContain('You asked me to remember');
  });
});

describe('a person’s own data', () => {
  it('is told when asked', async () => {
    await world.say('subscribe tips daily 7am', sam);
    expect(await world.say('what do you hold on me?', sam)).toContain(
      'You set up these posts, and I keep that under a coded form of your id.\n\n- A tip every day at 07:00, London time. Sent to you directly.',
    );
  });

  it('is told with how many votes and changes carry their code, and nobody else’s', async () => {
    await world.say('subscribe tips daily 7am', sam);
    await world.say('feedback helpful tip-001', sam);
    await world.say('feedback helpful tip-002', sam);
    await world.say('feedback helpful tip-001', { person: 'Ade' });
    const told = (person: string) => world.say('what do you hold on me', { ...sam, person });
    expect(await told('Sam')).toContain(
      'Under the same code I keep 2 presses of “Helpful” or “Not helpful”, and 1 change of yours to what is posted somewhere.',
    );
    await world.say('forget me', sam);
    expect(await told('Sam')).toContain(
      'I keep no press of “Helpful” or “Not helpful”, and no change',
    );
    expect(await told('Ade')).toContain('I keep 1 press of “Helpful”');
  });

  it('is erased at once when asked, while a channel keeps its posts', async () => {
    await world.say('subscribe tips daily 7am', sam);
    await world.say('subscribe tips', { person: 'Sam' });
    await world.say('feedback helpful tip-001', sam);
    expect(await world.say('forget me', sam)).toContain(
      'I have erased your own posts, your votes and your code. Posts you set up for others go on, without a trace of you.',
    );
    expect(await world.subscriptions(DIRECT)).toEqual([]);
    const [kept] = await world.subscriptions();
    expect(kept).toMatchObject({ what: 'tips', status: 'active' });
    expect(kept).not.toHaveProperty('madeBy');
    expect(kept).not.toHaveProperty('manager');
    expect(await world.store.feedback.tallies()).toEqual([]);
    const { audit } = world.store;
    const lines = [...(await audit.recentAt(DIRECT, 10)), ...(await audit.recentAt(CHANNEL, 10))];
    expect(lines.filter(({ by }) => by !== undefined)).toEqual([]);
    expect(await world.say('what do you hold on me?', sam)).toContain(
      'You have set up no scheduled posts.',
    );
  });

  it('never reaches a log', async () => {
    await world.say('subscribe tips about accessibility daily 7am', sam);
    await world.say('forget me', sam);
    const lines = JSON.stringify(world.log.lines);
    for (const secret of ['Sam', 'accessibility', 'direct with'])
      expect(lines).not.toContain(secret);
  });
});
