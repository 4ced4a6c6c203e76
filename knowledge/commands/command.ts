/**
 * A word people can type. This table is the one source for parsing, help, both app manifests and their tests.
 */
export interface Command {
  readonly word: string;
  /** What may follow the word, as help prints it; empty when nothing does. */
  readonly usage: string;
  /** One sentence: what the reader gets. */
  readonly summary: string;
  /** Other single words that mean the same. */
  readonly synonyms: readonly string[];
  /** Whole messages, in plain words, that mean this command by itself. */
  readonly said: readonly string[];
  /** Offered in menus and in help. The rest are typed by buttons. */
  readonly listed: boolean;
  /** Whether it alters what is stored. */
  readonly changes: boolean;
  readonly examples: readonly string[];
}
