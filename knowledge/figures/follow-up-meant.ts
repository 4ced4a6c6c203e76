import type { FigureQuery } from './figures-query';
import { keptPeople } from './follow-up-slots';
import type { Turned } from './follow-up-words';
import type { ParsedPart } from './parsed-part';
import type { Dimension } from './record';
import type { SurveyWords } from './word-schemas';

const DIMENSION_OF: Readonly<Record<string, Dimension>> = {
  city: 'nuts3',
  town: 'nuts3',
  borough: 'nuts3',
  district: 'nuts3',
  county: 'nuts2',
  region: 'region',
};

/** "just the city": the last place of that make that was asked about, and no comparison of cities. */
export function placeMeant(
  text: string,
  asked: readonly FigureQuery[],
  words: SurveyWords,
): readonly ParsedPart[] | undefined {
  if (asked.at(-1)?.subjects[0]?.place === undefined) return undefined;
  const noun = /^(?:(?:the|that|this) )?(city|town|borough|district|county|region)$/i.exec(
    text,
  )?.[1];
  const query = [...asked]
    .reverse()
    .find(
      ({ subjects: [one, other] }) =>
        noun !== undefined &&
        other === undefined &&
        one?.dimension === DIMENSION_OF[noun.toLowerCase()],
    );
  return query && keptPeople(query, words);
}

/** "to 2020" behind 2014 is every year from there. */
export function withYearsTo(
  found: readonly ParsedPart[],
  text: string,
  previous: FigureQuery | undefined,
): readonly ParsedPart[] {
  const [from, second] = previous?.years ?? [];
  if (
    from === undefined ||
    second !== undefined ||
    !/^(up |on |through )?(to|until|till)\b/i.test(text)
  )
    return found;
  return found.map((one): ParsedPart => {
    const to = one.kind === 'years' && 'year' in one.years ? one.years.year : 0;
    return to > from && one.kind === 'years' ? { ...one, years: { form: 'range', from, to } } : one;
  });
}

const APART = /\b(by how much|how much (more|less|higher|lower|better|worse|of a difference))\b/i;

/** "the difference?" between two years of the same people is their change. */
export function betweenYears(turn: Turned, asked: readonly FigureQuery[], text: string): Turned {
  const [one, other] = asked.slice(-2);
  // "By how much?" behind two in one year is how far they lie apart.
  const last = asked.at(-1);
  if (
    turn.act === 'change' &&
    APART.test(text) &&
    last?.years.length === 1 &&
    last.rank === undefined &&
    last.subjects.length === 2
  )
    return { ...turn, act: 'both' };
  const whom = (query: FigureQuery): string =>
    `${query.subjects.map(({ people }) => people).join()} ${query.measures.join()}`;
  if (turn.act !== 'both' || one === undefined || other === undefined) return turn;
  const years = new Set([...one.years, ...other.years]);
  return years.size === 2 && whom(one) === whom(other) ? { ...turn, act: 'change' } : turn;
}

const YEARS = /\b(?:same|both|those|these|the|two)(?: same)?(?: two)? years\b/i;

/** "Scotland, same two years" behind a question asked for one year and then for another: for both. */
export function inBothYears(
  text: string,
  asked: readonly FigureQuery[],
  previous: FigureQuery,
): FigureQuery {
  const earlier = asked.at(-2);
  if (earlier === undefined || previous.years.length !== 1 || !YEARS.test(text)) return previous;
  const years = [...new Set([...earlier.years, ...previous.years])].sort((a, b) => a - b);
  return years.length === 2 ? { ...previous, years, yearAssumed: false } : previous;
}

const WITHOUT =
  /^(?:and )?(?:(?:those|people|adults|the ones|ones|all those) )?(?:who (?:are|is) )?(?:without|without one|with none|not|who have not|who havent|who arent|who dont|not disabled)$/i;

/** "and without?" behind disabled people: those who are not. */
export function withoutMeant(
  text: string,
  previous: FigureQuery | undefined,
  words: SurveyWords,
): readonly ParsedPart[] | undefined {
  if (previous === undefined || !WITHOUT.test(text.trim())) return undefined;
  const named = keptPeople(previous, words).some(
    (one) => one.kind === 'group' && one.group.group === 'Equality Act disabled',
  );
  const other = words.groups.find(({ group }) => group === 'Not Equality Act disabled');
  if (!named || other === undefined) return undefined;
  const { people } = other;
  return [{ kind: 'group', group: other, alone: true, typed: people, at: 0, apart: false }];
}
