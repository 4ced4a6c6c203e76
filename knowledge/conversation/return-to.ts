import type { Query } from '../commands/query';
import type { Topics } from '../commands/topics';
import { createStem } from '../text/stem';
import { said, wordsIn } from '../text/tokenize';
import type { Past, Turn } from './turn';

export interface ReturnToParts {
  /** Words that say nothing of what is asked. */
  readonly little: ReadonlySet<string>;
  readonly topics: Pick<Topics, 'title'>;
}

/** What somebody goes back to: "back to the first one", "go back to the alt text one, how long should it be". */
export type ReturnTo = (text: string, past: Past) => Query | undefined;

const BACK =
  /^(?:(?:ok|okay|right|so|now|then|and|anyway|actually|sorry|please|just|can|could|we|you|i|lets|id|like|want|need|to|shall|let|us|me) )*(?:(?:go|going|jump|jumping|come|coming|take me|switch|return|returning|get|getting|head|scroll) )?(?:back|return|returning) to (.+)$/;
const THING = '(?: (?:one|question|thing|answer|bit|topic|subject|tip|query|point|message))?';
const ASIDES =
  '(?: (?:again|please|pls|then|now|i asked|i had|you gave me|you said|you showed me))*';
/** Which of those that were asked, by its place. */
const PLACES: readonly (readonly [RegExp, (many: number) => number])[] = [
  [
    new RegExp(
      `^(?:(?:the|my|your|that) )?(?:very )?(?:first|1st|original|initial|beginning|start|top|opening)${THING}${ASIDES}$|^what i (?:first |originally )?(?:asked|said|wanted)(?: (?:first|originally|at first|at the start|at the beginning|to begin with))?$|^(?:where we|where i) (?:started|began)$`,
    ),
    () => 0,
  ],
  [new RegExp(`^(?:(?:the|my|your|that) )?(?:second|2nd)${THING}${ASIDES}$`), () => 1],
  [new RegExp(`^(?:(?:the|my|your|that) )?(?:third|3rd)${THING}${ASIDES}$`), () => 2],
  [
    new RegExp(
      `^(?:(?:the|my|your|that) )?(?:(?:previous|earlier)${THING}|(?:one|question|answer|thing) before(?: that| this| last)?|last but one)${ASIDES}$`,
    ),
    (many) => many - 2,
  ],
];
/** What a reader calls a thing that was asked. */
const CALLED =
  /^(one|ones|question|thing|answer|bit|topic|subject|tip|query|point|stuff|again|please)$/;

/** Makes the reader of what somebody goes back to. */
export function createReturnTo({ little, topics }: ReturnToParts): ReturnTo {
  const stem = createStem();
  const matterOf = (words: string): readonly string[] =>
    wordsIn(words)
      .filter((word) => !little.has(word) && !CALLED.test(word))
      .map(stem);
  const wordsOf = ({ words, asked }: Turn): string =>
    words ?? ('topic' in asked ? topics.title(asked.topic) : '');
  const holds = (turn: Turn, matter: readonly string[]): boolean => {
    const own = new Set(matterOf(wordsOf(turn)));
    return matter.every((word) => own.has(word));
  };

  return (text, { turns }) => {
    const [first = '', ...others] = text.split(/[,;:!?–—]+\s+|\.\s+|\s-\s/);
    const named = BACK.exec(said(first))?.[1];
    if (named === undefined) return undefined;
    const place = PLACES.find(([phrase]) => phrase.test(named))?.[1](turns.length);
    const matter = matterOf(named);
    const turn =
      place === undefined
        ? matter.length === 0
          ? undefined
          : turns.findLast((one) => holds(one, matter))
        : turns[place];
    // "Back to wellbeing" asks for another tip on that.
    if (turn === undefined || (place === undefined && turn.asked.kind === 'tip')) return undefined;
    const rest = others.join(', ');
    if (holds(turn, matterOf(rest))) return turn.asked;
    return turn.words === undefined
      ? undefined
      : { kind: 'search', words: said(rest), after: turn.words, joins: 'surely' };
  };
}
