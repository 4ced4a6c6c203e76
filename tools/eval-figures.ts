import {
  loadContent,
  loadFigures,
  NO_PAST,
  openKnowledge,
  type Figures,
  type Knowledge,
  type Past,
  type Reply,
} from '../knowledge';
import { readConfig } from '../src/settings/config';
import { readEnvironment } from '../src/settings/environment';
import { explainFault } from '../src/settings/explain-fault';
import {
  freshQuestions,
  freshTraps,
  writtenQuestions,
  writtenTalks,
  writtenTraps,
} from './figure-questions/by-another-hand';
import { gradeOf, isCaught, type Grade } from './figure-questions/grade';
import { gradeTalk } from './figure-questions/grade-talk';
import { madeQuestions, type Half } from './figure-questions/made-questions';
import { PUBLISHED } from './figure-questions/published';
import { figureTraps } from './figure-questions/traps';

type Ask = (words: string) => Promise<Reply | undefined>;

/**
 * Asks questions made from the published table, as many as the first word says for single figures and others for each
 * other kind, then those of another hand, traps and conversations; prints how many are right, by kind, with the misses.
 * `--half seen|unseen` keeps to one half of each; `--door` asks as a reader does, through commands, search and the ear
 * for danger; `--another-hand` asks only what another hand wrote; `--quiet` tells no misses.
 */
async function main(given: readonly string[]): Promise<void> {
  const half = (given.includes('--half') ? given[given.indexOf('--half') + 1] : undefined) as
    Half | undefined;
  const most = Number(given[0] ?? 800);
  const tell = given.includes('--quiet')
    ? () => undefined
    : (line: string) => {
        console.log(line);
      };
  const knowledge = openDoor();
  const figures = openFigures();
  const ask: Ask = given.includes('--door')
    ? byDoor(knowledge)
    : (words) => Promise.resolve(figures.ask(words));
  const tally = new Map<string, Record<Grade, number>>();
  const count = (grade: Grade, ...kinds: readonly string[]): void => {
    for (const kind of kinds) {
      const so = tally.get(kind) ?? { right: 0, partial: 0, wrong: 0, refused: 0 };
      tally.set(kind, { ...so, [grade]: so[grade] + 1 });
    }
  };

  const own = given.includes('--another-hand') ? [] : madeQuestions(PUBLISHED, most, half);
  const written = (['another-hand', 'later-hand', 'clauses', 'idioms'] as const).flatMap((from) =>
    writtenQuestions(from, PUBLISHED, Math.ceil(most / 80), half),
  );
  const fresh = half === 'unseen' ? [] : freshQuestions();
  for (const one of [...own, ...written, ...fresh]) {
    const reply = await ask(one.question);
    const grade = gradeOf(one, reply);
    const [whose = ''] =
      /^(another hand|later hand|fresh hand|clauses|idioms), /.exec(one.kind) ?? [];
    count(grade, one.kind, `${whose}all`);
    if (grade !== 'right')
      tell(
        `${grade} ${one.kind}: ${one.question}\n    ${reply?.summary ?? 'left to the search'} (want ${one.says.map((each) => each.join(' or ')).join(' and ')})`,
      );
  }
  const talks = [...writtenTalks('another-hand', half), ...writtenTalks('later-hand', half)];
  for (const talk of talks) {
    let past: Past = NO_PAST;
    for (const one of talk) {
      const said = await goOn(knowledge, one.query, past);
      past = said.past;
      const grade = gradeTalk(one, said.reply);
      count(grade, 'conversations');
      if (grade !== 'right')
        tell(
          `${grade} in a conversation: ${talk.map(({ query }) => query).join(' > ')}\n    at “${one.query}”: ${said.reply.kind}: ${said.reply.summary} (want ${one.expect})`,
        );
    }
  }
  for (const [kind, { right, partial, wrong, refused }] of tally) {
    const all = right + partial + wrong + refused;
    console.log(
      `${kind}: ${right} of ${all} right (${((100 * right) / all).toFixed(1)}%), ${partial} partial, ${wrong} wrong, ${refused} refused`,
    );
  }
  for (const [name, traps] of [
    ['traps', given.includes('--another-hand') ? [] : figureTraps(half)],
    ['traps of another hand that got a figure', writtenTraps('another-hand', half)],
    ['traps of a later hand', writtenTraps('later-hand', half)],
    ['traps of clauses', writtenTraps('clauses', half)],
    ['traps of a fresh hand', half === 'unseen' ? [] : freshTraps()],
  ] as const) {
    let caught = 0;
    for (const trap of traps) {
      const reply = await ask(trap.question);
      if (!isCaught(trap, reply)) continue;
      caught++;
      tell(
        `FIGURE ${trap.question}: ${reply?.summary ?? ''}${'ok' in trap ? ` (right: ${trap.ok})` : ''}`,
      );
    }
    console.log(`${name}: ${caught} of ${traps.length}`);
  }
}

function openFigures(): Figures {
  const { content } = loadContent('knowledge/content', new Date().toISOString().slice(0, 10));
  const { figures } = loadFigures('knowledge/content', content);
  if (figures === undefined) throw new Error('The figures can not be read: run check-content');
  return figures;
}

function openDoor(): Knowledge {
  const { knowledgeDir, timeZone } = readConfig(readEnvironment());
  return openKnowledge({ folder: knowledgeDir, now: new Date(), timeZone });
}

const byDoor =
  (knowledge: Knowledge): Ask =>
  async (words) =>
    (await goOn(knowledge, words, NO_PAST)).reply;

async function goOn(
  knowledge: Knowledge,
  words: string,
  past: Past,
): Promise<{ readonly reply: Reply; readonly past: Past }> {
  const { asked } = knowledge.read(words, past);
  if (asked.kind === 'change') return { reply: knowledge.describeChange(asked), past };
  const reply = await knowledge.answer(asked, new Date());
  const turn = knowledge.turn(asked, reply);
  return { reply, past: turn === undefined ? past : { ...past, turns: [...past.turns, turn] } };
}

void main(process.argv.slice(2)).catch((error: unknown) => {
  process.exitCode = explainFault(error);
});
