import { chartLines, plainText } from '../../../knowledge/reply/plain-text';
import { fit } from '../../../knowledge/reply/fit-to-limits';
import { fillForm, type Chart, type Form, type Reply } from '../../../knowledge/reply/reply';

const paragraph = (text: string) => ({ kind: 'paragraph', text: [text] }) as const;
const reply = (blocks: Reply['blocks'], actions: Reply['actions'] = []): Reply => ({
  kind: 'answer',
  title: 'Title',
  summary: 'Summary.',
  blocks,
  actions,
  results: [],
  shareable: true,
});

const chart: Chart = {
  kind: 'chart',
  form: 'line',
  title: 'Use rose',
  unit: '%',
  categories: ['2019', '2020'],
  series: [{ name: 'All adults', values: [91, 92] }],
  source: { name: 'ONS', url: 'https://example.org/ons' },
  alt: 'Use rose from 91% to 92%.',
};

test('plain text holds every fact of every kind of block', () => {
  const form: Form = {
    kind: 'form',
    label: 'Post here',
    ask: 'subscribe {what}',
    fields: [{ id: 'what', label: 'What', value: 'tips' }],
  };
  const text = plainText(
    reply(
      [
        {
          kind: 'paragraph',
          text: [
            'Write ',
            { bold: 'CamelCase' },
            ', see ',
            { link: 'the guide', url: 'https://example.org/g' },
          ],
        },
        { kind: 'bullets', items: [['one'], ['two']] },
        { kind: 'note', text: ['Checked today.'] },
        {
          kind: 'resource',
          id: 'a-b',
          title: 'A guide',
          url: 'https://example.org/a',
          linkNote: 'A copy',
          publisher: 'GMC',
          date: '2024',
          summary: 'What it says.',
          currency: 'Current.',
        },
        chart,
        form,
      ],
      [
        { label: 'More', ask: 'tips' },
        { label: 'Open', url: 'https://example.org/open' },
      ],
    ),
  );
  expect(text).toBe(
    [
      'Title',
      'Write CamelCase, see the guide (https://example.org/g)',
      '- one\n- two',
      'Checked today.',
      'A guide\nGMC, 2024\nWhat it says.\nCurrent.\nA copy: https://example.org/a',
      'Use rose\n2019: 91%\n2020: 92%\nSource: ONS (https://example.org/ons)',
      'Post here:\n- What: tips',
      'Next:\n- More: type “tips”\n- Open: https://example.org/open',
    ].join('\n\n'),
  );
});

test('a chart of several series names each figure, and says where there is none', () => {
  const two: Chart = {
    ...chart,
    series: [...chart.series, { name: 'Aged 75 and over', values: [47, null] }],
  };
  expect(chartLines(two)).toEqual([
    '2019: All adults 91%, Aged 75 and over 47%',
    '2020: All adults 92%, Aged 75 and over no figure',
  ]);
});

test('a form’s sentence takes what was given, else each field’s own value', () => {
  const form: Form = {
    kind: 'form',
    label: 'f',
    ask: 'subscribe {what} at {time} {unknown}',
    fields: [
      { id: 'what', label: 'What', value: 'tips' },
      { id: 'time', label: 'Time', value: '09:00' },
    ],
  };
  expect(fillForm(form, { time: ' 10:30 ' })).toBe('subscribe tips at 10:30 ');
});

test('a reply that fits is left alone', () => {
  const whole = reply([paragraph('a'), paragraph('b')]);
  expect(fit(whole, () => true)).toBe(whole);
});

test.each([2, 3, 7, 9])(
  'a reply too long is cut to at most %i blocks and says how much is left',
  (most) => {
    const whole = reply(Array.from({ length: 10 }, (_, index) => paragraph(String(index))));
    const cut = fit(whole, ({ blocks }) => blocks.length <= most);
    expect(cut.blocks).toHaveLength(most);
    expect(cut.blocks.slice(0, -1)).toEqual(whole.blocks.slice(0, most - 1));
    expect(cut.blocks.at(-1)).toEqual({
      kind: 'note',
      text: [`… and ${11 - most} more. Ask for less at once to see the rest.`],
    });
  },
);
