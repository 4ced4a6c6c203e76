import { said } from '../text/tokenize';
import { chooseMeasures } from './choose-measures';
import type { FigureQuery, Plan } from './figures-query';
import { followUp, type FollowedUp, type FollowUpNeeds } from './follow-up';
import { isSame, keptPeople } from './follow-up-slots';
import { readTurn } from './follow-up-words';
import { isWord } from './parsed-part';
import { sortParts } from './parsed-words';

/** "Going back to the Wales number, what was it in 2018": what it goes back to, and what it asks of that. */
const RETURNS =
  /^(?:(?:ok|okay|right|so|now|anyway|and|can we|could we|lets|let's|just)[,.]? )*(?:(?:going|go|coming|come|getting|get|to go|to come|heading|jumping|jump|flip|turning|return|returning) )?(?:back )?to (?:the|that|those|your|my|our) (.+?) (?:numbers?|figures?|stats?|statistics?|ones?|percentages?|shares?|data|results?|question)(?:[\s,.:;?–—-]+(.*))?$/i;
const GOES_BACK = /\b(back|return|returning)\b/i;

/** "What's lapsed mean?": the word that is to be explained. */
const MEANINGS: readonly RegExp[] = [
  /^what (?:(?:do|does|did|would) )?(?:you|they|ons|it|the survey) (?:actually )?mean by (.+)$/,
  /^(?:what is|what does|what do|what did|what are|what|whats|wots|wot) (?:(?:being|a|an|the|by|actually|exactly) )*(.+?) (?:actually |really |even )?(?:mean|means|meaning|meant to mean|supposed to mean)$/,
  /^(?:what|who) (?:counts|is counted|gets counted|qualifies|are counted|is classed|are classed) as (?:(?:a|an|being) )?(.+)$/,
  /^(?:can you |could you |please )?(?:define|explain) (?:(?:a|an|the|being) )?(.+)$/,
  /^(?:the )?(?:meaning|definition) of (?:(?:a|an|the|being) )?(.+)$/,
  /^how (?:do|does|did|is|are) (?:(?:they|you|ons|a|an) )*(.+?) (?:be )?defined$/,
  /^how (?:do|does|did) (?:they|you|ons) define (?:(?:a|an|being) )?(.+)$/,
  /^(.+?) meaning(?: what)?$/,
];
const OPENS = /^(?:(?:and|so|but|sorry|ok|er|um|wait|hang on|hm) )+/;

const ENDS = /(?: (?:here|then|though|exactly|in this|in that|please|pls|anyway))+$/;
/** What a measure is called for short. */
const SHORT_FOR: ReadonlyMap<string, string> = new Map([
  ['recent', 'recent internet users'],
  ['recent use', 'recent internet users'],
  ['never', 'never used the internet'],
  ['never used', 'never used the internet'],
]);

/**
 * Completes a message from the questions about figures before it, as `followUp` does, where it also explains a word of theirs,
 * names the one that it goes back to, or asks one thing after another: "scrap the age, and give me 2020".
 */
export function followUpInTurns(
  asked: readonly FigureQuery[],
  text: string,
  needs: FollowUpNeeds,
  refused?: Plan,
): FollowedUp | undefined {
  return (
    explained(asked, text, needs) ??
    returned(asked, text, needs) ??
    atFirst(asked, text, needs) ??
    oneByOne(asked, text, needs) ??
    followUp(asked, text, needs, refused) ??
    lastNamed(asked, text, needs)
  );
}

function explained(
  asked: readonly FigureQuery[],
  text: string,
  { read }: FollowUpNeeds,
): FollowedUp | undefined {
  const plain = said(text).replace(OPENS, '').replace(ENDS, '');
  const [named] = MEANINGS.flatMap((one) => one.exec(plain)?.[1] ?? []);
  if (named === undefined || asked.length === 0) return undefined;
  const word = SHORT_FOR.get(named) ?? named;
  const parts = sortParts(read(word));
  const [measure] = chooseMeasures(parts);
  const names =
    parts.found.length > 0 &&
    parts.found.every((one) => one.kind === 'measure' || isWord(one, 'subject', 'people'));
  return names && measure !== undefined && (parts.says('subject') || parts.measures.length > 0)
    ? { plan: { kind: 'definition', measure }, took: '' }
    : undefined;
}

function returned(
  asked: readonly FigureQuery[],
  text: string,
  needs: FollowUpNeeds,
): FollowedUp | undefined {
  const [, named = '', rest = ''] = RETURNS.exec(text.trim()) ?? [];
  if (named === '' || !GOES_BACK.test(text)) return undefined;
  const meant = needs.read(named);
  const at = asked.findLastIndex((query) =>
    keptPeople(query, needs.words).some((one) => meant.some((each) => isSame(each, one))),
  );
  return at < 0
    ? undefined
    : followUp(asked.slice(0, at + 1), rest === '' ? 'repeat that' : rest, needs);
}

/** The first year there is. */
const FIRST_YEAR =
  /,? *\b(?:(?:in|for|from|at|back in|back at|and|what about|whats|what's|what was) )*(?:the )?(?:very )?(?:(?:(?:first|earliest) (?:year|survey|available|on record|you have|youve got|you've got|there is)|earliest (?:figure|one|number|data|of them)|oldest (?:figure|number|data|year))(?: (?:you have|you hold|youve got|you've got|you got|there is|we have|available|on record|of the survey|it ran|in the (?:survey|data|table)|that you have))*|earliest|(?:start|beginning) of (?:the (?:series|survey|data|table|records?)|it all)|when (?:it|the survey|records?|they|this|you|the series|the data) (?:started|began|begins?|starts?)|as far back as (?:it goes|you go|you can|you have|possible|you can go|the survey goes))(?=\W*$| (?:for|of)\b|, \w)/i;

/** "What was the North East in the first year you have": in the first one that the survey has of them. */
function atFirst(
  asked: readonly FigureQuery[],
  text: string,
  needs: FollowUpNeeds,
): FollowedUp | undefined {
  if (!FIRST_YEAR.test(text)) return undefined;
  const rest = text.replace(FIRST_YEAR, '').replace(/\W+$/, '');
  const trend = followUp(asked, `${rest} over time`.trim(), needs);
  const [first] = trend?.plan.kind === 'query' ? trend.plan.query.years : [];
  return first === undefined ? undefined : followUp(asked, `${rest} in ${String(first)}`, needs);
}

const CLAUSES =
  /\s*[,;.]\s+(?:and |then |but )*|\s+(?:and|then) (?=(?:give|show|make|just|do|now|then|use|go|put|add)\b)/i;

/** What is left out first, and then what else is asked. */
function oneByOne(
  asked: readonly FigureQuery[],
  text: string,
  needs: FollowUpNeeds,
): FollowedUp | undefined {
  const [first = '', ...others] = text.split(CLAUSES).filter((one) => said(one) !== '');
  const [next, more] = others;
  if (next === undefined || more !== undefined) return undefined;
  if (readTurn(first, needs.words.followUps).drops === undefined) return undefined;
  const dropped = followUp(asked, first, needs);
  if (dropped?.plan.kind !== 'query') return undefined;
  return followUp([...asked, dropped.plan.query], next, needs);
}

/** "No, not that, the one above, 65 to 74": what is named last, where nothing before it names anything. */
function lastNamed(
  asked: readonly FigureQuery[],
  text: string,
  needs: FollowUpNeeds,
): FollowedUp | undefined {
  const clauses = text.split(/[,;.:!?–—]+\s+|\s-\s/).filter((one) => said(one) !== '');
  const last = clauses.pop();
  const isIdle = (one: string): boolean => {
    const { rest, drops } = readTurn(one, needs.words.followUps);
    return said(rest) === '' && drops === undefined;
  };
  return last !== undefined && clauses.length > 0 && clauses.every(isIdle)
    ? followUp(asked, last, needs)
    : undefined;
}
