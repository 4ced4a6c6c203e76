import type { Content, EntryField } from '../../knowledge';

export interface FieldOption {
  readonly value: string;
  readonly label: string;
}

type Chosen = Pick<EntryField, 'name' | 'type' | 'options' | 'of'>;
type Given = Readonly<Record<string, readonly string[]>>;

/** What there is to choose from in a field: what the schema says, in words, or entries by their titles. */
export function optionsOf(
  { options, of }: Pick<Chosen, 'options' | 'of'>,
  content: Content,
): readonly FieldOption[] {
  if (options) return options.map((value) => ({ value, label: inWords(value) }));
  if (of === undefined) return [];
  switch (of) {
    case 'topic':
      return titled(content.topics);
    case 'profession':
      return titled(content.professions);
    case 'nation':
      return titled(content.nations);
    case 'platform':
      return titled(content.platforms);
    case 'resource':
      return titled(content.resources);
    case 'tip':
      return titled(content.tips.map(({ id, text }) => ({ id, title: text })));
  }
}

/** What a form shows, with titles where an entry names another by its id. */
export const byTitles = (values: Given, fields: readonly Chosen[], content: Content): Given =>
  replaced(values, fields, (field, value) => {
    const option = optionsOf(field, content).find((one) => one.value === value);
    return option?.label ?? value;
  });

/** What a form was filled with, with ids again. What is no title stays as it was typed, for the check to name. */
export const byIds = (values: Given, fields: readonly Chosen[], content: Content): Given =>
  replaced(values, fields, (field, typed) => {
    const option = optionsOf(field, content).find((one) => one.label === typed.trim());
    return option?.value ?? typed;
  });

function replaced(
  values: Given,
  fields: readonly Chosen[],
  by: (field: Chosen, value: string) => string,
): Given {
  const named = fields.filter(({ name, type }) => type === 'id' && Object.hasOwn(values, name));
  return {
    ...values,
    ...Object.fromEntries(
      named.map((field) => [
        field.name,
        (values[field.name] ?? []).map((value) => by(field, value)),
      ]),
    ),
  };
}

/** Entries by their titles; where two have one and the same, what tells them apart stands behind it. */
function titled(
  items: readonly { readonly id: string; readonly title: string }[],
): readonly FieldOption[] {
  const times = new Map<string, number>();
  for (const { title } of items) times.set(title, (times.get(title) ?? 0) + 1);
  return items.map(({ id, title }) => ({
    value: id,
    label: times.get(title) === 1 ? title : `${title} (${id})`,
  }));
}

/** "royal-college-or-union" as "Royal college or union". */
const inWords = (value: string): string =>
  value === 'nhs' ? 'NHS' : value.charAt(0).toUpperCase() + value.slice(1).replaceAll('-', ' ');
