import { createAnswer, type Answer } from './answers/answer';
import { COMMANDS } from './commands/table';
import type { Figures } from './figures/figures';
import { openFigures } from './figures/load-figures';
import { createUnansweredWords } from './answers/unanswered-words';
import { removePatientDetails } from './patient-details/detect';
import { fixedReply } from './reply/fixed-replies';
import { localDate } from './text/days';
import { createCalendarRequest } from './commands/calendar-request';
import { createParser } from './commands/parse';
import { readCheckRequest, readsLikePost, readsLikeStory } from './commands/check-request';
import { readSuggestion } from './commands/suggestion-request';
import { createCheck, type CheckPost } from './answers/check-reply';
import type { ContentProblem } from './loading/problem';
import type { Content } from './loading/content-schema';
import type { EntryChange } from './loading/overlay';
import type { Asked, Change, Query } from './commands/query';
import { createConversationReader } from './conversation/conversation-reader';
import { NO_PAST, turnOf, type Past, type Turn } from './conversation/turn';
import { openEmbeddings, openSecondOpinion } from './loading/kept-embeddings';
import { clockNotBefore } from './loading/upkeep';
import type { Reply } from './reply/reply';
import {
  isKept,
  openPrepared,
  readingOf,
  warningsOn,
  type PreparedFolders,
  type PreparedKnowledge,
} from './prepare';
import { createBankHolidays, type BankHolidays } from './schedule/bank-holidays';
import { createAwarenessCalendar, type AwarenessCalendar } from './schedule/awareness-calendar';
import type { Seasons } from './schedule/candidates';
import { createSeasons } from './schedule/seasons';
import { encodeOnce } from './search/encode-once';
import type { Encoder } from './search/encoder';
import { entriesOf } from './search/entries';
import { audiencesOf } from './search/pipeline';
import { createSearch } from './search/search';
import { createSensitive } from './sensitive/sensitive';
import { topicsOf } from './commands/topics';
import { type Command } from './commands/command';

export interface Knowledge {
  readonly content: Content;
  readonly commands: readonly Command[];
  /** Warnings that do not stop the start: reviews due soon and the like. */
  readonly warnings: readonly ContentProblem[];
  /** A clock before this is wrong: the content was checked later. Undefined where too few entries say so. */
  readonly clockNotBefore: Date | undefined;
  /** What a text asks for, once patient details are taken out of it. Never throws, whatever the text. */
  parse(text: string): Asked;
  /**
   * The same in the light of what was said before, and whether the text held patient details: its reply must then go
   * out `withCare`. `asker`: the professions and nations that it says whoever asks is of.
   */
  read(text: string, past?: Past): Read;
  /** What to remember of a question and its reply, for as long as a conversation is; undefined where nothing. */
  turn(asked: Query, reply: Reply): Turn | undefined;
  readonly answer: Answer;
  /** An item as it would be shown if the content were another. */
  showIn(content: Content, id: string, now: Date): Promise<Reply>;
  /** Checks a draft of a post as of a day, for places that show it as it is typed. Undefined where no folder has the rules. */
  readonly checkDraft: CheckPost | undefined;
  /** The calendars that posts keep to: the folder's own, or those that came with the program. */
  readonly bankHolidays: BankHolidays;
  readonly seasons: Seasons;
  /** Awareness days and seasons worth planning posts for. */
  readonly calendar: AwarenessCalendar;
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

export interface Read {
  readonly asked: Asked;
  /** Whether it was read in the light of what was said before: the same words alone would ask something else. */
  readonly wentOn: boolean;
  readonly patient: boolean;
  readonly asker: readonly string[];
}

export interface KnowledgeOptions {
  /** The content folder. */
  readonly folder: string;
  /** The folder that came with the program: it lends its words and survey table to a folder that has none. */
  readonly shipped?: string;
  readonly now: Date;
  readonly timeZone: string;
  /** Changes that were approved outside of the folder's files. */
  readonly changes?: readonly EntryChange[];
  /** A folder for what can be made again: with it, every start but the first is quicker. */
  readonly cache?: string;
  /** Told before seconds are spent on learning. */
  readonly onLearning?: () => void;
  /** A second opinion on what questions mean, and for how many milliseconds one waits for it: see MeaningOptions. */
  readonly encoder?: Encoder | undefined;
  readonly within?: number;
}

/** A suggestion goes to the editors as it was typed, or not at all. */
function suggested(text: string): Read {
  const patient = removePatientDetails(text).kinds.length > 0;
  const words = patient ? '' : text.replace(/^[\s\S]*?\bsuggest\b/i, '').trimEnd();
  const asked: Change = {
    kind: 'change',
    command: 'suggest',
    words,
    ...(patient && { patient: true }),
  };
  return { asked, wentOn: false, patient, asker: [] };
}

/** Loads a content folder and makes ready to answer from it. Throws ContentError when anything in it is wrong. */
export function openKnowledge(options: KnowledgeOptions): Knowledge {
  return createKnowledge(prepare(options), options);
}

/** What follows from a content folder, left in the cache for whoever opens it next. Throws as `openKnowledge` does. */
export const prepare = (options: KnowledgeOptions): PreparedKnowledge =>
  openPrepared(foldersOf(options));

/** Whether the cache has what follows from a content folder, so that opening it takes no learning. */
export const isPrepared = (options: KnowledgeOptions): boolean => isKept(foldersOf(options));

function foldersOf(options: KnowledgeOptions): PreparedFolders {
  const { folder, shipped = folder, now, timeZone, changes, cache, onLearning } = options;
  return { folder, shipped, today: localDate(now, timeZone), changes, cache, onLearning };
}

/** Makes ready to answer from what follows from a content folder. Throws ContentError as `warningsOn` does. */
export function createKnowledge(
  prepared: PreparedKnowledge,
  { folder, shipped = folder, now, timeZone, cache, encoder: given, within }: KnowledgeOptions,
): Knowledge {
  const today = localDate(now, timeZone);
  const { content, lexicon, index } = prepared;
  const warnings = warningsOn(prepared, today);
  const audiences = audiencesOf(content);
  const encoder = given && encodeOnce(given);
  const kept = encoder && openEmbeddings(shipped, cache);
  const search = createSearch({
    ...{ lexicon, audiences, index },
    entries: entriesOf(content, today),
    meaning: kept && { ...kept, encoder, within },
  });
  const reading = readingOf(lexicon);
  const figures = openFigures(prepared.survey, content, reading);
  const opinion = encoder && openSecondOpinion(shipped);
  const sensitive = createSensitive({
    content: prepared.sensitive,
    lexicon,
    model: prepared.sensitiveModel,
    secondOpinion: opinion && { ...opinion, encoder, within },
  });
  const bankHolidays = createBankHolidays(prepared.bankHolidays);
  const seasons = createSeasons(prepared.seasons);
  const calendar = createAwarenessCalendar(content.awarenessDays, prepared.seasons);
  const topics = topicsOf(content);
  const wordSet = createUnansweredWords(
    lexicon,
    content.resources.flatMap(({ author }) => author ?? []),
  );
  const parse = createParser(
    lexicon.wording,
    reading.isKnown,
    createCalendarRequest(content.awarenessDays, reading.isKnown),
  );
  const talk = createConversationReader({
    ...{ lexicon, content, figures, topics, sensitive },
    isKnown: reading.isKnown,
  });
  const check = createCheck({
    folder,
    shipped,
    content,
    seasons,
    postCheck: prepared.postCheck,
    learned: prepared.postCheckLearned,
    ranks: lexicon.english,
  });
  const read = (text: string, past = NO_PAST): Read => {
    // A draft is checked as it stands; its own reply says when it tells of a patient, and repeats nothing.
    const request = readCheckRequest(text);
    if (request !== undefined) return { asked: request, wentOn: false, patient: false, asker: [] };
    if (readSuggestion(text) !== undefined) return suggested(text);
    const { kinds, cleared } = removePatientDetails(text);
    const patient = kinds.length > 0;
    const heard = talk.hear(cleared, past, (words) => parse(words, topics), !patient);
    const { alone, resolved } = heard;
    if (resolved === undefined && alone.kind === 'search' && check !== undefined)
      if (patient ? readsLikeStory(text) : readsLikePost(text)) {
        const draft = patient ? {} : { draft: text.trim() };
        const pasted = { kind: 'pasted', words: alone.words, ...draft } as const;
        return { asked: pasted, wentOn: false, patient, asker: [] };
      }
    const asked = resolved ?? alone;
    const said = talk.askerIn(cleared, asked, past);
    const asker = said.length > 0 ? said : past.asker;
    const known = asked.kind === 'search' && asked.asker === undefined && asker.length > 0;
    return {
      asked: known ? { ...asked, asker } : asked,
      wentOn: resolved !== undefined,
      patient,
      asker: said,
    };
  };
  const answerParts = {
    content,
    topics,
    search,
    figures,
    sensitive,
    seasons,
    calendar,
    check,
    stopWords: lexicon.stopWords,
    wording: lexicon.wording,
    timeZone,
  };
  return {
    content,
    commands: COMMANDS,
    warnings,
    clockNotBefore: clockNotBefore(prepared.reviews),
    parse: (text) => read(text).asked,
    read,
    turn: (asked, reply) => turnOf(asked, reply, (words) => figures.query(words)),
    bankHolidays,
    seasons,
    calendar,
    figures,
    answer: createAnswer(answerParts),
    showIn: (other, id, at) =>
      createAnswer({ ...answerParts, content: other, topics: topicsOf(other) })(
        { kind: 'show', id },
        at,
      ),
    checkDraft: check,
    describeChange: ({ command }) =>
      fixedReply('change', 'This needs a chat', [
        [`“${command}” depends on who asks and where, so it works only in a chat.`],
      ]),
    gap: (asked, { kind }) => {
      if (asked.kind !== 'search' && asked.kind !== 'statistics') return [];
      const open = kind === 'declined' || kind === 'no-figure' || kind === 'suggest';
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
