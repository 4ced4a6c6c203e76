import type { BankHolidays } from './bank-holidays';
import type { LocalDate } from './schedule';

/** What reading a change needs to know of the world. */
export interface Context {
  readonly today: LocalDate;
  readonly topics: {
    /** The id of the topic that words name; undefined when they name none. */
    find(words: string): string | undefined;
  };
  /** So that a bank holiday's name is a date; without them only those with a date of their own are. */
  readonly bankHolidays?: Pick<BankHolidays, 'nameOf'>;
}
