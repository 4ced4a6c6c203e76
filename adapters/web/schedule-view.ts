import type { Reply } from '../../src/ports';
import { html, type Html } from './html';
import type { Served } from './options';
import { WEEKS, type Board } from './schedule-board';
import { weeks } from './schedule-calendar';
import type { Day } from './schedule-days';
import { addDays, sayDay } from './schedule-days';
import { choose } from './select';
import { shownAsSwitch } from './shown-as';
import { renderTurn, turnOf } from './turn';

/** The Schedule view: what is subscribed to, four weeks of posts, and what the chosen one would say. */
export function scheduleView(served: Served, board: Board): Html {
  return html`<div class="view" data-live-view>
    <h1>Schedule</h1>
    <p class="view__lead">What goes out and when. ${board.about}</p>
    <div data-live>${board.said && notice(board.said)}</div>
    <form class="filters schedule__go" method="get" action="/schedule" data-live-form>
      <div class="filters__field">
        <label class="nhsuk-label" for="from">Show the weeks from</label>
        <input class="nhsuk-input" id="from" name="from" type="date" value="${board.from}" />
      </div>
      <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="submit">
        Show
      </button>
    </form>
    <div class="schedule" data-live>
      <div class="schedule__calendar">${turnPages(board)} ${weeks(board)}</div>
      <div
        class="schedule__preview ${board.chosen ? 'is-chosen' : ''}"
        id="preview"
        aria-live="polite"
      >
        ${preview(served, board)}
      </div>
    </div>
    <div data-live>${standing(served, board)}</div>
  </div>`;
}

function turnPages({ from, today }: Board): Html {
  const to = (day: Day, words: string) =>
    html`<a href="/schedule?from=${day}" data-live-link>${words}</a>`;
  return html`<nav class="schedule__pages" aria-label="Weeks">
    ${to(addDays(from, -7 * WEEKS), '← Earlier')}
    <span class="schedule__range">${range(from)}</span>
    ${to(today, 'Today')} ${to(addDays(from, 7 * WEEKS), 'Later →')}
    <a href="/schedule/month?month=${monthOf(from)}">Print a month</a>
  </nav>`;
}

/** The month that most of the weeks shown are in. */
const monthOf = (from: Day): string => addDays(from, 7).slice(0, 7);

/** The weeks shown, in words: browsers write the date in the field above in their own way. */
function range(from: Day): string {
  const day = { day: 'numeric', month: 'long' } as const;
  const last = addDays(from, 7 * WEEKS - 1);
  const crossing = from.slice(0, 4) !== last.slice(0, 4);
  const year = { year: 'numeric' } as const;
  return `${sayDay(from, crossing ? { ...day, ...year } : day)} to ${sayDay(last, { ...day, ...year })}`;
}

function notice({ title, summary }: Reply): Html {
  return html`<div class="nhsuk-inset-text said" role="status">
    <p><strong>${title}.</strong> ${summary}</p>
  </div>`;
}

function standing(served: Served, board: Board): Html {
  const { writable } = board;
  return html`<section class="standing" aria-labelledby="standing-title">
    <h2 id="standing-title">Subscriptions</h2>
    ${board.standing.length === 0 && html`<p>Nothing is scheduled yet.</p>`}
    <ul>
      ${board.standing.map(
        ({ id, title, when, where, paused }) =>
          html`<li>
            <div>
              <strong>${title}</strong>
              ${paused && html`<span class="nhsuk-tag nhsuk-tag--grey">Paused</span>`}
              <span class="standing__when">${when}, in ${where}</span>
            </div>
            ${
              writable &&
              html`<div class="standing__do">
                ${act(served, board, { change: paused ? 'resume' : 'pause', subscription: id }, paused ? 'Resume' : 'Pause', title)}
                ${act(served, board, { change: 'remove', subscription: id }, 'Remove', title)}
              </div>`
            }
          </li>`,
      )}
    </ul>
    ${board.closed !== undefined && html`<p class="standing__closed">${board.closed}</p>`}
    ${
      writable &&
      html`<form class="filters" method="post" action="/schedule" data-live-post>
        ${hidden(served, board)}
        <input type="hidden" name="change" value="add" />
        ${whereTo(board)}
        <div class="filters__field filters__field--wide">
          <label class="nhsuk-label" for="add">Add a subscription</label>
          <input
            class="nhsuk-input"
            id="add"
            name="text"
            placeholder="figures on Mondays at 10am"
          />
        </div>
        <button class="nhsuk-button nhsuk-button--small" type="submit">Add</button>
      </form>`
    }
  </section>`;
}

/** Where something new is to be posted: the conversations that have posts already, when there are several. */
function whereTo({ standing: all }: Board): Html {
  const places = new Map(all.map(({ where, id }) => [where, id]));
  if (places.size < 2) return html``;
  const options = [...places].map(([label, value]) => ({ value, label }));
  const first = options[0]?.value ?? '';
  return choose({ name: 'subscription', label: 'Where', chosen: first, options });
}

function preview(served: Served, board: Board): Html {
  const { chosen, writable, closed } = board;
  if (!chosen) return html`<p class="schedule__hint">Choose a post to see what it would say.</p>`;
  const { post, reply } = chosen;
  const heading = `${sayDay(post.day)} at ${post.time}`;
  const skipped = post.state === 'skipped';
  return html`<div class="schedule__head">
      <h2>${heading}</h2>
      <a class="schedule__close" href="/schedule?from=${board.from}" data-live-link>Close</a>
    </div>
    ${post.note !== undefined && html`<p>${post.note}</p>`}
    ${
      writable &&
      post.state !== 'sent' &&
      html`<div class="standing__do">
        ${act(served, board, { change: skipped ? 'unskip' : 'skip', post: post.id }, skipped ? 'Post it after all' : 'Skip this post', heading)}
        ${!skipped && act(served, board, { change: 'swap', post: post.id }, 'Swap for another', heading)}
      </div>`
    }
    ${closed !== undefined && html`<p class="standing__closed">${closed}</p>`}
    ${reply && shownAsSwitch(served)}
    ${reply ? renderTurn(served, { ...turnOf(served, post.title, reply), time: post.time }) : html`<p>Nothing is posted.</p>`}`;
}

function act(
  served: Served,
  board: Board,
  what: Readonly<Record<string, string>>,
  label: string,
  of: string,
): Html {
  return html`<form method="post" action="/schedule" data-live-post>
    ${hidden(served, board)}
    ${Object.entries(what).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="submit">
      ${label}<span class="nhsuk-u-visually-hidden">: ${of}</span>
    </button>
  </form>`;
}

function hidden(served: Served, { from }: Board): Html {
  return html`<input type="hidden" name="token" value="${served.token}" />
    <input type="hidden" name="from" value="${from}" />`;
}
