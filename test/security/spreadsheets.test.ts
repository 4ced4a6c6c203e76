import fc from 'fast-check';
import { csvOf } from '../../adapters/web/figures-routes';
import type { Chart } from '../../src/ports';

const LEADS = ['=', '+', '-', '@', '\t', '\r'];

/** Reads CSV as RFC 4180 has it, apart from our own writer. */
function cellsOf(csv: string): readonly string[] {
  const cells = csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n)/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

test('no cell of a downloaded table begins with what a spreadsheet would run', () => {
  const nasty = fc
    .tuple(fc.constantFrom('', ...LEADS), fc.string())
    .map(([lead, rest]) => lead + rest);
  fc.assert(
    fc.property(nasty, nasty, nasty, (name, category, source) => {
      const chart: Chart = {
        kind: 'chart',
        form: 'bar',
        title: 'A title',
        unit: '%',
        categories: [category],
        series: [{ name, values: [5] }],
        source: { name: source, url: 'https://www.ons.gov.uk/' },
        alt: 'a',
      };
      const cells = cellsOf(csvOf(chart));
      expect(cells).toContain('5');
      expect(cells.filter((cell) => LEADS.some((lead) => cell.startsWith(lead)))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
