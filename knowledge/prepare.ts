import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSurvey, type SurveyData } from './figures/load-figures';
import type { WordReading } from './figures/vocabulary';
import { cacheKey, createCache } from './loading/cache';
import type { Content } from './loading/content-schema';
import { checkEnds, type DatesEnd } from './loading/ends';
import { linksOutOfRooms } from './loading/folder';
import { loadContent } from './loading/load';
import type { EntryChange } from './loading/overlay';
import { byPlace, ContentError, hasFaults, type ContentProblem } from './loading/problem';
import { checkReviews, type Review } from './loading/upkeep';
import { usable } from './schedule/bank-holidays';
import { loadCalendars, type Calendars } from './schedule/load-calendars';
import { openPostRules, POST_CHECK_ROOM, readPostCheck } from './post-check/load-post-check';
import type { PostCheckContent } from './post-check/post-check-schemas';
import type { Learned } from './search/intent-model';
import { buildIndex, type SearchIndex } from './search/build-index';
import { entriesOf } from './search/entries';
import type { Lexicon } from './search/lexicon';
import { openLexicon } from './search/open-lexicon';
import { withSensitive } from './sensitive/lent-content';
import { learnSensitive, type SensitiveModel } from './sensitive/sensitive';
import { createExpand } from './text/abbreviations';
import { isEnglish } from './text/dictionary';

/** A content folder that was read and checked. */
export interface CheckedContent {
  readonly content: Content;
  /** The content whose sensitive questions are answered. */
  readonly sensitive: Content;
  readonly lexicon: Lexicon;
  readonly survey: SurveyData;
  readonly bankHolidays: Calendars['bankHolidays'];
  readonly seasons: Calendars['seasons'];
  /** What the check of posts knows; absent where no folder has it. */
  readonly postCheck: PostCheckContent | undefined;
  /** What must be looked at again, and when. */
  readonly reviews: readonly Review[];
  /** Lists of dates that must be carried on, and when. */
  readonly ends: readonly DatesEnd[];
}

/** All that follows from content alone: checked, indexed and learned. Plain data, so that it can be kept. */
export interface PreparedKnowledge extends CheckedContent {
  readonly index: SearchIndex;
  readonly sensitiveModel: SensitiveModel;
  /** What the examples of the check of posts taught; absent where no folder has it. */
  readonly postCheckLearned: Learned | undefined;
}

export interface PreparedFolders {
  readonly folder: string;
  /** Lends what the folder has none of. */
  readonly shipped: string;
  /** Like 2026-03-31. */
  readonly today: string;
  /** Changes that were approved outside of the folder's files. */
  readonly changes?: readonly EntryChange[] | undefined;
  /** Where it is kept, if anywhere. */
  readonly cache?: string | undefined;
  /** Told before seconds are spent on learning. */
  readonly onLearning?: (() => void) | undefined;
}

/** What follows from a content folder: out of the cache, or made now and kept there. Throws ContentError as `prepareKnowledge` does. */
export function openPrepared(folders: PreparedFolders): PreparedKnowledge {
  const { folder, shipped, today, changes = [], cache, onLearning } = folders;
  refuseLinksOut(folder);
  const page =
    cache === undefined ? undefined : createCache(cache, keyOf([folder, shipped], changes));
  const kept = page?.read() as PreparedKnowledge | undefined;
  if (kept !== undefined) return kept;
  onLearning?.();
  const made = prepareKnowledge(folder, shipped, today, changes);
  page?.write(made);
  return made;
}

/** What the examples of the check of posts taught, where a start has kept it for just this content. */
export function keptPostCheckLearned({
  folder,
  shipped,
  cache,
}: {
  readonly folder: string;
  readonly shipped: string;
  readonly cache: string;
}): Learned | undefined {
  const kept = createCache(cache, keyOf([folder, shipped], [])).read();
  return (kept as PreparedKnowledge | undefined)?.postCheckLearned;
}

const keyOf = (contentFolders: readonly string[], changes: readonly EntryChange[]): string =>
  changes.length === 0
    ? cacheKey(contentFolders)
    : `${cacheKey(contentFolders)} ${JSON.stringify(changes)}`;

/**
 * Reads and checks a content folder and learns from it; `shipped` lends what the folder has none of. Throws
 * ContentError with everything that is wrong, where anything is a fault on the day `today`.
 */
export function prepareKnowledge(
  folder: string,
  shipped: string,
  today: string,
  changes: readonly EntryChange[] = [],
): PreparedKnowledge {
  const checked = readChecked(folder, shipped, today, changes);
  const { content, sensitive, lexicon, postCheck } = checked;
  return {
    ...checked,
    index: buildIndex(entriesOf(content), lexicon),
    sensitiveModel: learnSensitive({ content: sensitive, lexicon }),
    postCheckLearned:
      postCheck &&
      openPostRules(
        roomOf(folder, shipped)(POST_CHECK_ROOM),
        postCheck,
        lexicon.english,
        () => false,
      ).learn(),
  };
}

/** The content of a folder and its warnings on a day, with nothing learned. Throws ContentError as a start would. */
export function checkFolder(
  folder: string,
  shipped: string,
  today: string,
  changes: readonly EntryChange[] = [],
): { readonly content: Content; readonly warnings: readonly ContentProblem[] } {
  const checked = readChecked(folder, shipped, today, changes);
  return { content: checked.content, warnings: warningsOn(checked, today) };
}

/** Which of two folders has a room: the folder's own, or the one that lends. */
const roomOf =
  (folder: string, shipped: string) =>
  (name: string): string =>
    existsSync(join(folder, name)) ? folder : shipped;

/** Before anything of a folder is read: a link may lead to whatever the machine has. */
function refuseLinksOut(folder: string): void {
  const out = linksOutOfRooms(folder);
  if (out.length > 0) throw new ContentError(out);
}

function readChecked(
  folder: string,
  shipped: string,
  today: string,
  changes: readonly EntryChange[],
): CheckedContent {
  refuseLinksOut(folder);
  const { content, problems: found, reviews, ends } = loadContent(folder, today, changes);
  if (hasFaults(found)) throw new ContentError(found);
  const room = roomOf(folder, shipped);
  const { lexicon, problems: inWords } = openLexicon(room('lexicon'), content);
  // What is lent also speaks of documents that only its own folder has.
  const inLexicon = room('lexicon') === folder ? inWords : [];
  const { survey, problems: inSurvey } = readSurvey(room('survey-data'));
  const { ends: holidayEnds, problems: inCalendars } = loadCalendars(folder, today);
  const posts = existsSync(join(room(POST_CHECK_ROOM), POST_CHECK_ROOM))
    ? readPostCheck(room(POST_CHECK_ROOM), lexicon.english)
    : undefined;
  const inPosts = posts?.problems ?? [];
  const problems = [...found, ...inLexicon, ...inSurvey, ...inCalendars, ...inPosts];
  if (survey === undefined || hasFaults(problems)) throw new ContentError(problems);
  return {
    content,
    sensitive: withSensitive(content, shipped, today),
    lexicon,
    survey,
    bankHolidays: usable([folder, shipped], 'bank-holidays')?.bankHolidays ?? [],
    seasons: usable([folder, shipped], 'seasons')?.seasons ?? [],
    postCheck: posts?.content,
    reviews: [...reviews, ...(posts?.reviews ?? [])],
    ends: [...ends, ...holidayEnds],
  };
}

/** How figures read single words: by the dictionary and by the lexicon's names and abbreviations. */
export const readingOf = ({ names, abbreviations }: Lexicon): WordReading => ({
  isKnown: (word) => isEnglish(word) || names.has(word),
  expand: createExpand(abbreviations),
});

/** What depends on the day: warnings that do not stop a start. Throws ContentError where a date can't be right. */
export function warningsOn(
  { reviews, ends }: CheckedContent,
  today: string,
): readonly ContentProblem[] {
  const problems = [...[...checkReviews(reviews, today)].sort(byPlace), ...checkEnds(ends, today)];
  if (hasFaults(problems)) throw new ContentError(problems);
  return problems;
}
