// The only door: whoever uses the knowledge imports it from here, and nothing below.

export {
  isPrepared,
  openKnowledge,
  prepare,
  type Knowledge,
  type KnowledgeOptions,
  type Read,
} from './open-knowledge';
export { createNameFinder } from './conversation/name-finder';
export { NO_PAST, type Past, type Turn } from './conversation/turn';
export { checkFolder } from './prepare';

// Replies
export type * from './reply/reply';
export { fillForm, renderBlock } from './reply/reply';
export { fit, readRest, restFrom } from './reply/fit-to-limits';
export { chartFigure, chartLines, plainText } from './reply/plain-text';
export { withCare } from './patient-details/patient-details-reply';

// Commands
export type { Command } from './commands/command';
export {
  HEAR,
  LONGEST_SUGGESTION,
  SUGGESTION_KINDS,
  type Suggestion,
  type SuggestionKind,
} from './commands/suggestion-request';
export { COMMANDS } from './commands/table';
export type { Asked, Change, Query } from './commands/query';
export { CHANGE_COMMANDS, changeWord } from './commands/schedule-table';
export { topicsOf, type Topics } from './commands/topics';

// Schedules
export type { AwarenessCalendar, Occurrence } from './schedule/awareness-calendar';
export { endingSoon, type BankHolidays } from './schedule/bank-holidays';
export { addDays, closedOn, firstSlot, nextSlots } from './schedule/calendar';
export {
  candidatesFor,
  type Candidate,
  type Seasons,
  type TimeOfYear,
} from './schedule/candidates';
export { readChange, type Target, type TypedChange } from './schedule/change';
export { clockChangeAt } from './schedule/clock-change';
export { loadCalendars } from './schedule/load-calendars';
export type { Request } from './schedule/request';
export { chooseNext } from './schedule/rotation';
export {
  listed,
  OFFERING_NAMES,
  sayCalendar,
  sayDate,
  sayDays,
  saySlot,
  sayWhen,
} from './schedule/say';
export type { Context } from './schedule/schedule-context';
export {
  DEFAULT_SCHEDULE,
  DIGEST_SIZE,
  HOLIDAY_CALENDARS,
  type HolidayCalendar,
  type LocalDate,
  type Offering,
  type Schedule,
  type Slot,
} from './schedule/schedule';
export { zoneName } from './schedule/zone-words';
export { localDate, longDate } from './text/days';

// Figures and their charts
export { chartSvg } from './figures/charts/draw';
export { svgToPng } from './figures/charts/png';
export { estimate } from './figures/estimate';
export type { FigureQuery } from './figures/figures-query';
export type { Figures } from './figures/figures';
export { loadFigures } from './figures/load-figures';
export { MEASURES, type Dimension, type Measure } from './figures/record';
export { chartSource } from './figures/replies/reply-context';
export type { Subject } from './figures/subjects';

// Content, for those who look after it
export type { AwarenessDay } from './loading/awareness-day';
export type { Content } from './loading/content-schema';
export { daysToReview, type Recorded } from './loading/current';
export { MONTHS_AHEAD, monthsAfter } from './loading/ends';
export {
  entryForm,
  filledEntry,
  shownIn,
  type EntryField,
  type EntryForm,
} from './loading/form-fields';
export type { KindName } from './loading/kinds';
export { withFieldTables } from './loading/guide';
export { jsonSchemas } from './loading/json-schema';
export { loadContent, type Loaded, type WrittenEntry } from './loading/load';
export { keepReading, type KeptReading } from './loading/kept-reading';
export { entryIn, overlaid, type EntryChange, type Fields } from './loading/overlay';
export {
  annotateProblem,
  ContentError,
  describeProblems,
  hasFaults,
  type ContentProblem,
} from './loading/problem';
export type { Resource } from './loading/resource';
export { awaiting, summarise } from './loading/summary';
export type { Tip } from './loading/tip';
export type { Encoder } from './search/encoder';
export { openLexicon } from './search/open-lexicon';

// Checking a post before it is public
export {
  PLATFORM_IDS,
  type Draft,
  type Finding,
  type PlatformId,
  type PostCheck,
} from './post-check/draft';
export { openPostCheck } from './post-check/open-post-check';
export { keptForPosts } from './prepare';
export { postCheckJsonSchemas } from './post-check/post-check-json-schemas';
export { checkPost } from './post-check/post-check';
export { postCheckReply, tellCheck } from './post-check/post-check-reply';
export type { PostRules } from './post-check/post-rules';
export type { CheckedPost, CheckPost } from './answers/check-reply';
export { platformCalled } from './commands/check-request';
