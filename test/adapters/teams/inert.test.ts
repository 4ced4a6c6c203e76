import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { projectRoot } from '../../../src/settings/project-root';
import { escaped, plain } from '../../../adapters/teams/text';
import { renderForTeams } from '../../../adapters/teams/render';
import { NAUGHTY_STRINGS } from '../../fixtures/naughty-strings';
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

/** What Markdown makes of texts, by micromark with HTML let through; in a process of its own, since Jest cannot load it. */
function markdown(texts: readonly string[]): string[] {
  const code = `
    import { micromark } from 'micromark';
    const texts = JSON.parse(process.argv[1]);
    console.log(JSON.stringify(texts.map((text) => micromark(text, { allowDangerousHtml: true }))));`;
  const inputs = ['--input-type=module', '-e', code, JSON.stringify(texts)];
  const made = execFileSync(process.execPath, inputs, { cwd: projectRoot(), encoding: 'utf8' });
  return JSON.parse(made) as string[];
}

/** Markdown's result for a text in which it found nothing to do. */
function asParagraph(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text === '' ? '' : `<p>${text.replace(/[&<>"]/g, (mark) => entities[mark]!)}</p>`;
}

const STARTS = [
  '- x',
  '+ x',
  '1. x',
  '1) x',
  '> x',
  '## x',
  '---',
  '***',
  '===',
  '81.4% x',
  '1.5',
  '    x',
  'a & b',
  'a < b',
  '&amp;',
  '![x](y)',
  'x  ',
  '\\',
  '\\*',
  'https://a.example',
];

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
    expect(ofType(content, 'Action.OpenUrl')).toEqual([]);
    expect(words(content)).not.toMatch(/\{\{DATE|[\u0000\u0007\u202e]/i);
    expect(JSON.stringify(content)).not.toContain('"entities"');
    expect(faults(content)).toEqual([]);
  });

  it('is a paragraph of plain words wherever Teams reads Markdown', () => {
    const texts = [
      ...NASTY,
      ...STARTS,
      ...NAUGHTY_STRINGS,
      ...fc.sample(fc.string({ unit: 'grapheme' }), 300),
    ];
    const plainly = texts.map((text) => plain(text.replace(/\s+/g, ' ')).trim());
    expect(markdown(texts.map((text) => escaped(text)))).toEqual(plainly.map(asParagraph));
  });

  it('keeps a figure free of marks that a simpler client would show', () => {
    expect(escaped('Disabled: 81.4% online (2020), up 3-4 points & more')).toBe(
      'Disabled: 81.4% online (2020), up 3-4 points & more',
    );
  });

  it('is never read as a mention, whatever it says', () => {
    expect(everywhere('<at>Everyone</at>')).not.toHaveProperty('entities');
  });

  it('makes a sound card of the big list of naughty strings', () => {
    for (const text of NAUGHTY_STRINGS) {
      const message = everywhere(text);
      expect([text, faults(message.attachments[0]!.content)]).toEqual([text, []]);
      expect(elements(message).some(({ type }) => type === 'mention')).toBe(false);
    }
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
