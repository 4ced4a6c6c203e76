import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readSurvey, type SurveyData } from './figures/load-figures';
import type { WordReading } from './figures/vocabulary';
import { cacheKey, createCache } from './loading/cache';
import type { Content } from './loading/content-schema';
import { checkEnds, type DatesEnd } from './loading/ends';
import { linksOutOfRooms } from './loading/folder';
import { KEEPS_NOTHING, type KeptReading } from './loading/kept-reading';
import { loadContent } from './loading/load';
import { overlaid, type EntryChange } from './loading/overlay';
import { byPlace, ContentError, hasFaults, type ContentProblem } from './loading/problem';
import { checkReviews, type Review } from './loading/upkeep';
import { usable } from './schedule/bank-holidays';
import { loadCalendars, type Calendars } from './schedule/load-calendars';
import { openPostRules, POST_CHECK_ROOM, readPostCheck } from './post-check/load-post-check';
import type { LearnedFromExamples } from './post-check/post-rules';
import type { PostCheckContent } from './post-check/post-check-schemas';
import { buildIndex, type SearchIndex } from './search/build-index';
import { entriesOf } from './search/entries';
import type { Lexicon } from './search/lexicon';
import { openLexicon } from './search/open-lexicon';
import { withSensitive } from './sensitive/lent-content';
import { learnSensitive, type SensitiveModel } from './sensitive/sensitive';
import { examplesOf } from './sensitive/classifier-examples';
import { toldBy } from './sensitive/classifier';
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

/** What is learned from how people write, whatever documents and tips there are. */
interface LearnedFromWords {
  readonly sensitiveModel: SensitiveModel;
  /** What the examples of the check of posts taught; absent where no folder has it. */
  readonly postCheckLearned: LearnedFromExamples | undefined;
}

/** All that follows from content alone: checked, indexed and learned. Plain data, so that it can be kept. */
export interface PreparedKnowledge extends CheckedContent, LearnedFromWords {
  readonly index: SearchIndex;
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
  const pageOf = (some: readonly EntryChange[]) =>
    cache === undefined ? undefined : createCache(cache, keyOf([folder, shipped], some));
  const page = pageOf(changes);
  const kept = page?.read() as PreparedKnowledge | undefined;
  if (kept !== undefined) return kept;
  onLearning?.();
  const unchanged = (): CheckedContent | undefined =>
    (pageOf([])?.read() as PreparedKnowledge | undefined) ?? readable(folder, shipped, today);
  const made = prepareKnowledge(folder, shipped, today, changes, unchanged);
  page?.write(made);
  return made;
}

/** Whether the cache has what follows from a content folder: opening it then takes no learning. */
export function isKept({ folder, shipped, changes = [], cache }: PreparedFolders): boolean {
  return (
    cache !== undefined &&
    linksOutOfRooms(folder).length === 0 &&
    createCache(cache, keyOf([folder, shipped], changes)).has()
  );
}

/** The content and what the check of posts is opened from, where a start has kept them for just this content. */
export function keptForPosts({
  folder,
  shipped,
  cache,
}: {
  readonly folder: string;
  readonly shipped: string;
  readonly cache: string;
}): Pick<PreparedKnowledge, 'content' | 'postCheck' | 'postCheckLearned'> | undefined {
  if (linksOutOfRooms(folder).length > 0) return undefined;
  return createCache(cache, keyOf([folder, shipped], [])).read() as PreparedKnowledge | undefined;
}

/** Names content by its text: what changes that were taken back again leave is what was there before them. */
function keyOf(contentFolders: readonly string[], changes: readonly EntryChange[]): string {
  const key = cacheKey(contentFolders);
  const altered = changes.length === 0 ? [] : textsAltered(contentFolders[0] ?? '', changes);
  return altered.length === 0
    ? key
    : `${key} ${createHash('sha256').update(JSON.stringify(altered)).digest('hex')}`;
}

/** The files of a folder that changes make others, by name, and what they then hold. */
function textsAltered(
  folder: string,
  changes: readonly EntryChange[],
): readonly (readonly [name: string, text: string])[] {
  return [...new Set(changes.map(({ file }) => file))].sort().flatMap((name) => {
    const path = join(folder, name);
    const text = statSync(path, { throwIfNoEntry: false })?.isFile()
      ? readFileSync(path, 'utf8')
      : '';
    const own = changes.filter(({ file }) => file === name);
    const { files } = overlaid([{ name, shown: name, text }], own, '');
    return files.flatMap((file): [string, string][] =>
      file.text === text ? [] : [[name, file.text]],
    );
  });
}

/**
 * Reads and checks a content folder and learns from it; `shipped` lends what the folder has none of. Throws
 * ContentError with everything that is wrong, where anything is a fault on the day `today`. `unchanged` gives the same
 * folder without the changes, where it is of use: what words taught there is not learned again, so that an approved
 * tip is live sooner, and every copy of the program hears alike whichever changes it has seen.
 */
export function prepareKnowledge(
  folder: string,
  shipped: string,
  today: string,
  changes: readonly EntryChange[] = [],
  unchanged: () => CheckedContent | undefined = () => readable(folder, shipped, today),
): PreparedKnowledge {
  const before = changes.length === 0 ? undefined : unchanged();
  const checked = readChecked(folder, shipped, today, changes, before?.survey);
  const from = before !== undefined && sameWords(before, checked) ? before : checked;
  const { sensitiveModel, postCheckLearned } = hasLearned(from)
    ? from
    : learnFromWords(from, roomOf(folder, shipped)(POST_CHECK_ROOM));
  return {
    ...checked,
    index: buildIndex(entriesOf(checked.content), checked.lexicon),
    sensitiveModel:
      from === checked
        ? sensitiveModel
        : { ...sensitiveModel, told: toldBy(examplesOf(checked.sensitive, checked.lexicon)) },
    postCheckLearned,
  };
}

const hasLearned = (content: CheckedContent): content is PreparedKnowledge =>
  'sensitiveModel' in content;

/** Whether two states of a folder teach the same of how people write. */
function sameWords(one: CheckedContent, other: CheckedContent): boolean {
  const words = ({ sensitive, postCheck }: CheckedContent) => [
    sensitive.sensitive,
    sensitive.sensitiveAsks,
    sensitive.ideas,
    postCheck,
  ];
  return isDeepStrictEqual(words(one), words(other));
}

function learnFromWords(
  { sensitive, lexicon, postCheck }: CheckedContent,
  postCheckFolder: string,
): LearnedFromWords {
  return {
    sensitiveModel: learnSensitive({ content: sensitive, lexicon }),
    postCheckLearned:
      postCheck && openPostRules(postCheckFolder, postCheck, lexicon.english, () => false).learn(),
  };
}

/** A folder as it is on the disk; undefined where that is faulty, as it may be until changes put it right. */
function readable(folder: string, shipped: string, today: string): CheckedContent | undefined {
  try {
    return readChecked(folder, shipped, today, []);
  } catch {
    return undefined;
  }
}

/**
 * The content of a folder and its warnings on a day, with nothing learned. Throws ContentError as a start would. With
 * `kept`, of an earlier check, only what says something else since is read again.
 */
export function checkFolder(
  folder: string,
  shipped: string,
  today: string,
  changes: readonly EntryChange[] = [],
  kept: KeptReading = KEEPS_NOTHING,
): { readonly content: Content; readonly warnings: readonly ContentProblem[] } {
  const checked = readChecked(folder, shipped, today, changes, undefined, kept);
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
  /** The survey of the same folder, where it was read already: changes are none of it. */
  known?: SurveyData,
  { readFile, ofRooms }: KeptReading = KEEPS_NOTHING,
): CheckedContent {
  refuseLinksOut(folder);
  const { content, problems: found, reviews, ends } = loadContent(folder, today, changes, readFile);
  if (hasFaults(found)) throw new ContentError(found);
  const room = roomOf(folder, shipped);
  const { lexicon, problems: inWords } = openLexicon(room('lexicon'), content);
  // What is lent also speaks of documents that only its own folder has.
  const inLexicon = room('lexicon') === folder ? inWords : [];
  const { survey, problems: inSurvey } =
    known === undefined
      ? ofRooms([join(room('survey-data'), 'survey-data')], () => readSurvey(room('survey-data')))
      : { survey: known, problems: [] };
  const { ends: holidayEnds, problems: inCalendars } = loadCalendars(folder, today);
  const postRoom = join(room(POST_CHECK_ROOM), POST_CHECK_ROOM);
  const posts = existsSync(postRoom)
    ? ofRooms([postRoom, join(room('lexicon'), 'lexicon')], () =>
        readPostCheck(room(POST_CHECK_ROOM), lexicon.english),
      )
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
