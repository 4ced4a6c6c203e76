import type { Settings } from '../../../adapters/teams/settings';
import { activity, TENANT } from './activities';
import { ofType } from './card-reading';
import { reply } from './replies';
import { createStage, EMULATOR, type Stage } from './stage';

const NATIVE: Settings = { ...EMULATOR, feedback: 'native' };
const answered = reply({ feedbackOn: 'gmc-social-media-2024' });

let stage: Stage;
afterEach(() => stage.close());

const thumb = (place: 'personal' | 'groupChat' | 'channel', changed: object = {}): object =>
  activity(place, stage.service.url, {
    type: 'invoke',
    name: 'message/submitAction',
    replyToId: 'sent-1',
    value: {
      actionName: 'feedback',
      actionValue: { reaction: 'like', feedback: '{"feedbackText":"Mr Zebrafinch liked it"}' },
    },
    ...changed,
  });

describe('where Teams’ own thumbs are chosen', () => {
  beforeEach(async () => {
    stage = await createStage({ settings: NATIVE, answer: () => answered });
  });

  it.each(['personal', 'groupChat', 'channel'] as const)(
    'a thumb in a %s counts for what the answer above it was about',
    async (place) => {
      await stage.send(activity(place, stage.service.url, { text: 'photos' }));
      const { message } = stage.service.posted[0]!;
      expect(message.channelData).toMatchObject({ feedbackLoop: { type: 'default' } });
      expect(ofType(message, 'Action.Execute')).toEqual([]);
      expect(await stage.send(thumb(place))).toMatchObject({ status: 200 });
      expect(stage.asked.at(-1)?.text).toBe('feedback helpful gmc-social-media-2024');
      const value = { actionName: 'feedback', actionValue: { reaction: 'dislike' } };
      await stage.send(thumb(place, { value }));
      expect(stage.asked.at(-1)?.text).toBe('feedback unhelpful gmc-social-media-2024');
    },
  );

  it('nothing says that an answer was generated', async () => {
    await stage.send(activity('personal', stage.service.url, { text: 'photos' }));
    expect(JSON.stringify(stage.service.posted)).not.toMatch(/AIGeneratedContent/i);
  });

  it('a thumb under a scheduled post counts for that post', async () => {
    await stage.send(activity('channel', stage.service.url, { text: 'hello' }));
    const { ref } = await stage.adapter.deliver(stage.asked[0]!.from, answered, 'd-17');
    expect(ref).toBe('sent-2');
    await stage.send(thumb('channel', { replyToId: 'sent-2' }));
    expect(stage.asked.at(-1)).toMatchObject({
      text: 'feedback helpful gmc-social-media-2024',
      delivery: 'd-17',
    });
  });

  it.each<readonly [string, object]>([
    ['under a message that nobody remembers', { replyToId: 'sent-999' }],
    [
      'in another conversation',
      { conversation: { id: 'a:other', conversationType: 'personal', tenantId: TENANT } },
    ],
    ['that says neither', { value: { actionName: 'feedback', actionValue: { reaction: 'love' } } }],
    ['that is no thumb', { value: { actionName: 'other', actionValue: { reaction: 'like' } } }],
    ['of nothing', { value: null }],
  ])('a thumb %s is taken and counts for nothing', async (_, changed) => {
    await stage.send(activity('personal', stage.service.url, { text: 'photos' }));
    expect(await stage.send(thumb('personal', changed))).toMatchObject({ status: 200 });
    expect(stage.asked).toHaveLength(1);
  });

  it('keeps neither who gave a thumb nor what they wrote beside it', async () => {
    await stage.send(activity('personal', stage.service.url, { text: 'photos' }));
    await stage.send(thumb('personal'));
    const kept = await stage.house.records.list({ adapter: 'teams', org: TENANT, kind: 'thumbs' });
    expect(kept).toHaveLength(1);
    expect(kept[0]?.value).toContain('gmc-social-media-2024');
    expect(JSON.stringify([kept, stage.house.log.lines])).not.toMatch(/zebrafinch|alex|29:/i);
  });

  it('an answer that asks for no thumb has none', async () => {
    await stage.close();
    stage = await createStage({ settings: NATIVE, answer: () => reply() });
    await stage.send(activity('personal', stage.service.url, { text: 'hello' }));
    expect(stage.service.posted[0]!.message.channelData).toBeUndefined();
  });

  it('an answer for one person alone keeps the buttons', async () => {
    await stage.close();
    stage = await createStage({
      settings: NATIVE,
      answer: () => ({ ...answered, confidential: true }),
    });
    await stage.send(activity('groupChat', stage.service.url, { text: 'photos' }));
    const [post] = stage.service.posted;
    expect(post!.targeted).toBe(true);
    expect(JSON.stringify(post!.message)).not.toContain('feedbackLoop');
    expect(ofType(post!.message, 'Action.Execute')).toHaveLength(2);
  });
});

it('where they are not chosen, the buttons ask', async () => {
  stage = await createStage({ answer: () => answered });
  await stage.send(activity('personal', stage.service.url, { text: 'photos' }));
  const { message } = stage.service.posted[0]!;
  expect(JSON.stringify(message)).not.toContain('feedbackLoop');
  expect(ofType(message, 'Action.Execute')).toHaveLength(2);
});
