import { html, type Html } from './html';
import { addDays, isWeekend, sayDay, type Day } from './schedule-days';
import type { PlannedPost } from './schedule-reader';
import { WEEKS, type Board } from './schedule-board';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Four weeks as a table, a day to a cell; on a phone, a list of the days that have something. */
export function weeks(board: Board): Html {
  const last = addDays(board.from, 7 * WEEKS - 1);
  return html`<table class="weeks">
    <caption class="nhsuk-u-visually-hidden">
      ${sayDay(board.from)} to ${sayDay(last)}
    </caption>
    <thead>
      <tr>
        ${WEEKDAYS.map((name) => html`<th scope="col"><abbr title="${name}">${name.slice(0, 3)}</abbr></th>`)}
      </tr>
    </thead>
    <tbody>
      ${Array.from(
        { length: WEEKS },
        (_, week) =>
          html`<tr>
            ${WEEKDAYS.map((_name, weekday) => cell(board, addDays(board.from, week * 7 + weekday)))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function cell(board: Board, day: Day): Html {
  const posts = board.posts.filter((post) => post.day === day);
  const marks = board.marked.filter((mark) => mark.day === day);
  const classes = [
    'day',
    isWeekend(day) ? 'day--weekend' : '',
    day === board.today ? 'day--today' : '',
    day < board.today ? 'day--past' : '',
    posts.length === 0 && marks.some(({ kind }) => kind === 'holiday') ? 'day--holiday' : '',
    posts.length + marks.length === 0 ? 'day--empty' : '',
  ];
  const month = day.endsWith('-01') || day === board.from ? 'short' : undefined;
  return html`<td class="${classes.filter(Boolean).join(' ')}">
    <time class="day__date" datetime="${day}">
      <span aria-hidden="true" class="day__short">
        ${sayDay(day, month === undefined ? { day: 'numeric' } : { day: 'numeric', month })}
      </span>
      <span class="day__long"
        >${sayDay(day, { weekday: 'long', day: 'numeric', month: 'long' })}${day === board.today && ' (today)'}</span
      >
    </time>
    ${marks.map(({ note, kind }) => html`<span class="day__mark day__mark--${kind}">${note}</span>`)}
    ${posts.map((post) => entry(board, post))}
  </td>`;
}

const STATES: Readonly<Record<PlannedPost['state'], string>> = {
  planned: '',
  skipped: 'skipped',
  paused: 'paused',
  sent: 'sent',
};

function entry(board: Board, post: PlannedPost): Html {
  const current = board.chosen?.post.id === post.id ? html`aria-current="true"` : html``;
  return html`<a
    class="post post--${post.state}"
    href="/schedule?from=${board.from}&post=${encodeURIComponent(post.id)}#preview"
    data-live-link
    ${current}
    ><span class="post__head"
      ><span class="post__time">${post.time}</span> <span class="post__title">${post.title}</span>${
        STATES[post.state] !== '' && html` <span class="post__state">${STATES[post.state]}</span>`
      }</span
    >
    ${post.words !== undefined && html`<span class="post__words">${firstOf(post.words)}</span>`}</a
  >`;
}

/** The first words of a post, enough to know it by. */
function firstOf(words: string): string {
  if (words.length <= FIRST) return words;
  return `${words.slice(0, words.lastIndexOf(' ', FIRST))} …`;
}

const FIRST = 90;
