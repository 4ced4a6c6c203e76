import type { Reply } from '../reply/reply';
import type { SearchResult } from '../search/port';

/** Whether a finding is plainly about something that is told apart by its name. */
export const isElsewhere = ({ elsewhere, subject }: SearchResult): boolean =>
  elsewhere && subject !== undefined;

/** Whether a reply answers a question, and does not only offer something. */
export const answersWhole = ({ kind }: Reply): boolean => kind === 'answer' || kind === 'statistic';

/** What was found, without the words that were typed: they are not said back. */
export function withoutWords({
  verdict,
  elsewhere,
  subject,
  results,
  why,
}: SearchResult): SearchResult {
  return {
    verdict,
    elsewhere,
    results,
    why,
    repairs: [],
    ...(subject !== undefined && { subject }),
  };
}

/** Whether a figure is the nearest thing to a question: then no figure may stand in for one that there isn't. */
export const nearsFigures = ({ verdict, results: [best] }: SearchResult): boolean =>
  verdict !== 'decline' && best?.kind === 'statistic';

/** Whether a reply rests on a figure of another survey. */
export const isOtherSurvey = (reply: Reply | undefined): boolean =>
  reply?.results[0]?.kind === 'later-figure';

/** Whether search is sure of an answer that is no figure: then it stands before a no that only names a strange word. */
export const answers = ({ verdict, results: [best] }: SearchResult): boolean =>
  verdict === 'answer' && best !== undefined && best.kind !== 'statistic';
