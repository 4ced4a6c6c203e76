import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  annotateProblem,
  awaiting,
  type Content,
  type ContentProblem,
  describeProblems,
  hasFaults,
  loadCalendars,
  loadContent,
  loadFigures,
  openPostCheck,
  openLexicon,
  summarise,
} from '../../knowledge';
import { projectRoot } from '../settings/project-root';

const OWN = join(projectRoot(), 'knowledge', 'content');
const USAGE = 'Write: npm run -s check-content, or npm run -s check-content -- <folder>';

/**
 * Checks a content folder: the one named, else KNOWLEDGE_DIR, else Signpost's own. Prints every problem and one
 * closing line. Exit status 0: no faults; 1: faults; 2: asked for something it doesn't do.
 */
function main(given: readonly string[]): number {
  const strange = given.find((word) => word.startsWith('-')) ?? given[1];
  if (strange !== undefined) {
    console.error(`"${strange}" is not understood here. ${USAGE}`);
    return 2;
  }
  const folder = given[0] ?? (process.env['KNOWLEDGE_DIR'] || OWN);
  const today = new Date().toISOString().slice(0, 10);
  const { content, problems: found } = loadContent(folder, today);
  const problems = [...found, ...roomProblems(folder, content, today)];
  const lines =
    process.env['GITHUB_ACTIONS'] === 'true'
      ? problems.map(annotateProblem)
      : describeProblems(problems);
  for (const line of lines) console.log(line);
  for (const line of awaiting(content)) console.log(`Awaiting sign-off, ${line}`);
  console.log(summarise(content, problems));
  return hasFaults(problems) ? 1 : 0;
}

/** What the other parts of Signpost that read a room of the folder find wrong in it. A folder need not have them. */
function roomProblems(folder: string, content: Content, today: string): readonly ContentProblem[] {
  const has = (room: string): boolean => existsSync(join(folder, room));
  return [
    ...loadCalendars(folder, today).problems,
    ...(has('lexicon') ? openLexicon(folder, content).problems : []),
    ...(has('post-check') ? openPostCheck(folder, { shipped: OWN, today }).problems : []),
    ...(has('survey-data') ? loadFigures(folder, content).problems : []),
  ];
}

process.exitCode = main(process.argv.slice(2));
