import { createAnswer, type Answer } from './answers/answer';
import { COMMANDS } from './commands/table';
import type { Figures } from './figures/figures';
import { openFigures } from './figures/load-figures';
import { createUnansweredWords } from './answers/unanswered-words';
import { removePatientDetails } from './patient-details/detect';
import { fixedReply } from './reply/fixed-replies';
import { localDate } from './text/days';
import { createParser } from './commands/parse';
import { readCheckRequest, readsLikePost, readsLikeStory } from './commands/check-request';
import { createCheck, type CheckPost } from './answers/check-reply';
import type { ContentProblem } from './loading/problem';
import type { Content } from './loading/content-schema';
import type { Asked, Change } from './commands/query';
import type { Reply } from './reply/reply';
import { openPrepared, readingOf, warningsOn } from './prepare';
import { createBankHolidays, type BankHolidays } from './schedule/bank-holidays';
import type { Seasons } from './schedule/candidates';
import { createSeasons } from './schedule/seasons';
import { entriesOf } from './search/entries';
import { createSearch } from './search/search';
import { createSensitive } from './sensitive/sensitive';
import { createTopics } from './commands/topics';
import { type Command } from './commands/command';

export interface Knowledge {
  readonly content: Content;
  readonly commands: readonly Command[];
  /** Warnings that do not stop the start: reviews due soon and the like. */
  readonly warnings: readonly ContentProblem[];
  /** What a text asks for, once patient details are taken out of it. Never throws, whatever the text. */
  parse(text: string): Asked;
  /** The same, and whether the text held patient details: its reply must then go out `withCare`. */
  read(text: string): { readonly asked: Asked; readonly patient: boolean };
  readonly answer: Answer;
  /** Checks a draft of a post as of a day, for places that show it as it is typed. Undefined where no folder has the rules. */
  readonly checkDraft: CheckPost | undefined;
  /** The calendars that posts keep to: the folder's own, or those that came with the program. */
  readonly bankHolidays: BankHolidays;
  readonly seasons: Seasons;
  /** The survey's figures, for pages that explore them. */
  readonly figures: Figures;
  /** What a change would do, for places where nothing can be stored. */
  describeChange(change: Change): Reply;
  /**
   * The words of a question that its reply did not answer and that may be counted: never of a question that needs a
   * person. None where it was answered.
   */
  gap(asked: Asked, reply: Reply): readonly string[];
  /** Why a text is answered as it is, line by line. */
  explain(text: string): Promise<readonly string[]>;
}

export interface KnowledgeOptions {
  /** The content folder. */
  readonly folder: string;
  /** The folder that came with the program: it lends its words and survey table to a folder that has none. */
  readonly shipped?: string;
  readonly now: Date;
  readonly timeZone: string;
  /** A folder for what can be made again: with it, every start but the first is quicker. */
  readonly cache?: string;
  /** Told before seconds are spent on learning. */
  readonly onLearning?: () => void;
}

/** Loads a content folder and makes ready to answer from it. Throws ContentError when anything in it is wrong. */
export function openKnowledge({
  folder,
  shipped = folder,
  now,
  timeZone,
  cache,
  onLearning,
}: KnowledgeOptions): Knowledge {
  const today = localDate(now, timeZone);
  const prepared = openPrepared({ folder, shipped, today, cache, onLearning });
  const { content, lexicon, index } = prepared;
  const warnings = warningsOn(prepared, today);
  const audiences = [...content.professions, ...content.nations];
  const search = createSearch({ entries: entriesOf(content, today), lexicon, audiences, index });
  const reading = readingOf(lexicon);
  const figures = openFigures(prepared.survey, content, reading);
  const sensitive = createSensitive({
    content: prepared.sensitive,
    lexicon,
    model: prepared.sensitiveModel,
  });
  const bankHolidays = createBankHolidays(prepared.bankHolidays);
  const seasons = createSeasons(prepared.seasons);
  const topics = createTopics(content.topics);
  const wordSet = createUnansweredWords(
    lexicon,
    content.resources.flatMap(({ author }) => author ?? []),
  );
  const parse = createParser(lexicon.wording, reading.isKnown);
  const check = createCheck({
    folder,
    shipped,
    content,
    seasons,
    postCheck: prepared.postCheck,
    ranks: lexicon.english,
  });
  const read = (text: string): { readonly asked: Asked; readonly patient: boolean } => {
    // A draft is checked as it stands; its own reply says when it tells of a patient, and repeats nothing.
    const request = readCheckRequest(text);
    if (request !== undefined) return { asked: request, patient: false };
    const { kinds, cleared } = removePatientDetails(text);
    const patient = kinds.length > 0;
    const asked = parse(cleared, topics);
    if (asked.kind !== 'search' || check === undefined) return { asked, patient };
    if (patient ? readsLikeStory(text) : readsLikePost(text))
      return {
        asked: { kind: 'pasted', words: asked.words, ...(patient ? {} : { draft: text.trim() }) },
        patient,
      };
    return { asked, patient };
  };
  return {
    content,
    commands: COMMANDS,
    warnings,
    parse: (text) => read(text).asked,
    read,
    bankHolidays,
    seasons,
    figures,
    answer: createAnswer({
      content,
      topics,
      search,
      figures,
      sensitive,
      seasons,
      check,
      stopWords: lexicon.stopWords,
      timeZone,
    }),
    checkDraft: check,
    describeChange: ({ command }) =>
      fixedReply('change', 'This needs a chat', [
        [`“${command}” depends on who asks and where, so it works only in a chat.`],
      ]),
    gap: (asked, { kind }) => {
      if (asked.kind !== 'search' && asked.kind !== 'statistics') return [];
      const open = kind === 'declined' || kind === 'no-figure';
      return open && sensitive.idOf(asked.words) === undefined ? wordSet(asked.words) : [];
    },
    explain: async (text) => {
      const { asked, patient } = read(text);
      // Nothing of a draft is said again, not even to explain.
      if (asked.kind === 'check' || asked.kind === 'pasted')
        return [`understood as: ${asked.kind}`];
      const head = `understood as: ${JSON.stringify(asked)}${patient ? ', patient details taken out' : ''}`;
      if (asked.kind !== 'search' && asked.kind !== 'statistics') return [head];
      const person = asked.kind === 'search' ? sensitive.idOf(asked.words) : undefined;
      if (person !== undefined) return [head, `a question that needs a person: ${person}`];
      if (figures.ask(asked.words))
        return [head, 'a question about the survey', ...figures.explain(asked.words)];
      return [head, ...(await search.find(asked.words)).why];
    },
  };
}
