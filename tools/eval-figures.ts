import { loadContent, loadFigures, openKnowledge, type Figures, type Reply } from '../knowledge';
import { readConfig } from '../src/settings/config';
import { readEnvironment } from '../src/settings/environment';
import { explainFault } from '../src/settings/explain-fault';
import { gradeOf, isCaught, type Grade } from './figure-questions/grade';
import { madeQuestions, type Half } from './figure-questions/made-questions';
import { figureTraps } from './figure-questions/traps';

/**
 * Asks questions made from the published table, as many as the first word says for single figures and others for each
 * other kind, and prints how many are right, by kind, with the misses. `--half seen|unseen` keeps to one half of the
 * phrasings; `--door` asks as a reader does, through commands, search and the ear for danger; `--quiet` tells no misses.
 */
async function main(given: readonly string[]): Promise<void> {
  const figures = open();
  const ask = given.includes('--door') ? byDoor() : (words: string) => figures.ask(words);
  const quiet = given.includes('--quiet');
  const half = (given.includes('--half') ? given[given.indexOf('--half') + 1] : undefined) as
    Half | undefined;
  const rows = figures.survey.table.rows.map(({ year, low, high, ...row }) => ({
    ...row,
    year: String(year),
    low: low?.toFixed(1) ?? '',
    high: high?.toFixed(1) ?? '',
  }));
  const tally = new Map<string, Record<Grade, number>>();
  for (const one of madeQuestions(rows, Number(given[0] ?? 800), half)) {
    const reply = await ask(one.question);
    const grade = gradeOf(one, reply);
    for (const kind of [one.kind, 'all']) {
      const so = tally.get(kind) ?? { right: 0, partial: 0, wrong: 0, refused: 0 };
      tally.set(kind, { ...so, [grade]: so[grade] + 1 });
    }
    if (grade !== 'right' && !quiet)
      console.log(
        `${grade} ${one.kind}: ${one.question}\n    ${reply?.summary ?? 'left to the search'} (want ${one.says.map((each) => each.join(' or ')).join(' and ')})`,
      );
  }
  for (const [kind, { right, partial, wrong, refused }] of tally) {
    const all = right + partial + wrong + refused;
    console.log(
      `${kind}: ${right} of ${all} right (${((100 * right) / all).toFixed(1)}%), ${partial} partial, ${wrong} wrong, ${refused} refused`,
    );
  }
  const traps = figureTraps(half);
  let caught = 0;
  for (const trap of traps) {
    const reply = await ask(trap.question);
    if (!isCaught(trap, reply)) continue;
    caught++;
    if (!quiet) console.log(`CAUGHT ${trap.question}: ${reply?.summary ?? ''}`);
  }
  console.log(`traps: ${caught} of ${traps.length} caught it`);
}

function open(): Figures {
  const { content } = loadContent('knowledge/content', new Date().toISOString().slice(0, 10));
  const { figures } = loadFigures('knowledge/content', content);
  if (figures === undefined) throw new Error('The figures can not be read: run check-content');
  return figures;
}

function byDoor(): (words: string) => Promise<Reply> {
  const { knowledgeDir, timeZone } = readConfig(readEnvironment());
  const knowledge = openKnowledge({ folder: knowledgeDir, now: new Date(), timeZone });
  return async (words) => {
    const asked = knowledge.parse(words);
    return asked.kind === 'change'
      ? knowledge.describeChange(asked)
      : knowledge.answer(asked, new Date());
  };
}

void main(process.argv.slice(2)).catch((error: unknown) => {
  process.exitCode = explainFault(error);
});
