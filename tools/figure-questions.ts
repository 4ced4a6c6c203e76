import type { Reply } from '../knowledge';

/** What a question is made from: a row of the published table. */
export interface Published {
  readonly dimension: string;
  readonly group: string;
  readonly subgroup: string;
  readonly measure: string;
  readonly year: string;
  readonly percent: number;
  readonly thousands: number;
  readonly low: string;
  readonly high: string;
}

/** A question made from the published table, and the numbers that a right answer says first. */
export interface MadeQuestion {
  readonly kind: string;
  readonly question: string;
  readonly want: readonly string[];
}

/** A question to which no figure of the survey is the answer, though its words are near to one. */
export interface Trap {
  readonly question: string;
}

type Phrase = (who: string, year: string) => string;

/** Phrasings by measure: the first, third and so on were looked at while building, the others were not. */
const PHRASES: Readonly<Record<string, readonly Phrase[]>> = {
  recent: [
    (who, year) => `what percentage of ${who} used the internet in ${year}?`,
    (who, year) => `In ${year}, roughly what share of ${who} were going online?`,
    (who, year) => `${who} online ${year}`,
    (who, year) =>
      `could you tell me the proportion of ${who} who had been on the internet in ${year}`,
    (who, year) => `internet use among ${who}, ${year}`,
    (who, year) => `for a funding bid I need the rate of internet use for ${who} during ${year}`,
    (who, year) => `how common was being online for ${who} in ${year}`,
    (who, year) =>
      `I am drafting a report and want to quote what % of ${who} were recent internet users back in ${year}`,
  ],
  never: [
    (who, year) => `what percentage of ${who} had never used the internet in ${year}?`,
    (who, year) => `${who} who had never been online, ${year} figure please`,
    (who, year) => `never used the internet: ${who} ${year}`,
    (who, year) => `In ${year} how big a share of ${who} had never gone online at all?`,
  ],
  lapsed: [
    (who, year) => `what share of ${who} were lapsed internet users in ${year}`,
    (who, year) => `${who} who last went online more than three months ago, ${year}`,
    (who, year) => `lapsed users ${who} ${year}`,
    (who, year) => `proportion of ${who} that had stopped using the internet in ${year}?`,
  ],
  'lapsed-or-never': [
    (who, year) => `what percentage of ${who} were not online in ${year}`,
    (who, year) => `${who} who had not used the internet in the last three months, ${year}`,
    (who, year) => `offline ${who} ${year}`,
    (who, year) => `In ${year} what share of ${who} were internet non-users?`,
  ],
};

const COUNTS: readonly Phrase[] = [
  (who, year) => `how many ${who} used the internet in ${year}`,
  (who, year) => `number of ${who} online in ${year}, in thousands`,
];
const LIMITS: readonly Phrase[] = [
  (who, year) => `95% confidence interval for ${who} in ${year}`,
  (who, year) => `upper and lower confidence limits, ${who}, ${year}`,
  (who, year) => `${who} ${year} with the margin of error`,
  (who, year) => `what is the CI on the ${year} figure for ${who}?`,
];
const LIMITED: Readonly<Record<string, string>> = {
  recent: 'who were online',
  never: 'who had never used the internet',
  'lapsed-or-never': 'not online',
};

const GROUPS: Readonly<Record<string, string>> = {
  'All adults': 'UK adults',
  Men: 'men',
  Women: 'women',
  'Equality Act disabled': 'disabled adults',
  'Not Equality Act disabled': 'adults who are not disabled',
  'No disability': '',
  'DDA disabled': '',
  'Work limiting disability only': '',
  'Other ethnic group': 'adults of other ethnic group',
  Student: 'students',
  Inactive: 'economically inactive people',
  Retired: 'retired people',
};

/** A group or place as somebody might name it; nothing where nobody would. */
function whoIs({ dimension, group, subgroup }: Published): string {
  const other = subgroup
    .replace('Not Equality Act Disabled', 'non-disabled people')
    .replace('Equality Act Disabled', 'disabled people')
    .toLowerCase();
  const age = group === 'All' ? '' : ` aged ${group.replace('75+', '75 and over')}`;
  if (dimension === 'age') return `people${age}`;
  if (dimension.startsWith('age-by-')) return `${other}${age}`;
  if (/^(region|nuts)/.test(dimension))
    return `adults in ${group.replace(/ CC$/, ' county council area')}`;
  if (dimension === 'economic-activity' || dimension === 'ethnic-group')
    return GROUPS[group] ?? `${group} adults`;
  return GROUPS[group] ?? group;
}

const thousand = (row: Published): string => `${row.thousands.toLocaleString('en-GB')} thousand`;
const percent = (row: Published): string => `${row.percent.toFixed(1)}%`;

/** Every so manieth row, so that the same questions are made each time; `half` keeps to phrasings by their place. */
export function figureQuestions(
  published: readonly Published[],
  most: number,
  half?: string,
): readonly MadeQuestion[] {
  const kept = <Item>(list: readonly Item[]): readonly Item[] =>
    half === undefined ? list : list.filter((_, index) => (index % 2 === 0) === (half === 'seen'));
  const rows = published.filter((row) => whoIs(row) !== '');
  const step = Math.max(1, Math.floor(rows.length / Math.max(1, most)));
  const alike = (row: Published, size: (one: Published) => string): readonly string[] =>
    rows
      .filter(
        (one) => one.measure === row.measure && one.year === row.year && whoIs(one) === whoIs(row),
      )
      .map(size);
  const made: MadeQuestion[] = [];
  for (let at = 0; at < rows.length; at += step) {
    const row = rows[at];
    if (row === undefined) continue;
    const phrases = kept(PHRASES[row.measure] ?? []);
    const phrase = phrases[(at / step) % phrases.length];
    if (phrase !== undefined)
      made.push({
        kind: row.measure,
        question: phrase(whoIs(row), row.year),
        want: alike(row, percent),
      });
    const count = kept(COUNTS)[(at / step) % kept(COUNTS).length];
    if (row.measure === 'recent' && at % (step * 3) === 0 && count !== undefined)
      made.push({
        kind: 'count',
        question: count(whoIs(row), row.year),
        want: alike(row, thousand),
      });
  }
  for (const [index, row] of rows.filter(({ low, high }) => low !== '' && high !== '').entries()) {
    const phrase = kept(LIMITS)[index % kept(LIMITS).length];
    if (phrase !== undefined)
      made.push({
        kind: 'limits',
        question: phrase(`${whoIs(row)} ${LIMITED[row.measure] ?? ''}`, row.year),
        want: [`${row.low}% to ${row.high}%`],
      });
  }
  return made;
}

const NAMES = [
  'men',
  'women',
  'over 75s',
  'adults in Wales',
  'disabled adults',
  'retired people',
  'Indian adults',
  '16 to 24s',
];
const QUALIFIERS = [
  'rich',
  'rural',
  'married',
  'left-handed',
  'part time',
  'unhappy',
  'city',
  'tall',
  'religious',
  'divorced',
  'vegan',
  'urban',
  'single',
  'old',
  'low paid',
  'community',
  'long term sick',
  'homeless',
  'bilingual',
  'lonely',
];
const TAILS = [
  'with a degree',
  'who own a dog',
  'living alone',
  'on a pension credit',
  'in rented homes',
  'who smoke',
  'with children',
  'who drive',
  'from abroad',
  'in the army',
];
const TOWNS = [
  'Ambleside',
  'Brockley',
  'Shadwell',
  'Bedlington',
  'Halesworth',
  'Blackwood',
  'Fazeley',
  'Didcot Parkway',
  'Barton',
  'Zogville',
  'Portland',
  'Harringay',
  'Tidbury',
  'Alston',
];

/** Traps: words that narrow a group, places that the survey has not, ages it has not, and two groups in one. */
export function figureTraps(half?: string): readonly Trap[] {
  const all = [
    ...QUALIFIERS.flatMap((word) =>
      NAMES.slice(0, 3).map((name) => `what share of ${word} ${name} were online in 2019`),
    ),
    ...QUALIFIERS.map((word) => `${word} workers online 2018`),
    ...TAILS.flatMap((tail) =>
      NAMES.map((name) => `${name} ${tail} who used the internet in 2017`),
    ),
    ...TOWNS.flatMap((town) => [`internet use in ${town}`, `adults in ${town} never online 2018`]),
    ...[
      'over 65s',
      'people aged 30 to 40',
      'under 18s',
      '18 to 24 year olds',
      'over 80s',
      'people in their 50s',
    ].flatMap((age) => [`${age} online 2016`, `how many ${age} had never used the internet`]),
    ...[
      'men or over 75s',
      'over 75s or disabled people',
      'women or 16 to 24s',
      'disabled people or men aged 65 to 74',
    ].map((who) => `${who} online 2019`),
    ...[
      'women in Wales',
      'Indian men',
      'retired people in London',
      'disabled students',
      'Black women over 75',
      'over 75s in Scotland',
    ].map((who) => `what percentage of ${who} used the internet in 2018`),
    ...['men', 'women', 'over 75s'].flatMap((who) => [
      `${who} online in 2009`,
      `${who} online in 2023`,
      `${who} online five years ago`,
    ]),
    ...[
      'people who have never been to Leeds',
      'men who have never been abroad online',
      'women who never vote online 2019',
    ],
  ];
  return all
    .filter((_, index) => half === undefined || (index % 2 === 0) === (half === 'seen'))
    .map((question) => ({ question }));
}

/** Whether a reply says first what is wanted, or for a place of two sizes one of its figures. */
export const isRight = ({ want, kind }: MadeQuestion, reply: Reply | undefined): boolean => {
  if (reply?.kind !== 'statistic') return false;
  if (kind === 'count' || kind === 'limits') return want.some((one) => reply.summary.includes(one));
  return want.includes(/\d+\.\d%/.exec(reply.summary)?.[0] ?? '');
};

/** A trap caught the answerer when it answered with a figure as if that were asked. */
export const isCaught = (_: Trap, reply: Reply | undefined): boolean =>
  reply?.kind === 'statistic' && /\d%/.test(reply.summary);
