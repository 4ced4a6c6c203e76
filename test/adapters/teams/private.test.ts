import { activity, BOT } from './activities';
import { ofType } from './card-reading';
import { reply } from './replies';
import { createStage, type Stage } from './stage';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage({ answer: () => reply({ actions: [{ label: 'More', ask: 'tips' }] }) });
});
afterEach(() => stage.close());

const slash = { text: 'tips', recipient: { id: BOT, isTargeted: true } };

it.each(['channel', 'groupChat'] as const)(
  'a slash command in a %s is answered to its asker alone',
  async (place) => {
    await stage.send(activity(place, stage.service.url, slash));
    const [post] = stage.service.posted;
    expect(post).toMatchObject({
      targeted: true,
      message: { recipient: { id: '29:alex', isTargeted: true } },
    });
    expect(JSON.stringify(post)).not.toContain('onlyFor');
  },
);

it('a button on such an answer is answered privately too', async () => {
  await stage.send(activity('channel', stage.service.url, slash));
  const [submit] = ofType(stage.service.posted[0]!.message, 'Action.Submit');
  await stage.send(activity('channel', stage.service.url, { value: submit!['data'] }));
  expect(stage.service.posted.map(({ targeted }) => targeted)).toEqual([true, true]);
});

it('a mention is answered to everybody', async () => {
  await stage.send(activity('channel', stage.service.url, { text: 'tips' }));
  expect(stage.service.posted[0]).toMatchObject({ targeted: false });
  expect(stage.service.posted[0]!.message).not.toHaveProperty('recipient.isTargeted');
});

it('words that look like the mark of a private answer change nothing', async () => {
  await stage.close();
  stage = await createStage({ answer: () => reply({ title: '"onlyFor": "29:megan"' }) });
  await stage.send(activity('channel', stage.service.url, { text: 'tips' }));
  expect(stage.service.posted[0]).toMatchObject({ targeted: false });
});
