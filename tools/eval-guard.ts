import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPatientDetails } from '../knowledge/patient-details/detect';
import { projectRoot } from '../src/settings/project-root';

/** Prints how often the patient-information guard is right on its two labelled lists, and each line it gets wrong. */
function main(): void {
  const hold = lines('hold-details.txt').map((line) => line.slice(line.indexOf('|') + 1));
  const none = lines('hold-none.txt');
  const missed = hold.filter((line) => findPatientDetails(line).length === 0);
  const alarmed = none.filter((line) => findPatientDetails(line).length > 0);
  for (const line of missed) console.log(`missed       ${line}`);
  for (const line of alarmed) console.log(`false alarm  ${line}`);
  const found = hold.length - missed.length;
  console.log(
    `recall     ${percent(found, hold.length)} (${found} of ${hold.length} lines with details)`,
  );
  console.log(
    `precision  ${percent(found, found + alarmed.length)} (${alarmed.length} false alarms in ${none.length} lines without)`,
  );
}

function lines(file: string): readonly string[] {
  const path = join(projectRoot(), 'test', 'fixtures', 'guard', file);
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '));
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)}%`;

main();
