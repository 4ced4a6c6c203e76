import type { Published } from './published';

/** How staff write ages: "65-74", "65 to 74 year olds". */
const AGES: readonly ((from: string, to: string) => string)[] = [
  (from, to) => `people aged ${from}-${to}`,
  (from, to) => `${from} to ${to} year olds`,
  (from, to) => `${from}-${to}s`,
  (from, to) => `adults between ${from} and ${to}`,
  (from, to) => `those aged ${from} to ${to}`,
  (from, to) => `${from}–${to} yr olds`,
  (from, to) => `people ${from} to ${to} years old`,
  (from, to) => `the ${from} to ${to} age group`,
  (from, to) => `the ${from}-${to} age band`,
  (from, to) => `adults who are ${from} to ${to}`,
  (from, to) => `ppl aged ${from} - ${to}`,
  (from, to) => `folk in the ${from}-${to} bracket`,
];
const OLDEST = [
  'over 75s',
  '75+',
  'the over-75s',
  'people aged 75 and over',
  'adults 75 or older',
  'those 75 and above',
  '75 plus',
  'over seventy fives',
  'people over the age of 75',
  'the 75 and overs',
  'people aged 75 or more',
  '75+ year olds',
];

/** How staff name the other groups. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'All adults': [
    'UK adults',
    'adults in the UK',
    'people in the UK',
    'the UK population',
    'everyone',
    'all adults',
    'the general public',
  ],
  Men: ['men', 'males', 'adult men', 'male adults', 'blokes'],
  Women: ['women', 'females', 'adult women', 'female adults', 'ladies'],
  'Equality Act disabled': [
    'disabled people',
    'people with a disability',
    'disabled adults',
    'adults with disabilities',
    'those with a disability',
    'people who are disabled',
    'disabled ppl',
  ],
  'Not Equality Act disabled': [
    'non-disabled people',
    'people without a disability',
    'adults who are not disabled',
    'non disabled adults',
    'people who arent disabled',
    'those without a disability',
  ],
  White: ['white adults', 'white people', 'the white population', 'people of white ethnicity'],
  'Mixed/multiple ethnic background': [
    'mixed race adults',
    'people of mixed ethnicity',
    'adults of mixed or multiple ethnic background',
    'people from mixed ethnic backgrounds',
  ],
  Indian: [
    'Indian adults',
    'indian people',
    'people of Indian ethnicity',
    'the Indian community',
    'people of indian heritage',
  ],
  Pakistani: [
    'Pakistani adults',
    'pakistani people',
    'people of Pakistani ethnicity',
    'Pakistanis',
    'people of pakistani background',
  ],
  Bangladeshi: [
    'Bangladeshi adults',
    'bangladeshis',
    'people of Bangladeshi heritage',
    'the bangladeshi community',
  ],
  Chinese: [
    'Chinese adults',
    'chinese people',
    'people of Chinese ethnicity',
    'people from a chinese background',
  ],
  'Other Asian background': [
    'other Asian adults',
    'people of other asian background',
    'adults from an other Asian background',
  ],
  'Black/African/Caribbean/Black British': [
    'Black adults',
    'black people',
    'Black African and Caribbean people',
    'people of black ethnicity',
    'black british people',
  ],
  'Other ethnic group': [
    'people of other ethnic group',
    'adults in the other ethnic group',
    'other ethnic group adults',
  ],
  Employed: [
    'employed people',
    'people in work',
    'employees',
    'employed adults',
    'people in employment',
  ],
  'Self-employed': [
    'self-employed people',
    'the self employed',
    'self employed adults',
    'people who are self-employed',
  ],
  'Government employment & training programmes': [
    'people on government training schemes',
    'adults on government employment and training programmes',
  ],
  'Unpaid family worker': ['unpaid family workers', 'people who are unpaid family workers'],
  Unemployed: [
    'unemployed people',
    'the unemployed',
    'unemployed adults',
    'people who are unemployed',
    'people out of work',
  ],
  Student: ['students', 'adult students', 'people who are students'],
  Retired: [
    'retired people',
    'retirees',
    'the retired',
    'adults who have retired',
    'people who are retired',
  ],
  Inactive: [
    'economically inactive people',
    'economically inactive adults',
    'people who are economically inactive',
  ],
};

const PLACES: Readonly<Record<string, readonly string[]>> = {
  'North East': ['the north east', 'NE England', 'north-east england'],
  'North West': ['the north west', 'NW England', 'the northwest'],
  'Yorkshire and the Humber': [
    'yorkshire & the humber',
    'Yorkshire and Humber',
    'yorks and humber',
  ],
  'East Midlands': ['the east midlands', 'E Midlands'],
  'West Midlands': ['the west midlands', 'W Midlands'],
  'East of England': ['the east of england', 'the East of England region'],
  London: ['london', 'Greater London', 'the London region'],
  'South East': ['the south east', 'SE England', 'south-east england'],
  'South West': ['the south west', 'the southwest', 'SW England'],
  Wales: ['wales', 'Wales'],
  Scotland: ['scotland', 'Scotland'],
  'Northern Ireland': ['northern ireland', 'NI', 'N Ireland', 'n. ireland'],
};
const IN: readonly ((place: string) => string)[] = [
  (place) => `adults in ${place}`,
  (place) => `people in ${place}`,
  (place) => `adults living in ${place}`,
  (place) => `residents of ${place}`,
  (place) => `${place} adults`,
  (place) => `people from ${place}`,
  (place) => `ppl in ${place}`,
];
const SEX: Readonly<Record<string, readonly string[]>> = {
  Men: ['men', 'males', 'male adults'],
  Women: ['women', 'females', 'female adults'],
};
const DISABLED: Readonly<Record<string, readonly string[]>> = {
  'Equality Act Disabled': ['disabled people', 'disabled adults', 'people with a disability'],
  'Not Equality Act Disabled': [
    'non-disabled people',
    'people without a disability',
    'non disabled adults',
  ],
};

const pick = <Item>(list: readonly Item[], at: number): Item => list[at % list.length] as Item;

/** A group or place as somebody might name it, a different way for each number; nothing where nobody would. */
export function nameOf({ dimension, group, subgroup }: Published, at: number): string {
  if (dimension === 'age') return ageOf(group, at);
  if (dimension.startsWith('age-by-')) {
    const others = pick(SEX[subgroup] ?? DISABLED[subgroup] ?? [subgroup], at);
    if (group === 'All') return others;
    const [from = '', to] = group.split(/[-+]/);
    if (group === '75+')
      return pick(
        [`${others} over 75`, `${others} aged 75+`, `${others} 75 and over`, `over 75 ${others}`],
        at >> 1,
      );
    return pick(
      [
        `${others} aged ${from} to ${to ?? ''}`,
        `${from}-${to ?? ''} year old ${others}`,
        `${others} ${from}-${to ?? ''}`,
        `${others} between ${from} and ${to ?? ''}`,
        `${others} in the ${from} to ${to ?? ''} age group`,
      ],
      at >> 1,
    );
  }
  if (dimension === 'region') return pick(IN, at)(pick([group, ...(PLACES[group] ?? [])], at >> 1));
  if (dimension.startsWith('nuts')) {
    const name = placeNamed(group);
    return pick(IN, at)(at % 3 === 0 ? name.toLowerCase() : name);
  }
  return pick(GROUPS[group] ?? [''], at);
}

const ageOf = (group: string, at: number): string => {
  const [from = '', to = ''] = group.split(/[-+]/);
  return group.endsWith('+') ? pick(OLDEST, at) : pick(AGES, at)(from, to);
};

/** The official name turned as it is spoken: "Edinburgh, City of" is the City of Edinburgh. */
export const placeNamed = (group: string): string =>
  group
    .replace(/^(.+), (City|County) of$/, '$1')
    .replace(/ CC$/, ' county council area')
    .replace(/ CC and /, ' and ');

/** A place or group by its shortest name, for rankings and comparisons. */
export const shortNameOf = (row: Published): string =>
  /^(region|nuts)/.test(row.dimension) ? placeNamed(row.group) : nameOf(row, 0);
