import { readFileSync } from 'node:fs';
import readSheets from 'read-excel-file/node';
import { tidyTable, WorkbookError, type Sheets } from '../../tools/import-ons/workbook';

const WORKBOOK = 'test/fixtures/figures/internetusers2020.xlsx';
const TABLE = 'knowledge/content/survey-data/ons-internet-users-2020.csv';

async function official(): Promise<Sheets> {
  const sheets = await readSheets(WORKBOOK);
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
}

describe('the official workbook', () => {
  it('becomes exactly the table that the figures are answered from', async () => {
    const kept = readFileSync(TABLE, 'utf8').split('\r\n');
    expect(tidyTable(await official()).split('\r\n')).toEqual(kept);
  });

  it('is refused when a sheet is missing, by name', async () => {
    const sheets = new Map(await official());
    sheets.delete('5b');
    expect(() => tidyTable(sheets)).toThrow(WorkbookError);
    expect(() => tidyTable(sheets)).toThrow(/no sheet "5b"/);
  });

  it('is refused when its headings are not where they were', async () => {
    const sheets = new Map(await official());
    sheets.set('7b', [['Something else']]);
    expect(() => tidyTable(sheets)).toThrow(/Sheet 7b/);
  });
});
