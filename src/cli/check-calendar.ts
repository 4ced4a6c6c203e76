import type { Draft, PlatformId, PostCheck } from '../../knowledge';
import { CsvError, type CsvRow } from './csv';

/** The columns of a content calendar, and what people call them. */
const HEADERS: Readonly<Record<string, readonly string[]>> = {
  text: [
    'text',
    'post',
    'copy',
    'draft',
    'caption',
    'message',
    'content',
    'post text',
    'post copy',
    'wording',
  ],
  platform: ['platform', 'channel', 'network', 'social channel', 'where', 'account'],
  date: [
    'date',
    'day',
    'post date',
    'publish date',
    'publication date',
    'scheduled',
    'go live',
    'when',
  ],
  alt: ['alt', 'alt text', 'alternative text', 'image description', 'alttext'],
};

export interface CalendarPost {
  readonly row: CsvRow;
  readonly draft: Draft;
}

export interface Calendar {
  readonly header: readonly string[];
  readonly posts: readonly CalendarPost[];
  /** What could not be read, each with its row and column. */
  readonly problems: readonly string[];
}

/** Reads the rows of a content calendar; columns are known by their headings. Throws CsvError where none holds the text. */
export function readCalendar(
  rows: readonly CsvRow[],
  platformOf: (name: string) => PlatformId | undefined,
): Calendar {
  const [first, ...rest] = rows;
  if (first === undefined) throw new CsvError('line 1: the file is empty');
  const header = first.cells;
  const column = (name: string): number =>
    header.findIndex((cell) => HEADERS[name]?.includes(plain(cell)));
  const at = {
    text: column('text'),
    platform: column('platform'),
    date: column('date'),
    alt: column('alt'),
  };
  if (at.text < 0)
    throw new CsvError(
      `line 1: no column holds the posts; name one “Text” or “Post” (found: ${header.join(', ')})`,
    );
  const problems: string[] = [];
  const posts = rest.flatMap((row): readonly CalendarPost[] => {
    const cell = (place: number): string => (row.cells[place] ?? '').trim();
    const text = cell(at.text);
    if (text === '') return [];
    const problem = (place: number, message: string): void => {
      problems.push(`row ${row.line}, column ${header[place] ?? ''}: ${message}`);
    };
    const platform = cell(at.platform) === '' ? undefined : platformOf(cell(at.platform));
    if (platform === undefined && cell(at.platform) !== '')
      problem(at.platform, `“${cell(at.platform)}” is not a platform that Signpost knows`);
    const date = cell(at.date) === '' ? undefined : readDate(cell(at.date));
    if (date === undefined && cell(at.date) !== '')
      problem(at.date, `“${cell(at.date)}” is not a date; write it like 2026-11-22 or 22/11/2026`);
    const alt = cell(at.alt);
    return [{ row, draft: { text, platform, date, ...(alt === '' ? {} : { alt }) } }];
  });
  return { header, posts, problems };
}

const plain = (heading: string): string =>
  heading.trim().toLowerCase().replace(/[_-]+/g, ' ').replace(/\s+/g, ' ');

/** A date as calendars give it: 2026-11-22, or day, month and year as Britain writes them. */
export function readDate(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
  const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [, year = '', month = '', day = ''] =
    iso ?? (british === null ? [] : ['', british[3], british[2], british[1]]);
  if (year === '') return undefined;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const then = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(then.getTime()) && then.toISOString().startsWith(written)
    ? written
    : undefined;
}

/** The calendar again, with three columns more: the verdict, what was found, and the mended text. */
export function calendarRows(
  { header, posts }: Calendar,
  check: (draft: Draft) => PostCheck,
): readonly (readonly string[])[] {
  const filled = (cells: readonly string[]): readonly string[] =>
    header.map((_, place) => cells[place] ?? '');
  return [
    [...header, 'Verdict', 'Findings', 'Mended text'],
    ...posts.map(({ row, draft }) => {
      const { verdict, findings, mended } = check(draft);
      // What must not be posted is not made ready to post.
      const ready = verdict === 'stop' ? '' : (mended ?? '');
      const told = findings.map(
        ({ rule, quote, message }) =>
          `${rule}: ${quote === undefined ? '' : `“${quote}” `}${message}`,
      );
      return [...filled(row.cells), verdict, told.join('\n'), ready];
    }),
  ];
}
