import fc from 'fast-check';
import { renderForSlack } from '../../../adapters/slack/render';
import type { Block, Reply } from '../../../knowledge/reply/reply';
import { HOSTILE_TEXT } from '../../fixtures/hostile-text';
import { NAUGHTY_STRINGS } from '../../fixtures/naughty-strings';
import { aCard, aChart, aForm, aReply } from '../../fixtures/replies';
import { faultsOf } from './fits';
import { actsIn, markupIn } from './reading';

/** A reply with this text in every place where a word can stand, marks of ours left out. */
function replyOf(text: string): Reply {
  const blocks: Block[] = [
    { kind: 'paragraph', text: [text, { link: text, url: text }] },
    { kind: 'bullets', items: [[text], [text, text]] },
    { kind: 'note', text: [text] },
    { kind: 'note', text: [{ link: text, url: 'https://a.example/?a=1&b=<2>|3' }, text] },
    aCard({ title: text, publisher: text, date: text, summary: text, currency: text, url: text }),
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
  ];
  return aReply({
    title: text,
    summary: text,
    blocks,
    actions: [
      { label: text, ask: text },
      { label: text, url: text },
    ],
    feedbackOn: text,
  });
}

describe('hostile text in Slack', () => {
  it.each(HOSTILE_TEXT.map((text) => [text.slice(0, 30), text]))(
    'makes %j do nothing, wherever it stands',
    (_, text) => {
      const reply = replyOf(text);
      expect(faultsOf(reply)).toEqual([]);
      const sent = renderForSlack(reply);
      expect([sent.text, ...markupIn(sent.blocks)].flatMap(actsIn)).toEqual([]);
    },
  );

  it('makes the big list of naughty strings do nothing', () => {
    for (const text of NAUGHTY_STRINGS) {
      const reply = replyOf(text);
      const sent = renderForSlack(reply);
      expect([text, faultsOf(reply)]).toEqual([text, []]);
      expect([text, [sent.text, ...markupIn(sent.blocks)].flatMap(actsIn)]).toEqual([text, []]);
    }
  });

  it('makes any text do nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc
            .array(
              fc.constantFrom(
                '<',
                '>',
                '&',
                '!',
                '*',
                '_',
                '`',
                '~',
                ':',
                '|',
                'a',
                ' ',
                '\n',
                '@',
                '\u202e',
              ),
            )
            .map((parts) => parts.join('')),
        ),
        (text) => {
          const reply = replyOf(text);
          const sent = renderForSlack(reply);
          expect(faultsOf(reply)).toEqual([]);
          expect([sent.text, ...markupIn(sent.blocks)].flatMap(actsIn)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
