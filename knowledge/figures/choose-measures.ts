import { estimate } from './estimate';
import { isNoise, isWord, type ParsedPart } from './parsed-part';
import type { ParsedWords } from './parsed-words';
import type { Measure } from './record';
import type { Subject } from './subjects';
import type { SurveyTable } from './survey-table';

/** "how many", or "most people", which is a matter of number and not of share. */
export function countsPeople(parts: ParsedWords): boolean {
  if (parts.says('share')) return false;
  const most = parts.found.some((one, index) => {
    const next = parts.found[index + 1];
    return (
      /^(most|fewest)$/.test(one.typed) &&
      (isWord(next, 'people') ||
        /^people /.test(next?.typed ?? '') ||
        /^(internet |non |lapsed )*users?$/.test(next?.typed ?? ''))
    );
  });
  return (
    most || parts.says('count') || parts.quoted.some((quoted) => quoted.unit === 'million people')
  );
}

const ALL_THREE: readonly Measure[] = ['recent', 'lapsed', 'never'];

/** "in the last three months" or "lately" alone is a time, and beside another measure part of that one. */
const A_WINDOW =
  /^(recently|lately|((with)?in |over )?(the )?((last|past|previous) )?(3|three) months( before)?)$/;

/** The measures named; recent use where none is. */
export function chooseMeasures(parts: ParsedWords): readonly Measure[] {
  if (parts.levels.includes('measure')) return ALL_THREE;
  const others = parts.measures.filter(({ typed }) => !A_WINDOW.test(typed));
  const named = (others.length > 0 ? others : parts.measures).map((one) => one.measure.measure);
  const meant = correctedTo(parts) ?? narrowest(parts);
  if (meant !== undefined) return [meant];
  const both = parts.measures.some(({ typed }) => /^lapsed (and|or|,)? ?never/.test(typed));
  if (both && named.includes('recent')) return ALL_THREE;
  if (areOne(parts, named) || isNeverOrNotLately(parts)) return ['lapsed-or-never'];
  return named.length > 0 ? named : ['recent'];
}

const MEANS = /^(i mean|meaning|ie|that is|i meant|specifically|rather|to be exact)$/;

/** The measure beside "I mean". */
function correctedTo({ found, measures }: ParsedWords): Measure | undefined {
  if (measures.length < 2) return undefined;
  const at = found.findIndex(({ typed }) => MEANS.test(typed));
  const beside = [found[at - 1], found[at + 1], found[at + 2]].find(
    (one) => at >= 0 && one?.kind === 'measure',
  );
  return beside?.kind === 'measure' ? beside.measure.measure : undefined;
}

/** "non users who have never been online": the part of people not online that is named, where no "and" joins the two. */
function narrowest({ found, measures, ...parts }: ParsedWords): Measure | undefined {
  const named = measures.map(({ measure }) => measure.measure);
  const other = named.find((one) => one === 'never' || one === 'lapsed');
  if (named.length !== 2 || !named.includes('lapsed-or-never') || other === undefined)
    return undefined;
  const joined = betweenMeasures(found).some(({ typed }) =>
    /^(and|or|plus|n|then|with)$/.test(typed),
  );
  return joined || parts.says('compare', 'gap') ? undefined : other;
}

/** "never used it or lapsed", "lapsed plus never": parts of people not online that are meant as one. */
function areOne({ found, ...parts }: ParsedWords, named: readonly Measure[]): boolean {
  if (named.length < 2 || named.includes('recent') || parts.says('compare', 'gap')) return false;
  if (parts.says('sum')) return true;
  const last = found.findLast(({ kind }) => kind === 'measure');
  return betweenMeasures(found).some(({ typed }) => typed === 'or') || last?.slashed === true;
}

/** What stands between the first measure and the last. */
function betweenMeasures(found: readonly ParsedPart[]): readonly ParsedPart[] {
  const isMeasure = ({ kind }: ParsedPart): boolean => kind === 'measure';
  return found.slice(found.findIndex(isMeasure) + 1, found.findLastIndex(isMeasure));
}

/** "never, or not in the last three months": the "not" denies the months. */
function isNeverOrNotLately({ found }: ParsedWords): boolean {
  const at = found.findIndex(({ typed }) => typed === 'or not');
  const next = found.findIndex((one, place) => place > at && !isNoise(one));
  const [before, behind] = [found.slice(0, Math.max(at, 0)), found[next]];
  return (
    before.some((one) => one.kind === 'measure' && one.measure.measure === 'never') &&
    behind?.kind === 'measure' &&
    A_WINDOW.test(behind.typed)
  );
}

/** The years in which any of the subjects has any of the measures. */
export function everyYear(
  table: SurveyTable,
  list: readonly Subject[],
  measures: readonly Measure[],
): readonly number[] {
  return table.years.filter((year) =>
    list.some((subject) =>
      measures.some((measure) => estimate(table, subject, measure, year) !== undefined),
    ),
  );
}
