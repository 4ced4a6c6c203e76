import fc from 'fast-check';
import type { Block, Chart, Inline, Reply } from '../../src/ports';
import { HOSTILE_TEXT } from '../fixtures/hostile-text';
import { NAUGHTY_STRINGS } from '../fixtures/naughty-strings';
import { ONE_OF_EACH, aCard, aChart, aForm, aReply } from '../fixtures/replies';
import { caseFor, type Gap } from './gaps';

/** What a reader has of one rendered reply. */
export interface Rendered {
  /** Every word and address that can be read, marks of escaping taken off; one paragraph, point or cell a line. */
  readonly words: string;
  /** The same without anything drawn: what a client without charts shows, or a screen reader says. */
  readonly beside: string;
  /** What each button types when it is pressed, a form's sentence with its gaps included. */
  readonly asks: readonly string[];
  /** Every address that can be opened. */
  readonly opens: readonly string[];
  /** Whatever the platform's own reader would act on, though a plain string said it. */
  readonly acts: readonly string[];
  /** Whatever breaks a limit of the platform's, or its published schema. */
  readonly faults: readonly string[];
}

export type RendererCase = keyof typeof CASES;

export interface RendererUnderTest {
  readonly render: (reply: Reply) => Rendered;
  /** What this renderer can't do, each with its reason. */
  readonly gaps?: readonly Gap<RendererCase>[];
}

/** What every renderer promises: the whole reply or an honest part of it, and nothing that the reply did not say. */
export function rendererContract(name: string, { render, gaps = [] }: RendererUnderTest): void {
  describe(`a reply in ${name}`, () => {
    for (const [title, run] of Object.entries(CASES) as [RendererCase, Run][])
      caseFor(gaps, title, () => run(render));
  });
}

/** Each of them renders a long reply, for every look of every platform. */
const RUNS = 40;

type Run = (render: RendererUnderTest['render']) => void;

const CASES = {
  'fits, whatever it is made of': (render) => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        expect(render(reply).faults).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  },

  'fits with one thing far too long or far too often': (render) => {
    for (const reply of MONSTERS) expect(render(reply).faults).toEqual([]);
  },

  'shows every word, or says how many parts it left out and has a button that goes on': (
    render,
  ) => {
    fc.assert(
      fc.property(plainReply, (reply) => {
        const { words, asks } = render(reply);
        const missing = factsOf(reply).filter((fact) => !words.includes(fact));
        if (missing.length === 0) return;
        expect([words.match(/… and \d+ more/)?.length, missing]).toEqual([1, missing]);
        expect(asks).toContainEqual(expect.stringMatching(/^more from \d+: everything$/));
      }),
      { numRuns: RUNS },
    );
  },

  'cut short goes on from the first part it left out': (render) => {
    const blocks = Array.from({ length: 150 }, (_, at) =>
      aCard({ title: `Document ${at} of many` }),
    );
    const { words, asks } = render({
      ...aReply({ blocks }),
      again: { ask: 'everything', from: 0 },
    });
    const shown = blocks.filter(({ title }) => words.includes(title)).length;
    if (shown === blocks.length) return;
    expect(words).toContain(`… and ${blocks.length - shown} more`);
    expect(asks).toContain(`more from ${shown}: everything`);
  },

  'says how many points of a very long list it left out': (render) => {
    const items = Array.from({ length: 200 }, (_, at) => [`Point ${at} of many`]);
    const { words } = render(aReply({ blocks: [{ kind: 'bullets', items }] }));
    const shown = items.filter(([item = '']) => words.includes(item)).length;
    if (shown < items.length) expect(words).toContain(`… and ${items.length - shown} more`);
  },

  'keeps words as words, whatever they say': (render) => {
    for (const text of [...HOSTILE_TEXT, ...NAUGHTY_STRINGS]) {
      const { acts, faults, opens } = render(sayingEverywhere(text));
      expect([text, acts, faults, opens.filter(isUnsafe)]).toEqual([text, [], [], []]);
    }
  },

  'keeps any run of marks as words': (render) => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { acts, faults, opens } = render(sayingEverywhere(text));
        expect([acts, faults, opens.filter(isUnsafe)]).toEqual([[], [], []]);
      }),
      { numRuns: RUNS },
    );
  },

  'opens the addresses it was given and no other': (render) => {
    const { opens } = render(aReply({ blocks: ONE_OF_EACH, actions: [READ, UNSAFE] }));
    expect(new Set(opens.map((url) => new URL(url).href))).toEqual(
      new Set([
        'https://a.example/',
        'https://a.example/read',
        'https://a.example/review',
        'https://www.example.nhs.uk/guide?a=1&b=2',
        'https://www.ons.gov.uk/internet',
      ]),
    );
  },

  'has a chart’s figures and source in words': (render) => {
    for (const form of ['bar', 'grouped-bar', 'line'] as const) {
      const chart = aChart({
        form,
        series: [
          { name: '2019', values: [98, 47.5] },
          { name: '2020', values: [99, null] },
        ],
      });
      const { beside } = render(aReply({ blocks: [chart] }));
      for (const fact of [chart.title, '98.0%', '47.5%', '99.0%', 'no figure', chart.source.name])
        expect(beside).toContain(fact);
      for (const label of [...chart.categories, '2019', '2020']) expect(beside).toContain(label);
    }
  },

  'says in a sentence what a chart shows': (render) => {
    const chart = aChart();
    expect(render(aReply({ blocks: [chart] })).beside).toContain(chart.alt);
  },

  'has a button for everything it offers': (render) => {
    const offers = ['tips', 'pause #1f0c1f0c', 'search a & b <c> "d"', 'x'.repeat(900)];
    const actions = offers.map((ask, at) => ({ label: `Offer ${at}`, ask }));
    const item: Block = {
      kind: 'buttons',
      about: '#ward-7',
      actions: [{ label: 'Skip', ask: 'skip' }],
    };
    const { asks } = render(aReply({ blocks: [item], actions }));
    expect(asks).toEqual(expect.arrayContaining([...offers, 'skip']));
  },

  'sends a form’s sentence': (render) => {
    const form = aForm();
    expect(render(aReply({ blocks: [form] })).asks).toContain(form.ask);
  },

  'asks whether it helped': (render) => {
    const { asks } = render(aReply({ feedbackOn: 'tip-001' }));
    expect(asks).toEqual(
      expect.arrayContaining(['feedback helpful tip-001', 'feedback unhelpful tip-001']),
    );
    expect(render(aReply()).asks.filter((ask) => ask.startsWith('feedback'))).toEqual([]);
  },
} satisfies Record<string, Run>;

const READ = { label: 'Read', url: 'https://a.example/read' };
const UNSAFE = { label: 'Run', url: 'javascript:alert(1)' };

function isUnsafe(url: string): boolean {
  return !/^(?:https?|mailto):/.test(url);
}

/** A reply with one text in every place where words can stand. */
function sayingEverywhere(text: string): Reply {
  const link = { link: text, url: 'https://a.example/?a=1&b=<2>|3' };
  return aReply({
    title: text,
    summary: text,
    blocks: [
      { kind: 'paragraph', text: [text, { bold: text }, { link: text, url: text }, link] },
      { kind: 'bullets', items: [[text], [text, { bold: text }]] },
      { kind: 'note', text: [text] },
      { kind: 'note', text: [link, text] },
      aCard({
        title: text,
        publisher: text,
        date: text,
        summary: text,
        currency: text,
        linkNote: text,
        url: text,
      }),
      aChart({
        title: text,
        unit: text,
        alt: text,
        categories: [text, `${text} 2`],
        series: [{ name: text, values: [1, 2] }],
        source: { name: text, url: text },
      }),
      aForm({ label: text, fields: [{ id: 'a', label: text, value: text, hint: text }] }),
      aForm({
        label: text,
        fields: [{ id: 'b', label: text, value: text, options: [{ label: text, value: text }] }],
      }),
      { kind: 'copyable', label: text, text },
      { kind: 'buttons', about: text, actions: [{ label: text, ask: text }] },
    ],
    actions: [
      { label: text, ask: text },
      { label: text, url: text },
    ],
    feedbackOn: text,
  });
}

/** Every word of a reply that a reader should see, where it is of the lengths that content has. */
function factsOf({ title, blocks, actions }: Reply): string[] {
  return [title, ...blocks.flatMap(factsOfBlock), ...actions.map(({ label }) => label)];
}

function factsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'copyable':
      return [block.label, block.text];
    case 'paragraph':
    case 'note':
      return block.text.flatMap(factsOfRun);
    case 'bullets':
      return block.items.flat().flatMap(factsOfRun);
    case 'resource':
      return [
        block.title,
        block.url,
        block.publisher,
        block.date,
        block.summary,
        ...[block.currency ?? [], block.linkNote ?? []].flat(),
      ];
    case 'chart':
      return [
        block.title,
        ...block.categories,
        ...block.series.flatMap(({ values }) =>
          values.map((value) => (value === null ? 'no figure' : `${value}${block.unit}`)),
        ),
        block.source.name,
      ];
    case 'form':
      return [block.label, ...block.fields.map(({ label }) => label)];
    case 'buttons':
      return block.actions.map(({ label }) => label);
  }
}

function factsOfRun(run: Inline): string[] {
  if (typeof run === 'string') return [run];
  return 'bold' in run ? [run.bold] : [run.link, run.url];
}

const LETTERS = 'a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9 é ŵ'.split(
  ' ',
);
const word = fc
  .array(fc.constantFrom(...LETTERS), {
    minLength: 2,
    maxLength: 9,
  })
  .map((letters) => letters.join(''));
const words = (most: number) =>
  fc.array(word, { minLength: 1, maxLength: most }).map((all) => all.join(' '));
const address = fc.nat(99_999).map((number) => `https://a.example/${number}`);

function blockOf(text: (most: number) => fc.Arbitrary<string>, times: number): fc.Arbitrary<Block> {
  const run: fc.Arbitrary<Inline> = fc.oneof(
    text(30),
    text(6).map((bold) => ({ bold })),
    fc.record({ link: text(6), url: address }),
  );
  const runs = fc.array(run, { minLength: 1, maxLength: 4 });
  const action = fc.record({ label: text(3), ask: text(6) });
  return fc.oneof<fc.Arbitrary<Block>[]>(
    fc.record({ kind: fc.constant('paragraph' as const), text: runs }),
    fc.record({ kind: fc.constant('note' as const), text: runs }),
    fc.record({
      kind: fc.constant('bullets' as const),
      items: fc.array(runs, { minLength: 1, maxLength: 12 * times }),
    }),
    fc
      .record({
        title: text(10),
        url: address,
        publisher: text(4),
        date: text(2),
        summary: text(30),
      })
      .map((card) => aCard(card)),
    chartOf(text, times),
    fc.record({ label: text(3), fieldLabel: text(4) }).map(({ label, fieldLabel }) =>
      aForm({
        label,
        fields: [{ id: 'a', label: fieldLabel, value: 'x' }],
        ask: 'subscribe {a}',
      }),
    ),
    fc.record({
      kind: fc.constant('buttons' as const),
      about: text(2),
      actions: fc.array(action, { minLength: 1, maxLength: 4 }),
    }),
  );
}

function chartOf(text: (most: number) => fc.Arbitrary<string>, times: number): fc.Arbitrary<Chart> {
  const names = (most: number) =>
    fc.uniqueArray(text(2), {
      minLength: 1,
      maxLength: most,
      selector: (name) => name.slice(0, 19),
    });
  return fc
    .record({
      form: fc.constantFrom('bar' as const, 'grouped-bar' as const, 'line' as const),
      title: text(10),
      categories: names(8 * times),
      names: names(4 * times),
      values: fc.infiniteStream(fc.option(fc.nat(999))),
    })
    .map(({ form, title, categories, names: series, values }) =>
      aChart({
        form,
        title,
        categories,
        series: series.map((name) => ({
          name,
          values: categories.map(() => values.next().value as number | null),
        })),
      }),
    );
}

function replyOf(text: (most: number) => fc.Arbitrary<string>, times: number): fc.Arbitrary<Reply> {
  return fc
    .record({
      title: text(8),
      summary: text(20),
      blocks: fc.array(blockOf(text, times), { maxLength: 25 * times }),
      actions: fc.array(fc.record({ label: text(3), ask: text(6) }), { maxLength: 8 }),
    })
    .map((made) => ({ ...aReply(made), again: { ask: 'everything', from: 0 } }));
}

/** Replies as content makes them, of words that no platform writes otherwise. */
const plainReply = replyOf(words, 1);

const MARKS = '< > & ! * _ ` ~ : | a @ [ ] ( ) { } # - \\ " @here <at>'.split(' ');
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom(...MARKS, ' ', '\n', '\u202e', '\u001b[31m'))
    .map((parts) => parts.join('')),
);

/** Replies of anything at all. */
const anyReply = replyOf(
  (most) => fc.oneof(words(most), hostile, fc.string({ unit: 'grapheme', maxLength: most * 40 })),
  4,
);

/** Each with one thing that is far over every platform's limits. */
const MONSTERS: readonly Reply[] = [
  aReply({ title: 'T'.repeat(9_000), summary: '*'.repeat(9_000) }),
  aReply({ blocks: [] }),
  ...[
    [{ kind: 'paragraph' as const, text: ['word '.repeat(20_000)] }],
    [{ kind: 'paragraph' as const, text: ['👩🏽‍⚕️'.repeat(20_000)] }],
    [{ kind: 'paragraph' as const, text: Array.from({ length: 5_000 }, () => ({ bold: 'b' })) }],
    [{ kind: 'bullets' as const, items: Array.from({ length: 500 }, () => ['long '.repeat(500)]) }],
    [{ kind: 'note' as const, text: ['&'.repeat(9_000), { link: 'l', url: 'https://a.example' }] }],
    [
      aChart({
        categories: Array.from({ length: 2_000 }, (_, at) => `Age ${at}`),
        series: [{ name: 'All', values: Array.from({ length: 2_000 }, (_, at) => at) }],
      }),
    ],
    [
      aChart({
        series: Array.from({ length: 30 }, (_, at) => ({ name: `Y${at}`, values: [at, null] })),
      }),
    ],
    [aChart({ series: [] }), aChart({ categories: [], series: [{ name: 'none', values: [] }] })],
    Array.from({ length: 5 }, () => aChart()),
    Array.from({ length: 40 }, () => aForm()),
    [
      aForm({
        fields: [
          {
            id: 'a',
            label: 'A',
            value: '299',
            options: Array.from({ length: 300 }, (_, at) => ({ label: `C ${at}`, value: `${at}` })),
          },
        ],
      }),
    ],
  ].map((blocks: Block[]) => aReply({ blocks, feedbackOn: 'x'.repeat(3_000) })),
  aReply({
    actions: Array.from({ length: 60 }, (_, at) => ({ label: 'B'.repeat(200), ask: `ask ${at}` })),
  }),
];
