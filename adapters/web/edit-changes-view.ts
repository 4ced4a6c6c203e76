import type { ContentEditor, ShownChange } from './edit-reader';
import { whoField } from './edit-who';
import { html, type Html } from './html';
import type { Served } from './options';

/** The first part of the Editors view: add, find and change entries, and what waits to be approved. */
export function contentSection(
  served: Served,
  editor: ContentEditor,
  changes: readonly ShownChange[],
  found:
    | { readonly words: string; readonly entries: Awaited<ReturnType<ContentEditor['find']>> }
    | undefined,
): Html {
  const waiting = changes.filter(({ state }) => state === 'proposed');
  const settled = changes.filter(({ state }) => state !== 'proposed');
  const committed = editor.committed?.();
  return html`<section id="content" class="edit__section">
    <h2>Change content</h2>
    <p>${editor.about}</p>
    ${
      committed !== undefined &&
      html`<p class="${committed.failed ? 'edit__failed' : 'reply__note'}">${committed.said}</p>`
    }
    <p class="edit__add">
      ${editor.kinds.map(
        ({ kind, name }) =>
          html`<a class="nhsuk-button nhsuk-button--small" href="/editors/edit?kind=${kind}"
            >Add ${name}</a
          >`,
      )}
    </p>
    <form method="get" action="/editors" class="edit__find">
      <label class="nhsuk-label" for="find-words">Find an entry to change</label>
      <input
        class="nhsuk-input"
        id="find-words"
        name="words"
        type="search"
        value="${found?.words ?? ''}"
      />
      <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small">Find</button>
    </form>
    ${
      found !== undefined &&
      html`<div role="status">
        <ul class="edit__found">
          ${found.entries.length === 0 && html`<li>Nothing has all of these words.</li>`}
          ${found.entries.map(
            ({ kind, name, file, id, title }) =>
              html`<li>
                <a href="/editors/edit?${query({ kind, file, id })}">${title}</a>
                <span class="edit__id">${name}</span>
              </li>`,
          )}
        </ul>
      </div>`
    }
    <h3>Waiting to be approved</h3>
    ${
      waiting.length === 0
        ? html`<p>Nothing waits.</p>`
        : html`<ul class="entries edit__changes">
            ${waiting.map((change) => changeOf(served, editor, change))}
          </ul>`
    }
    ${
      settled.length > 0 &&
      html`<details class="nhsuk-details">
        <summary class="nhsuk-details__summary">
          <span class="nhsuk-details__summary-text">What was changed (${settled.length})</span>
        </summary>
        <div class="nhsuk-details__text">
          <ul class="entries edit__changes">
            ${settled.map((change) => changeOf(served, editor, change))}
          </ul>
        </div>
      </details>`
    }
  </section>`;
}

function changeOf(served: Served, editor: ContentEditor, change: ShownChange): Html {
  const { id, kind, title, does, author, made, state, decidedBy, decided, undoes, differences } =
    change;
  const what = STATES[state];
  return html`<li class="entry">
    <div class="entry__head">
      <span class="nhsuk-tag nhsuk-tag--${what.colour}"
        >${undoes === undefined ? what.words : 'Taken back'}</span
      >
      <span class="nhsuk-tag nhsuk-tag--grey">${DOES[does]} ${kind}</span>
    </div>
    <p class="entry__title">${title}</p>
    <p class="entry__facts">
      Made by ${author},
      ${when(made)}${
        decidedBy !== undefined &&
        decided !== undefined &&
        html`; ${what.done} by ${decidedBy}, ${when(decided)}`
      }${decidedBy !== undefined && decidedBy === author && ' (the same person)'}
    </p>
    <table class="nhsuk-table edit__table">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        ${differences.map(
          ({ field, before, after }) =>
            html`<tr>
              <td data-head="Field">${field}</td>
              ${cell('Before', before !== '' && html`<del class="edit__words">${before}</del>`)}
              ${cell('After', after !== '' && html`<ins class="edit__words">${after}</ins>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      state !== 'refused' &&
      html`<form method="post" action="/editors/decide" class="edit__settle" data-decide>
        <input type="hidden" name="token" value="${served.token}" />
        <input type="hidden" name="id" value="${id}" />
        ${whoField(served, editor, `who-${id}`)}
        ${
          state === 'proposed'
            ? html`<button class="nhsuk-button nhsuk-button--small" name="what" value="approve">
                  Approve: put it live
                </button>
                <button
                  class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
                  name="what"
                  value="refuse"
                >
                  Refuse
                </button>`
            : html`<button
                class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
                name="what"
                value="undo"
              >
                Take it back
              </button>`
        }
      </form>`
    }
  </li>`;
}

const cell = (head: string, words: Html | false): Html =>
  html`<td data-head="${head}" class="${words === false && 'edit__none'}">${words}</td>`;

const DOES: Readonly<Record<ShownChange['does'], string>> = {
  adds: 'New',
  changes: 'Changed',
  'takes out': 'Taken out:',
};

const STATES: Readonly<
  Record<
    ShownChange['state'],
    { readonly words: string; readonly colour: string; readonly done: string }
  >
> = {
  proposed: { words: 'Waiting', colour: 'yellow', done: '' },
  live: { words: 'Live', colour: 'green', done: 'approved' },
  refused: { words: 'Refused', colour: 'red', done: 'refused' },
};

const when = (date: Date): string =>
  `${date.toISOString().slice(0, 10)} at ${date.toISOString().slice(11, 16)} UTC`;

const query = (given: Readonly<Record<string, string>>): string =>
  new URLSearchParams(given).toString();
