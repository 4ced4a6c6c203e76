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
  const source = text.replace(/^\ufeff/, '');
  const firstLine = source.slice(0, source.search(/[\r\n]|$/));
  const separator = !firstLine.includes(',') && firstLine.includes(';') ? ';' : ',';
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let begun = 1;
  const endRow = (): void => {
    cells.push(cell);
    if (cells.length > 1 || cell !== '') rows.push({ line: begun, cells });
    cells = [];
    cell = '';
  };
  for (let at = 0; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if (sign === '"' && cell === '') {
      const opened = line;
      for (at += 1; ; at += 1) {
        const inside = source.charAt(at);
        if (inside === '') throw new CsvError(`line ${opened}: a quote is opened and never closed`);
        if (inside === '\n') line += 1;
        if (inside !== '"') cell += inside;
        else if (source.charAt(at + 1) === '"') {
          cell += '"';
          at += 1;
        } else break;
      }
      const next = source.charAt(at + 1);
      if (next !== '' && next !== separator && next !== '\n' && next !== '\r')
        throw new CsvError(
          `line ${line}: something follows a closing quote; double the quotes inside a cell`,
        );
    } else if (sign === separator) {
      cells.push(cell);
      cell = '';
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && source.charAt(at + 1) === '\n') at += 1;
      endRow();
      line += 1;
      begun = line;
    } else cell += sign;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}

/**
 * Rows as CSV. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
 * Source: OWASP, CSV Injection.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
