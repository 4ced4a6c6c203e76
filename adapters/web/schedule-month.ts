import { html, type Html } from './html';
import { addDays, isWeekend, sayDay, type Day } from './schedule-days';
import type { MarkedDay, PlannedPost } from './schedule-reader';

/** A month of posts and marked days, from its first day to its last. */
export interface Month {
  readonly first: Day;
  readonly last: Day;
  readonly posts: readonly PlannedPost[];
  readonly marked: readonly MarkedDay[];
}

/** A month as a plain table to print or hand round: a row for each day that has something, and every post in a sentence. */
export function monthView({ first, last, posts, marked }: Month): Html {
  const days = daysFrom(first, last).filter((day) =>
    [...posts, ...marked].some((one) => one.day === day),
  );
  return html`<div class="view month">
    <h1>Posts in ${sayDay(first, { month: 'long', year: 'numeric' })}</h1>
    <p class="month__ways">
      ${to(addDays(first, -1), '← Month before')} ${to(addDays(last, 1), 'Month after →')}
      <a href="/schedule?from=${first}">Back to the schedule</a>
      <button
        class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
        type="button"
        data-print
        hidden
      >
        Print
      </button>
    </p>
    ${days.length === 0 && html`<p>Nothing goes out, and no day is marked.</p>`}
    <table class="nhsuk-table month__days">
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">What is on</th>
          <th scope="col">Posts</th>
        </tr>
      </thead>
      <tbody>
        ${days.map((day) => row(day, posts, marked))}
      </tbody>
    </table>
  </div>`;
}

const to = (day: Day, words: string): Html =>
  html`<a href="/schedule/month?month=${day.slice(0, 7)}">${words}</a>`;

function row(day: Day, posts: readonly PlannedPost[], marked: readonly MarkedDay[]): Html {
  const name = sayDay(day, { weekday: 'short', day: 'numeric', month: 'short' });
  return html`<tr class="${isWeekend(day) ? 'month__weekend' : ''}">
    <th scope="row"><time datetime="${day}">${name}</time></th>
    <td>${marked.filter((mark) => mark.day === day).map(({ note }) => html`<p>${note}</p>`)}</td>
    <td>
      ${posts
        .filter((post) => post.day === day)
        .map(
          ({ time, title, state, words }) =>
            html`<p>
              <strong>${time} ${title}</strong>${state !== 'planned' && ` (${state})`}
              ${words !== undefined && html`<br />${words}`}
            </p>`,
        )}
    </td>
  </tr>`;
}

function daysFrom(first: Day, last: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
