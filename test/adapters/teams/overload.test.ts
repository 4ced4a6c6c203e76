import { TOO_BUSY } from '../../../src/ports';
import { activity } from './activities';
import { everything } from './replies';
import { createStage, type Stage } from './stage';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

const send = (changed: object) => stage.send(activity('personal', stage.service.url, changed));
const invoke = (name: string, value: object = {}) => send({ type: 'invoke', name, value });

describe('where more is asked of Teams’ adapter than can be answered', () => {
  it('a message is refused in words', async () => {
    stage.house.rush(true);
    expect((await send({ text: 'tips' })).status).toBe(200);
    while (stage.service.posted.length === 0) await new Promise((go) => setTimeout(go, 5));
    expect(stage.service.posted[0]!.message).toMatchObject({ text: TOO_BUSY });
    expect(stage.asked).toEqual([]);
  });

  it.each([
    ['adaptiveCard/action', { statusCode: 200, value: TOO_BUSY }],
    ['composeExtension/query', { composeExtension: { type: 'message', text: TOO_BUSY } }],
    ['composeExtension/fetchTask', { task: { type: 'message', value: TOO_BUSY } }],
    ['composeExtension/submitAction', { task: { type: 'message', value: TOO_BUSY } }],
  ])('%s is refused in words, in its own answer', async (name, body) => {
    stage.house.rush(true);
    const answer = await invoke(name);
    expect(answer).toMatchObject({ status: 200, body });
    expect([stage.asked, stage.service.posted]).toEqual([[], []]);
  });

  it('being added is not missed, and posts go out as ever', async () => {
    stage.house.rush(true);
    await send({
      type: 'conversationUpdate',
      text: undefined,
      membersAdded: [{ id: '28:bot' }],
    });
    expect(stage.asked).toMatchObject([{ text: 'welcome' }]);
    const to = stage.asked[0]!.from;
    await expect(stage.adapter.deliver(to, everything, 'd-1')).resolves.toHaveProperty('ref');
  });
});
