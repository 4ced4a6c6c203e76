import { renderForSlack } from '../../../adapters/slack/render';
import type { Block, Reply } from '../../../knowledge/reply/reply';
import { aCard, aChart, aForm, aReply, ONE_OF_EACH } from '../../fixtures/replies';
import { faultsOf, SURFACES } from './fits';

describe('a reply in Slack', () => {
  it('keeps every block of every kind within the limits, on every surface', () => {
    expect(faultsOf(aReply({ blocks: ONE_OF_EACH, feedbackOn: 'tip-1' }))).toEqual([]);
  });

  it('says how much it left out of a long reply', () => {
    const cards = Array.from({ length: 90 }, (_, at) => aCard({ title: `Document ${at}` }));
    const reply = aReply({ blocks: cards });
    expect(faultsOf(reply)).toEqual([]);
    expect(JSON.stringify(renderForSlack(reply).blocks)).toMatch(/… and \d+ more/);
  });

  it.each([
    ['one enormous paragraph', [{ kind: 'paragraph', text: ['word '.repeat(20_000)] }]],
    [
      'five hundred long points',
      [{ kind: 'bullets', items: Array.from({ length: 500 }, () => ['long '.repeat(200)]) }],
    ],
    [
      'a table of two thousand figures',
      [
        aChart({
          categories: Array.from({ length: 2_000 }, (_, at) => `Age ${at}`),
          series: [{ name: 'All', values: Array.from({ length: 2_000 }, (_, at) => at) }],
        }),
      ],
    ],
    ['five charts', Array.from({ length: 5 }, () => aChart())],
    [
      'thirty series',
      [
        aChart({
          series: Array.from({ length: 30 }, (_, at) => ({
            name: `Year ${at}`,
            values: [at, null],
          })),
        }),
      ],
    ],
    [
      'a menu of three hundred',
      [
        aForm({
          fields: [
            {
              id: 'a',
              label: 'A',
              value: '299',
              options: Array.from({ length: 300 }, (_, at) => ({
                label: `Choice ${at}`,
                value: String(at),
              })),
            },
          ],
        }),
      ],
    ],
    ['many forms', Array.from({ length: 30 }, () => aForm())],
    ['nothing', []],
  ] as [string, Block[]][])('stays within the limits with %s', (_, blocks) => {
    const actions = Array.from({ length: 40 }, (_, at) => ({
      label: `Button ${at}`,
      ask: `ask ${at}`,
    }));
    expect(faultsOf(aReply({ blocks, actions, feedbackOn: 'x' }))).toEqual([]);
  });

  it('gives the whole answer in the text beside the blocks', () => {
    const { text } = renderForSlack(aReply({ blocks: ONE_OF_EACH }));
    for (const fact of [
      'Two documents explain how to behave on Twitter.',
      'Plain, bold and linked <https://a.example/>',
      '• First point',
      'A guide to Twitter <https://www.example.nhs.uk/guide?a=1&amp;b=2>',
      'Superseded in 2024',
      'Example trust · March 2012 · Opens the page that lists it',
      '75 and over: 54%',
      'Source: Office for National Statistics <https://www.ons.gov.uk/internet>',
    ]) {
      expect(text).toContain(fact);
    }
  });

  it('draws a chart with the same figures in a table beneath it, and its source', () => {
    const { blocks } = renderForSlack(aReply({ blocks: [aChart()], actions: [] }));
    const sent = JSON.stringify(blocks);
    expect(blocks.map(({ type }) => type)).toEqual([
      'header',
      'data_visualization',
      'data_table',
      'context',
    ]);
    // Screen readers read out the caption, and the first cell of a row as its header.
    expect(blocks[2]).toMatchObject({
      caption: 'Younger adults use the internet most',
      row_header_column_index: 0,
      page_size: 2,
    });
    expect(sent).toContain('{"label":"75 and over","value":54}');
    expect(sent).toContain('"54%"');
  });

  it.each([
    ['a figure is missing', aChart({ series: [{ name: '2020', values: [99, null] }] })],
    [
      'two names are the same once shortened',
      aChart({
        categories: ['Adults living in England alone', 'Adults living in England with others'],
      }),
    ],
  ])('shows only the table when %s', (_, chart) => {
    const { blocks } = renderForSlack(aReply({ blocks: [chart] }));
    expect(blocks.map(({ type }) => type)).not.toContain('data_visualization');
    expect(blocks.map(({ type }) => type)).toContain('data_table');
  });

  it('has a plain table, and the title above it, where a workspace takes no other', () => {
    const { blocks } = renderForSlack(aReply({ blocks: [aChart()], actions: [] }), {
      surface: 'message',
      figures: 'table',
    });
    expect(blocks.map(({ type }) => type)).toEqual(['header', 'rich_text', 'table', 'context']);
  });

  it('shows a chart as a list where a workspace takes neither charts nor tables', () => {
    const { blocks } = renderForSlack(aReply({ blocks: [aChart()] }), {
      surface: 'message',
      figures: 'list',
    });
    expect(blocks.map(({ type }) => type)).not.toContain('table');
    expect(JSON.stringify(blocks)).toContain('75 and over: 54%');
  });

  it('names a chart’s source once, where a note of the reply links to it already', () => {
    const chart = aChart();
    const note: Block = {
      kind: 'note',
      text: ['Source: ', { link: chart.source.name, url: chart.source.url }],
    };
    const sources = (blocks: readonly Block[]) =>
      JSON.stringify(renderForSlack(aReply({ blocks })).blocks).split('Source:').length - 1;
    expect(sources([chart, note])).toBe(1);
    expect(sources([chart])).toBe(1);
  });

  it('offers sharing only on a private reply that may be shared', () => {
    const offers = (reply: Reply, surface: (typeof SURFACES)[number]) =>
      JSON.stringify(renderForSlack(reply, { surface, asked: 'tips' })).includes(
        'Share to channel',
      );
    expect(offers(aReply(), 'private')).toBe(true);
    expect(offers(aReply(), 'message')).toBe(false);
    expect(offers(aReply({ shareable: false }), 'private')).toBe(false);
  });

  it('types a button’s words for the reader, and opens no unsafe address', () => {
    const reply = aReply({
      actions: [
        { label: 'Another tip', ask: 'tips' },
        { label: 'Open', url: 'javascript:alert(1)' },
        { label: 'Read', url: 'https://a.example/' },
      ],
    });
    const sent = JSON.stringify(renderForSlack(reply).blocks);
    expect(sent).toContain('"value":"tips"');
    expect(sent).toContain('"url":"https://a.example/"');
    expect(sent).not.toContain('javascript');
  });
});
