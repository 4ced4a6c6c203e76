import type { EntryFieldShown } from '../../src/ports';
import { fieldsView } from './edit-field-view';
import type { ContentEditor, Decided, EntryFormShown, Looked } from './edit-reader';
import { whoField } from './edit-who';
import { html, type Html } from './html';
import type { Served } from './options';
import { shownAsSwitch } from './shown-as';
import { renderTurn, turnOf } from './turn';

/** What came before: what was decided of what was sent and who sent it, or the suggestion that it is opened for. */
interface Begun {
  readonly decided?: Decided;
  readonly by?: string;
  readonly suggested?: string;
}

/**
 * The form of one entry, with what is wrong beside each field, and beside it how readers see it. That stands outside of
 * the form: its buttons have forms of their own, which would be lost in this one and leave their fields to it.
 */
export function entryFormView(
  served: Served,
  editor: ContentEditor,
  shown: EntryFormShown,
  looked: Looked | undefined,
  { decided, by, suggested }: Begun = {},
): Html {
  const { title, fields, kept, values } = shown;
  const problems = decided?.problems ?? (decided === undefined ? [] : (looked?.problems ?? []));
  const isFirst = ({ required, name, group }: EntryFieldShown): boolean =>
    required || FIRST.has(group?.name ?? name);
  const [must, more] = [fields.filter(isFirst), fields.filter((field) => !isFirst(field))];
  const isWrong = ({ name }: EntryFieldShown): boolean =>
    problems.some(({ field }) => field === name || field?.startsWith(`${name}.`));
  return html`<div class="view">
    <p><a href="/editors">Back to Editors</a></p>
    <h1>${title}</h1>
    ${decided !== undefined && html`<p class="edit__said" role="alert">${decided.said}</p>`}
    ${
      suggested !== undefined &&
      html`<div class="nhsuk-inset-text">
        <p>Somebody suggested:</p>
        <p class="edit__words">${suggested}</p>
      </div>`
    }
    <div class="edit__form">
      <form method="post" action="/editors/propose" data-edit-form>
        ${whichEntry(served, shown)}
        <div class="edit__fields">
          ${fieldsView(must, values, problems)}
          <details class="nhsuk-details" ${more.some(isWrong) && html`open`}>
            <summary class="nhsuk-details__summary">
              <span class="nhsuk-details__summary-text"
                >More (${more.length}), all of it optional</span
              >
            </summary>
            <div class="nhsuk-details__text">
              ${fieldsView(more, values, problems)}
              ${
                kept.length > 0 &&
                html`<p>
                  These can be changed in the content’s files alone, and stay as they are:
                  ${kept.join(', ')}.
                </p>`
              }
            </div>
          </details>
          ${whoField(served, editor, 'by', by)}
          <div class="edit__send">
            <button class="nhsuk-button">Send for approval</button>
            <button
              class="nhsuk-button nhsuk-button--secondary"
              formaction="/editors/look"
              formmethod="post"
            >
              See how it looks
            </button>
          </div>
        </div>
      </form>
      <div class="edit__preview" data-edit-preview>${lookedView(served, looked)}</div>
    </div>
    ${takeOutView(served, editor, shown, by)}
  </div>`;
}

function whichEntry(served: Served, { kind, file, id, basis }: EntryFormShown): Html {
  return html`<input type="hidden" name="token" value="${served.token}" />
    <input type="hidden" name="of.kind" value="${kind}" />
    <input type="hidden" name="of.file" value="${file}" />
    <input type="hidden" name="of.id" value="${id}" />
    <input type="hidden" name="of.basis" value="${basis}" />`;
}

/** The form by which an entry is taken out, closed until somebody wants it. */
function takeOutView(
  served: Served,
  editor: ContentEditor,
  shown: EntryFormShown,
  by: string | undefined,
): Html {
  if (shown.takeOut === undefined) return html``;
  const { about, successors, asksWhy } = shown.takeOut;
  return html`<details class="nhsuk-details edit__out">
    <summary class="nhsuk-details__summary">
      <span class="nhsuk-details__summary-text">Take it out</span>
    </summary>
    <div class="nhsuk-details__text">
      <form method="post" action="/editors/take-out" class="edit__fields">
        ${whichEntry(served, shown)}
        <p>${about}</p>
        ${
          successors !== undefined &&
          html`<div class="edit__field">
            <label class="nhsuk-label" for="successor">What takes its place (optional)</label>
            <input class="nhsuk-input" id="successor" name="successor" list="successor-list" />
            <datalist id="successor-list">
              ${successors.map(({ label }) => html`<option value="${label}"></option>`)}
            </datalist>
          </div>`
        }
        ${
          asksWhy &&
          html`<div class="edit__field">
            <label class="nhsuk-label" for="why">Why it goes, where nothing does</label>
            <input class="nhsuk-input" id="why" name="why" maxlength="300" />
          </div>`
        }
        ${whoField(served, editor, 'out-by', by)}
        <button class="nhsuk-button nhsuk-button--secondary">Send for approval</button>
      </form>
    </div>
  </details>`;
}

/** Not required by the schema, and what editors always want to see. */
const FIRST = new Set(['do', 'why', 'link', 'points', 'summary', 'when']);

/** What is wrong that no one field is to blame for, and how readers see the entry. */
export function lookedView(served: Served, looked: Looked | undefined): Html {
  if (looked === undefined) return html`<p>How readers see it shows here.</p>`;
  const faults = looked.problems.filter(({ severity }) => severity === 'fault').length;
  return html`<h2>How readers see it</h2>
    <p role="status">
      ${
        faults === 0
          ? 'Nothing has to be put right.'
          : `${faults} ${faults === 1 ? 'thing has' : 'things have'} to be put right.`
      }
    </p>
    <ul class="edit__problems">
      ${looked.problems.map(
        ({ field, label = field, message, severity }) =>
          html`<li>
            ${label !== undefined && html`<strong>${label}</strong>`}
            ${message}${severity === 'warning' && ' (can wait)'}
          </li>`,
      )}
    </ul>
    ${
      looked.reply === undefined
        ? html`<p>
            ${faults === 0 ? 'It has no answer of its own to show here.' : 'It is shown here once they are.'}
          </p>`
        : html`${shownAsSwitch(served)}
          ${renderTurn(served, turnOf(served, 'Your entry', looked.reply))}`
    }`;
}
