/** What somebody typed in the pane that checks posts. */
export interface TypedDraft {
  readonly text: string;
  /** The id of a place; empty: not decided. */
  readonly platform: string;
  /** Whether a picture or a film goes with it; undefined where nobody said. */
  readonly picture: boolean | undefined;
  readonly alt: string;
  readonly as: 'organisation' | 'myself';
}

export type DraftLevel = 'stop' | 'fix' | 'think';

export interface DraftFinding {
  readonly level: DraftLevel;
  readonly name: string;
  readonly message: string;
  /** Where it stands in the draft. */
  readonly at?: { readonly from: number; readonly to: number } | undefined;
  readonly quote?: string | undefined;
  /** What the words should become. */
  readonly mended?: string | undefined;
  readonly source: string;
  readonly url?: string | undefined;
  /** Guidance that can be read here, and what to ask for it. */
  readonly guidance?: { readonly title: string; readonly ask: string } | undefined;
}

/** A draft looked through. */
export interface DraftReport {
  readonly level: DraftLevel | 'clear';
  /** One line. */
  readonly verdict: string;
  readonly findings: readonly DraftFinding[];
  readonly asks?: string | undefined;
  readonly right: readonly string[];
  /** Characters left; absent where a place has no limit. */
  readonly counts: readonly {
    readonly id: string;
    readonly name: string;
    readonly left?: number;
  }[];
  readonly mended?: string | undefined;
  readonly contact: string;
}

/** Checks drafts and keeps nothing of them. */
export interface DraftReader {
  readonly places: readonly { readonly value: string; readonly label: string }[];
  look(draft: TypedDraft): DraftReport;
}
