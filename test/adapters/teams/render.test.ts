import { fillForm, type Block } from '../../../src/ports';
import { submittedForm } from '../../../adapters/teams/form';
import { LIMITS } from '../../../adapters/teams/limits';
import { renderInserted, renderForTeams } from '../../../adapters/teams/render';
import { elements, faults, ofType, withoutCharts, words } from './card-reading';
import { chart, everything, form, reply, resource } from './replies';

const cardOf = (...args: Parameters<typeof renderForTeams>) =>
  renderForTeams(...args).attachments[0]!.content;
const size = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

describe('a reply as an Adaptive Card', () => {
  it('is a 1.5 card in which Microsoft’s parser finds no fault and drops nothing', () => {
    expect(cardOf(everything).version).toBe('1.5');
    expect(faults(cardOf(everything))).toEqual([]);
    expect(faults(cardOf(everything, { direct: true, delivery: 'd1' }))).toEqual([]);
    expect(faults(renderInserted(everything))).toEqual([]);
  });

  it('tells a card with a fault from a sound one', () => {
    const wrong = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', txt: 'x' }] };
    expect(faults(wrong)).not.toEqual([]);
  });

  it('always says in plain words what it holds, for notifications and clients that draw no cards', () => {
    const message = renderForTeams(everything);
    expect(message.summary).toBe(everything.summary);
    expect(message.attachments[0]!.content.fallbackText).toBe(everything.summary);
  });

  it('keeps every fact of every block', () => {
    const text = words(cardOf(everything));
    for (const fact of [
      'Who is online?',
      'Most adults are online. ',
      'Older people',
      'see how',
      '• ',
      'Write plainly',
      'alt text',
      '16 to 44',
      '99%',
      '54%',
      '29%',
      '81%',
      'no figure',
      'Office for National Statistics',
      chart.alt,
      'A 12-word social media policy',
      'Mayo Clinic, April 2012',
      'Dated 2012, still quoted',
      'Opens an archived copy',
      'What to post',
      'Days',
      'Subscribe',
      'Reviewed in November 2026.',
      'Another figure',
      'Open the survey',
    ]) {
      expect(text).toContain(fact);
    }
  });

  it('announces titles as headings', () => {
    const headings = ofType(cardOf(everything), 'TextBlock').filter(
      ({ style }) => style === 'heading',
    );
    expect(headings.map(({ text }) => text)).toContain('Who is online?');
    expect(headings).toHaveLength(4);
  });
});

describe('a chart', () => {
  const draw = (changed: Partial<typeof chart>) =>
    cardOf(reply({ blocks: [{ ...chart, ...changed }] }));
  const drawn = (card: unknown) =>
    elements(card)
      .map(({ type }) => type)
      .find((type) => type?.startsWith('Chart.'));

  it.each([
    ['bars', { categories: ['2019', '2020'] }, 'Chart.VerticalBar'],
    [
      'long labels',
      { categories: ['East of England', 'Yorkshire and The Humber'] },
      'Chart.HorizontalBar',
    ],
    ['a line', { form: 'line' as const }, 'Chart.Line'],
    ['groups', { form: 'grouped-bar' as const }, 'Chart.VerticalBar.Grouped'],
  ])('is drawn by Teams: %s', (_, changed, type) => {
    expect(drawn(draw(changed))).toBe(type);
  });

  it('gives way to its figures where Teams draws no charts', () => {
    const seen = words(withoutCharts(draw({})));
    expect(seen).toContain('75 and over');
    expect(seen).toContain('54%');
  });

  it('has its figures behind a button, as a table, beside the drawing', () => {
    const card = draw({});
    const [toggle] = ofType(card, 'Action.ToggleVisibility');
    const [target] = toggle!['targetElements'] as string[];
    const table = elements(card).find(({ id }) => id === target);
    expect(words(table)).toContain('99%');
  });

  it('is a list of figures alone when there are too many to draw', () => {
    const categories = Array.from({ length: 40 }, (_, index) => `Group ${index}`);
    const card = draw({
      categories,
      series: [{ name: '2020', values: categories.map((_, i) => i) }],
    });
    expect(drawn(card)).toBeUndefined();
    expect(words(card)).toContain('Group 39');
  });

  it('is drawn from nought, and a share out of a hundred', () => {
    expect(ofType(draw({ form: 'line' }), 'Chart.Line')[0]).toMatchObject({ yMin: 0, yMax: 100 });
    expect(ofType(draw({ form: 'line', unit: ' thousand' }), 'Chart.Line')[0]).not.toHaveProperty(
      'yMax',
    );
  });

  it('names its source once, by itself or in a note', () => {
    const { source } = chart;
    const note = { kind: 'note', text: ['Source: ', { link: 'ONS', url: source.url }] } as const;
    expect(words(draw({}))).toContain(source.name);
    const noted = words(cardOf(reply({ blocks: [chart, note] })));
    expect(noted).toContain('ONS');
    expect(noted).not.toContain(source.name);
  });

  it('leaves out of the drawing a value the survey does not give, and says so in the table', () => {
    const card = draw({ series: [{ name: '2020', values: [99, null] }] });
    expect(ofType(card, 'Chart.HorizontalBar')[0]!['data']).toEqual([{ x: '16 to 44', y: 99 }]);
    expect(words(card)).toContain('no figure');
  });
});

describe('a button', () => {
  it('types its words for the reader and shows what was pressed', () => {
    const [submit] = ofType(
      cardOf(reply({ actions: [{ label: 'Another tip', ask: 'tips' }] })),
      'Action.Submit',
    );
    expect(submit!['data']).toEqual({
      ask: 'tips',
      msteams: { type: 'messageBack', text: 'tips', displayText: 'Another tip' },
    });
  });

  it('carries the scheduled post it is on', () => {
    const card = cardOf(everything, { delivery: 'd-17' });
    const pressed = elements(card).filter(
      ({ type }) => type === 'Action.Submit' || type === 'Action.Execute',
    );
    expect(pressed.length).toBeGreaterThan(3);
    expect(pressed.map(({ data }) => (data as { delivery?: string }).delivery)).toEqual(
      pressed.map(() => 'd-17'),
    );
  });

  it('asks whether the answer helped, without adding to the chat', () => {
    const votes = ofType(cardOf(everything), 'Action.Execute');
    expect(votes.map(({ title, data }) => [title, data])).toEqual([
      ['Helpful', { ask: 'feedback helpful uk-recent-users', press: 'quiet' }],
      ['Not helpful', { ask: 'feedback unhelpful uk-recent-users', press: 'quiet' }],
    ]);
  });

  it('offers to tell the editors what is wrong with an answer that may be rated', () => {
    const asks = ofType(cardOf(everything), 'Action.Submit').map(({ data }) => data);
    expect(asks).toContainEqual(
      expect.objectContaining({ ask: 'suggest a correction to uk-recent-users' }),
    );
  });

  it('does not ask when there is nothing to vote on', () => {
    expect(ofType(cardOf(reply()), 'Action.Execute')).toEqual([]);
  });

  it('is named in full where its label had to be cut', () => {
    const label = 'Internet use at 75 and over nearly doubled since 2013';
    const [button] = cardOf(reply({ actions: [{ label, ask: 'stats age' }] })).actions!;
    expect(button!.title).toMatch(/^Internet use at 75.*…$/);
    expect(button).toMatchObject({ tooltip: label });
  });

  it('goes into the menu of further buttons after the sixth', () => {
    const actions = Array.from({ length: 8 }, (_, index) => ({
      label: `B${index}`,
      ask: `b${index}`,
    }));
    const buttons = cardOf(reply({ actions })).actions!;
    expect(buttons.map((made) => (made as { mode?: string }).mode)).toEqual([
      ...Array<undefined>(6),
      'secondary',
      'secondary',
    ]);
  });

  it('changes the card it is on where that shows how posts stand, one to one', () => {
    const pause = { label: 'Pause', ask: 'pause #1' };
    const standing = reply({ kind: 'change', actions: [pause] });
    const [inPlace] = ofType(cardOf(standing, { direct: true }), 'Action.Execute');
    expect(inPlace!['data']).toEqual({ ask: 'pause #1', press: 'in-place' });
    expect(ofType(cardOf(standing), 'Action.Execute')).toEqual([]);
    const list = reply({ kind: 'list', actions: [pause] });
    expect(ofType(cardOf(list, { direct: true }), 'Action.Execute')).toEqual([]);
  });

  it('is a suggestion under the compose box when a short reply is given one to one', () => {
    const greeting = reply({ kind: 'greeting', actions: [{ label: 'A tip', ask: 'tips' }] });
    const message = renderForTeams(greeting, { direct: true });
    expect(message.suggestedActions?.actions).toEqual([
      { type: 'imBack', title: 'A tip', value: 'tips' },
    ]);
    expect(message.attachments[0]!.content.actions).toBeUndefined();
    expect(renderForTeams(greeting).suggestedActions).toBeUndefined();
  });

  it('is left out when its address could run something', () => {
    const actions = [
      { label: 'Bad', url: 'javascript:alert(1)' },
      { label: 'Good', url: 'https://example.org' },
    ];
    expect(cardOf(reply({ actions })).actions!.map(({ title }) => title)).toEqual(['Good']);
  });
});

describe('a form', () => {
  it('types the sentence its fields make', () => {
    const card = cardOf(reply({ blocks: [form] }));
    const [submit] = ofType(card, 'Action.Submit');
    const inputs = elements(card).filter(({ type }) => type?.startsWith('Input.'));
    const data: Record<string, unknown> = {
      ...(submit!['data'] as object),
      ...Object.fromEntries(inputs.map(({ id, value }) => [String(id), value] as const)),
    };
    expect(submittedForm(data)).toBe('subscribe tips weekdays at 09:00');
    expect(submittedForm(data)).toBe(fillForm(form, {}));
    expect(submittedForm({ ...data, 'b0.days': 'monday {time}' })).toBe(
      'subscribe tips monday {time} at 09:00',
    );
  });

  it('keeps two forms on one card apart', () => {
    const ids = elements(cardOf(reply({ blocks: [form, form] })))
      .filter(({ type }) => type?.startsWith('Input.'))
      .map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
  });

  it.each([{}, { form: 5, fields: 'b0' }, { form: 'x', fields: ['b0'] }, { ask: 'tips' }])(
    'is not made of %j',
    (data) => expect(submittedForm(data)).toBeUndefined(),
  );
});

describe('size', () => {
  it('cuts at a block and says how many are left out', () => {
    const card = cardOf(reply({ blocks: Array.from({ length: 100 }, () => resource) }));
    const shown = ofType(card, 'Container').length;
    expect(size(card)).toBeLessThanOrEqual(LIMITS.messageBytes);
    expect(shown).toBeGreaterThan(10);
    expect(words(card)).toContain(`… and ${100 - shown} more`);
  });

  it.each<[string, Block]>([
    ['an endless paragraph', { kind: 'paragraph', text: ['👩🏽‍⚕️'.repeat(50_000)] }],
    [
      'a paragraph in a thousand pieces',
      { kind: 'paragraph', text: Array.from({ length: 5_000 }, () => ({ bold: 'b' })) },
    ],
    [
      'endless bullets',
      { kind: 'bullets', items: Array.from({ length: 500 }, () => ['x'.repeat(9_000)]) },
    ],
    [
      'an endless chart',
      {
        ...chart,
        categories: Array.from({ length: 5_000 }, (_, i) => String(i)),
        series: [{ name: 's', values: [] }],
      },
    ],
  ])('stays under the limit whatever it is given: %s', (_, block) => {
    const message = renderForTeams(
      reply({ title: 'T'.repeat(9_000), summary: '*'.repeat(9_000), blocks: [block, block] }),
      { direct: true },
    );
    expect(size(message)).toBeLessThanOrEqual(LIMITS.messageBytes);
    expect(faults(message.attachments[0]!.content)).toEqual([]);
  });

  it('says how many bullets it leaves out', () => {
    const items = Array.from({ length: 45 }, (_, index) => [`Point ${index}`]);
    expect(words(cardOf(reply({ blocks: [{ kind: 'bullets', items }] })))).toContain(
      '… and 5 more',
    );
  });
});
