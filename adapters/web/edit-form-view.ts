import type {
  ContentEditor,
  Decided,
  EntryFormShown,
  FormField,
  Given,
  Looked,
  ShownChange,
} from './edit-reader';
import { html, type Html } from './html';
import type { Served } from './options';
import { shownAsSwitch } from './shown-as';
import { renderTurn, turnOf } from './turn';

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
  return html`<section id="content" class="edit__section">
    <h2>Change content</h2>
    <p>${editor.about}</p>
    <p class="edit__add">
      ${editor.kinds.map(
        ({ kind, name }) =>
          html`<a class="nhsuk-button nhsuk-button--small" href="/editors/edit?kind=${kind}"
            >Add a ${name}</a
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
            ({ kind, file, id, title }) =>
              html`<li>
                <a href="/editors/edit?${query({ kind, file, id })}">${title}</a>
                <span class="edit__id">${kind.replaceAll('-', ' ')}</span>
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
  const { id, kind, title, author, made, state, decidedBy, decided, undoes, differences } = change;
  const what = STATES[state];
  return html`<li class="entry">
    <div class="entry__head">
      <span class="nhsuk-tag nhsuk-tag--${what.colour}"
        >${undoes === undefined ? what.words : 'Taken back'}</span
      >
      <span class="nhsuk-tag nhsuk-tag--grey">${kind}</span>
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
              <td data-head="Before" class="edit__words"><del>${before}</del></td>
              <td data-head="After" class="edit__words"><ins>${after}</ins></td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      state !== 'refused' &&
      html`<form method="post" action="/editors/decide" class="edit__settle">
        <input type="hidden" name="token" value="${served.token}" />
        <input type="hidden" name="id" value="${id}" />
        ${who(editor, `who-${id}`)}
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

function who({ editors }: ContentEditor, id: string, chosen?: string): Html {
  return html`<label class="nhsuk-label" for="${id}">You are</label>
    <select class="nhsuk-select" id="${id}" name="by">
      ${editors.map(
        (name) => html`<option value="${name}" ${name === chosen && SELECTED}>${name}</option>`,
      )}
    </select>`;
}

const SELECTED = html`selected`;
const CHECKED = html`checked`;

/**
 * The form of one entry, with what is wrong beside each field, and beside it how readers see it. That stands outside of
 * the form: its buttons have forms of their own, which would be lost in this one and leave their fields to it.
 */
export function entryFormView(
  served: Served,
  editor: ContentEditor,
  shown: EntryFormShown,
  looked: Looked | undefined,
  decided?: Decided,
  by?: string,
): Html {
  const { kind, file, id, title, fields, kept, values, basis } = shown;
  const problems = decided?.problems ?? (decided === undefined ? [] : (looked?.problems ?? []));
  const [must, more] = [
    fields.filter(({ required, name }) => required || FIRST.has(name)),
    fields.filter(({ required, name }) => !required && !FIRST.has(name)),
  ];
  const isWrong = ({ name }: FormField): boolean =>
    problems.some((problem) => problem.field === name);
  const field = (one: FormField): Html => fieldOf(one, values[one.name] ?? [], problems);
  return html`<div class="view">
    <p><a href="/editors">Back to Editors</a></p>
    <h1>${title}</h1>
    ${decided !== undefined && html`<p class="edit__said" role="alert">${decided.said}</p>`}
    <div class="edit__form">
      <form method="post" action="/editors/propose" data-edit-form>
        <input type="hidden" name="token" value="${served.token}" />
        <input type="hidden" name="of.kind" value="${kind}" />
        <input type="hidden" name="of.file" value="${file}" />
        <input type="hidden" name="of.id" value="${id}" />
        <input type="hidden" name="of.basis" value="${basis}" />
        <div class="edit__fields">
          ${must.map(field)}
          <details class="nhsuk-details" ${more.some(isWrong) && OPEN}>
            <summary class="nhsuk-details__summary">
              <span class="nhsuk-details__summary-text"
                >More (${more.length}), all of it optional</span
              >
            </summary>
            <div class="nhsuk-details__text">
              ${more.map(field)}
              ${kept.length > 0 && html`<p>These stay as they are: ${kept.join(', ')}.</p>`}
            </div>
          </details>
          ${who(editor, 'by', by)}
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
  </div>`;
}

/** Not required by the schema, and what editors always want to see. */
const FIRST = new Set(['do', 'why', 'link', 'points', 'summary']);

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
        ({ field, message, severity }) =>
          html`<li>
            ${field !== undefined && html`<strong>${field}</strong>`}
            ${message}${severity === 'warning' && ' (can wait)'}
          </li>`,
      )}
    </ul>
    ${
      looked.reply !== undefined &&
      html`${shownAsSwitch(served)}
      ${renderTurn(served, turnOf(served, 'Your entry', looked.reply))}`
    }`;
}

function fieldOf(field: FormField, values: readonly string[], problems: Looked['problems']): Html {
  const { name, label, help, required } = field;
  const id = `field-${name.replaceAll('.', '-')}`;
  const wrong = problems.filter((problem) => problem.field === name);
  const described = [
    ...(help === undefined ? [] : [`${id}-help`]),
    ...(wrong.length === 0 ? [] : [`${id}-wrong`]),
  ].join(' ');
  const body = html`${help !== undefined && html`<span class="nhsuk-hint" id="${id}-help">${help}</span>`}
    <span
      class="nhsuk-error-message"
      id="${id}-wrong"
      data-wrong="${name}"
      ${wrong.length === 0 && HIDDEN}
      >${wrong.map(({ message }) => message).join('; ')}</span
    >`;
  const words = html`${label}${!required && ' (optional)'}`;
  if (field.type === 'ids')
    return html`<fieldset class="nhsuk-fieldset edit__field" aria-describedby="${described}">
      <legend class="nhsuk-label">${words}</legend>
      ${body}
      <input type="hidden" name="f.${name}" value="" />
      <div class="edit__ids">
        ${field.options?.map(
          (option) =>
            html`<label
              ><input
                type="checkbox"
                name="f.${name}"
                value="${option.value}"
                ${values.includes(option.value) && CHECKED}
              />
              ${option.label}</label
            >`,
        )}
      </div>
    </fieldset>`;
  return html`<div class="edit__field">
    <label class="nhsuk-label" for="${id}">${words}</label>
    ${body} ${control(field, id, described, values[0] ?? '')}
  </div>`;
}

const HIDDEN = html`hidden`;
const OPEN = html`open`;

function control(field: FormField, id: string, described: string, value: string): Html {
  const { name, type, most, options = [] } = field;
  const shared = html`id="${id}" name="f.${name}"
  ${described !== '' && html`aria-describedby="${described}"`}`;
  switch (type) {
    case 'text':
    case 'lines':
      return html`<textarea
        class="nhsuk-textarea"
        rows="${type === 'text' && (most ?? 0) < 300 ? 3 : 5}"
        ${shared}
      >
${value}</textarea>`;
    case 'choice':
    case 'yes': {
      const given = type === 'yes' ? YES : options;
      return html`<select class="nhsuk-select" ${shared}>
        <option value="">–</option>
        ${given.map(
          (option) =>
            html`<option value="${option.value}" ${option.value === value && SELECTED}>
              ${option.label}
            </option>`,
        )}
      </select>`;
    }
    case 'id':
      return html`<input class="nhsuk-input" list="${id}-list" value="${value}" ${shared} />
        <datalist id="${id}-list">
          ${options.map((option) => html`<option value="${option.value}">${option.label}</option>`)}
        </datalist>`;
    case 'date':
      return html`<input class="nhsuk-input" type="date" value="${value}" ${shared} />`;
    case 'line':
    case 'number':
    case 'ids':
      return html`<input
        class="nhsuk-input"
        ${type === 'number' && html`inputmode="decimal"`}
        value="${value}"
        ${shared}
      />`;
  }
}

const YES = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

const query = (given: Readonly<Record<string, string>>): string =>
  new URLSearchParams(given).toString();

/** What a form sent: whose entry, and each field's values. */
export function sentForm(body: unknown): {
  readonly of: { readonly kind: string; readonly file: string; readonly id: string };
  readonly basis: string;
  readonly by: string;
  readonly given: Given;
} {
  const sent = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string): string => (typeof sent[name] === 'string' ? sent[name] : '');
  const given = Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) =>
      name.startsWith('f.')
        ? [[name.slice(2), (Array.isArray(value) ? value : [value]).map(String)]]
        : [],
    ),
  );
  return {
    of: { kind: text('of.kind'), file: text('of.file'), id: text('of.id') },
    basis: text('of.basis'),
    by: text('by'),
    given,
  };
}
