import type { ParsedWords } from './parsed-words';
import { isWord, type ParsedPart } from './parsed-part';

/** Topics that name people, so that "… online" behind them asks for a figure. */
const GROUPS_OF_PEOPLE = ['other-groups'];

/** A question with more words that nobody knows is about something else: more, where search finds figures nearest. */
const MOST_UNKNOWN = 3;
const MOST_UNKNOWN_WHEN_CERTAIN = 4;

/**
 * Whether a question asks for a figure about internet use. Where it doesn't, it is left to the search: a wrong
 * yes would hide good content, and a wrong no would hide a figure.
 */
export function isFiguresQuestion(parts: ParsedWords, certain = false): boolean {
  if (parts.says('elsewhere')) return false;
  const asksNumber = parts.says('count', 'share', 'figure');
  const relates =
    parts.says('trend', 'compare', 'gap', 'highest', 'lowest', 'best', 'worst', 'limits') ||
    parts.tops.length > 0;
  if (certain && parts.unknown.length <= MOST_UNKNOWN_WHEN_CERTAIN && hasAnything(parts))
    // "can I use the trust's internet for facebook" asks for a rule, however near it is to figures.
    return parts.unknown.length === 0 || parts.topics.length === 0 || asksNumber || relates;
  const subject = parts.says('subject');
  const data = hasData(parts);
  if (parts.says('publication') && !data && !relates && !parts.says('count', 'share')) return false;
  if (parts.unknown.length > 0) {
    if (parts.topics.length > 0 || parts.unknown.length > MOST_UNKNOWN) return false;
    const about = subject || parts.measures.length > 0 || parts.found.some(isUse);
    if (about && (data || namesUnknownPlace(parts))) return true;
    return (asksNumber || relates) && about && parts.says('people', 'share', 'count', 'uk');
  }
  if (parts.says('headcount') && data && parts.found.some(isPopulation)) return true;
  if (parts.topics.length > 0) {
    if (parts.asides.length > 0) return false;
    const amount = parts.topics.some(({ typed }) => /^(how much|average|hours)/.test(typed));
    return isTopicAsked(parts, asksNumber || amount, subject, data);
  }
  const bare = !parts.says('trend', 'source', 'headcount');
  if (parts.quoted.length > 0) return true;
  if (parts.standsAlone && bare) return true;
  if (data || parts.standsAlone)
    return (
      relates ||
      subject ||
      parts.measures.length > 0 ||
      parts.says('share', 'figure', 'use', 'source') ||
      parts.says('count', 'limits')
    );
  if (parts.levels.length > 0)
    return (
      asksNumber ||
      relates ||
      subject ||
      parts.found.some((one, at) => isWholeLevel(one, parts.found[at - 1]))
    );
  if (!subject || (parts.says('gap') && !parts.says('trend') && parts.years.length === 0))
    return false;
  if (parts.found.some(isUse)) return true;
  return (
    asksNumber ||
    relates ||
    parts.years.length > 0 ||
    parts.says('people', 'use', 'uk', 'latest', 'today', 'caution', 'define')
  );
}

/** "by age", "digital divide by age", "regions": a whole dimension, asked for by its name alone. */
const isWholeLevel = (one: ParsedPart, before: ParsedPart | undefined): boolean =>
  /^(digital \w+ )?by | (gap|divide)$/.test(one.typed) ||
  (one.kind === 'level' && (one.level === 'region' || before?.typed === 'by'));

/** "the population of". */
const isPopulation = (one: ParsedPart): boolean => one.typed.includes('population');

/** Something of the survey's, where the question is known to be about it. */
const hasAnything = (parts: ParsedWords): boolean =>
  parts.says('subject', 'count', 'share') ||
  parts.measures.length > 0 ||
  (parts.unknown.length === 0 && (hasData(parts) || parts.levels.length > 0));

/**
 * Whether every word of a question is the survey's own, so that nothing else can be meant: "Exeter", "Luton never
 * used", "lapsed by age", but not "jobs in London".
 */
export function isOwn(parts: ParsedWords): boolean {
  const stray = parts.unknown.length + parts.topics.length > 0;
  if (stray || parts.says('elsewhere', 'headcount')) return false;
  if (parts.measures.length > 0) return true;
  if (parts.says('subject') || parts.levels.length > 0) return false;
  return (
    parts.standsAlone && parts.found.every((one) => one.kind !== 'word' || one.word === 'noise')
  );
}

/** The name of a place and nothing else: "Bath and North East Somerset". */
export const namesPlacesAlone = (parts: ParsedWords): boolean =>
  isOwn(parts) &&
  parts.sides.every(
    ({ groups, ages, vagueAges }) => groups.length + ages.length + vagueAges.length === 0,
  );

/** "social media use", "facebook users": but not "using social media". */
const isPlatformUse = (parts: ParsedWords, data: boolean): boolean =>
  parts.found.some(
    (one, index) =>
      (data ? /^(use|usage|uptake|users?)$/ : /^users?$/).test(one.typed) &&
      parts.found[index - 1]?.kind === 'not-covered',
  );

/** "internet use", but not "internet" alone. */
const isUse = (one: ParsedPart): boolean =>
  isWord(one, 'subject') && /\bus(e|er|ers|age|ing)\b/.test(one.typed);

/** Whether a group, an age or a place is named. */
export const hasData = (parts: ParsedWords): boolean =>
  parts.sides.some(
    (side) =>
      side.groups.length + side.ages.length + side.vagueAges.length + side.places.length > 0,
  ) || parts.within.length + parts.otherPlaces.length > 0;

/** "do more women than men", "men or women more". */
function comparesGroups(parts: ParsedWords): boolean {
  const compared = parts.sides.flatMap(({ groups, ages, vagueAges }) => [
    ...groups,
    ...ages,
    ...vagueAges,
  ]);
  return compared.length > 1 && parts.found.some(({ typed }) => /^(more|less|fewer)\b/.test(typed));
}

/** "internet use in zogville": a word nobody knows, right behind "in". */
function namesUnknownPlace(parts: ParsedWords): boolean {
  return parts.found.some(
    (one, index) => one.kind === 'unknown' && parts.found[index - 1]?.typed === 'in',
  );
}

function isTopicAsked(
  parts: ParsedWords,
  asksNumber: boolean,
  subject: boolean,
  data: boolean,
): boolean {
  const people = parts.says('people', 'use', 'uk');
  const measured = parts.measures.length > 0;
  return parts.topics.every(({ topic, typed }) => {
    if (topic.later !== undefined && /\busers?( |$)/.test(typed)) return true;
    if (topic.id === 'social-platforms')
      return (
        parts.says('count', 'share', 'figure') ||
        (parts.says('subject') && parts.years.length > 0) ||
        (parts.says('use') && comparesGroups(parts)) ||
        isPlatformUse(parts, data)
      );
    if (topic.needsSubject === true)
      return (
        measured ||
        ((subject || parts.says('use')) && (asksNumber || data || parts.found.some(isUse))) ||
        (subject && GROUPS_OF_PEOPLE.includes(topic.id))
      );
    if (topic.needsCount === true)
      return (
        asksNumber ||
        measured ||
        (parts.says('use') && data) ||
        (subject && (data || people || parts.found.some(isUse)))
      );
    return (
      asksNumber ||
      subject ||
      data ||
      measured ||
      people ||
      parts.levels.length > 0 ||
      topic.show !== undefined
    );
  });
}
