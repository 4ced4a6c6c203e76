import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../../knowledge/loading/load';
import { openSensitive } from '../../knowledge/sensitive/open';
import { projectRoot } from '../project-root';

interface Labelled {
  readonly query: string;
  readonly expect: string | null;
  /** Which round of labelling: each was written unseen, then used to put the misses right. */
  readonly round: number;
}

/** Prints both kinds of error on the labelled sensitive questions: those missed, and ordinary ones it was set off by. */
function main(): void {
  const folder = join(projectRoot(), 'knowledge', 'content');
  const today = new Date().toISOString().slice(0, 10);
  const { content } = loadContent(folder, today);
  const sensitive = openSensitive({ content, folder, shipped: folder, today });
  const path = join(projectRoot(), 'test', 'fixtures', 'questions', 'sensitive.jsonl');
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  const all = lines.map((line) => JSON.parse(line) as Labelled);
  const wanted = all.filter(({ expect }) => expect !== null);
  const ordinary = all.filter(({ expect }) => expect === null);
  const missed = wanted.filter(({ query }) => sensitive.idOf(query) === undefined);
  const other = wanted.filter(
    ({ query, expect }) => ![undefined, expect].includes(sensitive.idOf(query)),
  );
  const alarmed = ordinary.filter(({ query }) => sensitive.idOf(query) !== undefined);
  for (const { query, expect } of missed) console.log(`missed       ${String(expect)}: ${query}`);
  for (const { query, expect } of other)
    console.log(`other entry  ${String(expect)}, got ${String(sensitive.idOf(query))}: ${query}`);
  for (const { query } of alarmed)
    console.log(`false alarm  ${String(sensitive.idOf(query))}: ${query}`);
  console.log(
    `sensitive  ${missed.length} missed and ${other.length} answered by another entry, of ${wanted.length}`,
  );
  console.log(`ordinary   ${alarmed.length} false alarms, of ${ordinary.length}`);
}

main();
