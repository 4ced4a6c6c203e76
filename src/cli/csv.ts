import { CsvError as ParseError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** A row of a CSV file, and the line on which it begins. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Text that is no CSV: the message says where. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
}

/** Reads CSV as RFC 4180 has it, with commas or semicolons; quotes may hold line breaks. Throws CsvError. */
export function parseCsv(text: string): readonly CsvRow[] {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = !firstLine.includes(',') && firstLine.includes(';') ? ';' : ',';
  try {
    let line = 1;
    const records = parse(text, {
      bom: true,
      delimiter,
      raw: true,
      relax_column_count: true,
    }) as unknown as readonly { readonly raw: string; readonly record: readonly string[] }[];
    return records.flatMap(({ raw, record: cells }): readonly CsvRow[] => {
      const row = { line, cells };
      line += raw.match(/\r\n|\r|\n/g)?.length ?? 0;
      return cells.every((cell) => cell === '') ? [] : [row];
    });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { code, lines } = error as ParseError & { readonly lines?: number };
    throw new CsvError(`line ${lines ?? 1}: ${PROBLEMS.get(code) ?? 'this is not CSV'}`);
  }
}

const PROBLEMS: ReadonlyMap<string, string> = new Map([
  ['CSV_QUOTE_NOT_CLOSED', 'a quote is opened and never closed'],
  [
    'CSV_INVALID_CLOSING_QUOTE',
    'something follows a closing quote; double the quotes inside a cell',
  ],
  ['INVALID_OPENING_QUOTE', 'a quote stands inside a cell; put the whole cell in quotes'],
]);

/**
 * Rows as CSV. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
 * Source: OWASP, CSV Injection.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((cells) => cells.map(guarded)),
    { record_delimiter: '\r\n', quoted_match: /[;\r\n]/ },
  );
}

const guarded = (text: string): string =>
  /^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
