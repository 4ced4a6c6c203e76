import type { Block, Inline } from '../../reply/reply';
import { breakYear, type Estimate } from '../estimate';
import type { FigureQuery } from '../figures-query';
import { capital, inUk, joined, peopleText, percentText, pointsText } from '../wording';
import { compareChart, nameIn } from './compare-chart';
import { crossChart } from './cross-chart';
import {
  askSubjects,
  bulletinBlock,
  measureName,
  were,
  type Answer,
  type Knowledge,
} from './reply-context';
import { askMeasure } from './one';

/** Several figures side by side: groups or places, years, or measures. */
export function answerCompare(
  query: FigureQuery,
  found: readonly Estimate[],
  knowledge: Knowledge,
): Answer {
  const { words } = knowledge;
  const measures = joined(query.measures.map((measure) => measureName(measure, words)));
  const years = joined(query.years.map(String));
  const names =
    query.subjects.length <= 3
      ? joined(query.subjects.map((one) => one.short))
      : `${query.subjects.length} groups`;
  const pair =
    found.length === 2 ? pairOf(found, query.unit === 'thousands', knowledge) : undefined;
  const summary =
    pair?.sentence ??
    `${capital(measures)}, ${years}: ${found
      .slice(0, 3)
      .map((one) => `${nameIn(query, one, words)} ${percentText(one.percent)}`)
      .join('; ')}${found.length > 3 ? '; and more' : ''}.`;
  const bullets: Block = {
    kind: 'bullets',
    items: found.map((one): readonly Inline[] => [
      {
        bold: `${capital(nameIn(query, one, words))}: ${query.unit === 'thousands' ? peopleText(one.thousands) : percentText(one.percent)}`,
      },
      query.unit === 'thousands'
        ? `, ${percentText(one.percent)}`
        : `, ${peopleText(one.thousands)}`,
    ]),
  };
  const chart = crossChart(query, found, knowledge) ?? compareChart(query, found, knowledge);
  const again = askSubjects(query.subjects);
  return {
    title: `Internet use: ${names}, ${years}`,
    summary,
    blocks: [
      {
        kind: 'paragraph',
        text: [{ bold: summary }, ...(pair?.gap === undefined ? [] : [` ${pair.gap}`])],
      },
      ...bulletinBlock(query, knowledge),
      ...(found.length <= 8 ? [bullets] : []),
      ...(chart === undefined ? [] : [chart]),
    ],
    shown: found,
    actions: [
      ...(again === undefined
        ? []
        : [
            {
              label: 'Show the trend',
              ask: `trend ${subjectsFor(again)}${askMeasure({ measure: query.measures[0] ?? 'recent' })}`,
            },
          ]),
      {
        label: 'What does this count?',
        ask: `define ${measureName(query.measures[0] ?? 'recent', words)}`,
      },
    ],
  };
}

const subjectsFor = (again: string): string => (again.startsWith('by ') ? again : `for ${again}`);

/** Two figures as a sentence, with their difference where the two may be compared. */
function pairOf(
  found: readonly Estimate[],
  counted: boolean,
  knowledge: Knowledge,
): { readonly sentence: string; readonly gap: string | undefined } | undefined {
  const [a, b] = found;
  if (a === undefined || b === undefined || a.measure !== b.measure) return undefined;
  const verb = were(a.measure, knowledge.words);
  const difference = Math.round((b.percent - a.percent) * 10) / 10;
  if (a.subject.people === b.subject.people) {
    const moved = difference === 0 ? 'the same as' : difference > 0 ? 'up from' : 'down from';
    const sentence = counted
      ? `${capital(peopleText(b.thousands, inUk(b.subject)))} ${verb} in ${b.year}, ${percentText(b.percent)} of them; in ${a.year} it was ${peopleText(a.thousands)}, ${percentText(a.percent)}.`
      : `${percentText(b.percent)} of ${inUk(b.subject)} ${verb} in ${b.year}, ${moved} ${percentText(a.percent)} in ${a.year}.`;
    const broken = breakYear(knowledge.table, a.subject);
    const across = broken !== undefined && a.year < broken && b.year >= broken;
    if (across)
      return {
        sentence: `${percentText(a.percent)} of ${inUk(a.subject)} ${verb} in ${a.year}, and ${percentText(b.percent)} in ${b.year} under other boundaries.`,
        gap: undefined,
      };
    return {
      sentence,
      gap:
        difference === 0
          ? undefined
          : `The change is ${pointsText(difference)}, worked out from the published figures.`,
    };
  }
  if (a.year !== b.year) return undefined;
  if (counted)
    return {
      sentence: `${capital(peopleText(a.thousands, inUk(a.subject)))}, ${percentText(a.percent)} of them, and ${peopleText(b.thousands, inUk(b.subject))}, ${percentText(b.percent)}, ${verb} in ${a.year}.`,
      gap: undefined,
    };
  return {
    sentence: `${percentText(a.percent)} of ${inUk(a.subject)} and ${percentText(b.percent)} of ${inUk(b.subject)} ${verb} in ${a.year}.`,
    gap: `The difference is ${pointsText(difference)}, worked out from the published figures.`,
  };
}
