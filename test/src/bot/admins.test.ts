import { withAdmins } from '../../../src/bot/admins';
import type { Bot, Message, Reply } from '../../../src/ports';

const says = (title: string): Reply => ({
  kind: 'change',
  title,
  summary: '',
  blocks: [],
  actions: [],
  results: [],
  shareable: false,
});
/** Answers only whether the asker may manage. */
const bot: Bot = async ({ person }) =>
  says((await person?.mayManage()) === true ? 'may' : 'may not');
const from = (adapter: string, id: string): Message => ({
  text: 'subscribe',
  from: { adapter, org: 'o', ref: 'c' },
  direct: false,
  person: { id, mayManage: () => Promise.resolve(false) },
});

test('somebody on the list may manage, on that platform only', async () => {
  const open = withAdmins(bot, ['chat:U1']);
  expect((await open(from('chat', 'U1'))).title).toBe('may');
  expect((await open(from('other', 'U1'))).title).toBe('may not');
  expect((await open(from('chat', 'U2'))).title).toBe('may not');
});

test('without a list, the platform’s word stands', async () => {
  expect((await withAdmins(bot, [])(from('chat', 'U1'))).title).toBe('may not');
});

test('where somebody on the list writes to the bot alone is noted, and nobody else’s', async () => {
  const met: string[] = [];
  const open = withAdmins(bot, ['chat:U1'], ({ ref }) => void met.push(ref));
  await open({ ...from('chat', 'U2'), direct: true });
  await open(from('chat', 'U1'));
  await open({
    ...from('chat', 'U1'),
    from: { adapter: 'chat', org: 'o', ref: 'dm' },
    direct: true,
  });
  expect(met).toEqual(['dm']);
});
