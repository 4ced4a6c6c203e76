import { activity, BOT, mentioning, TENANT } from './activities';
import { reply } from './replies';
import { createStage, EMULATOR, type Stage } from './stage';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage({
    answer: ({ text }) =>
      reply({ title: `You asked: ${text}`, kind: text === 'paused' ? 'change' : 'answer' }),
  });
});
afterEach(() => stage.close());

const titles = () =>
  stage.service.posted.map(
    ({ message }) => (message.attachments[0]!.content.body[0] as { text: string }).text,
  );

describe('a message', () => {
  it.each(['personal', 'groupChat', 'channel'] as const)(
    'in a %s is answered with a card',
    async (place) => {
      const { status } = await stage.send(activity(place, stage.service.url, { text: 'tips' }));
      expect(status).toBe(200);
      expect(titles()).toEqual(['You asked: tips']);
      expect(stage.asked[0]).toMatchObject({ text: 'tips', direct: place === 'personal' });
      expect(stage.asked[0]!.from).toMatchObject({ adapter: 'teams', org: TENANT });
    },
  );

  it.each([
    ['too many requests', { status: 429, headers: { 'retry-after': '7' } }, [7_000]],
    ['a fault of Teams’', { status: 503 }, [500]],
    ['a broken connection', 'silence', [500]],
  ] as const)('is answered all the same after %s', async (_, failure, waits) => {
    stage.service.next(failure);
    await stage.send(activity('personal', stage.service.url, { text: 'tips' }));
    expect(titles()).toEqual(['You asked: tips']);
    expect(stage.waits).toEqual(waits);
  });

  it('whose answer Teams will not have is not sent again', async () => {
    stage.service.next({ status: 403 });
    const { status } = await stage.send(activity('personal', stage.service.url, { text: 'tips' }));
    expect(status).toBe(200);
    expect([titles(), stage.waits]).toEqual([[], []]);
  });

  it('in a channel is answered in its thread, while the address is the channel', async () => {
    await stage.send(activity('channel', stage.service.url, { text: 'tips' }));
    expect(stage.service.posted[0]!.conversation).toBe('19:channel@thread.tacv2;messageid=1700');
    expect(stage.asked[0]!.from.ref).not.toContain('messageid');
  });

  it.each([
    ['<at>Signpost</at> tips', 'tips'],
    ['tips <at>Signpost</at>', 'tips'],
    ['<at>Signpost</at> <at>Signpost</at>  tips', 'tips'],
    ['ask <at>Signpost</at> for tips <at>Signpost</at>', 'ask for tips'],
    ['<at>Signpost</at>&nbsp;stats', 'stats'],
    ['<at>Signpost</at>', ''],
    ['<at>Signpost</at> what would <at>Megan</at> ask?', 'what would ask?'],
    ['<at>Signpost</at> is <b>bold</b> read?', 'is <b>bold</b> read?'],
    ['<at>Signpost</at> a < b and b > a', 'a < b and b > a'],
  ])('%j asks %j', async (text, asked) => {
    await stage.send(mentioning('channel', stage.service.url, text, ['Megan']));
    expect(stage.asked[0]!.text).toBe(asked);
  });

  it('is answered once, however often Teams sends it', async () => {
    const sent = activity('personal', stage.service.url, { text: 'tips' });
    expect((await stage.send(sent)).status).toBe(200);
    expect((await stage.send(sent)).status).toBe(200);
    expect(titles()).toHaveLength(1);
  });

  it('carries an opaque id of who asked, and no name reaches the bot, the store or the log', async () => {
    await stage.send(activity('channel', stage.service.url, { text: 'tips' }));
    expect(stage.asked[0]!.person?.id).toBe('aad-alex');
    const kept = await stage.house.records.list({
      adapter: 'teams',
      org: TENANT,
      kind: 'conversation',
    });
    expect(kept).toHaveLength(1);
    const all = JSON.stringify([stage.asked, kept, stage.house.log.lines]);
    expect(all).not.toMatch(/Wilber|Press office|Communications/);
  });

  it('is not answered to a reaction, an edit or a typing sign', async () => {
    for (const type of ['messageReaction', 'messageUpdate', 'typing', 'event']) {
      expect((await stage.send(activity('personal', stage.service.url, { type }))).status).toBe(
        200,
      );
    }
    expect(stage.asked).toEqual([]);
  });

  it('leaves the endpoint standing when the answer cannot be posted', async () => {
    stage.service.next({ status: 403 });
    expect((await stage.send(activity('personal', stage.service.url, { text: 'a' }))).status).toBe(
      200,
    );
    await stage.send(activity('personal', stage.service.url, { text: 'b' }));
    expect(titles()).toEqual(['You asked: b']);
    expect(stage.house.log.lines).toContainEqual({
      level: 'warn',
      event: 'teams.send_refused',
      fields: { kind: 'message', why: 'Refusal', status: 403 },
    });
  });
});

describe('a pressed button', () => {
  it('arrives as if typed, with the scheduled post it was on', async () => {
    const value = { ask: 'feedback helpful tip-001', delivery: 'd-17' };
    await stage.send(activity('channel', stage.service.url, { value }));
    expect(stage.asked[0]).toMatchObject({ text: 'feedback helpful tip-001', delivery: 'd-17' });
  });

  it('of a form arrives as the sentence it makes', async () => {
    const value = {
      form: 'subscribe {what} {days}',
      fields: 'b0',
      'b0.what': 'tips',
      'b0.days': 'monday',
    };
    await stage.send(activity('personal', stage.service.url, { value }));
    expect(stage.asked[0]!.text).toBe('subscribe tips monday');
  });

  it.each([{ ask: 5 }, { other: 1 }, 'words', [1], null])(
    'with data that is not ours (%j) is only its text',
    async (value) => {
      await stage.send(activity('personal', stage.service.url, { text: 'typed', value }));
      expect(stage.asked[0]!.text).toBe('typed');
    },
  );

  it('asking whether it helped is answered to the reader alone', async () => {
    const data = { ask: 'feedback helpful tip-001', press: 'quiet' };
    const answer = await stage.send(pressed(data));
    expect(answer).toEqual({
      status: 200,
      body: {
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: 'A summary.',
      },
    });
    expect(stage.service.posted).toEqual([]);
  });

  it('on a list of subscriptions changes the card in place, and keeps it changed', async () => {
    const answer = await stage.send(pressed({ ask: 'paused', press: 'in-place' }));
    expect(answer.body).toMatchObject({ type: 'application/vnd.microsoft.card.adaptive' });
    expect(stage.service.posted).toMatchObject([{ method: 'PUT', activity: 'card-1' }]);
  });

  it('that says nothing we know is answered with help, and another’s dialog is refused', async () => {
    expect((await stage.send(pressed({ other: 1 }))).body).toMatchObject({ value: 'A summary.' });
    expect(stage.asked).toMatchObject([{ text: 'help' }]);
    expect(
      (
        await stage.send(
          activity('personal', stage.service.url, { type: 'invoke', name: 'task/x' }),
        )
      ).status,
    ).toBe(404);
  });

  const pressed = (data: object) =>
    activity('personal', stage.service.url, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: 'card-1',
      value: { action: { type: 'Action.Execute', verb: 'ask', data }, trigger: 'manual' },
    });
});

describe('being added and removed', () => {
  const installed = (place: 'personal' | 'channel') => [
    activity(place, stage.service.url, { type: 'installationUpdate', action: 'add' }),
    activity(place, stage.service.url, { type: 'conversationUpdate', membersAdded: [{ id: BOT }] }),
  ];

  it.each(['personal', 'channel'] as const)('greets a %s conversation once', async (place) => {
    for (const each of installed(place)) await stage.send(each);
    expect(titles()).toEqual(['You asked: welcome']);
  });

  it('does not greet when somebody else joins', async () => {
    await stage.send(
      activity('channel', stage.service.url, {
        type: 'conversationUpdate',
        membersAdded: [{ id: '29:megan' }],
      }),
    );
    expect(stage.asked).toEqual([]);
  });

  it('forgets a person who takes it out', async () => {
    for (const each of installed('personal')) await stage.send(each);
    await stage.send(
      activity('personal', stage.service.url, { type: 'installationUpdate', action: 'remove' }),
    );
    expect(await kept()).toEqual([]);
    // What was somebody's own leaves no trace.
    expect(stage.house.departures).toEqual([]);
  });

  it('forgets every channel of a team that takes it out, and no other conversation', async () => {
    await stage.send(activity('channel', stage.service.url, { text: 'tips' }));
    await stage.send(
      activity('channel', stage.service.url, {
        text: 'tips',
        conversation: {
          id: '19:second@thread.tacv2',
          conversationType: 'channel',
          tenantId: TENANT,
        },
      }),
    );
    await stage.send(activity('groupChat', stage.service.url, { text: 'tips' }));
    await stage.send(
      activity('channel', stage.service.url, {
        type: 'conversationUpdate',
        membersRemoved: [{ id: BOT }],
      }),
    );
    expect(await kept()).toEqual([expect.stringContaining('groupChat')]);
    const left = stage.house.departures.map(({ at, by }) => [JSON.parse(at.ref), by] as const);
    expect(left.map(([where]) => where as unknown)).toEqual([
      { conversation: '19:channel@thread.tacv2', place: 'channel' },
      { conversation: '19:second@thread.tacv2', place: 'channel' },
    ]);
    // Who took it out, so that managers can see that later.
    expect(new Set(left.map(([, by]) => by)).size).toBe(1);
    expect(left[0]?.[1]).toBe((stage.asked.at(-1) as { person: { id: string } }).person.id);
  });

  it('forgets a channel that is deleted', async () => {
    await stage.send(activity('channel', stage.service.url, { text: 'tips' }));
    await stage.send(
      activity('channel', stage.service.url, {
        type: 'conversationUpdate',
        conversation: { id: '19:team@thread.tacv2', conversationType: 'channel', tenantId: TENANT },
        channelData: {
          eventType: 'channelDeleted',
          tenant: { id: TENANT },
          channel: { id: '19:channel@thread.tacv2' },
          team: { id: '19:team@thread.tacv2' },
        },
      }),
    );
    expect(await kept()).toEqual([]);
  });

  it('keeps a new service address when Microsoft moves a conversation', async () => {
    await stage.send(activity('personal', 'http://127.0.0.1:9/', { text: 'a' }));
    const [{ from }] = stage.asked as [(typeof stage.asked)[0]];
    await stage.send(activity('personal', stage.service.url, { text: 'b' }));
    await stage.adapter.deliver(from, reply(), 'd-1');
    expect(stage.asked[1]!.from).toEqual(from);
    expect(stage.service.posted.at(-1)!.conversation).toBe('a:personal');
  });

  const kept = async () =>
    (await stage.house.records.list({ adapter: 'teams', org: TENANT, kind: 'conversation' })).map(
      ({ id }) => id,
    );
});

describe('managing a conversation', () => {
  const may = async (place: 'personal' | 'groupChat' | 'channel', member?: object) => {
    if (member) stage.service.members.set('29:alex', member);
    await stage.send(activity(place, stage.service.url, { text: 'subscribe' }));
    return answers.at(-1)!;
  };
  let answers: boolean[];
  const staff = { userRole: 'user', userPrincipalName: 'alex@trust.nhs.uk' };
  const guest = { userRole: 'user', userPrincipalName: 'alex_x.org#EXT#@trust.nhs.uk' };

  async function restage(managers: 'owners' | 'members') {
    await stage.close();
    answers = [];
    stage = await createStage({
      settings: { ...EMULATOR, managers },
      answer: async ({ person }) => {
        answers.push(await person!.mayManage());
        return reply();
      },
    });
  }

  it.each([
    ['personal', 'owners', undefined, true],
    ['channel', 'owners', { userRole: 'owner' }, true],
    ['channel', 'owners', staff, false],
    ['channel', 'owners', undefined, false],
    ['channel', 'members', staff, true],
    ['channel', 'members', guest, false],
    ['channel', 'members', { userRole: 'guest' }, false],
    ['channel', 'members', {}, false],
    ['groupChat', 'owners', staff, true],
    ['groupChat', 'owners', guest, false],
    ['groupChat', 'owners', undefined, false],
  ] as const)('in a %s where %s manage, for %j: %s', async (place, managers, member, expected) => {
    await restage(managers);
    expect(await may(place, member)).toBe(expected);
  });

  const mayIn = async (type: string, members: Readonly<Record<string, object>>) => {
    for (const [id, member] of Object.entries(members)) stage.service.members.set(id, member);
    await stage.send(
      activity('channel', stage.service.url, {
        text: 'subscribe',
        conversation: {
          id: '19:closed@thread.tacv2;messageid=1700',
          conversationType: 'channel',
          tenantId: TENANT,
        },
        channelData: {
          tenant: { id: TENANT },
          team: { id: '19:team@thread.tacv2' },
          channel: { id: '19:closed@thread.tacv2', type },
        },
      }),
    );
    return answers.at(-1)!;
  };
  const IN_CHANNEL = '19:closed@thread.tacv2/29:alex';
  const IN_TEAM = '19:team@thread.tacv2/29:alex';
  const owner = (tenantId?: string) => ({ userRole: 'owner', ...(tenantId && { tenantId }) });

  it.each([
    ['its own owner, of this organisation', 'shared', { [IN_CHANNEL]: owner(TENANT) }, true],
    ['an owner of another organisation', 'shared', { [IN_CHANNEL]: owner('another') }, false],
    ['an owner of whom Teams says no organisation', 'shared', { [IN_CHANNEL]: owner() }, false],
    ['somebody who owns its team only', 'shared', { [IN_TEAM]: owner(TENANT) }, false],
    ['its own owner', 'private', { [IN_CHANNEL]: owner(TENANT.toUpperCase()) }, true],
    ['somebody who owns its team only', 'private', { [IN_TEAM]: owner(TENANT) }, false],
    ['an owner of its team', 'standard', { [IN_TEAM]: owner(TENANT) }, true],
    ['an owner of another organisation', 'standard', { [IN_TEAM]: owner('another') }, false],
  ] as const)('%s, in a %s channel', async (_, type, members, expected) => {
    await restage('owners');
    expect(await mayIn(type, members)).toBe(expected);
  });

  it('a member of another organisation never does, whoever else may', async () => {
    await restage('members');
    const member = { userRole: 'user', userPrincipalName: 'a@b.org' };
    expect(await mayIn('shared', { [IN_CHANNEL]: { ...member, tenantId: TENANT } })).toBe(true);
    expect(await mayIn('shared', { [IN_CHANNEL]: { ...member, tenantId: 'another' } })).toBe(false);
  });
});
