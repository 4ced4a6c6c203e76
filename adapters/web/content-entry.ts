import { FLAGS } from './content-filter';
import type { Entry, Flag } from './content-reader';
import { html, type Html } from './html';

/** What an entry is called by its kind, and where its own page is. */
export const KIND: Readonly<Record<Entry['kind'], string>> = {
  resource: 'Resource',
  guidance: 'Guidance',
  tip: 'Tip',
  figure: 'Figure',
  'awareness-day': 'Awareness day',
};

export const addressOf = ({ kind, id }: Pick<Entry, 'kind' | 'id'>): string =>
  `/content/${kind}/${encodeURIComponent(id)}`;

const COLOURS: Readonly<Record<Entry['kind'], string>> = {
  resource: 'blue',
  guidance: 'aqua-green',
  tip: 'green',
  figure: 'purple',
  'awareness-day': 'pink',
};
const FLAG_COLOURS: Readonly<Record<Flag['kind'], string>> = {
  'out-of-date': 'red',
  'due-for-review': 'yellow',
  'held-back': 'grey',
  'link-unverified': 'orange',
  'link-fails': 'red',
};

/** An entry's kind, and what is the matter with it. */
export function tags({ kind, flags }: Entry): Html {
  const tag = (colour: string, words: string) =>
    html`<strong class="nhsuk-tag nhsuk-tag--${colour}">${words}</strong>`;
  const matters = [...new Set(flags.map((flag) => flag.kind))];
  return html`${tag(COLOURS[kind], KIND[kind])}
  ${matters.map((flag) => tag(FLAG_COLOURS[flag], FLAGS[flag]))}`;
}
