import type { CardElement, IChoiceSetInput, ITextInput } from '@microsoft/teams.cards';
import { fillForm, type Form, type FormField } from '../../src/ports';
import type { Carried } from './buttons';
import { LIMITS } from './limits';
import { escaped, plain } from './text';

/** A form as inputs and a button. `id` must be unique in the card: it keeps two forms' fields apart. */
export function renderForm(form: Form, id: string, carried: Carried): CardElement[] {
  return [
    ...form.fields.map((field) => input(field, `${id}.${field.id}`)),
    {
      type: 'ActionSet',
      actions: [
        {
          type: 'Action.Submit',
          title: plain(form.label, LIMITS.buttonText),
          style: 'positive',
          data: { form: form.ask, fields: id, ...carried },
        },
      ],
    },
  ];
}

/**
 * The sentence a submitted form types, or undefined when `data` is not a form's. The result is only ever text,
 * the same as the reader could have typed, so a form altered on its way gains nobody anything.
 */
export function submittedForm(data: Readonly<Record<string, unknown>>): string | undefined {
  const { form: ask, fields: id } = data;
  if (typeof ask !== 'string' || typeof id !== 'string') return undefined;
  const given = new Map<string, string>();
  for (const [key, value] of Object.entries(data)) {
    if (key.startsWith(`${id}.`) && typeof value === 'string') {
      given.set(key.slice(id.length + 1), value.slice(0, LIMITS.text));
    }
  }
  const fields = [...given].map(([field, value]) => ({ id: field, label: '', value }));
  return fillForm({ kind: 'form', label: '', ask: ask.slice(0, LIMITS.text), fields }, {});
}

function input(field: FormField, id: string): IChoiceSetInput | ITextInput {
  const label = escaped(field.label);
  if (!field.options) {
    return {
      type: 'Input.Text',
      id,
      label,
      value: plain(field.value),
      ...(field.longest !== undefined && { isMultiline: true }),
      maxLength: Math.min(field.longest ?? LIMITS.inputValue, LIMITS.text),
      ...(field.hint !== undefined && { placeholder: plain(field.hint, LIMITS.optionText) }),
    };
  }
  return {
    type: 'Input.ChoiceSet',
    id,
    label: field.hint === undefined ? label : `${label} (${escaped(field.hint)})`,
    value: field.value,
    style: 'compact',
    wrap: true,
    choices: field.options.slice(0, LIMITS.selectOptions).map((option) => ({
      // A card with a choice that has no words or no value is refused.
      title: plain(option.label, LIMITS.optionText) || '–',
      value: option.value || ' ',
    })),
  };
}
