import { plainText } from '../../../../knowledge';
import { CHANNEL, DIRECT, openChatWorld, type ChatWorld } from '../../../fakes/chat-world';

let world: ChatWorld;
beforeEach(async () => {
  world = await openChatWorld();
});
afterEach(() => world.close());

const sam = { at: DIRECT, direct: true, person: 'Sam' };
const posts = () => world.posted.map(({ at, to }) => `${at.toISOString().slice(0, 16)} ${to.ref}`);
const tipOf = (id: string) => world.knowledge.content.tips.find((tip) => tip.id === id);
const textOf = (id: string) => tipOf(id)?.text;
/** A source's title, and its link where it has one. */
const sourceOf = (id: string): string => {
  const source = tipOf(id)?.source;
  const from = world.knowledge.content.resources.find((one) => one.id === source);
  return `${from?.title ?? 'no such source'}${from?.link === undefined ? '' : ` (${from.link})`}`;
};

describe('what was subscribed to is posted', () => {
  it('once a working day, at the local time, each time another tip with its source', async () => {
    await world.say('subscribe tips on working days at 09:00');
    await world.runUntil('2026-11-30T12:00:00Z');
    expect(posts()).toEqual([
      '2026-11-23T09:00 ward 7',
      '2026-11-24T09:00 ward 7',
      '2026-11-25T09:00 ward 7',
      '2026-11-26T09:00 ward 7',
      '2026-11-27T09:00 ward 7',
      '2026-11-30T09:00 ward 7',
    ]);
    const ids = world.posted.map(({ reply }) => reply.feedbackOn ?? '');
    expect(new Set(ids).size).toBe(6);
    for (const [index, { reply }] of world.posted.entries()) {
      const text = plainText(reply);
      expect(reply.title).toBe('Tip of the day');
      expect(text).toContain(textOf(ids[index] ?? '') ?? 'no such tip');
      expect(text).toContain(`Source: ${sourceOf(ids[index] ?? '')}`);
      expect(text).toContain('To change these posts, ask whoever manages this channel.');
      expect(reply.actions).toContainEqual({ label: 'Stop these posts', ask: 'unsubscribe' });
    }
  });

  it('exactly what the preview showed', async () => {
    await world.say('subscribe tips');
    await world.say('swap');
    const shown = await world.reply('preview');
    await world.runUntil('2026-11-23T10:00:00Z');
    expect(world.posted.map(({ reply }) => reply.summary)).toEqual([shown.summary]);
  });

  it('not on Christmas, and not while paused, and then again by itself', async () => {
    await world.say('subscribe tips');
    await world.say('pause until 23 December');
    await world.runUntil('2026-12-31T12:00:00Z');
    expect(posts()).toEqual([
      '2026-12-23T09:00 ward 7',
      '2026-12-24T09:00 ward 7',
      '2026-12-29T09:00 ward 7',
      '2026-12-30T09:00 ward 7',
      '2026-12-31T09:00 ward 7',
    ]);
    expect(await world.subscriptions()).toMatchObject([{ status: 'active' }]);
  });

  it('at nine in London on both sides of a clock change', async () => {
    await world.say('subscribe tips daily 9am holidays none');
    await world.say('pause until 27 March');
    await world.runUntil('2027-03-30T12:00:00Z');
    expect(posts()).toEqual([
      '2027-03-27T09:00 ward 7',
      '2027-03-28T08:00 ward 7',
      '2027-03-29T08:00 ward 7',
      '2027-03-30T08:00 ward 7',
    ]);
  });

  it('never twice on one date when the time is moved later in the day', async () => {
    await world.say('subscribe tips');
    await world.runUntil('2026-11-23T09:30:00Z');
    expect(await world.say('schedule 11:00')).toContain('The next one is on Tuesday 24 November');
    await world.runUntil('2026-11-24T12:00:00Z');
    expect(posts()).toEqual(['2026-11-23T09:00 ward 7', '2026-11-24T11:00 ward 7']);
  });

  it('as a weekly digest of five, each with its source', async () => {
    await world.say('subscribe weekly digest of tips friday noon');
    await world.runUntil('2026-12-04T13:00:00Z');
    expect(posts()).toEqual(['2026-11-27T12:00 ward 7', '2026-12-04T12:00 ward 7']);
    const [first, second] = world.posted.map(({ reply }) => plainText(reply));
    expect(first).toContain('Tips for the week');
    expect(first?.match(/Source: /g)).toHaveLength(5);
    expect(world.posted.flatMap(({ reply }) => reply.results.map(({ id }) => id))).toHaveLength(10);
    expect(second).not.toBe(first);
  });

  it('as documents to read and as figures with their chart', async () => {
    await world.say('subscribe resources mondays 8am');
    await world.say('subscribe figures mondays 10am');
    await world.runUntil('2026-11-23T11:00:00Z');
    const [document, figure] = world.posted.map(({ reply }) => reply);
    expect(document?.title).toBe('Worth reading');
    expect(document?.blocks.map(({ kind }) => kind)).toEqual(['resource', 'note']);
    expect(figure?.blocks.map(({ kind }) => kind)).toContain('chart');
  });

  it('stops from the post’s own button, whichever conversation has more of them', async () => {
    await world.say('subscribe tips');
    await world.say('subscribe figures mondays 10am');
    await world.runUntil('2026-11-23T09:30:00Z');
    const [post] = world.posted;
    await world.say('unsubscribe', { delivery: post?.delivery ?? '' });
    expect((await world.subscriptions()).map(({ what }) => what)).toEqual(['figures']);
  });

  it('counts helpful and not helpful once for each person and post', async () => {
    await world.say('subscribe tips');
    await world.runUntil('2026-11-23T09:30:00Z');
    const [post] = world.posted;
    const id = post?.reply.feedbackOn ?? '';
    for (const person of ['Ade', 'Ade', 'Bea']) {
      await world.say(`feedback helpful ${id}`, { person, delivery: post?.delivery ?? '' });
    }
    expect(await world.store.feedback.tallies()).toEqual([
      { content: id, helpful: 2, unhelpful: 0 },
    ]);
  });
});

describe('what somebody missed', () => {
  it('can be read in a direct message, newest first', async () => {
    await world.say('subscribe tips', { person: 'Sam' });
    await world.say('subscribe tips about accessibility wed 7am', sam);
    await world.runUntil('2026-11-26T12:00:00Z');
    const text = await world.say('missed', sam);
    expect(text.match(/\w+day \d+ November 2026/g)).toEqual([
      'Thursday 26 November 2026',
      'Wednesday 25 November 2026',
      'Wednesday 25 November 2026',
      'Tuesday 24 November 2026',
      'Monday 23 November 2026',
    ]);
    for (const { reply } of world.posted) expect(text).toContain(reply.summary);
  });

  it('is only what was posted to them or where they ask', async () => {
    await world.say('subscribe tips');
    await world.runUntil('2026-11-24T12:00:00Z');
    expect(await world.say('missed', sam)).toContain('There were no posts in the last seven days.');
    expect((await world.reply('missed', { manages: false })).summary).toBe(
      '2 posts in the last seven days.',
    );
  });
});

describe('when a conversation has gone', () => {
  it('stops its posts, tells who set them up, and goes on with the others', async () => {
    const clinic = { at: { ...CHANNEL, ref: 'clinic' } };
    await world.say('subscribe tips');
    await world.say('subscribe tips', clinic);
    world.failing.set('ward 7', 'gone');
    await world.runUntil('2026-11-24T10:00:00Z');
    expect(posts().filter((post) => post.endsWith('clinic'))).toHaveLength(2);
    const told = world.posted.filter(({ to }) => to.ref === DIRECT.ref);
    expect(told.map(({ reply }) => plainText(reply))).toEqual([
      expect.stringContaining(
        'I could not post to a conversation where you set up posts. It may have been archived, or I was removed from it.\n\nA tip on working days at 09:00, London time.',
      ),
    ]);
    world.failing.clear();
    const [again] = told[0]?.reply.actions ?? [];
    const words = again && 'ask' in again ? again.ask : '';
    expect(await world.say(words, { ...sam, person: 'Robin' })).toContain('Posting again');
    await world.runUntil('2026-11-25T10:00:00Z');
    expect(posts()).toContain('2026-11-25T09:00 ward 7');
  });

  it('asks who set it up about a post nobody is sure of, and does as they say', async () => {
    await world.say('subscribe tips');
    world.failing.set('ward 7', 'uncertain');
    await world.runUntil('2026-11-23T10:00:00Z');
    world.failing.clear();
    const [notice] = world.posted;
    expect(notice?.to).toEqual(DIRECT);
    expect(notice && plainText(notice.reply)).toContain(
      'I can’t tell whether the post of Monday 23 November 2026 arrived, so I have not sent it again.',
    );
    const again = notice?.reply.actions.find(({ label }) => label === 'Send it again');
    const words = again && 'ask' in again ? again.ask : '';
    expect(await world.say(words, sam)).toContain('Those posts are not set up any more.');
    // Whoever set it up but no longer manages the channel may not send to it.
    expect(await world.say(words, { ...sam, person: 'Robin', rooms: [] })).toContain(
      'I can’t see that you still manage where they go',
    );
    expect(await world.say(words, { ...sam, person: 'Robin' })).toContain(
      'I am sending that post again now.',
    );
    await world.runUntil('2026-11-23T12:00:00Z');
    expect(posts().filter((post) => post.endsWith('ward 7'))).toHaveLength(1);
    expect(await world.say(words, { ...sam, person: 'Robin' })).toContain('settled already');
  });
});
