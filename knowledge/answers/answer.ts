import { about } from '../commands/about';
import { localDate } from '../text/days';
import type { Figures } from '../figures/figures';
import { abuse, fixedReply, greeting, thanks, welcome } from '../reply/fixed-replies';
import { createSearchReplies, declined, type SearchReplies } from './search-reply';
import { help } from '../commands/help';
import { createBrowseReplies, type BrowseReplies } from './browse-reply';
import type { Content } from '../loading/content-schema';
import type { Query } from '../commands/query';
import type { Reply } from '../reply/reply';
import type { SearchResult, Search } from '../search/port';
import type { Sensitive } from '../sensitive/sensitive';
import { createContentIndex, type ContentIndex } from '../loading/content-index';
import type { Seasons } from '../schedule/candidates';
import { createPointChooser } from './points';
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
  /** Checks a draft of a post; absent where no folder has the rules. */
  readonly check: CheckPost | undefined;
  /** Words that say nothing of what is asked. */
  readonly stopWords: readonly string[];
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
  check,
  stopWords,
  timeZone,
}: AnswerParts): Answer {
  const shelf = createContentIndex(content);
  const tips = createTips({ content, shelf, topics, seasons });
  const neverUsed = content.statistics.find(({ covers }) => covers === 'never-used')?.id;
  const library = createBrowseReplies(content, shelf, topics, createPointChooser(stopWords));
  const found = createSearchReplies({ content, shelf, topics, tips, library, figures });

  return async (query, now) => {
    const date = localDate(now, timeZone);
    switch (query.kind) {
      case 'search':
        // What is a question about figures from its first word to its last is about nothing else.
        return figures.reads(query.words)
          ? answerWords(query.words)
          : (sensitive.match(query.words) ?? answerWords(query.words));
      case 'statistics':
        return statistics(query.words);
      case 'tip':
        return tip(tips, query, now, date) ?? withoutTips(query.topic);
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
      case 'topics':
        return library.topics();
      case 'show':
        return (
          found.show(query.id, query.all === true) ??
          sensitive.show(query.id) ??
          unknownId(query.id, shelf)
        );
      case 'like':
        return like(found, search, library, shelf, query.id);
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
    }
  };

  /** Where a topic has no tips: its documents, if it has those. */
  function withoutTips(topic: string | undefined): Reply {
    const documents = topic === undefined ? undefined : library.resources(topic, 1);
    return documents === undefined || documents.results.length === 0 ? noTips(topics) : documents;
  }

  /**
   * A figure where the survey has one, else whatever search finds; an honest no where it is plainly about something
   * else. A figure is never search's answer, only its suggestion: the figures themselves know best which one fits.
   */
  async function answerWords(words: string): Promise<Reply> {
    const finding = await search.find(words);
    const asked = figures.ask(words, nearsFigures(finding));
    const elsewhere = finding.elsewhere && !figures.owns(words) && !isOtherSurvey(asked);
    const figure = elsewhere ? undefined : asked;
    if (
      figure !== undefined &&
      (figure.kind !== 'no-figure' || figures.reads(words) || !answers(finding))
    )
      return nearestFirst(figure, finding);
    return found.reply(nearsFigures(finding) ? { ...finding, verdict: 'suggest' } : finding, words);
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

type TipQuery = Extract<Query, { kind: 'tip' }>;

function tip(tips: Tips, query: TipQuery, now: Date, date: string): Reply | undefined {
  if (query.after !== undefined) return tips.after(query.after, date);
  if (query.any === true) return tips.another(now, date);
  return tips.today(date, query.topic);
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
  return found.reply(
    { verdict: 'suggest', elsewhere: false, results: others, repairs: [], why: [] },
    title,
  );
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

/** Whether a figure is the nearest thing to a question: then no figure may stand in for one that there isn't. */
const nearsFigures = ({ verdict, results: [best] }: SearchResult): boolean =>
  verdict !== 'decline' && best?.kind === 'statistic';

/** Whether a reply rests on a figure of another survey. */
const isOtherSurvey = (reply: Reply | undefined): boolean =>
  reply?.results[0]?.kind === 'later-figure';

/** Whether search is sure of an answer that is no figure: then it stands before a no that only names a strange word. */
const answers = ({ verdict, results: [best] }: SearchResult): boolean =>
  verdict === 'answer' && best !== undefined && best.kind !== 'statistic';
