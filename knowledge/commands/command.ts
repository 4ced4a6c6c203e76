/**
 * A word people can type. The table of them is the one source for help, both app manifests and their tests; other ways
 * to say each are the lexicon's (`commands.yaml`).
 */
export interface Command {
  readonly word: string;
  /** What may follow the word, as help prints it; empty when nothing does. */
  readonly usage: string;
  /** One sentence: what the reader gets. */
  readonly summary: string;
  /** Offered in menus and in help. The rest are typed by buttons. */
  readonly listed: boolean;
  /** Whether it alters what is stored. */
  readonly changes: boolean;
  readonly examples: readonly string[];
}
