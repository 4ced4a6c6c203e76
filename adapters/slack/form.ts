import type { InputBlock, PlainTextOption } from '@slack/types';
import { fillForm, type Form, type FormField } from '../../src/ports';
import type { SlackBlock } from './chart';
import { LIMITS } from './limits';
import { clean, cut, plainText } from './text';

const FIELD = 'form';

/**
 * A form as input blocks and one button. `at` keeps the ids of several forms in one message apart.
 * The button carries the sentence, so a press needs nothing that we would have to remember.
 */
export function formBlocks(form: Form, at: string): SlackBlock[] {
  if (form.ask.length > LIMITS.buttonValue) return [];
  return [
    ...fieldBlocks(form, at),
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: `submit:${at}`,
          style: 'primary',
          text: plainText(form.label, LIMITS.buttonText),
          value: form.ask,
        },
      ],
    },
  ];
}

/** The fields of a form alone, for a window whose own button submits them. */
export const fieldBlocks = (form: Form, at: string): InputBlock[] =>
  form.fields.map((field) => fieldBlock(field, at));

/** What a press of a form's button means in words, from the sentence it carries and what was filled in. */
export function readForm(ask: string, action: string, state: FormState): string {
  const prefix = `${FIELD}:${action.replace(/^submit:/, '')}:`;
  const given: Record<string, string> = {};
  for (const [block, inputs] of Object.entries(state)) {
    if (!block.startsWith(prefix)) continue;
    const [input] = Object.values(inputs);
    given[block.slice(prefix.length)] = input?.selected_option?.value ?? input?.value ?? '';
  }
  return fillForm({ kind: 'form', label: '', ask, fields: [] }, given);
}

/** The part of Slack's `state.values` that a form reads. */
export type FormState = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        {
          readonly value?: string | null | undefined;
          readonly selected_option?: { readonly value: string } | null | undefined;
        }
      >
    >
  >
>;

function fieldBlock(field: FormField, at: string): InputBlock {
  const shared = {
    type: 'input' as const,
    block_id: cut(`${FIELD}:${at}:${field.id}`, LIMITS.blockId),
    label: plainText(field.label, LIMITS.inputLabel),
    optional: true,
    ...(field.hint === undefined ? {} : { hint: plainText(field.hint, LIMITS.inputHint) }),
  };
  const options = optionsOf(field);
  const typed = cut(clean(field.value), LIMITS.inputValue);
  if (options.length === 0) {
    return {
      ...shared,
      element: {
        type: 'plain_text_input',
        action_id: 'value',
        multiline: field.longest !== undefined,
        max_length: Math.min(field.longest ?? LIMITS.inputValue, LIMITS.inputValue),
        ...(typed === '' ? {} : { initial_value: typed }),
      },
    };
  }
  const chosen = options.find((option) => option.value === field.value);
  return {
    ...shared,
    element: {
      type: 'static_select',
      action_id: 'value',
      options,
      ...(chosen === undefined ? {} : { initial_option: chosen }),
    },
  };
}

/** At most a hundred, the one already chosen among them; Slack refuses a longer value than it states. */
function optionsOf(field: FormField): PlainTextOption[] {
  const usable = (field.options ?? []).filter(
    ({ value }) => value !== '' && value.length <= LIMITS.optionValue,
  );
  const first = usable.slice(0, LIMITS.selectOptions);
  const chosen = usable.find(({ value }) => value === field.value);
  const kept =
    chosen === undefined || first.includes(chosen) ? first : [chosen, ...first.slice(0, -1)];
  return kept.map(({ label, value }) => ({ text: plainText(label, LIMITS.optionText), value }));
}
