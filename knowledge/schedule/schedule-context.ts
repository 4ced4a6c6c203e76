import type { LocalDate } from './schedule';

/** What reading a change needs to know of the world. */
export interface Context {
  readonly today: LocalDate;
  readonly topics: {
    /** The id of the topic that words name; undefined when they name none. */
    find(words: string): string | undefined;
  };
}
