import type { ContentEditor } from './edit-reader';
import { html, type Html } from './html';
import type { Served } from './options';

/** Who makes a change: whoever has signed in; where nobody has to, one of those whom the settings name, as they say. */
export function whoEdits(
  { visitor }: Served,
  { editors }: ContentEditor,
  chosen: unknown,
): string | undefined {
  if (visitor !== undefined) return visitor.name;
  return editors.find((name) => name === chosen);
}

/** Where editors say who they are; nothing where they have signed in. */
export function whoField(
  { visitor }: Served,
  { editors }: ContentEditor,
  id: string,
  chosen?: string,
): Html {
  if (visitor !== undefined) return html``;
  return html`<label class="nhsuk-label" for="${id}">You are</label>
    <select class="nhsuk-select" id="${id}" name="by">
      ${editors.map(
        (name) =>
          html`<option value="${name}" ${name === chosen && html`selected`}>${name}</option>`,
      )}
    </select>`;
}
