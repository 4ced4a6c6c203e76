import fc from 'fast-check';
import type { Block, Reply } from '../../../knowledge/reply/reply';
import { realFigures } from './ask-figures';
import { PUBLISHED, type Published } from '../../../tools/figure-questions/published';

const figures = realFigures();

const MEASURE: Readonly<Record<string, string>> = {
  recent: 'used the internet',
  lapsed: 'lapsed users',
  never: 'never used the internet',
  'lapsed-or-never': 'not online',
};

/** A group or place as somebody might name it. */
function named({ group, subgroup, dimension }: Published): string {
  const other = subgroup.replace('Equality Act Disabled', 'disabled').replace('Not ', 'non-');
  if (dimension === 'age') return `people aged ${group}`;
  if (dimension === 'age-by-sex' || dimension === 'age-by-disability')
    return group === 'All' ? `${other} people` : `${other} people aged ${group}`;
  if (group === 'Equality Act disabled') return 'disabled adults';
  if (group === 'Not Equality Act disabled') return 'non-disabled adults';
  if (group === 'No disability') return 'no disability in the 2013 definition';
  return group;
}

const question = (row: Published): string =>
  `${named(row)} who ${MEASURE[row.measure] ?? ''} in ${row.year}`;

/** Rows that the same words may rightly mean: an area's name can stand for two of its sizes. */
const alike = (row: Published): readonly Published[] =>
  PUBLISHED.filter(
    (one) => one.measure === row.measure && one.year === row.year && named(one) === named(row),
  );

it('gives every published figure when it is asked for by name, and never another', () => {
  const wrong: string[] = [];
  for (const row of PUBLISHED) {
    const reply = figures.ask(question(row));
    const right = alike(row).map((one) => `${one.percent.toFixed(1)}%`);
    const first = /\d+\.\d%/.exec(reply?.summary ?? '')?.[0];
    if (reply?.kind !== 'statistic' || first === undefined || !right.includes(first))
      wrong.push(`${question(row)}: ${reply?.summary ?? 'nothing'}`);
  }
  expect(wrong).toEqual([]);
});

const row = fc.constantFrom(...PUBLISHED);
const JOINS = [' and ', ' vs ', ' compared with '] as const;
const ends = fc.constantFrom('', ' trend', ' since 2015', ' compared with the uk', ' by age', '?');
const asked = fc
  .tuple(
    row,
    row,
    fc.boolean(),
    fc.constantFrom(...JOINS),
    ends,
    fc.constantFrom('', 'how many ', 'what share of ', 'gap between '),
  )
  .map(([one, other, two, join, end, start]) => {
    const near = PUBLISHED.filter((each) => each.dimension === one.dimension);
    const second = near[(other.thousands * 7) % near.length] ?? one;
    return `${start}${named(one)}${two ? `${join}${named(second)}` : ''} ${MEASURE[one.measure] ?? ''}${end === '' ? ` in ${one.year}` : end}`;
  });

it('writes no number that is not in the table, or worked out from two of its rows', () => {
  fc.assert(
    fc.property(asked, (words) => {
      const reply = figures.ask(words);
      if (reply === undefined) return;
      const texts = reply.blocks.flatMap(textOf);
      for (const text of [reply.summary, ...texts]) expect(strange(text)).toEqual([]);
      for (const value of chartValues(reply))
        expect(PERCENTS.has(value) || THOUSANDS.has(value)).toBe(true);
    }),
    { numRuns: 600 },
  );
});

it('offers the other area of the same name for the year asked about, and only where it has a figure', () => {
  const offered = (words: string) =>
    (figures.ask(words)?.actions ?? []).flatMap((action) => ('ask' in action ? [action.ask] : []));
  expect(offered('Kent used the internet in 2016').join(' ')).toContain('Kent county council area');
  expect(offered('Kent used the internet in 2018').join(' ')).not.toContain('county council area');
});

it('offers only questions that it can answer itself', () => {
  fc.assert(
    fc.property(asked, (words) => {
      const reply = figures.ask(words);
      for (const action of reply?.actions ?? [])
        if ('ask' in action)
          expect([action.ask, figures.ask(action.ask)?.kind]).toEqual([action.ask, 'statistic']);
    }),
    { numRuns: 300 },
  );
});

it('takes any text without failing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (words) => {
      figures.ask(words);
      figures.explain(words);
    }),
    { numRuns: 300 },
  );
  expect(figures.ask('women over 75 '.repeat(8000))).toBeUndefined();
});

const PERCENTS = new Set(PUBLISHED.map((one) => one.percent));
const THOUSANDS = new Set(PUBLISHED.map((one) => one.thousands));
const LIMITS = new Set(PUBLISHED.flatMap(({ low, high }) => [low, high]));
/** Lapsed and never-used added up, as the survey defines non-users. */
const ADDED = PUBLISHED.filter((one) => one.measure === 'lapsed').map((lapsed) => {
  const never = PUBLISHED.find(
    (one) => one.measure === 'never' && one.year === lapsed.year && named(one) === named(lapsed),
  );
  return {
    percent: (lapsed.percent + (never?.percent ?? 0)).toFixed(1),
    thousands: lapsed.thousands + (never?.thousands ?? 0),
  };
});
const SUMS = new Set(ADDED.map((one) => one.percent));
const SUM_THOUSANDS = new Set(ADDED.map((one) => one.thousands));

/** The bulletin's own sentences, which hold figures as it rounded them. */
const BULLETIN = /^In the ONS bulletin: |The ONS bulletin rounds it to \d+%\./;

function textOf(block: Block): readonly string[] {
  const plain = (
    runs: readonly (string | { bold: string } | { link: string; url: string })[],
  ): string =>
    runs
      .map((run) => (typeof run === 'string' ? run : 'bold' in run ? run.bold : run.link))
      .join('');
  if (block.kind === 'paragraph')
    return [plain(block.text)].filter((text) => !text.startsWith('In the ONS bulletin'));
  if (block.kind === 'bullets') return block.items.map(plain);
  return [];
}

/** Numbers of a text that name a share or a head count and are in no row. */
/** How many more or fewer people, behind the two numbers that it is worked out from. */
const DIFFERENCE =
  /\(([\d,]+) thousand\)([^()]*)\(([\d,]+) thousand\)([^()]*), so ([\d,]+) thousand (?:more|fewer)/g;
const isDifference = (whole: string, ...[one, between, other, behind, by]: string[]): string => {
  const [a, b, size] = [one, other, by].map((each) => Number(each?.replaceAll(',', '')));
  if (Math.abs((a ?? 0) - (b ?? 0)) !== size) return whole;
  return `(${one ?? ''} thousand)${between ?? ''}(${other ?? ''} thousand)${behind ?? ''}`;
};

function strange(text: string): readonly string[] {
  const body = text.replace(BULLETIN, '').replace(DIFFERENCE, isDifference);
  const shares = [...body.matchAll(/(\d+(?:\.\d+)?)%/g)].map((match) => match[1] ?? '');
  const heads = [...body.matchAll(/([\d,]+) thousand\b/g)].map((match) => match[1] ?? '');
  return [
    ...shares.filter((share) => !isShare(share)).map((share) => `${share}%`),
    ...heads.filter((head) => {
      const value = Number(head.replaceAll(',', ''));
      return !THOUSANDS.has(value) && !SUM_THOUSANDS.has(value);
    }),
    ...[...body.matchAll(/about ([\d.]+) million people \(([\d,]+) thousand/g)]
      .filter(
        ([, million, head]) =>
          (Math.round(Number(head?.replaceAll(',', '')) / 100) / 10).toFixed(1) !== million,
      )
      .map((match) => match[0]),
  ];
}

const isShare = (share: string): boolean =>
  share === '95' ||
  share === '99' ||
  PERCENTS.has(Number(share)) ||
  SUMS.has(share) ||
  LIMITS.has(Number(share).toFixed(1));

/** Values of charts in a unit of the table; the bulletin's own charts hold whole percents and are left out. */
function chartValues(reply: Reply): readonly number[] {
  const values = reply.blocks.flatMap((block) =>
    block.kind === 'chart' ? block.series.flatMap((series) => series.values) : [],
  );
  return values.filter(
    (value): value is number =>
      value !== null &&
      !Number.isInteger(value) &&
      !SUMS.has(value.toFixed(1)) &&
      !SUM_THOUSANDS.has(value),
  );
}
