import type { Reply } from './reply';

/** Answers questions about the survey's figures. */
export interface Figures {
  /** The answer to a figure question in anybody's words; undefined when the words are not one. */
  ask(words: string): Reply | undefined;
  /** The survey in brief, with buttons to go on. */
  overview(): Reply;
  /** One of the survey's points by its id; undefined when there is none. */
  point(id: string): Reply | undefined;
}
