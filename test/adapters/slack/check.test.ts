import { aReply } from '../../fixtures/replies';
import { CANARY, HARMLESS, openCheckingBot, openToldRecords } from '../../fakes/draft-canary';
import { startSlackRig, until, type SlackRig } from './rig';

jest.setTimeout(120_000);

const { bot, log } = openCheckingBot();
const { records, told } = openToldRecords();
let rig: SlackRig;
beforeAll(async () => {
  const ok = () => Response.json({ ok: true, message_ts: '1.1' });
  rig = await startSlackRig({ records, methods: { 'chat.postEphemeral': ok } });
});
afterAll(() => rig.stop());
beforeEach(() => {
  rig.answerWith(bot);
  rig.heard.length = 0;
  rig.sent.length = 0;
  rig.house.clock.pass(10);
});
afterEach(() => {
  expect(rig.faults).toEqual([]);
  // Whatever was done, nothing of any draft is kept or logged.
  const kept = told() + JSON.stringify(log.lines) + JSON.stringify(rig.house.log.lines);
  expect(kept).not.toMatch(CANARY.words);
  expect(kept).not.toMatch(HARMLESS.words);
});

const ofMine = (text: string, over: object = {}) =>
  rig.interact({
    type: 'message_action',
    callback_id: 'check',
    trigger_id: 't.1',
    message_ts: '1.1',
    channel: { id: rig.slack.channel },
    message: { type: 'message', user: rig.slack.humanId, ts: '1.1', text, ...over },
  });
const answered = async () => JSON.stringify(await rig.got('response_url'));

test('“/socialmedia check” and a draft is answered to the asker alone', async () => {
  await rig.command({ text: `check ${HARMLESS.draft}` });
  const [answer] = await rig.got('response_url');
  expect(answer).toMatchObject({ response_type: 'ephemeral' });
  const shown = JSON.stringify(answer);
  expect(shown).toContain('#ThankYouTeam');
  expect(shown).toContain('rich_text_preformatted');
  expect(shown).not.toContain('"action_id":"share"');
});

test('a mention in a channel is answered to the asker alone too', async () => {
  await rig.event({
    type: 'app_mention',
    user: rig.slack.humanId,
    channel: rig.slack.channel,
    ts: '7.1',
    text: `<@${rig.slack.bot}> check ${HARMLESS.draft}`,
  });
  const [answer] = await rig.got('chat.postEphemeral');
  expect(answer).toMatchObject({ user: rig.slack.humanId });
  expect(rig.sent.some(({ to }) => to === 'chat.postMessage')).toBe(false);
});

test.each(['check ', 'is this post ok: ', 'can I post this? ', ''])(
  'a patient’s details after “%s” are never shown again',
  async (before) => {
    await rig.command({ text: `${before}${CANARY.draft}` });
    const shown = await answered();
    expect(shown).not.toMatch(CANARY.words);
    expect(shown).toMatch(before === '' ? /seems to hold details of a patient/ : /Stop and ask/);
  },
);

test('what reads like a post is offered the check, which the button then does', async () => {
  await rig.command({ text: HARMLESS.draft });
  const [offer] = await rig.got('response_url');
  const { elements = [] } = (
    offer?.['blocks'] as { type: string; elements?: { action_id: string; value: string }[] }[]
  ).find(({ type }) => type === 'actions') ?? { elements: [] };
  const [button] = elements;
  expect(button?.value).toBe(`check: ${HARMLESS.draft}`);
  await rig.interact({
    type: 'block_actions',
    trigger_id: 't.1',
    container: { type: 'message', message_ts: '9.9', is_ephemeral: true },
    channel: { id: rig.slack.channel },
    actions: [{ type: 'button', action_id: 'ask:0', value: button?.value, action_ts: '1' }],
  });
  expect(JSON.stringify((await rig.got('response_url', 2))[1])).toContain('#ThankYouTeam');
});

test('the shortcut on one’s own message checks it, with its emoji as they are drawn', async () => {
  await ofMine(`${HARMLESS.draft} :tada: :tada:`, {
    blocks: [
      {
        type: 'rich_text',
        elements: [{ elements: [{ type: 'emoji', name: 'tada', unicode: '1f389' }] }],
      },
    ],
    files: [{ mimetype: 'image/png' }],
  });
  const shown = await answered();
  expect(shown).toContain('The same emoji twice');
  expect(shown).toContain('Add alternative text');
});

test('on a patient’s details it repeats none of them', async () => {
  await ofMine(CANARY.draft);
  const shown = await answered();
  expect(shown).toContain('Stop and ask');
  expect(shown).not.toMatch(CANARY.words);
});

test('on somebody else’s message it checks nothing', async () => {
  await ofMine(HARMLESS.draft, { user: 'U0SOMEBODY' });
  const shown = await answered();
  expect(shown).toContain('Somebody else wrote this');
  expect(shown).not.toMatch(HARMLESS.words);
  expect(rig.heard).toEqual([]);
});

describe('the window', () => {
  const open = async () => {
    await rig.interact({
      type: 'shortcut',
      callback_id: 'check-post',
      trigger_id: await rig.slack.trigger(),
    });
    const [opened] = await rig.got('views.open');
    return opened?.['view'] as { private_metadata: string; blocks: { block_id?: string }[] };
  };
  const submit = async (view: Awaited<ReturnType<typeof open>>, draft: string) => {
    const values = Object.fromEntries(
      view.blocks.flatMap(({ block_id: id = '' }): [string, object][] => {
        const [, field = ''] = /:(\w+)$/.exec(id) ?? [];
        const given = { draft, alt: 'A choir', platform: 'bluesky', picture: 'with a picture' };
        const value = Object.hasOwn(given, field) ? given[field as keyof typeof given] : '';
        return id === '' ? [] : [[id, { value: { value } }]];
      }),
    );
    const response = await rig.interact({
      type: 'view_submission',
      view: {
        id: 'V1',
        type: 'modal',
        callback_id: 'form',
        private_metadata: view.private_metadata,
        state: { values },
      },
    });
    return response.text();
  };

  test('asks for a draft of several lines, where it goes, its picture and the words for it', async () => {
    const view = await open();
    const fields = JSON.stringify(view.blocks);
    expect(fields).toContain('"multiline":true');
    for (const label of ['Your draft', 'Where will it go?', 'Does a picture', 'Alternative text'])
      expect(fields).toContain(label);
  });

  test('is answered where it stands', async () => {
    const shown = await submit(await open(), HARMLESS.draft);
    expect(JSON.parse(shown)).toMatchObject({ response_action: 'update' });
    expect(shown).toContain('#ThankYouTeam');
    expect(shown).toContain('alt text given');
    expect(rig.heard.at(-1)?.text).toContain('check for bluesky with a picture alt text "A choir"');
  });

  test('repeats no patient’s details', async () => {
    const shown = await submit(await open(), CANARY.draft);
    expect(shown).toContain('Stop and ask');
    expect(shown).not.toMatch(CANARY.words);
  });

  test('that Slack will not open leaves the form in the bot’s own conversation', async () => {
    rig.answerWith(() => aReply({ title: 'The form' }));
    rig.fail('views.open', () => Response.json({ ok: false, error: 'expired_trigger_id' }));
    await rig.interact({
      type: 'shortcut',
      callback_id: 'check-post',
      trigger_id: await rig.slack.trigger(),
    });
    await until(() => rig.sent.some(({ to }) => to === 'chat.postMessage'));
    expect(JSON.stringify(await rig.got('chat.postMessage'))).toContain('The form');
  });
});
