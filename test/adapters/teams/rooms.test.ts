import { activity, TENANT } from './activities';
import { ofType, words } from './card-reading';
import { openPostingStage, type PostingStage } from './posting-stage';
import type { Stage } from './stage';

let posting: PostingStage;
let stage: Stage;

const ALEX = '29:alex';
const TEAM = '19:team@thread.tacv2';
const WARD = '19:ward@thread.tacv2';
const OWNER = { userRole: 'owner' };
const MEMBER = { userRole: 'user', userPrincipalName: 'alex@trust.nhs.uk' };
const GUEST = { userRole: 'owner', userPrincipalName: 'alex_x.org#EXT#@trust.nhs.uk' };

beforeEach(async () => {
  posting = await openPostingStage();
  ({ stage } = posting);
  const channels = { '19:channel@thread.tacv2': 'Communications' };
  stage.service.teams.set(TEAM, { name: 'Press office', channels });
  stage.service.teams.set(WARD, { name: 'Ward 7', channels: {} });
  for (const team of [TEAM, WARD]) {
    stage.service.members.set(`${team}/29:megan`, OWNER);
    stage.service.members.set(`${team}/${ALEX}`, OWNER);
  }
});
afterEach(() => posting.close());

const MEGAN = { id: '29:megan', aadObjectId: 'aad-megan' };
const inChannel = (text: string, from?: object) =>
  stage.send(activity('channel', stage.service.url, { text, ...(from && { from }) }));
const inFirstChannel = (text: string) =>
  stage.send(
    activity('channel', stage.service.url, {
      text,
      from: MEGAN,
      conversation: { id: WARD, conversationType: 'channel', tenantId: TENANT },
      channelData: { tenant: { id: TENANT }, team: { id: WARD }, channel: { id: WARD } },
    }),
  );
const inGroup = (text: string, from: object) =>
  stage.send(activity('groupChat', stage.service.url, { text, from }));
async function inPrivate(text: string) {
  await stage.send(activity('personal', stage.service.url, { text }));
  return posting.shownIn('a:personal').at(-1)!;
}
async function inPrivateWords(text: string): Promise<string> {
  // Where a list says which conversation a line is about, that stands before it.
  return words(await inPrivate(text)).replace(/: ?\n/g, ': ');
}
const stored = async () => (await posting.store.subscriptions.at(stage.asked[0]!.from))[0]!;
const makeAlex = (member: object | undefined) => {
  for (const team of [TEAM, WARD]) {
    if (member) stage.service.members.set(`${team}/${ALEX}`, member);
    else stage.service.members.delete(`${team}/${ALEX}`);
  }
};

describe('the personal chat of somebody who owns teams', () => {
  it('lists what others set up in their channels, by the names people there use', async () => {
    await inChannel('subscribe tips', MEGAN);
    await inFirstChannel('subscribe tips');
    const shown = await inPrivateWords('schedule');
    expect(shown).toContain('Communications (Press office): A tip on working days at 09:00');
    expect(shown).toContain('General (Ward 7): A tip on working days at 09:00');
  });

  it('has buttons there that change them', async () => {
    await inChannel('subscribe tips', MEGAN);
    await inFirstChannel('subscribe tips');
    const list = await inPrivate('schedule');
    const press = ofType(list, 'Action.Submit').find(({ title }) => title === 'Pause')!;
    expect(await inPrivateWords((press['data'] as { ask: string }).ask)).toContain(
      'In Communications (Press office).',
    );
    expect(await stored()).toMatchObject({ status: 'paused' });
  });

  it('asks Teams once about a team, however many of its channels have posts', async () => {
    await inChannel('subscribe tips', MEGAN);
    await inChannel('subscribe statistics', MEGAN);
    stage.service.asked.length = 0;
    await inPrivate('schedule');
    expect(stage.service.asked.sort()).toEqual([
      `/v3/conversations/${TEAM}/members/${ALEX}`,
      `/v3/teams/${TEAM}`,
      `/v3/teams/${TEAM}/conversations`,
    ]);
  });

  it('shows a group chat’s posts to those who are in it', async () => {
    stage.service.members.set('19:group@thread.v2/29:megan', MEMBER);
    await inGroup('subscribe tips', MEGAN);
    expect(await inPrivateWords('schedule')).not.toContain('A tip on working days');
    stage.service.members.set(`19:group@thread.v2/${ALEX}`, MEMBER);
    expect(await inPrivateWords('schedule')).toContain('A group chat: A tip on working days');
  });

  it('shows a private channel’s posts to its members, not to everybody in its team', async () => {
    const CLOSED = '19:closed@thread.tacv2';
    stage.service.members.set(`${CLOSED}/29:megan`, OWNER);
    await stage.send(
      activity('channel', stage.service.url, {
        text: 'subscribe tips',
        from: MEGAN,
        conversation: { id: CLOSED, conversationType: 'channel', tenantId: TENANT },
        channelData: {
          tenant: { id: TENANT },
          team: { id: TEAM },
          channel: { id: CLOSED, type: 'private' },
        },
      }),
    );
    expect(await inPrivateWords('schedule')).not.toContain('A tip on working days');
    stage.service.members.set(`${CLOSED}/${ALEX}`, OWNER);
    expect(await inPrivateWords('schedule')).toContain(
      'A channel (Press office): A tip on working days',
    );
  });

  it('still lists a channel whose name Teams does not tell', async () => {
    stage.service.teams.clear();
    await inChannel('subscribe tips', MEGAN);
    expect(await inPrivateWords('schedule')).toContain('A channel: A tip on working days');
  });

  it.each([
    ['a member', MEMBER],
    ['a guest', GUEST],
    ['nobody there', undefined],
  ])('shows nothing of a team where they are %s', async (_, member) => {
    await inChannel('subscribe tips', MEGAN);
    makeAlex(member);
    const { id } = await stored();
    expect(await inPrivateWords('schedule')).not.toContain('A tip on working days');
    expect(await inPrivateWords(`pause #${id}`)).toContain('not set up any more');
    expect(await stored()).toMatchObject({ status: 'active', version: 1 });
  });
});

describe('somebody who set up a channel’s posts', () => {
  const WORDS = ['unsubscribe', 'pause', 'schedule mondays', 'skip', 'history'];

  it.each([
    ['is no longer an owner', MEMBER],
    ['is a guest', GUEST],
    ['has left the team', undefined],
  ])('may not change them from elsewhere once they are one who %s', async (_, member) => {
    await inChannel('subscribe tips');
    makeAlex(member);
    const { id } = await stored();
    for (const word of WORDS) {
      expect(await inPrivateWords(`${word} #${id}`)).toContain(
        'I can’t see that you still manage where they go.',
      );
    }
    expect(await inPrivateWords('schedule')).not.toContain('A tip on working days');
    expect(await stored()).toMatchObject({ status: 'active', version: 1 });
  });

  it('may not while Teams does not say', async () => {
    await inChannel('subscribe tips');
    const { id } = await stored();
    const trouble = { status: 503 };
    stage.service.next(trouble, trouble, trouble, trouble);
    expect(await inPrivateWords(`pause #${id}`)).toContain(
      'I can’t see that you still manage where they go. Please ask someone who does, or try again later.',
    );
    expect(await stored()).toMatchObject({ status: 'active', version: 1 });
    expect(stage.house.log.lines).toContainEqual({
      level: 'warn',
      event: 'teams.lookup_failed',
      fields: { asked: 'rooms', status: 503 },
    });
  });

  it('may while they own the team', async () => {
    await inChannel('subscribe tips');
    const { id } = await stored();
    expect(await inPrivateWords(`pause #${id}`)).toContain('In Communications (Press office).');
    expect(await stored()).toMatchObject({ status: 'paused' });
  });
});
