import type { AgeSpan } from './ages';
import { NATIONS } from '../loading/later-figure';
import { platformsIn, type Wanted } from './other-surveys';
import type { ParsedWords } from './parsed-words';
import type { Level, OtherSurveyWords } from './word-schemas';

/** Reads from a question what to look for in other surveys. */
export function wantedOf(parts: ParsedWords, subject: string, words: OtherSurveyWords): Wanted {
  const places = [
    ...parts.sides.flatMap((side) => side.places.map(({ place }) => place.name)),
    ...parts.otherPlaces.map(({ other }) => other.name),
    ...parts.within.map(({ name }) => name),
  ];
  const groups = parts.sides.flatMap((side) => side.groups);
  const spans = parts.sides.flatMap((side) => [
    ...side.ages,
    ...side.vagueAges.map(({ span }): AgeSpan => ({ from: span.from, to: span.to })),
    ...side.groups.flatMap(({ dimension, group }) => (dimension === 'age' ? [bandOf(group)] : [])),
  ]);
  const named = parts.topics.flatMap(({ typed }) => platformsIn(typed, words));
  const people = parts.topics.filter(({ topic }) => topic.later === undefined);
  const nation = NATIONS.find((one) => places.includes(one));
  return {
    subject,
    platforms: [...new Set(named)],
    nation,
    ages: spans[0],
    years: parts.years.flatMap((span) =>
      span.form === 'one' ? [span.year] : span.form === 'range' ? [span.from, span.to] : [],
    ),
    counted: parts.says('count') && !parts.says('share'),
    share: parts.says('share'),
    others: [
      ...groups
        .filter(({ dimension }) => dimension !== 'age' && dimension !== 'all')
        .map(({ people: name }) => name),
      ...places.filter((place) => place !== nation),
      ...parts.levels.map((level) => `each ${LEVEL_NAMES[level] ?? level}`),
      ...people.map(({ typed }) => typed),
      ...parts.unknown.map((typed) => `“${typed}”`),
    ],
  };
}

const LEVEL_NAMES: Readonly<Partial<Record<Level, string>>> = {
  larger: 'larger area',
  smaller: 'smaller area',
  'ethnic-group': 'ethnic group',
  'economic-activity': 'work status',
  age: 'age group',
};

const bandOf = (group: string): AgeSpan => {
  const [from = 0, to] = group.split(/[-+]/).map(Number);
  return { from, to: group.endsWith('+') ? undefined : to };
};
