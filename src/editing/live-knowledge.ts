import type { Knowledge } from '../../knowledge';

/** Knowledge that can be replaced while it is in use: whoever holds it asks the newest at each question. */
export interface LiveKnowledge {
  readonly knowledge: Knowledge;
  replace(next: Knowledge): void;
}

/** Makes it, of what is known at first. */
export function createLiveKnowledge(first: Knowledge): LiveKnowledge {
  let now = first;
  return {
    knowledge: {
      get content() {
        return now.content;
      },
      get commands() {
        return now.commands;
      },
      get warnings() {
        return now.warnings;
      },
      get checkDraft() {
        return now.checkDraft;
      },
      get bankHolidays() {
        return now.bankHolidays;
      },
      get seasons() {
        return now.seasons;
      },
      get calendar() {
        return now.calendar;
      },
      get clockNotBefore() {
        return now.clockNotBefore;
      },
      get figures() {
        return now.figures;
      },
      parse: (text) => now.parse(text),
      read: (text, past) => now.read(text, past),
      turn: (asked, reply) => now.turn(asked, reply),
      answer: (query, at) => now.answer(query, at),
      showIn: (content, id, at) => now.showIn(content, id, at),
      describeChange: (change) => now.describeChange(change),
      gap: (asked, reply) => now.gap(asked, reply),
      explain: (text) => now.explain(text),
    },
    replace: (next) => {
      now = next;
    },
  };
}

/** What is made of the content, made anew where the content is another since. */
export function ofNewest<Made>(
  knowledge: Pick<Knowledge, 'content'>,
  make: () => Made,
): () => Made {
  let of = knowledge.content;
  let made: Made | undefined;
  return () => {
    if (made === undefined || of !== knowledge.content) {
      of = knowledge.content;
      made = make();
    }
    return made;
  };
}
