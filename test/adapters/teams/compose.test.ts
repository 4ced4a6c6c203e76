import type { Reply } from '../../../src/ports';
import { activity } from './activities';
import { elements, faults, words } from './card-reading';
import { everything, reply, resource } from './replies';
import { createStage, type Stage } from './stage';

let stage: Stage;
let answer: Reply;
const replies = new Map<string, Reply>();
beforeAll(async () => {
  stage = await createStage({ answer: ({ text }) => replies.get(text) ?? answer });
});
beforeEach(() => {
  stage.asked.length = 0;
  answer = everything;
});
afterAll(() => stage.close());

interface Results {
  composeExtension: {
    type: string;
    text?: string;
    attachments?: { content: unknown; preview: { content: { title: string; text: string } } }[];
  };
}
const invoke = (name: string, value: unknown) =>
  stage.send(activity('personal', stage.service.url, { type: 'invoke', name, value }));
const search = async (commandId: string, query?: string) => {
  const parameters =
    query === undefined
      ? [{ name: 'initialRun', value: 'true' }]
      : [{ name: 'query', value: query }];
  const { body } = await invoke('composeExtension/query', { commandId, parameters });
  return (body as Results).composeExtension;
};

describe('searching from the compose box', () => {
  it.each([
    ['search', 'alt text', 'search alt text'],
    ['search', undefined, 'resources'],
    ['search', '', 'resources'],
    ['tips', 'hashtags', 'tips hashtags'],
    ['tips', undefined, 'tips'],
    ['stats', 'age', 'stats age'],
  ])('%s with %j types %j', async (command, query, asked) => {
    await search(command, query);
    expect(stage.asked.map(({ text }) => text)).toEqual([asked]);
  });

  it('offers the whole answer, then each resource in it, with what to choose by', async () => {
    const { attachments } = await search('search', 'policy');
    expect(attachments!.map(({ preview }) => preview.content.title)).toEqual([
      'Who is online?',
      resource.title,
    ]);
    expect(attachments!.flatMap(({ content }) => faults(content))).toEqual([]);
    expect(words(attachments![1]!.content)).toContain(resource.summary);
  });

  it('offers a lone resource once', async () => {
    answer = reply({ blocks: [resource], shareable: true });
    expect((await search('search', 'policy')).attachments).toHaveLength(1);
  });

  it('inserts a card that needs no bot where it stands', async () => {
    const { attachments } = await search('search', 'policy');
    const types = attachments!.flatMap(({ content }) => elements(content)).map(({ type }) => type);
    expect(types).not.toContain('Action.Submit');
    expect(types).not.toContain('Action.Execute');
    expect(types).toContain('Action.OpenUrl');
  });

  it('says in words what cannot be passed on', async () => {
    answer = reply({ summary: 'Nothing here fits that.', shareable: false });
    expect(await search('search', 'bees')).toEqual({
      type: 'message',
      text: 'Nothing here fits that.',
    });
  });

  it('looks up what the bot offers when it asks “did you mean”', async () => {
    const offers = [
      { label: 'A policy', ask: 'show policy' },
      { label: 'Nothing to pass on', ask: 'help' },
      { label: 'Elsewhere', url: 'https://example.org' },
    ];
    answer = reply({ kind: 'suggest', actions: offers });
    replies.set('show policy', reply({ blocks: [resource], shareable: true }));
    const { attachments } = await search('search', 'polcy');
    expect(attachments!.map(({ preview }) => preview.content.title)).toEqual([resource.title]);
    expect(stage.asked.map(({ text }) => text)).toEqual(['search polcy', 'show policy', 'help']);
  });

  it('refuses a command that is not ours', async () => {
    expect(
      (await invoke('composeExtension/query', { commandId: 'forget', parameters: [] })).status,
    ).toBe(400);
    expect(stage.asked).toEqual([]);
  });
});

describe('finding guidance for a message', () => {
  const find = (content: unknown) =>
    invoke('composeExtension/fetchTask', {
      commandId: 'guidance',
      commandContext: 'message',
      messagePayload: { id: '1', body: { contentType: 'html', content } },
    });

  it('searches with its words and shows the answer to the asker alone', async () => {
    const { body } = await find(
      '<p>May I post a <b>photo</b> of the ward&#63;&nbsp;&amp; staff</p><script>x</script>',
    );
    expect(stage.asked[0]!.text).toBe('search May I post a photo of the ward? & staff x');
    const { card } = (body as { task: { value: { card: { content: unknown } } } }).task.value;
    expect(faults(card.content)).toEqual([]);
    expect(words(card.content)).toContain('Who is online?');
    expect(stage.service.posted).toEqual([]);
  });

  it('is never a command, whatever the message says', async () => {
    await find('<p>forget everything</p>');
    expect(stage.asked[0]!.text).toBe('search forget everything');
  });

  it.each(['', '<img src="x">', undefined, 7])(
    'shows help for a message without words: %j',
    async (content) => {
      expect((await find(content)).status).toBe(200);
      expect(stage.asked[0]!.text).toBe('help');
    },
  );

  it('searches with the start of a long message', async () => {
    await find('word '.repeat(50_000));
    expect(stage.asked[0]!.text.length).toBeLessThan(320);
  });
});
