import { html, type Html } from './html';

/** A choice a form offers. Options with the same group are listed together. */
export interface Select {
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  /** The words for choosing nothing in particular, where that is allowed. */
  readonly any?: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly group?: string;
  }[];
}

/** A labelled select, with what is chosen already chosen. */
export function choose({ name, label, chosen, any, options }: Select): Html {
  const option = ({ value, label: text }: { value: string; label: string }) =>
    value === chosen
      ? html`<option value="${value}" selected>${text}</option>`
      : html`<option value="${value}">${text}</option>`;
  const groups = [...new Set(options.map(({ group }) => group))];
  return html`<div class="filters__field">
    <label class="nhsuk-label" for="filter-${name}">${label}</label>
    <select class="nhsuk-select" id="filter-${name}" name="${name}">
      ${any !== undefined && option({ value: '', label: any })}
      ${groups.map((group) => {
        const inside = options.filter((candidate) => candidate.group === group).map(option);
        return group === undefined ? inside : html`<optgroup label="${group}">${inside}</optgroup>`;
      })}
    </select>
  </div>`;
}
