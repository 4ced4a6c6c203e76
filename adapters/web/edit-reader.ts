import type { EditorsOverview, EntryFieldShown, Reply } from '../../src/ports';

/** What became of a suggestion. */
export interface Settled {
  readonly id: string;
  readonly state: 'taken' | 'declined';
  readonly answer?: string;
}

/** Reads what editors should see, and notes what they make of suggestions. */
export interface EditorsReader {
  read(): Promise<EditorsOverview>;
  /** False when it was settled already. Absent where nothing may be changed from here. */
  readonly settle?: (settled: Settled) => Promise<boolean>;
  /** Why nothing can be changed here. */
  readonly closed?: string;
  /** Absent where the settings name no editors. */
  readonly content?: ContentEditor;
}

/** What a form was filled with, each field's values by its name. */
export type Given = Readonly<Record<string, readonly string[]>>;

/** Which entry a form is for: one there is, or a new one of a kind. */
export interface FormOf {
  readonly kind: string;
  /** Both empty for a new one. */
  readonly file: string;
  readonly id: string;
}

/** The form of an entry. */
export interface EntryFormShown extends FormOf {
  readonly title: string;
  readonly fields: readonly EntryFieldShown[];
  /** What stays as it is written, since a form can't show it. */
  readonly kept: readonly string[];
  readonly values: Given;
  /** The entry as it was when the form was opened, to see whether somebody changed it meanwhile. */
  readonly basis: string;
  /** How it can be taken out; absent where it can't. */
  readonly takeOut?: {
    /** What becomes of it. */
    readonly about: string;
    /** What may take its place. */
    readonly successors?: readonly { readonly value: string; readonly label: string }[];
    readonly asksWhy: boolean;
  };
}

/** What is wrong with what was filled in, and how readers would see it. */
export interface Looked {
  readonly problems: readonly {
    readonly field?: string;
    /** What people call the field. */
    readonly label?: string;
    readonly message: string;
    readonly severity: 'fault' | 'warning';
  }[];
  readonly reply?: Reply;
}

export interface ShownChange {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly does: 'adds' | 'changes' | 'takes out';
  readonly author: string;
  readonly made: Date;
  readonly state: 'proposed' | 'live' | 'refused';
  readonly decidedBy?: string;
  readonly decided?: Date;
  readonly undoes?: string;
  readonly differences: readonly {
    readonly field: string;
    readonly before: string;
    readonly after: string;
  }[];
}

export type Decided = { readonly done: boolean; readonly said: string } & Pick<
  Partial<Looked>,
  'problems'
>;

/** Where editors change content. */
export interface ContentEditor {
  /** Whom the settings name, to choose from where nobody signs in. */
  readonly editors: readonly string[];
  /** How people here are known, and who may approve, in a sentence or two. */
  readonly about: string;
  /** How far the content folder's repository has come, in a sentence; absent where nothing is committed. */
  readonly committed?: () => { readonly said: string; readonly failed: boolean };
  /** What can be added: "a tip". */
  readonly kinds: readonly { readonly kind: string; readonly name: string }[];
  /** Entries by their words, those that say them in their titles first. */
  find(
    words: string,
  ): Promise<readonly (FormOf & { readonly name: string; readonly title: string })[]>;
  form(of: FormOf): Promise<EntryFormShown | undefined>;
  look(of: FormOf, given: Given): Promise<Looked>;
  propose(of: FormOf, given: Given, basis: string, by: string): Promise<Decided>;
  takeOut(
    of: FormOf,
    told: { readonly successor: string; readonly why: string },
    basis: string,
    by: string,
  ): Promise<Decided>;
  changes(): Promise<readonly ShownChange[]>;
  decide(what: 'approve' | 'refuse' | 'undo', id: string, by: string): Promise<Decided>;
}
