import fc from 'fast-check';
import type { Block, Chart, Reply } from '../../../knowledge/reply/reply';
import { madeQuestions } from '../../../tools/figure-questions/made-questions';
import { realFigures } from './ask-figures';
import { PUBLISHED, type Published } from '../../../tools/figure-questions/published';

const figures = realFigures();
const { words } = figures.survey;

/** Every name that a reply may give a group or place of the table, and the rows of that name. */
const NAMED = ((): ReadonlyMap<string, readonly Published[]> => {
  const named = new Map<string, Published[]>();
  const add = (name: string, rows: readonly Published[]): void => {
    const key = name.toLowerCase().replace(/ in the uk$/, '');
    named.set(key, [...(named.get(key) ?? []), ...rows]);
  };
  const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
  for (const { dimension, group, people, short, full = short } of words.groups) {
    const rows = PUBLISHED.filter((one) => one.dimension === dimension && same(one.group, group));
    for (const name of new Set([people, short, full, `${short} adults`, `Aged ${short}`]))
      add(name, rows);
  }
  for (const { area, was, name, short = name } of words.places) {
    const rows = PUBLISHED.filter(({ code }) => code === area || code === was);
    for (const each of new Set([name, short, `adults in ${name}`, `adults in the ${name}`]))
      add(each, rows);
  }
  // As the bulletin names them, once "in the UK" is taken off.
  add(
    'adults',
    PUBLISHED.filter(({ dimension }) => dimension === 'all'),
  );
  const ages = words.groups.filter(({ dimension }) => dimension === 'age');
  const others = words.groups.filter(({ dimension }) => /^(sex|disability)$/.test(dimension));
  for (const age of ages)
    for (const other of others) {
      const rows = PUBLISHED.filter(
        ({ dimension, group, subgroup }) =>
          dimension === `age-by-${other.dimension}` &&
          group === age.group &&
          same(subgroup, other.group),
      );
      const aged = age.people.replace(/^adults /, '');
      add(`${other.short} ${age.short}`, rows);
      add(
        other.people.startsWith('adults who ')
          ? other.people.replace('adults who', `adults ${aged} who`)
          : `${other.people} ${aged}`,
        rows,
      );
    }
  return named;
})();

const WERE = new Map(words.measures.map(({ were, measure }) => [were, measure as string]));
const MEASURES = new Map(
  words.measures.flatMap(({ name, short, measure }) =>
    [name, short.toLowerCase()].map((one) => [one, measure as string] as const),
  ),
);

type Size = Pick<Published, 'percent' | 'thousands'>;

/** What the table gives for the names a reply uses; for people not online, also the two measures added up. */
function rowsOf(name: string, measure: string, year: string): readonly Size[] {
  const own = (NAMED.get(name.toLowerCase().replace(/ in the uk$/, '')) ?? []).filter(
    (row) => row.year === year,
  );
  const given = own.filter((row) => row.measure === measure);
  if (given.length > 0 || measure !== 'lapsed-or-never') return given;
  return own
    .filter((row) => row.measure === 'lapsed')
    .flatMap((lapsed) =>
      own
        .filter(
          (row) =>
            row.measure === 'never' &&
            row.code === lapsed.code &&
            row.dimension === lapsed.dimension,
        )
        .map((never) => ({
          percent: Math.round((lapsed.percent + never.percent) * 10) / 10,
          thousands: lapsed.thousands + never.thousands,
        })),
    );
}

const VERBS = [...WERE.keys()].join('|');
const SENTENCE = new RegExp(
  `(\\d+\\.\\d)% of ((?:(?!\\d+\\.\\d%).)+?)(?: and (\\d+\\.\\d)% of ((?:(?!\\d+\\.\\d%).)+?))? (${VERBS}) in (\\d{4})`,
  'g',
);

/** Figures of a sentence that are not those of the row it names. */
function untrueSentences(text: string): readonly string[] {
  return [...text.matchAll(SENTENCE)].flatMap(
    ([whole, one, who, other, others, verb = '', year = '']) =>
      [
        [one, who],
        [other, others],
      ].flatMap(([value, name]) => {
        if (value === undefined || name === undefined) return [];
        // A tie names two or three groups, which then all have the figure.
        const each = NAMED.has(name.toLowerCase().replace(/ in the uk$/, ''))
          ? [name]
          : name.split(' and ');
        if (/^\d+ /.test(name)) return [];
        return each
          .filter(
            (part) =>
              !rowsOf(part, WERE.get(verb) ?? '', year).some(
                ({ percent }) => percent === Number(value),
              ),
          )
          .map((part) => `${part}: ${whole}`);
      }),
  );
}

/** Values of a chart that are not those of the row that their names name. */
function untrueValues({
  title,
  subtitle = '',
  categories,
  series,
  unit,
}: Chart): readonly string[] {
  const counted = [...MEASURES.keys()].filter((name) => subtitle.toLowerCase().startsWith(name));
  const year = /January to March (\d{4})/.exec(subtitle)?.[1];
  const whole = /% of (.+?), January/.exec(subtitle)?.[1] ?? '';
  return series.flatMap(({ name, values }) =>
    values.flatMap((value, at) => {
      if (value === null) return [];
      const names = [categories[at] ?? '', ...(series.length > 1 ? [name] : [])].map((one) =>
        one.replace(/ \(sum\)$/, '').replace(/ (?:from|to) (?:20\d\d)$/, ''),
      );
      const said = names.flatMap((one) => one.split(/, (?=recent|lapsed|people who)/));
      const when = said.find((one) => /^20\d\d$/.test(one)) ?? year ?? '';
      const what = said.find((one) => MEASURES.has(one.toLowerCase())) ?? counted[0] ?? '';
      const who = said.filter((one) => one !== when && one !== what);
      const crossed = who.length === 2 ? [`${who[1] ?? ''} ${who[0] ?? ''}`] : who;
      const [people = whole] = crossed;
      const rows = rowsOf(people, MEASURES.get(what.toLowerCase()) ?? '', when);
      const right = rows.some((row) => (unit === '%' ? row.percent : row.thousands) === value);
      return right ? [] : [`${title}: ${people}, ${what}, ${when}: ${value}`];
    }),
  );
}

const plain = (block: Block): string =>
  block.kind === 'paragraph' || block.kind === 'note'
    ? block.text
        .map((run) => (typeof run === 'string' ? run : 'bold' in run ? run.bold : ''))
        .join('')
    : '';

const untrue = (reply: Reply): readonly string[] => [
  ...untrueSentences(reply.summary),
  ...reply.blocks.flatMap((block) => untrueSentences(plain(block))),
  ...reply.blocks.flatMap((block) =>
    // The bulletin's own charts hold percents as it rounded them.
    block.kind === 'chart' && block.subtitle !== undefined ? untrueValues(block) : [],
  ),
];

it('gives each number of a reply for the row that it names, in its sentences and its chart', () => {
  const questions = fc.constantFrom(...madeQuestions(PUBLISHED, 600));
  let checked = 0;
  fc.assert(
    fc.property(questions, ({ question }) => {
      const reply = figures.ask(question);
      if (reply === undefined) return;
      checked += [...reply.summary.matchAll(SENTENCE)].length;
      expect([question, untrue(reply)]).toEqual([question, []]);
    }),
    { numRuns: 500 },
  );
  expect(checked).toBeGreaterThan(100);
});
