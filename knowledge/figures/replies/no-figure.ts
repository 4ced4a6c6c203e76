import type { LaterFigure } from '../../loading/later-figure';
import type { Action, Block, Inline, Ranked, Reply } from '../../reply/reply';
import { asResults, laterFigures, pointsOn, subjectsNear } from '../bulletin-points';
import type { FigureQuery, Gap } from '../figures-query';
import { capital } from '../wording';
import { sourceNote, type Answer, type Knowledge } from './reply-context';

/**
 * Says which part of a question the survey has no figure for, shows what is nearest where that can't be taken for
 * the answer, and offers the rest. `answer` is that nearest, already worked out.
 */
export function replyNoFigure(
  gap: Gap,
  answer: { readonly query: FigureQuery; readonly answer: Answer } | undefined,
  ages: readonly number[],
  knowledge: Knowledge,
): Reply {
  const summary = `The survey has no figure for ${gap.missing}.`;
  const later =
    gap.later === undefined
      ? []
      : laterFigures(gap.later.asked, gap.later.subject, ages, knowledge.later);
  const about = answer?.query ?? gap.about;
  const near = about === undefined ? (['all-adults'] as const) : subjectsNear(about);
  const shown: readonly Block[] =
    answer === undefined
      ? []
      : [
          { kind: 'paragraph', text: [{ bold: 'Nearest to it: ' }, answer.answer.summary] },
          ...answer.answer.blocks.filter(
            (block) => block.kind === 'chart' || block.kind === 'bullets',
          ),
        ];
  const points = asResults(pointsOn(near, knowledge.points), knowledge.survey);
  const others = later.map((figure, index): Ranked => ({
    id: figure.id,
    kind: 'later-figure',
    score: 0.9 - index * 0.1,
  }));
  return {
    kind: 'no-figure',
    title: 'The survey has no figure for that',
    summary,
    blocks: [
      { kind: 'paragraph', text: [summary] },
      ...(later.length > 0 ? otherSurveys(later) : []),
      ...shown,
      ...(gap.readings.length > 0
        ? [{ kind: 'note' as const, text: [gap.readings.join(' ')] }]
        : []),
      sourceNote(knowledge.survey),
    ],
    actions: offers(gap.nearest),
    results: answer === undefined ? [...others, ...points] : [...points, ...others],
    shareable: answer !== undefined || later.length > 0,
  };
}

const offers = (nearest: readonly string[]): readonly Action[] =>
  [...new Set(nearest)].slice(0, 4).map((ask) => ({ label: capital(ask).slice(0, 60), ask }));

/** Figures of other surveys, each with its own year, base and certainty, so that none is taken for this one. */
function otherSurveys(figures: readonly LaterFigure[]): readonly Block[] {
  return [
    {
      kind: 'paragraph',
      text: [
        { bold: 'Other surveys, ' },
        'which asked other people other questions, so do not compare them with this one:',
      ],
    },
    { kind: 'bullets', items: figures.map(otherSurvey) },
  ];
}

function otherSurvey(figure: LaterFigure): readonly Inline[] {
  const value =
    figure.unit === '%'
      ? `${figure.value}%`
      : `${figure.value.toLocaleString('en-GB')} ${figure.unit}`;
  const sure =
    figure.evidence === 'seen'
      ? 'read in the publication'
      : `read in a page that credits ${figure.creditedTo ?? figure.publisher}`;
  return [
    { bold: `${value}: ${figure.measure}, ${figure.year}` },
    ` (${figure.population}). `,
    { link: `${figure.publisher}, ${figure.publication}`, url: figure.sourceUrl },
    `, ${sure}.`,
  ];
}
