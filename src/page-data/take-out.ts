import type { EntryField, Fields, KindName } from '../../knowledge';

/** What an editor says of an entry that is to go: what took its place, or why nothing does. */
export interface TakingOut {
  /** An id; empty where nothing takes its place. */
  readonly successor: string;
  readonly why: string;
}

/** How an entry of a kind is taken out. */
export interface TakeOut {
  /** What becomes of it, told to whoever is about to do it. */
  readonly about: string;
  /** What may take its place. */
  readonly successor?: Pick<EntryField, 'name' | 'type' | 'of'>;
  readonly asksWhy: boolean;
  /** What is left of it. */
  readonly left: (entry: Fields, told: TakingOut) => Fields | null;
}

const DOCUMENT: TakeOut = {
  about:
    'It is posted no more, and never comes first. People can still find it: as replaced by another, or, where you name none, as what was said in its day.',
  successor: { name: 'successor', type: 'id', of: 'resource' },
  asksWhy: false,
  left: (entry, { successor }) => {
    if (successor !== '') return { ...entry, standing: 'superseded', supersededBy: successor };
    const rest = Object.entries(entry).filter(([name]) => name !== 'supersededBy');
    return { ...Object.fromEntries(rest), standing: 'historic' };
  },
};
const GONE: TakeOut = {
  about: 'Nothing is left of it, so it cannot go while another entry still uses it.',
  asksWhy: false,
  left: () => null,
};

/** The kinds whose entries can be taken out. An id that people may have, in a link or an old post, leads on. */
export const TAKE_OUT: Readonly<Partial<Record<KindName, TakeOut>>> = {
  tip: {
    about:
      'It is shown and posted no more. Old buttons and links lead to the tip that took up its idea; where none did, write why it goes.',
    successor: { name: 'successor', type: 'id', of: 'tip' },
    asksWhy: true,
    left: ({ id }, { successor, why }) =>
      successor === '' ? { id, retired: why } : { id, mergedInto: successor },
  },
  resource: DOCUMENT,
  guidance: DOCUMENT,
  'awareness-day': GONE,
  'later-figure': GONE,
};
