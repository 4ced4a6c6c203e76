import type { Reply } from '../../src/ports';

/** Why an editor should look at an entry again. */
export interface Flag {
  readonly kind: 'out-of-date' | 'due-for-review' | 'held-back' | 'link-unverified' | 'link-fails';
  /** One sentence: what is wrong and, where there is one, the date. */
  readonly why: string;
}

/** One entry of the content folder, as the Content view lists it. */
export interface Entry {
  readonly kind: 'resource' | 'guidance' | 'tip' | 'figure' | 'awareness-day';
  readonly id: string;
  readonly title: string;
  /** What follows the title; absent where the title says it all. */
  readonly text?: string;
  /** Ids of what it is sorted under, is about and is for. */
  readonly topics: readonly string[];
  readonly platforms: readonly string[];
  readonly professions: readonly string[];
  readonly standing?: 'current' | 'historic' | 'superseded';
  /** The last day it may be trusted, "2027-03-31". */
  readonly reviewBy: string;
  readonly url?: string;
  /** What became of the link when it was last opened; absent where there is none or nobody has. */
  readonly link?: LinkState;
  /** Publisher and date, ready to read: "NHS England, March 2024". */
  readonly facts?: string;
  readonly flags: readonly Flag[];
  /** Path from the project's root, and the line the entry begins on. */
  readonly file: string;
  readonly line: number;
  readonly record: EntryRecord;
  /** What came of it and what it came from, in sentences. */
  readonly history: readonly string[];
  /** Other entries it has to do with, and how: "Rests on". */
  readonly related: readonly Related[];
}

export type LinkState = 'opens' | 'moved' | 'gone' | 'fails' | 'unseen';

export interface Related {
  readonly how: string;
  readonly kind: Entry['kind'];
  readonly id: string;
  readonly title: string;
}

/** What editors know of an entry and readers are never shown: a name and what to say of it, in order. */
export type EntryRecord = readonly {
  readonly name: string;
  readonly value: string;
  readonly url?: string;
}[];

/** Something wrong in the content folder, with the place to put it right. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly message: string;
  readonly severity: 'fault' | 'warning';
}

/** A blank entry to copy: its kind in words, the file it goes in, and the YAML. */
export interface Blank {
  readonly kind: string;
  readonly file: string;
  readonly yaml: string;
}

/** A thing that entries are sorted under, and what it is called. */
export interface Named {
  readonly value: string;
  readonly label: string;
}

export interface ContentSnapshot {
  readonly entries: readonly Entry[];
  readonly topics: readonly Named[];
  readonly platforms: readonly Named[];
  readonly professions: readonly Named[];
  readonly problems: readonly Problem[];
  readonly blanks: readonly Blank[];
  /** The day it is read on, "2026-12-01", and the day the links were last opened. */
  readonly today: string;
  readonly linksChecked?: string;
}

/** How many found an entry helpful and how many did not; too few to say where that could tell of a person. */
export type Votes = { readonly helpful?: number; readonly unhelpful?: number } | 'none' | 'few';

/** Reads the content folder as it is now, faults and all. */
export interface ContentReader {
  read(): Promise<ContentSnapshot>;
  /** What readers are shown of an entry now; undefined where it is shown only together with others. */
  shown?(entry: Pick<Entry, 'kind' | 'id'>): Promise<Reply | undefined>;
  votes?(id: string): Promise<Votes>;
  /** What editors did to an entry, a sentence each, the newest first. */
  changed?(id: string): Promise<readonly string[]>;
  /** Calls back soon after any file in the folder is saved. Returns a function that stops watching. */
  watch?(changed: () => void): () => void;
}
