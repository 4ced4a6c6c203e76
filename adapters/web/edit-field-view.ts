import type { EntryFieldShown } from '../../src/ports';
import type { Given, Looked } from './edit-reader';
import { html, type Html } from './html';

type Problems = Looked['problems'];

const SELECTED = html`selected`;
const CHECKED = html`checked`;
const HIDDEN = html`hidden`;

/** Fields of a form as they are filled in, those of a group together, each with what is wrong with it. */
export function fieldsView(
  fields: readonly EntryFieldShown[],
  values: Given,
  problems: Problems,
): readonly Html[] {
  const runs: { readonly group: EntryFieldShown['group']; readonly fields: EntryFieldShown[] }[] =
    [];
  for (const field of fields) {
    const last = runs.at(-1);
    if (last && last.group?.name === field.group?.name) last.fields.push(field);
    else runs.push({ group: field.group, fields: [field] });
  }
  return runs.map((run) => {
    const all = run.fields.map((field) => fieldOf(field, values, problems));
    if (run.group === undefined) return html`${all}`;
    const { name, label, help } = run.group;
    return fieldset({ name, label, help, problems, body: html`${all}` });
  });
}

function fieldOf(field: EntryFieldShown, values: Given, problems: Problems): Html {
  const { name, label, help, required, type } = field;
  const words = `${label}${required ? '' : ' (optional)'}`;
  if (type === 'rows')
    return fieldset({ name, label: words, help, problems, body: rowsOf(field, values, problems) });
  if (type === 'ids')
    return fieldset({ name, label: words, help, problems, body: boxes(field, values[name] ?? []) });
  const id = idOf(name);
  const told = toldOf(name, help, problems);
  return html`<div class="edit__field">
    <label class="nhsuk-label" for="${id}">${words}</label>
    ${told.body} ${control(field, id, told.described, values[name]?.[0] ?? '')}
  </div>`;
}

interface Fieldset {
  readonly name: string;
  readonly label: string;
  readonly help: string | undefined;
  readonly problems: Problems;
  readonly body: Html;
}

function fieldset({ name, label, help, problems, body }: Fieldset): Html {
  const told = toldOf(name, help, problems);
  return html`<fieldset
    class="nhsuk-fieldset edit__field edit__group"
    aria-describedby="${told.described}"
  >
    <legend class="nhsuk-label">${label}</legend>
    ${told.body} ${body}
  </fieldset>`;
}

/** The rows there are, and an empty one. */
function rowsOf({ name, columns = [] }: EntryFieldShown, values: Given, problems: Problems): Html {
  const numbers = Object.keys(values).flatMap((key) =>
    key.startsWith(`${name}.`) ? [Number(key.slice(name.length + 1).split('.')[0])] : [],
  );
  const rows = Math.max(-1, ...numbers) + 2;
  return html`${Array.from(
      { length: rows },
      (_, at) =>
        html`<div
          class="edit__row"
          role="group"
          aria-label="${at === rows - 1 ? 'One more' : `Number ${at + 1}`}"
        >
          ${columns.map((column) =>
            fieldOf({ ...column, name: `${name}.${at}.${column.name}` }, values, problems),
          )}
        </div>`,
    )}
    <p class="reply__note">
      One with nothing in it is left out. “See how it looks” makes room for more.
    </p>`;
}

function boxes({ name, options = [] }: EntryFieldShown, values: readonly string[]): Html {
  return html`<input type="hidden" name="f.${name}" value="" />
    <div class="edit__ids">
      ${options.map(
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
    </div>`;
}

const idOf = (name: string): string => `field-${name.replaceAll('.', '-')}`;

/** What helps with a field and what is wrong with it, and the ids of both for whoever hears them read. */
function toldOf(
  name: string,
  help: string | undefined,
  problems: Problems,
): { readonly body: Html; readonly described: string } {
  const id = idOf(name);
  const wrong = problems.filter(({ field }) => field === name);
  return {
    described: [
      ...(help === undefined ? [] : [`${id}-help`]),
      ...(wrong.length === 0 ? [] : [`${id}-wrong`]),
    ].join(' '),
    body: html`${help !== undefined && html`<span class="nhsuk-hint" id="${id}-help">${help}</span>`}
      <span
        class="nhsuk-error-message"
        id="${id}-wrong"
        data-wrong="${name}"
        ${wrong.length === 0 && HIDDEN}
        >${wrong.map(({ message }) => message).join('; ')}</span
      >`,
  };
}

function control(field: EntryFieldShown, id: string, described: string, value: string): Html {
  const { name, type, most, options = [] } = field;
  const shared = html`id="${id}" name="f.${name}"
  ${described !== '' && html`aria-describedby="${described}"`}`;
  switch (type) {
    case 'text':
    case 'lines':
    case 'numbers':
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
          ${options.map(({ label }) => html`<option value="${label}"></option>`)}
        </datalist>`;
    case 'date':
      return html`<input class="nhsuk-input" type="date" value="${value}" ${shared} />`;
    case 'line':
    case 'number':
    case 'ids':
    case 'rows':
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
