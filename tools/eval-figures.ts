import { loadContent, loadFigures } from '../knowledge';
import { figureQuestions, figureTraps, isCaught, isRight } from './figure-questions';

/**
 * Asks the figures every question that can be made from the published table, or as many as the first word says, and
 * prints how many are right, by class, with the misses. `--half seen|unseen` keeps to one half of the phrasings.
 */
function main(given: readonly string[]): void {
  const { content } = loadContent('knowledge/content', new Date().toISOString().slice(0, 10));
  const { figures } = loadFigures('knowledge/content', content);
  if (figures === undefined) throw new Error('The figures can not be read: run check-content');
  const half = given.includes('--half') ? given[given.indexOf('--half') + 1] : undefined;
  const rows = figures.survey.table.rows.map(({ year, low, high, ...row }) => ({
    ...row,
    year: String(year),
    low: low?.toFixed(1) ?? '',
    high: high?.toFixed(1) ?? '',
  }));
  const tally = new Map<string, { right: number; wrong: number; all: number }>();
  for (const one of figureQuestions(rows, Number(given[0] ?? 2000), half)) {
    const reply = figures.ask(one.question);
    const so = tally.get(one.kind) ?? { right: 0, wrong: 0, all: 0 };
    const right = isRight(one, reply);
    so.all++;
    if (right) so.right++;
    else if (reply?.kind === 'statistic') so.wrong++;
    tally.set(one.kind, so);
    if (!right)
      console.log(
        `${reply?.kind === 'statistic' ? 'WRONG' : 'missed'} ${one.kind}: ${one.question}\n    ${reply?.summary ?? 'left to the search'} (want ${one.want.join(', ')})`,
      );
  }
  for (const [kind, { right, wrong, all }] of tally)
    console.log(
      `${kind}: ${right} of ${all} right (${((100 * right) / all).toFixed(1)}%), ${wrong} wrong`,
    );
  const traps = figureTraps(half);
  const caught = traps.filter((trap) => isCaught(trap, figures.ask(trap.question)));
  for (const trap of caught)
    console.log(`CAUGHT ${trap.question}: ${figures.ask(trap.question)?.summary ?? ''}`);
  console.log(`traps: ${caught.length} of ${traps.length} caught it`);
}

main(process.argv.slice(2));
