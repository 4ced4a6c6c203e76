import { CANARY, HARMLESS, openCheckingBot, openToldRecords } from '../../fakes/draft-canary';
import { activity } from './activities';
import { faults, ofType, words } from './card-reading';
import { createStage, type Stage } from './stage';

jest.setTimeout(120_000);

const { bot, log } = openCheckingBot();
const { records, told } = openToldRecords();
let stage: Stage;
beforeEach(async () => {
  stage = await createStage({ answer: bot, records });
});
afterEach(async () => {
  await stage.close();
  const kept = told() + JSON.stringify(log.lines) + JSON.stringify(stage.house.log.lines);
  expect(kept).not.toMatch(CANARY.words);
  expect(kept).not.toMatch(HARMLESS.words);
});

type Place = 'personal' | 'channel';
const say = async (text: string, place: Place = 'personal') => {
  await stage.send(activity(place, stage.service.url, { text }));
  const post = stage.service.posted.at(-1);
  if (post === undefined) throw new Error('nothing was posted');
  return post;
};

interface Dialog {
  readonly task: {
    readonly value: { readonly title: string; readonly card: { content: unknown } };
  };
}
const invoke = async (name: string, value: object) => {
  const sent = activity('channel', stage.service.url, { type: 'invoke', name, value });
  const { body } = await stage.send(sent);
  const { title, card } = (body as Dialog).task.value;
  expect(faults(card.content)).toEqual([]);
  return { title, card: card.content, said: words(card.content) };
};
const onMessage = (content: string, author = 'aad-alex', over: object = {}) =>
  invoke('composeExtension/fetchTask', {
    commandId: 'check',
    messagePayload: {
      body: { contentType: 'html', content },
      from: { user: { id: author } },
      ...over,
    },
  });

test('“check” and a draft is answered, in a channel to the asker alone', async () => {
  const own = await say(`check ${HARMLESS.draft}`);
  expect(words(own.message)).toContain('#ThankYouTeam');
  expect(own.targeted).toBe(false);
  const shared = await say(`check ${HARMLESS.draft}`, 'channel');
  expect(shared.targeted).toBe(true);
});

test.each(['check ', 'is this post ok: ', ''])(
  'a patient’s details after “%s” are never shown again',
  async (before) => {
    const { message } = await say(`${before}${CANARY.draft}`);
    expect(JSON.stringify(message)).not.toMatch(CANARY.words);
    expect(words(message)).toMatch(before === '' ? /details of a patient/ : /Stop and ask/);
  },
);

test('“check” alone gives a form, and what is filled in is checked', async () => {
  const { message } = await say('check');
  expect(ofType(message, 'Input.Text').map((input) => input['isMultiline'])).toContain(true);
  const [submit] = ofType(message, 'Action.Submit');
  const data = submit!['data'] as Record<string, unknown>;
  const at = String(data['fields']);
  const value = {
    ...data,
    [`${at}.draft`]: HARMLESS.draft,
    [`${at}.platform`]: 'linkedin',
    [`${at}.picture`]: 'with a picture',
    [`${at}.alt`]: '',
    [`${at}.who`]: 'my organisation',
  };
  await stage.send(activity('personal', stage.service.url, { value }));
  const shown = words(stage.service.posted.at(-1)!.message);
  expect(shown).toContain('#ThankYouTeam');
  expect(shown).toContain('Add alternative text');
});

test('one’s own message is looked through line by line, with its emoji', async () => {
  const { said } = await onMessage(
    '<p>Choir on Monday 30 November</p><p>Bring a song <emoji alt="🎶"></emoji><emoji alt="🎶"></emoji></p>',
  );
  expect(stage.asked.at(-1)!.text).toBe('check : Choir on Monday 30 November\nBring a song 🎶🎶');
  expect(said).toContain('The same emoji twice');
});

test('a patient’s details in it are not repeated', async () => {
  const { said, card } = await onMessage(`<p>${CANARY.draft}</p>`);
  expect(said).toContain('Stop and ask');
  expect(JSON.stringify(card)).not.toMatch(CANARY.words);
});

test.each(['aad-somebody', ''])('somebody else’s message is not checked: %j', async (author) => {
  const { said } = await onMessage(`<p>${HARMLESS.draft}</p>`, author);
  expect(said).toContain('Somebody else wrote this');
  expect(said).not.toMatch(HARMLESS.words);
  expect(stage.asked).toEqual([]);
});

test('beside the compose box a form opens, whose answer is the next dialog', async () => {
  const opened = await invoke('composeExtension/fetchTask', { commandId: 'check-post' });
  expect(opened.title).toBe('Check before posting');
  const [submit] = ofType(opened.card, 'Action.Submit');
  const data = submit!['data'] as Record<string, unknown>;
  const at = String(data['fields']);
  const checked = await invoke('composeExtension/submitAction', {
    commandId: 'check-post',
    data: { ...data, [`${at}.draft`]: CANARY.draft, [`${at}.platform`]: 'x' },
  });
  expect(checked.said).toContain('Stop and ask');
  expect(JSON.stringify(checked.card)).not.toMatch(CANARY.words);
  const guidance = ofType(checked.card, 'Action.Submit').find(({ title }) =>
    String(title).startsWith('Guidance'),
  );
  const next = await invoke('composeExtension/submitAction', {
    commandId: 'check-post',
    data: guidance!['data'] as object,
  });
  expect(next.said).toContain('General Medical Council');
});
