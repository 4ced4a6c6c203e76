import { longDate } from '../../knowledge';
import { ENOUGH } from '../store/unanswered-counts';
import type { EditorsOverview } from '../ports';

/** What editors see, a line each, for a terminal. */
export function overviewLines(overview: EditorsOverview): readonly string[] {
  const { votes, unanswered, reviews, links, linksChecked, heldBack, suggestions } = overview;
  const checked =
    linksChecked === undefined ? 'never checked: npm run -s links' : longDate(linksChecked);
  return [
    ...section(
      'Suggestions that wait to be read',
      suggestions.map(
        ({ id, kind, about, words, day, wantsAnswer }) =>
          `${id}  ${kind}${about === undefined ? '' : ` on ${about}`}, ${longDate(dayOf(day))}${wantsAnswer ? ', wants to hear' : ''}: ${words.replace(/\s+/g, ' ')}`,
      ),
      'None. To settle one: npm run -s feedback -- taken <id> [what you say to them], or declined.',
    ),
    ...section(
      'Votes',
      votes.map(
        ({ id, title, helpful, unhelpful }) =>
          `${pad(unhelpful)} not helpful ${pad(helpful)} helpful  ${id}: ${title}`,
      ),
      'Nobody has voted yet.',
    ),
    ...section(
      'Asked by several people and not answered',
      unanswered.map(
        ({ words, people, last }) => `${pad(people)} people, last on ${longDate(last)}: ${words}`,
      ),
      `Nothing that ${ENOUGH} people of an organisation asked in the same words, or UNANSWERED_COUNTS is off.`,
    ),
    ...section(
      'Reviews due',
      reviews.map(({ id, title, reviewBy, days }) => `${whenDue(reviewBy, days)}  ${id}: ${title}`),
      'None within 30 days.',
    ),
    ...section(
      `Links (${checked})`,
      links.map(({ id, title, link, state }) => `${state}  ${id}: ${title}  ${link}`),
      'None is known to be broken.',
    ),
    ...section(
      'Held back',
      heldBack.map(({ id, title, why }) => `${id}: ${title}  (${why})`),
      'Nothing.',
    ),
  ];
}

/** The same as rows of a table, its heading first. */
export function overviewRows(overview: EditorsOverview): readonly (readonly string[])[] {
  const { votes, unanswered, reviews, links, heldBack, suggestions } = overview;
  return [
    ['list', 'id', 'title', 'detail', 'helpful', 'not helpful', 'people', 'date'],
    ...suggestions.map(({ id, kind, about, words, day }) =>
      row('suggestion', id, about ?? '', `${kind}: ${words}`, { date: dayOf(day) }),
    ),
    ...votes.map(({ id, title, helpful, unhelpful }) =>
      row('votes', id, title, '', { helpful, unhelpful }),
    ),
    ...unanswered.map(({ words, people, last }) =>
      row('unanswered', '', words, '', { people, date: last }),
    ),
    ...reviews.map(({ id, title, reviewBy }) => row('review', id, title, '', { date: reviewBy })),
    ...links.map(({ id, title, link, state }) => row('link', id, title, `${state} ${link}`, {})),
    ...heldBack.map(({ id, title, why }) => row('held back', id, title, why, {})),
  ];
}

interface Cells {
  readonly helpful?: number;
  readonly unhelpful?: number;
  readonly people?: number;
  readonly date?: string;
}

function row(
  list: string,
  id: string,
  title: string,
  detail: string,
  { helpful, unhelpful, people, date }: Cells,
): readonly string[] {
  return [
    list,
    id,
    title,
    detail,
    ...[helpful, unhelpful, people, date].map((one) => `${one ?? ''}`),
  ];
}

function section(title: string, lines: readonly string[], none: string): readonly string[] {
  const count = lines.length === 0 ? '' : `: ${lines.length}`;
  return [
    `${title}${count}`,
    ...(lines.length === 0 ? [none] : lines).map((line) => `  ${line}`),
    '',
  ];
}

/** When a review is due, in words. */
export function whenDue(reviewBy: string, days: number): string {
  return days < 0 ? `was due ${longDate(reviewBy)}` : `due ${longDate(reviewBy)}`;
}

const pad = (count: number): string => String(count).padStart(4);
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
