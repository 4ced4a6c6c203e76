import { entryForm, type EntryField, type KindName } from '../../knowledge';

type Labelled = Pick<EntryField, 'label' | 'group'>;

/** What people call a field, with its group's name before it: "Dates: from". */
export function labelOf({ label, group }: Labelled): string {
  return group === undefined ? label : `${group.label}: ${lower(label)}`;
}

/** What people call the place of a problem: "record.evidence.0.url" is "Evidence, number 1: url". */
export function labelAt(kind: string, place: string): string {
  const fields = entryForm(kind as KindName)?.fields ?? [];
  const whole = fields.find(({ name }) => name === place);
  if (whole) return labelOf(whole);
  const list = fields.find(({ name }) => place.startsWith(`${name}.`));
  const [number, column] = list ? place.slice(list.name.length + 1).split('.') : [];
  if (list === undefined || number === undefined) return nameInWords(place);
  const of = list.columns?.find(({ name }) => name === column);
  return `${labelOf(list)}, number ${Number(number) + 1}${of ? `: ${lower(of.label)}` : ''}`;
}

/** A field's own name as words, where no form has it: "chart.altText" is "Chart: alt text". */
export function nameInWords(name: string): string {
  const words = name
    .replace(/^record\./, '')
    .replaceAll('.', ': ')
    .replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const lower = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);
