import type { Reply } from '../../src/ports';

/** Something on a day to come: a post that goes out, or a day worth knowing of. */
export interface ComingUp {
  /** The day, "2026-12-01". */
  readonly day: string;
  readonly kind: 'post' | 'awareness' | 'holiday' | 'clocks';
  readonly what: string;
  /** Its first words, or who made it a day. */
  readonly more?: string;
  /** When it is posted, "09:00". */
  readonly time?: string;
  /** Names a post, for a link to it. */
  readonly post?: string;
}

/** What the page greets its readers with. */
export interface Home {
  readonly tip?: Reply;
  readonly figure?: Reply;
  /** In order of their days. */
  readonly comingUp: readonly ComingUp[];
}

export interface HomeReader {
  read(): Promise<Home>;
}
