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
  readonly text: string;
  readonly topics: readonly string[];
  /** Path from the project's root, and the line the entry begins on. */
  readonly file: string;
  readonly line: number;
  readonly url?: string;
  /** Publisher and date, ready to read: "NHS England, March 2024". */
  readonly facts?: string;
  readonly flags: readonly Flag[];
  /** What to type to see this entry as people will. */
  readonly ask?: string;
}

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

export interface ContentSnapshot {
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
  readonly blanks: readonly Blank[];
}

/** Reads the content folder as it is now, faults and all. */
export interface ContentReader {
  read(): Promise<ContentSnapshot>;
  /** Calls back soon after any file in the folder is saved. Returns a function that stops watching. */
  watch?(changed: () => void): () => void;
}
