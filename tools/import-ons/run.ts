import { writeFileSync } from 'node:fs';
import readSheets from 'read-excel-file/node';
import { describeProblems } from '../../knowledge';
import { readTable } from '../../knowledge/figures/read-table';
import { checkRows } from './check-rows';
import { tidyTable } from './workbook';

const TABLE = 'knowledge/content/survey-data/ons-internet-users-2020.csv';
const USAGE = 'Write: npm run import-ons -- FILE.xlsx, or npm run import-ons -- FILE.xlsx OUT.csv';

/**
 * Turns the official workbook into the tidy table that the figures are answered from, checks it, and writes it
 * in place of the old one or where the second word says. Exit status 0: written; 1: the workbook or a row is
 * wrong, and nothing is written; 2: asked for something it doesn't do.
 */
async function main(given: readonly string[]): Promise<number> {
  const [file, out, ...more] = given;
  if (file === undefined || more.length > 0 || given.some((word) => word.startsWith('--'))) {
    console.error(USAGE);
    return 2;
  }
  const path = out ?? TABLE;
  try {
    const sheets = await readSheets(file);
    const csv = tidyTable(new Map(sheets.map(({ sheet, data }) => [sheet, data])));
    const { rows, problems: unread } = readTable(csv, path);
    const problems = [...unread];
    checkRows(rows, (line, field, message) => {
      problems.push({ severity: 'fault', file: path, line, field, message });
    });
    if (problems.length > 0) {
      for (const line of describeProblems(problems)) console.error(line);
      return 1;
    }
    writeFileSync(path, csv);
    console.log(
      `${path}: ${rows.length} estimates. Now run npm run -s check-content and the tests.`,
    );
    return 0;
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

void main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
