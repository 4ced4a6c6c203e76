import type { LaterFigure } from '../../loading/later-figure';
import type { Action, Block, Inline, Ranked, Reply } from '../../reply/reply';
import { asResults, pointsOn, subjectsNear } from '../bulletin-points';
import { chooseOthers, isConfirmed, plainBase, sayOther, type Chosen } from '../other-surveys';
import type { FigureQuery, Gap } from '../figures-query';
import { capital } from '../wording';
import { note, paragraph, sourceNote, type Answer, type Knowledge } from './reply-context';

/**
 * Says which part of a question the survey has no figure for, shows what is nearest where that can't be taken for
 * the answer, and offers the rest. `answer` is that nearest, already worked out.
 */
export function replyNoFigure(
  gap: Gap,
  answer: { readonly query: FigureQuery; readonly answer: Answer } | undefined,
  knowledge: Knowledge,
): Reply {
  const summary = `The survey has no figure for ${gap.missing}.`;
  const chosen =
    gap.others === undefined
      ? undefined
      : chooseOthers(gap.others, knowledge.later, knowledge.words.otherSurveys);
  const [first] = chosen?.figures ?? [];
  if (first !== undefined && chosen !== undefined)
    return replyOtherSurvey(gap, first, chosen, answer?.answer.summary, knowledge);
  const about = answer?.query ?? gap.about;
  const near = about === undefined ? (['all-adults'] as const) : subjectsNear(about);
  const shown: readonly Block[] =
    answer === undefined
      ? []
      : [
          paragraph({ bold: 'Nearest to it: ' }, answer.answer.summary),
          ...answer.answer.blocks.filter(
            (block) => block.kind === 'chart' || block.kind === 'bullets',
          ),
        ];
  const points = asResults(pointsOn(near, knowledge.points), knowledge.survey);
  return {
    kind: 'no-figure',
    title: 'The survey has no figure for that',
    summary,
    blocks: [
      paragraph(summary),
      ...shown,
      ...(gap.readings.length > 0 ? [note(gap.readings.join(' '))] : []),
      sourceNote(knowledge.survey),
    ],
    actions: offers(gap.nearest),
    results: points,
    shareable: answer !== undefined,
  };
}

const offers = (nearest: readonly string[]): readonly Action[] =>
  [...new Set(nearest)].slice(0, 4).map((ask) => ({ label: capital(ask).slice(0, 60), ask }));

/** The newest figure of another survey that fits, with its base and certainty; ONS's own, older ones as history. */
function replyOtherSurvey(
  gap: Gap,
  first: LaterFigure,
  { figures, misses }: Chosen,
  history: string | undefined,
  knowledge: Pick<Knowledge, 'points' | 'survey'>,
): Reply {
  const lead = sayOther(first);
  const missing = misses.length > 0 ? `There is nothing ${misses.join(', nor ')}.` : undefined;
  const others = figures.slice(1);
  return {
    kind: 'statistic',
    title: `${first.publisher}, ${first.year}`,
    summary: missing === undefined ? lead : `${lead} ${missing}`,
    blocks: [
      paragraph({ bold: lead }, ...aboutFigure(first)),
      ...(missing === undefined ? [] : [paragraph(missing)]),
      ...(others.length === 0
        ? []
        : [
            paragraph(
              { bold: 'Other figures, ' },
              'which asked other people and cannot be compared with it:',
            ),
            {
              kind: 'bullets' as const,
              items: others.map((one) => [{ bold: sayOther(one) }, ...aboutFigure(one)]),
            },
          ]),
      note(
        gap.others?.after !== undefined && history !== undefined
          ? `Before, in ONS’s own survey of who uses the internet, which ended in 2020: ${history}`
          : `ONS’s own survey of who uses the internet ended in 2020, and has no figure for ${gap.missing}.`,
      ),
    ],
    actions: offers(gap.nearest),
    results: [
      ...figures.map((one, index): Ranked => ({
        id: one.id,
        kind: 'later-figure',
        score: 0.9 - index * 0.1,
      })),
      ...asResults(
        pointsOn(
          gap.about === undefined ? ['all-adults'] : subjectsNear(gap.about),
          knowledge.points,
        ),
        knowledge.survey,
      ),
    ],
    shareable: true,
  };
}

/** Who was counted, where it was read and how sure it is. */
function aboutFigure(figure: LaterFigure): readonly Inline[] {
  const { publisher, publication, sourceUrl, evidence, creditedTo } = figure;
  const named = /^not named/i.test(publication) ? publisher : `${publisher}, ${publication}`;
  const read =
    evidence === 'seen'
      ? 'read in the publication'
      : `read in a page that credits ${creditedTo ?? publisher}`;
  const sure = isConfirmed(figure) ? '' : ' Not confirmed by us.';
  return [` Counted: ${plainBase(figure)}. `, { link: named, url: sourceUrl }, `, ${read}.${sure}`];
}
