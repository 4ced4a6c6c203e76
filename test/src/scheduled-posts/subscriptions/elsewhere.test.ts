import type { Action, Reply, Room } from '../../../../src/ports';
import { withAdmins } from '../../../../src/bot/admins';
import { CHANNEL, DIRECT, openChatWorld, type ChatWorld } from '../../../fakes/chat-world';

let world: ChatWorld;
beforeEach(async () => {
  world = await openChatWorld();
});
afterEach(() => world.close());

const ROOM: Room = { ref: CHANNEL.ref, name: '#ward-7', manages: true };
const sam = (rooms: readonly Room[]) => ({ at: DIRECT, direct: true, person: 'Sam', rooms });

const asked = ({ blocks }: Reply): readonly Action[] =>
  blocks.flatMap((block) => (block.kind === 'buttons' ? block.actions : []));

async function press(label: string, rooms: readonly Room[]): Promise<Reply> {
  const action = asked(await world.reply('schedule', sam(rooms))).find(
    (one) => one.label === label,
  );
  if (action === undefined || !('ask' in action)) throw new Error(`no button ${label}`);
  return world.reply(action.ask, sam(rooms));
}

describe('in a private conversation with somebody who manages channels', () => {
  beforeEach(async () => {
    await world.say('subscribe tips at 10am', { person: 'Robin' });
  });

  it('shows what others set up there, by the channel’s name', async () => {
    expect(await world.say('schedule', sam([ROOM]))).toContain(
      '#ward-7: A tip on working days at 10:00',
    );
  });

  it('pauses, resumes, skips, changes and previews it, and says where', async () => {
    expect((await press('Pause', [ROOM])).blocks).toContainEqual({
      kind: 'note',
      text: ['In #ward-7.'],
    });
    expect(await world.subscriptions()).toMatchObject([{ status: 'paused' }]);
    await press('Resume', [ROOM]);
    expect(await world.subscriptions()).toMatchObject([{ status: 'active' }]);
    await press('Skip the next', [ROOM]);
    expect(await world.subscriptions()).toMatchObject([{ skipped: ['2026-11-23'] }]);
    expect((await press('Preview', [ROOM])).title).toContain('Preview');
    const shown = await press('Change', [ROOM]);
    expect(shown.blocks.map(({ kind }) => kind)).toContain('form');
    const [{ id } = { id: '' }] = await world.subscriptions();
    await world.say(`schedule #${id} tips on fridays at 11:00`, sam([ROOM]));
    expect(await world.subscriptions()).toMatchObject([{ schedule: { time: '11:00' } }]);
  });

  it('leaves a row of each change in the audit', async () => {
    await press('Pause', [ROOM]);
    const [entry] = await world.store.audit.recentAt(CHANNEL, 1);
    expect(entry).toMatchObject({ event: 'paused' });
    expect(entry?.by).toMatch(/^[\w-]{43}$/);
  });

  it('shows and changes nothing of channels they do not manage, or are not in', async () => {
    const [{ id } = { id: '' }] = await world.subscriptions();
    for (const rooms of [[{ ...ROOM, manages: false }], []]) {
      expect(await world.say('schedule', sam(rooms))).not.toContain('10:00');
      expect(await world.say(`pause #${id}`, sam(rooms))).toContain('not set up any more');
      expect(await world.say(`preview #${id}`, sam(rooms))).toContain('not set up any more');
    }
    expect(await world.subscriptions()).toMatchObject([{ status: 'active' }]);
  });

  it('shows them only in private, where nobody else reads along', async () => {
    const elsewhere = { ...CHANNEL, ref: 'ward 8' };
    const [{ id } = { id: '' }] = await world.subscriptions();
    const aloud = { at: elsewhere, person: 'Sam', rooms: [ROOM] };
    expect(await world.say('schedule', aloud)).not.toContain('#ward-7');
    expect(await world.say(`pause #${id}`, aloud)).toContain('not set up any more');
  });

  it('never shows somebody else’s own posts, whatever the platform says of rooms', async () => {
    const other = { ...DIRECT, ref: 'direct with Ash' };
    await world.say('subscribe tips at 7am', { at: other, direct: true, person: 'Ash' });
    const [{ id } = { id: '' }] = await world.subscriptions(other);
    const rooms = [{ ref: other.ref, name: 'Ash', manages: true }];
    expect(await world.say('schedule', sam(rooms))).not.toContain('07:00');
    expect(await world.say(`pause #${id}`, sam(rooms))).toContain('not set up any more');
  });

  it('says so where there are more conversations than the platform may be asked about', async () => {
    const clinic = { ...CHANNEL, ref: 'a clinic' };
    await world.say('subscribe tips at 11am', { at: clinic });
    const both = [ROOM, { ref: clinic.ref, name: '#clinic', manages: true }];
    const shown = await world.say('schedule', { ...sam(both), mostRooms: 1 });
    expect(shown).toContain('#clinic: ');
    expect(shown).not.toContain('#ward-7');
    expect(shown).toContain('I looked at 1 conversations, and more have posts.');
    expect(await world.say('schedule', { ...sam(both), mostRooms: 2 })).not.toContain('I looked');
  });

  it('looks first where the person set up posts', async () => {
    const clinic = { ...CHANNEL, ref: 'a clinic' };
    await world.say('subscribe tips at 11am', { at: clinic, person: 'Ash' });
    const robin = { ...sam([ROOM]), person: 'Robin', mostRooms: 1 };
    expect(await world.say('schedule', robin)).toContain('#ward-7: ');
  });

  it('lists what the person set up once, with its name', async () => {
    const shown = await world.say('schedule', { ...sam([ROOM]), person: 'Robin' });
    expect(shown.match(/#ward-7/g)).toHaveLength(1);
  });
});

it('somebody on the list of administrators manages the channels they are in', async () => {
  const rooms: Room[] = [];
  const bot = withAdmins(
    async ({ person }) => {
      rooms.push(...((await person?.rooms?.([CHANNEL.ref])) ?? []));
      return { kind: 'answer', title: '', summary: '' } as Reply;
    },
    ['web:Sam'],
  );
  const person = {
    id: 'Sam',
    mayManage: () => Promise.resolve(false),
    rooms: () => Promise.resolve([{ ...ROOM, manages: false }]),
  };
  await bot({ text: 'schedule', from: DIRECT, direct: true, person });
  expect(rooms).toEqual([ROOM]);
});
