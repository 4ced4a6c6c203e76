import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { Knowledge } from '../../../knowledge';
import { openTestKnowledge } from '../../fakes/shared-knowledge';
import { GOLDEN_QUESTIONS } from '../../fixtures/golden-questions';
import { openMcp, type McpStage } from './stage';

interface Source {
  readonly id: string;
  readonly kind: string;
  readonly link?: string;
  readonly publisher?: string;
  readonly review_by: string;
}

/** What every tool but three gives. */
interface Given {
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly use: string;
  readonly sources: readonly Source[];
  readonly figures: readonly Record<string, string | number>[];
  readonly next: readonly { readonly label: string; readonly ask?: string }[];
}

let knowledge: Knowledge;
let stage: McpStage;
let client: Client;
beforeAll(async () => {
  knowledge = openTestKnowledge(new Date('2026-12-01T09:00:00Z'));
  stage = await openMcp(knowledge);
  client = await stage.client();
});
afterAll(() => stage.close());

async function call(name: string, args: Record<string, unknown>) {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: args });
  const texts = (content as readonly { readonly text: string }[]).map(({ text }) => text);
  return { texts, isError, ...(structuredContent as Given) };
}

describe('the tool ask', () => {
  it.each(GOLDEN_QUESTIONS)(
    'answers “$ask” with the facts and the ids that a chat has',
    async ({ ask, facts }) => {
      const from = { adapter: 'slack', org: 'T1', ref: 'C1' };
      const reply = await stage.bot({ text: ask, from, direct: true });
      const given = await call('ask', { question: ask });
      expect(given.sources.map(({ id }) => id)).toEqual(reply.results.map(({ id }) => id));
      expect(given.texts[0]).toBe(given.text);
      // What a chat has on a button is what may be asked next.
      const said = [given.text, ...given.next.map(({ label }) => label)].join('\n');
      for (const fact of facts) expect(said).toContain(fact);
    },
  );

  it('names publisher, date, link and review day of what it quotes, and says to quote it', async () => {
    const given = await call('ask', { question: 'show mayo-12-word-policy' });
    expect(given.sources[0]).toEqual({
      id: 'mayo-12-word-policy',
      kind: 'resource',
      title: 'A 12-word Social Media Policy from the Mayo Clinic',
      publisher: expect.stringMatching(/\w/) as unknown,
      published: '5 April 2012',
      link: 'https://socialfish.org/a-12-word-social-media-policy/',
      link_note: 'A copy kept by another site',
      standing: expect.stringMatching(/current|historic|superseded/) as unknown,
      review_by: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown,
    });
    expect(given.texts[1]).toMatch(/word for word/);
  });

  it('gives a question that needs a person the same reviewed words, to be said first', async () => {
    const question = 'a colleague posted that they want to kill themselves';
    const reply = await stage.bot({
      text: question,
      from: { adapter: 'slack', org: 'T1', ref: 'C1' },
      direct: true,
    });
    expect(reply.kind).toBe('sensitive');
    const given = await call('ask', { question });
    expect(given).toMatchObject({ kind: 'sensitive', title: reply.title });
    expect(given.use).toMatch(/person now/);
    expect(await call('figure', { question })).toMatchObject({ kind: 'sensitive' });
  });

  it('says nothing again of a patient whom a question names', async () => {
    const given = await call('ask', {
      question: 'Can I post about John Hollowell, NHS number 943 476 5919, who was on our ward?',
    });
    expect(JSON.stringify(given)).not.toMatch(/Hollowell|943|5919/);
  });

  it.each(['subscribe tips weekdays at 9am', 'pause', 'forget me', 'feedback helpful x'])(
    'changes nothing when asked to: %s',
    async (question) => {
      const given = await call('ask', { question });
      expect(given).toMatchObject({ kind: 'change', title: 'This needs a chat' });
    },
  );

  it('says that it has no answer, and not to make one up', async () => {
    const given = await call('ask', { question: 'what is the boiling point of tungsten' });
    expect(given).toMatchObject({
      kind: 'declined',
      use: expect.stringMatching(/no reviewed/) as unknown,
    });
  });

  it('offers what a reader may ask next as questions, not as buttons', async () => {
    const given = await call('ask', { question: 'tips' });
    expect(given.next.map(({ ask }) => ask)).toContainEqual(expect.stringMatching(/^tips after /));
    expect(given.text).not.toContain('type “');
  });
});

describe('the tool tip', () => {
  it('gives the tip of the day with the document it rests on', async () => {
    const today = await knowledge.answer({ kind: 'tip' }, new Date('2026-12-01T09:00:00Z'));
    const given = await call('tip', {});
    expect(given.text).toContain(today.summary);
    const [tip, document] = given.sources;
    expect(tip).toMatchObject({ kind: 'tip', rests_on: document?.id });
    expect(document).toMatchObject({ kind: 'resource' });
  });

  it('gives one on a topic, and the one after it', async () => {
    const first = await call('tip', { topic: 'accessibility' });
    expect(knowledge.content.tips.find(({ id }) => id === first.sources[0]?.id)?.topics).toContain(
      'accessibility',
    );
    const next = await call('tip', { after: first.sources[0]!.id });
    expect(next.kind).toBe('tip');
    expect(next.sources[0]!.id).not.toBe(first.sources[0]!.id);
  });
});

describe('the tool figure', () => {
  it('gives numbers with their population, year and limits', async () => {
    const given = await call('figure', {
      question: 'internet use by people aged 75 and over in 2020',
    });
    expect(given.kind).toBe('statistic');
    expect(given.figures).toEqual([
      expect.objectContaining({
        value: 54,
        unit: '%',
        year: 2020,
        population: expect.stringContaining('75') as unknown,
        link: expect.stringContaining('https://www.ons.gov.uk/') as unknown,
      }),
    ]);
    expect(given.text).toContain('54');
  });

  it('says that there is none, with no number in its place', async () => {
    const given = await call('figure', { question: 'internet use by people aged 75 in 1950' });
    expect(given).toMatchObject({ kind: 'no-figure', figures: [] });
  });

  it('reads words that are no question as words about figures', async () => {
    expect(await call('figure', { question: 'women' })).toMatchObject({ kind: 'statistic' });
  });
});

describe('the tool check_post', () => {
  const check = (args: Record<string, unknown>) =>
    client.callTool({ name: 'check_post', arguments: args });

  it('finds what a person must look at, and quotes nothing of a patient', async () => {
    const { content, structuredContent } = await check({
      draft: 'Lovely to see Mrs Doris Tatterfield, born 12/03/1941, going home from ward 7!',
    });
    expect(structuredContent).toMatchObject({ verdict: 'stop', withheld: true });
    expect(structuredContent).not.toHaveProperty('mended');
    expect(JSON.stringify([content, structuredContent])).not.toMatch(/Tatterfield|1941/);
  });

  it('mends what is mechanical and counts what is left', async () => {
    const { structuredContent } = await check({
      draft: 'Flu jabs are here. Book yours today at your local pharmacy. #flujabs #staywell',
      platform: 'x',
    });
    expect(structuredContent).toMatchObject({
      verdict: expect.stringMatching(/fix|think/) as unknown,
      characters_left: { x: expect.any(Number) as unknown },
      withheld: false,
    });
  });

  it('knows the weeks before an election by the day of the post', async () => {
    const draft = 'Our MP has promised a new hospital. Vote for more beds on Thursday!';
    const verdict = async (date: string) => {
      const { structuredContent } = await check({ draft, date });
      return (structuredContent as { findings: { rule: string }[] }).findings.map(
        ({ rule }) => rule,
      );
    };
    expect(await verdict('2027-04-20')).toContain('pre-election');
    expect(await verdict('2027-06-20')).not.toContain('pre-election');
  });

  it.each([
    [{}, 'draft'],
    [{ draft: '' }, 'draft'],
    [{ draft: 'x'.repeat(10_001) }, 'draft'],
    [{ draft: 'x', date: '2026-02-30' }, 'date'],
    [{ draft: 'x', platform: 'telegraph' }, 'platform'],
  ])('turns down %j without repeating it', async (args, field) => {
    const { isError, content } = await check(args);
    const [{ text }] = content as [{ text: string }];
    expect(isError).toBe(true);
    expect(text).toContain(field);
    expect(text).not.toMatch(/telegraph|xxxx/);
  });
});

describe('the tools topics and calendar', () => {
  it('lists every topic with what there is on it', async () => {
    const { content, structuredContent } = await client.callTool({ name: 'topics', arguments: {} });
    const { topics } = structuredContent as { topics: { id: string; tips: number }[] };
    expect(topics.map(({ id }) => id)).toEqual(knowledge.content.topics.map(({ id }) => id));
    const one = topics.find(({ id }) => id === 'accessibility')!;
    expect(one.tips).toBe(
      knowledge.content.tips.filter((tip) => tip.topics.includes('accessibility')).length,
    );
    expect(content).toMatchObject([
      { text: expect.stringContaining('(accessibility)') as unknown },
    ]);
  });

  it('knows Christmas in each nation, winter, and the tip of each day', async () => {
    const { content, structuredContent } = await client.callTool({
      name: 'calendar',
      arguments: { from: '2026-12-24', days: 3 },
    });
    const { days } = structuredContent as {
      days: {
        date: string;
        bank_holidays: { region: string; name: string }[];
        seasons: string[];
      }[];
    };
    expect(days.map(({ date }) => date)).toEqual(['2026-12-24', '2026-12-25', '2026-12-26']);
    expect(days[0]!.bank_holidays).toEqual([]);
    expect(days[1]!.bank_holidays.map(({ region }) => region)).toEqual([
      'england-and-wales',
      'scotland',
      'northern-ireland',
    ]);
    expect(days.every(({ seasons }) => seasons.includes('winter'))).toBe(true);
    const tip = await knowledge.answer({ kind: 'tip' }, new Date('2026-12-25T12:00:00Z'));
    expect(content).toMatchObject([{ text: expect.stringContaining(tip.summary) as unknown }]);
  });

  it('knows the awareness days, with what to post and where their dates are from', async () => {
    const { content, structuredContent } = await client.callTool({
      name: 'calendar',
      arguments: { from: '2027-05-10', days: 7 },
    });
    const { awareness_days: days } = structuredContent as { awareness_days: { id: string }[] };
    expect(days.map(({ id }) => id)).toEqual(['nurses-day', 'eid-al-adha']);
    expect(days[0]).toMatchObject({
      from: '2027-05-12',
      until: '2027-05-12',
      publisher: 'International Council of Nurses',
      tips: ['nurses-day'],
    });
    expect(content).toMatchObject([
      { text: expect.stringContaining('International Nurses Day, 12 May 2027') as unknown },
    ]);
  });

  it('begins today where no day is named', async () => {
    const { structuredContent } = await client.callTool({ name: 'calendar', arguments: {} });
    expect(structuredContent).toMatchObject({ days: { 0: { date: '2026-12-01' }, length: 14 } });
  });
});

test('every tool says that it only reads', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual([
    'ask',
    'calendar',
    'check_post',
    'figure',
    'tip',
    'topics',
  ]);
  for (const { annotations, outputSchema } of tools) {
    expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
    expect(outputSchema).toBeDefined();
  }
});

describe('resources', () => {
  it('are every document and every tip, by id', async () => {
    const { resources } = await client.listResources();
    const ids = resources.map(({ uri }) => uri);
    expect(ids).toHaveLength(knowledge.content.resources.length + knowledge.content.tips.length);
    expect(ids).toContain('signpost://documents/mayo-12-word-policy');
  });

  it('say what a chat shows of one, and its source', async () => {
    const uri = 'signpost://documents/mayo-12-word-policy';
    const { contents } = await client.readResource({ uri });
    expect(contents).toMatchObject([
      { uri, mimeType: 'text/plain', text: expect.stringContaining('5 April 2012') as unknown },
      { uri, mimeType: 'application/json' },
    ]);
  });

  it.each([
    'signpost://documents/no-such-thing',
    'signpost://tips/mayo-12-word-policy',
    'signpost://documents/..%2F..%2Fetc',
    'file:///etc/passwd',
  ])('have nothing at %s', async (uri) => {
    await expect(client.readResource({ uri })).rejects.toMatchObject({
      code: expect.any(Number) as unknown,
    });
  });

  it('complete an id that is begun', async () => {
    const { completion } = await client.complete({
      ref: { type: 'ref/resource', uri: 'signpost://documents/{id}' },
      argument: { name: 'id', value: 'mayo' },
    });
    expect(completion.values).toContain('mayo-12-word-policy');
  });

  it('hold no note of an editor’s', async () => {
    const notes = knowledge.content.resources.flatMap(({ record }) => record.editorNote ?? []);
    const { resources } = await client.listResources();
    expect(notes.length).toBeGreaterThan(0);
    for (const note of notes) expect(JSON.stringify(resources)).not.toContain(note);
  });
});

test('the prompt for a draft hands it to the check and to nothing else', async () => {
  const { prompts } = await client.listPrompts();
  expect(prompts.map(({ name }) => name)).toEqual(['check_draft', 'ask_signpost']);
  const { messages } = await client.getPrompt({
    name: 'check_draft',
    arguments: { draft: 'We are open on Monday.', platform: 'x' },
  });
  expect(messages).toMatchObject([
    {
      role: 'user',
      content: { text: expect.stringMatching(/check_post[\s\S]*We are open on Monday/) as unknown },
    },
  ]);
});

test('nothing of a question is kept or logged', async () => {
  await call('ask', { question: 'may I post about the xylophone on ward nine' });
  await client.callTool({ name: 'check_post', arguments: { draft: 'A xylophone on ward nine.' } });
  expect(JSON.stringify(stage.house.log.lines)).not.toMatch(/xylophone/);
  expect(stage.house.log.lines.map(({ event }) => event)).toContain('answered');
});
