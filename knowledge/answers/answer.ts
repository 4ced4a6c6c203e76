import { about } from '../commands/about';
import { localDate } from '../text/days';
import { said } from '../text/tokenize';
import type { Figures } from '../figures/figures';
import { abuse, fixedReply, greeting, thanks, welcome } from '../reply/fixed-replies';
import { createSearchReplies, declined, type SearchReplies } from './search-reply';
import { help } from '../commands/help';
import { createBrowseReplies, type BrowseReplies } from './browse-reply';
import type { Content } from '../loading/content-schema';
import type { Query } from '../commands/query';
import { plainText } from '../reply/plain-text';
import type { Reply } from '../reply/reply';
import type { Wording } from '../search/lexicon';
import type { SearchResult, Search } from '../search/port';
import type { Sensitive } from '../sensitive/sensitive';
import type { AwarenessCalendar } from '../schedule/awareness-calendar';
import { createCalendarReplies } from './calendar-reply';
import { createContentIndex, type ContentIndex } from '../loading/content-index';
import type { Seasons } from '../schedule/candidates';
import { joinedWords } from '../conversation/turn';
import { blended, createOnPlatform, sharpened } from './blended';
import { notedAnswer, notedReply } from './noted-reply';
import {
  answers,
  answersWhole,
  isElsewhere,
  isOtherSurvey,
  nearsFigures,
  withoutWords,
} from './found-kinds';
import { createFragments } from './fragments';
import { createPointChooser } from './points';
import { createTipAbout } from './tip-about';
import { createTips, type Tips } from './tips';
import type { Topics } from '../commands/topics';
import { checkForm, noCheck, offerCheck, type CheckPost } from './check-reply';

export interface AnswerParts {
  readonly content: Content;
  readonly topics: Topics;
  readonly search: Search;
  readonly figures: Figures;
  readonly sensitive: Sensitive;
  readonly seasons: Seasons;
  readonly calendar: AwarenessCalendar;
  /** Checks a draft of a post; absent where no folder has the rules. */
  readonly check: CheckPost | undefined;
  /** Words that say nothing of what is asked. */
  readonly stopWords: readonly string[];
  /** How small talk is answered, and where to go with what is declined. */
  readonly wording: Pick<Wording, 'smallAnswers' | 'waysOn'>;
  /** Where "today" is. */
  readonly timeZone: string;
}

/** Answers a query as of an instant. Changes nothing; the same query at the same instant has the same answer. */
export type Answer = (query: Query, now: Date) => Promise<Reply>;

/** Makes the answerer: one case for each kind of query. */
export function createAnswer({
  content,
  topics,
  search,
  figures,
  sensitive,
  seasons,
  calendar,
  check,
  stopWords,
  wording,
  timeZone,
}: AnswerParts): Answer {
  const shelf = createContentIndex(content);
  const waysOn = new Map(wording.waysOn.map(({ subject, line }) => [subject, line]));
  const tips = createTips({ content, shelf, topics, seasons, calendar });
  const calendarReply = createCalendarReplies({ content, shelf, topics, calendar });
  const pointSaid = new Map(
    content.statistics.flatMap(({ id, seedText, statement, chart }) =>
      [seedText, statement, chart.title].map((words) => [said(words), id] as const),
    ),
  );
  const neverUsed = content.statistics.find(({ covers }) => covers === 'never-used')?.id;
  const library = createBrowseReplies(content, shelf, topics, createPointChooser(stopWords));
  const replies = createSearchReplies({ content, shelf, topics, tips, library, figures, waysOn });
  const onPlatform = createOnPlatform(content);
  const fragments = createFragments(content, stopWords);
  const tipAbout = createTipAbout({ content, tips, search, sensitive, stopWords, answerFound });
  const smallAnswers = new Map(
    wording.smallAnswers.map(({ id, reply, title, text }) => [
      id,
      fixedReply(reply, title, [[text]]),
    ]),
  );

  const answer: Answer = async (query, now) => {
    const date = localDate(now, timeZone);
    switch (query.kind) {
      case 'search':
        return question(query);
      case 'statistics':
        return statistics(query.words);
      case 'tip':
        return (
          (await tipAbout(query, date)) ?? tip(tips, query, now, date) ?? withoutTips(query.topic)
        );
      case 'tips':
        return tips.list(query.topic, query.page, date) ?? withoutTips(query.topic);
      case 'resources':
        return library.resources(query.topic, query.page);
      case 'check':
        if (check === undefined) return noCheck;
        return query.draft.text.trim() === ''
          ? checkForm(query.draft)
          : check({ date, ...query.draft }).reply;
      case 'pasted':
        return sensitive.match(query.words) ?? offerCheck(query.draft);
      case 'calendar':
        return calendarReply(query, date);
      case 'topics':
        return library.topics();
      case 'show':
        return amongOthers(
          replies.show(query.id, query.all === true) ??
            sensitive.show(query.id) ??
            unknownId(query.id, shelf),
          query,
        );
      case 'shorter':
        return shorter(await answer(query.of, now), query.of);
      case 'others':
        return replies.others(query.ids) ?? NO_OTHERS;
      case 'figure':
        return wentOn(figures.answer(query.plan) ?? figures.overview(), query.took);
      case 'noted':
        return query.again === undefined
          ? notedReply(query.groups, content)
          : notedAnswer(query.groups, await answerWords(query.again, query.groups), content);
      case 'like':
        return like(replies, search, library, shelf, query.id);
      case 'about':
        return about(content, shelf);
      case 'help':
        return help(query.command);
      case 'welcome':
        return welcome;
      case 'greeting':
        return greeting;
      case 'thanks':
        return thanks;
      case 'abuse':
        return abuse;
      case 'small':
        return smallAnswers.get(query.id) ?? help();
    }
  };
  return answer;

  async function question(query: SearchQuery): Promise<Reply> {
    const { words, typed = words, anyway, asker } = query;
    const point = figures.point(pointSaid.get(said(words)) ?? '');
    if (point !== undefined) return point;
    if (query.person?.again === 'surely')
      return sensitive.match(typed) ?? personAgain(query, query.person);
    // What is a question about figures from its first word to its last is about nothing else.
    if (anyway === true || figures.reads(words)) return answerWords(words, asker);
    // A figure asked for beside it must not hide what somebody says of themselves or of others.
    const aside = figures.aside(typed);
    // Where the rest is a whole question about figures, only what stands beside it can tell of somebody.
    const told = aside !== '' && figures.reads(typed, true) ? aside : typed;
    const person =
      sensitive.match(told) ??
      (aside === '' || aside === told ? undefined : sensitive.match(aside));
    if (person !== undefined) return person;
    if (query.person !== undefined) return personAgain(query, query.person);
    const care = await sensitive.careFor(told);
    const reply = await answerOn(query, care !== undefined);
    return care === undefined ? reply : sensitive.withCare(reply, care);
  }

  /** What is said next of somebody in need: what was shown of that, unless it is another matter and has its answer. */
  async function personAgain(
    { words, asker }: SearchQuery,
    { id, again, named, asks }: NonNullable<SearchQuery['person']>,
  ): Promise<Reply> {
    const whole = sensitive.show(`sensitive-${id}`);
    // What is shown of need may say it already.
    const shown = whole === undefined ? '' : plainText(whole);
    const isSaid = fragments.says(shown, words);
    if (whole !== undefined && named === undefined && isSaid && fragments.isShort(words))
      return wentOn(whole);
    const both = named ?? (isSaid ? undefined : asks);
    const beside =
      both === undefined || sensitive.isGrave(id)
        ? undefined
        : await answerWords(both, asker, true);
    if (beside?.kind === 'answer') return wentOn(sensitive.withCare(beside, id));
    const found = await search.find(words, new Set(asker));
    const alone = answerFound(found, words, false);
    const isOther =
      answersWhole(alone) ||
      (again === 'unknown' && isElsewhere(found) && alone.kind === 'declined') ||
      (again === 'unknown' && !sensitive.isGrave(id) && alone.kind === 'suggest');
    return whole === undefined || (again !== 'surely' && isOther) ? alone : wentOn(whole);
  }

  /** The answer to words, or to them and the question before: as it must, or where by themselves they have none. */
  async function answerOn(query: SearchQuery, quiet: boolean): Promise<Reply> {
    const { words, asker, after, joins } = query;
    const first = await search.find(words, new Set(asker));
    const found = query.platform === undefined ? first : onPlatform(first, query.platform);
    const alone = answerFound(found, words, quiet);
    const surely = joins === 'surely' || joins === 'wholly';
    if (after === undefined) return surely ? { ...alone, wentOn: true } : alone;
    if (!surely && answersWhole(alone)) return alone;
    // The weather has nothing to do with what was asked before.
    const isOther = isElsewhere(found) && joins !== 'wholly' && joins !== 'told';
    const isFragment = fragments.has(words);
    if (alone.kind === 'declined' && isOther && !isFragment) return alone;
    const { both, reply: together } = await answerBoth(query, found);
    // Where nothing says that it goes on, what is only near to both together is no answer to either, but for a word or two.
    const fits =
      alone.kind === 'declined' && isOther
        ? answersWhole(together) && fragments.saidIn(both, words)
        : surely ||
            (joins === 'told' && alone.kind === 'declined') ||
            (isFragment && alone.kind === 'suggest')
          ? together.kind !== 'declined'
          : answersWhole(together) && (joins !== 'sharper' || sharpened(found, both));
    return fits ? wentOn(together) : alone;
  }

  /** The answer to a question and the one before it: or to the one that all of them went on from, where that fits better. */
  async function answerBoth(
    { words, asker, after = '', subject, joins }: SearchQuery,
    alone: SearchResult,
  ): Promise<{ readonly both: SearchResult; readonly reply: Reply }> {
    const surely = joins === 'surely' || joins === 'wholly';
    const together = async (before: string) => {
      const asked = joinedWords(before, words);
      const found = await search.find(asked, new Set(asker));
      const both = surely ? blended(found, alone) : found;
      return { both, reply: answerFound(both, asked, true) };
    };
    // Each way is a whole search: two only where it surely goes on.
    const first = await together(surely ? (subject ?? after) : after);
    if (!surely || subject === undefined || answersWhole(first.reply)) return first;
    const second = await together(after);
    return answersWhole(second.reply) ? second : first;
  }

  /** Where a topic has no tips: its documents, if it has those. */
  function withoutTips(topic: string | undefined): Reply {
    const documents = topic === undefined ? undefined : library.resources(topic, 1);
    return documents === undefined || documents.results.length === 0 ? noTips(topics) : documents;
  }

  async function answerWords(
    words: string,
    asker: readonly string[] = [],
    quiet = false,
  ): Promise<Reply> {
    return answerFound(await search.find(words, new Set(asker)), words, quiet);
  }

  /**
   * A figure where the survey has one, else whatever search finds; an honest no where it is plainly about something
   * else. A figure is never search's answer, only its suggestion: the figures themselves know best which one fits.
   */
  function answerFound(found: SearchResult, words: string, quiet: boolean): Reply {
    const finding = quiet ? withoutWords(found) : found;
    const asked = figures.ask(words, nearsFigures(finding));
    const read = figures.reads(words, true);
    const elsewhere = finding.elsewhere && !read && !figures.owns(words) && !isOtherSurvey(asked);
    const figure = elsewhere ? undefined : asked;
    if (figure !== undefined && (figure.kind !== 'no-figure' || read || !answers(finding)))
      return nearestFirst(figure, finding);
    return replies.reply(
      nearsFigures(finding) ? { ...finding, verdict: 'suggest' } : finding,
      words,
    );
  }

  /** A figure's results with the point that search finds nearest put first. */
  function nearestFirst(figure: Reply, { verdict, results: [best] }: SearchResult): Reply {
    const near = figure.results.find(({ id }) => id === best?.id);
    // What is counted was read from the words themselves, so search has no say in that.
    const counted = figure.results[0]?.id === neverUsed;
    if (verdict !== 'answer' || near === undefined || counted) return figure;
    return { ...figure, results: [near, ...figure.results.filter((one) => one !== near)] };
  }

  async function statistics(words: string): Promise<Reply> {
    if (words.trim() === '') return figures.overview();
    const asked = figures.ask(words, true);
    if (asked) return asked;
    const finding = await search.find(words);
    const [best] = finding.results;
    const point = best !== undefined && nearsFigures(finding) ? figures.point(best.id) : undefined;
    return point ?? noFigure(figures.overview());
  }
}

/** A reply to a question that was read together with the one before it, which is said but not repeated. */
function wentOn(reply: Reply, took = 'I took this to go on from your last question.'): Reply {
  return {
    ...reply,
    wentOn: true,
    blocks: [...(took === '' ? [] : [{ kind: 'note', text: [took] } as const]), ...reply.blocks],
  };
}

/** An item with what it was found among behind it, so that the next "another" goes on. */
function amongOthers(reply: Reply, { id, among = [] }: Extract<Query, { kind: 'show' }>): Reply {
  if (among.length === 0) return reply;
  const own = new Set(reply.results.map((one) => one.id));
  const others = among
    .filter((one) => one !== id && !own.has(one))
    .map((one) => ({ id: one, kind: 'resource' as const, score: 0.1 }));
  return { ...reply, results: [...reply.results, ...others].slice(0, 10) };
}

/** A reply in its one plain sentence, with a button to the whole. */
function shorter(reply: Reply, of: Query): Reply {
  const whole = of.kind === 'show' ? [{ label: 'Show it all', ask: `show ${of.id}` }] : [];
  return {
    ...reply,
    blocks: [{ kind: 'paragraph', text: [reply.summary] }],
    actions: whole,
  };
}

/** All that was found has been shown. */
const NO_OTHERS = fixedReply('help', 'That is all I have on that', [
  ['You have seen all that I found for it. Ask it in other words, or choose from these.'],
]);

type SearchQuery = Extract<Query, { kind: 'search' }>;
type TipQuery = Extract<Query, { kind: 'tip' }>;

function tip(tips: Tips, query: TipQuery, now: Date, date: string): Reply | undefined {
  if (query.after !== undefined) return tips.after(query.after, date, query.topic, query.seen);
  if (query.any === true) return tips.another(now, date);
  return tips.today(date, query.topic, query.seen);
}

async function like(
  found: SearchReplies,
  search: Search,
  library: BrowseReplies,
  shelf: ContentIndex,
  id: string,
): Promise<Reply> {
  const title = found.titleOf(id);
  if (title === undefined) return unknownId(id, shelf);
  const { results } = await search.find(title);
  const others = results.filter((result) => result.id !== shelf.resolve(id));
  if (others.length === 0) return library.resources(undefined, 1);
  const reply = found.reply(
    { verdict: 'suggest', elsewhere: false, results: others, repairs: [], why: [] },
    title,
  );
  return { ...reply, title: 'More like this', summary: 'These are the nearest to it.' };
}

function noTips(topics: Topics): Reply {
  const reply = declined(topics, []);
  return {
    ...reply,
    title: 'No tips just now',
    summary: 'There are no up-to-date tips on that just now.',
    blocks: [{ kind: 'paragraph', text: ['There are no up-to-date tips on that just now.'] }],
  };
}

function unknownId(id: string, shelf: ContentIndex): Reply {
  if (shelf.resolve(id) === undefined)
    return fixedReply('problem', 'That tip has been retired', [
      ['It was taken out because better or newer advice is here. Search for its subject instead.'],
    ]);
  return fixedReply('problem', 'That item is not here', [
    [
      `There is nothing called “${id.slice(0, 80)}” here. It may have been renamed. Search for it instead.`,
    ],
  ]);
}

function noFigure(overview: Reply): Reply {
  return {
    ...overview,
    kind: 'no-figure',
    title: 'I have no figure for that',
    summary: 'I have no figure for that. Here is what the survey covers.',
  };
}
