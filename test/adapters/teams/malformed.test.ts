import fc from 'fast-check';
import { activity, TENANT } from './activities';
import { createStage, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
beforeEach(() => {
  stage.asked.length = 0;
});
afterAll(() => stage.close());

const broken = (changed: object) => activity('personal', stage.service.url, changed);

it.each<[string, () => unknown, number]>([
  ['nothing', () => '', 400],
  ['no JSON', () => '{', 400],
  ['a list', () => '[]', 400],
  ['null', () => 'null', 400],
  ['an empty object', () => ({}), 400],
  ['a number for a kind', () => broken({ type: 5 }), 400],
  ['another channel', () => broken({ channelId: 'AseChannel' }), 400],
  ['no sender', () => broken({ from: null }), 400],
  ['a sender without an id', () => broken({ from: { name: 'x' } }), 400],
  ['no conversation', () => broken({ conversation: undefined }), 400],
  ['words for a conversation', () => broken({ conversation: 'x' }), 400],
  ['a number for text', () => broken({ text: 7 }), 400],
  ['an object for text', () => broken({ text: { toString: 'x' } }), 400],
  ['an address of no service', () => broken({ serviceUrl: 5 }), 400],
  ['a service on another host', () => broken({ serviceUrl: 'http://169.254.169.254/latest' }), 403],
  ['a megabyte', () => broken({ text: 'x'.repeat(1_000_000) }), 413],
  ['a hundred thousand brackets', () => `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 400],
])('%s is refused', async (_, body, status) => {
  expect((await stage.send(body())).status).toBe(status);
  expect(stage.asked).toEqual([]);
});

it.each<[string, object]>([
  ['words for entities', { entities: 'x' }],
  ['an entity that is none', { entities: [5, null, { type: 'mention', mentioned: 'x' }] }],
  ['a mention of nobody', { entities: [{ type: 'mention', mentioned: { name: 'x' }, text: 7 }] }],
  ['a thousand entities', { entities: Array.from({ length: 1_000 }, () => ({ type: 'mention' })) }],
  ['an object for a timestamp', { timestamp: { a: 1 } }],
  ['attachments that are none', { attachments: [5, { contentType: 7 }] }],
  ['a number for a channel', { channelData: { channel: 5, team: [], eventType: {} } }],
  ['a name of a kilobyte', { recipient: { id: '28:bot', name: 'x'.repeat(1_000) } }],
  ['a member without an id', { membersAdded: [{ name: 'x' }] }],
])('%s does not silence the bot', async (_, changed) => {
  expect((await stage.send(broken({ text: 'tips', ...changed }))).status).toBe(200);
  expect(stage.asked).toMatchObject([{ text: 'tips' }]);
});

it('a long question is cut, not refused', async () => {
  expect((await stage.send(broken({ text: 'x'.repeat(100_000) }))).status).toBe(200);
  expect(stage.asked.pop()!.text).toHaveLength(17_000);
});

it('a key that would become a prototype is dropped', async () => {
  const text = JSON.stringify(broken({ text: 'a' })).replace(
    '{',
    '{"__proto__":{"polluted":true},',
  );
  expect((await stage.send(text)).status).toBe(200);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

it('a request that came through a proxy is refused, since the emulator checks nobody', async () => {
  expect((await stage.send(broken({}), { 'x-forwarded-for': '203.0.113.7' })).status).toBe(403);
  expect(stage.asked).toEqual([]);
});

it('whatever it is sent, it answers 200 or 4xx and stays up', async () => {
  const parts = fc.dictionary(
    fc.constantFrom(
      'type',
      'text',
      'value',
      'entities',
      'channelData',
      'conversation',
      'from',
      'name',
      'membersAdded',
      'action',
      'id',
    ),
    fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom(
        'message',
        'invoke',
        'adaptiveCard/action',
        'composeExtension/query',
        'composeExtension/fetchTask',
        'conversationUpdate',
        'remove',
      ),
    ),
    { maxKeys: 5 },
  );
  await fc.assert(
    fc.asyncProperty(parts, async (changed) => {
      const { status } = await stage.send(broken(changed));
      expect(status === 200 || (status >= 400 && status < 500)).toBe(true);
    }),
    // FUZZ=100000 for the long run.
    { numRuns: Number(process.env['FUZZ'] ?? 300) },
  );
  stage.asked.length = 0;
  expect((await stage.send(broken({ text: 'still here' }))).status).toBe(200);
  expect(stage.asked[0]).toMatchObject({ text: 'still here', from: { org: TENANT } });
}, 600_000);
