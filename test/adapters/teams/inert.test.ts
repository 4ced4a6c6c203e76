import fc from 'fast-check';
import { renderForTeams } from '../../../adapters/teams/render';
import { elements, faults, ofType, words } from './card-reading';
import { chart, form, reply, resource } from './replies';

const NASTY = [
  '<at>Everyone</at>',
  '**bold** _italic_ [click](https://evil.example)',
  '[x](javascript:alert(1))',
  '<img src=x onerror=alert(1)>',
  '# heading\n- list\n1. item',
  '{{DATE(2020-01-01T00:00:00Z, SHORT)}}',
  '\u202Eevitcerid\u202C \u0000\u0007',
  '&lt;at&gt;',
  '`code` ~~gone~~ | a | b |',
  '=HYPERLINK("https://evil.example")',
];

/** The text with every unescaped mark that Markdown, HTML or Teams would act on. */
function liveMarks(text: string): string[] {
  return text.match(/(?<!\\)(?:\\\\)*[*_`[\]()<>#~|&]/g) ?? [];
}

function everywhere(text: string) {
  return renderForTeams(
    reply({
      title: text,
      summary: text,
      blocks: [
        { kind: 'paragraph', text: [text, { bold: text }, { link: text, url: text }] },
        { kind: 'bullets', items: [[text]] },
        { kind: 'note', text: [text] },
        {
          ...resource,
          title: text,
          publisher: text,
          date: text,
          summary: text,
          url: text,
          currency: text,
          linkNote: text,
        },
        {
          ...chart,
          title: text,
          alt: text,
          unit: text,
          categories: [text, 'b'],
          source: { name: text, url: text },
        },
        { ...form, label: text, fields: [{ id: 'a', label: text, value: text, hint: text }] },
      ],
      actions: [
        { label: text, ask: text },
        { label: text, url: text },
      ],
      feedbackOn: text,
    }),
    { delivery: text },
  );
}

describe('text from people and content', () => {
  it.each(NASTY)('is shown as typed and does nothing: %j', (text) => {
    const { content } = everywhere(text).attachments[0]!;
    for (const block of ofType(content, 'TextBlock'))
      expect(liveMarks(String(block['text']))).toEqual([]);
    for (const { facts } of ofType(content, 'FactSet')) {
      for (const fact of facts as { title: string; value: string }[]) {
        expect(liveMarks(fact.title + fact.value)).toEqual([]);
      }
    }
    expect(ofType(content, 'Action.OpenUrl')).toEqual([]);
    expect(words(content)).not.toMatch(/\{\{DATE|[\u0000\u0007\u202e]/i);
    expect(JSON.stringify(content)).not.toContain('"entities"');
    expect(faults(content)).toEqual([]);
  });

  it('is never read as a mention, whatever it says', () => {
    expect(everywhere('<at>Everyone</at>')).not.toHaveProperty('entities');
  });

  it('makes a sound card of any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const message = everywhere(text);
        expect(faults(message.attachments[0]!.content)).toEqual([]);
        const runs = ofType(message.attachments[0]!.content, 'TextRun');
        expect(runs.length).toBeGreaterThan(0);
        expect(elements(message).some(({ type }) => type === 'mention')).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
