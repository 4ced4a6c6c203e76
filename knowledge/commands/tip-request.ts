import type { RequestWording } from '../loading/lexicon-wording';
import { createPhrases } from '../text/phrases';
import { plainWords } from '../text/normalize';
import type { Query } from './query';
import type { Topics } from './topics';

export type TipQuery = Extract<Query, { kind: 'tip' }>;

/** What a tip is to be on: a topic, the words for what no topic's name says, or both. */
export type TipSubject = Pick<TipQuery, 'topic' | 'about'>;

/** Whether a text has a word for a tip anywhere. */
export const NAMES_TIP = /\b(?:tips?|pointers?|hints?)\b/i;
/** The words of a request for a tip. */
const TIP = /^(tips?|pointers?|hints?)$/;
const ONE_TIP = /^(tip|pointer|hint)$/;
/** More words than these tell a story. */
const MOST_WORDS = 16;
const MOST_OF_SUBJECT = 8;
/** Before "tip", more words of a subject that no topic has are no name of one. */
const MOST_BEFORE = 2;
/** "That tip" was shown before. */
const POINTS_BACK = /^(that|this|the|your|its|his|her|last|first|which)$/;

/** What a tip is for that may be on anything: "a tip for our team meeting". */
const OCCASION =
  /\b(today|tomorrow|week|morning|afternoon|huddle|meeting|newsletter|bulletin|noticeboard|briefing|handover|session|slot)\b/;

/** Between "tips" and what they are on: "what tips have you got for volunteers". */
const OFFERS =
  /^(?:(?:have|has|do|does|are|can|could|would|will) )?(?:you|u|there|we|signpost|it)(?: (?:got|have|give|share|offer|spare|suggest|recommend|send|any|us|me))*(?= |$)/;

/** The one of many, or the many of one. */
const otherNumber = (name: string): string =>
  name.endsWith('s') ? name.slice(0, -1) : name === '' ? '' : `${name}s`;

/** Makes the reader of what a tip is to be on: "measuring stuff", "our new nurses", "keeping our accounts safe". */
export function createTipSubject({
  filler,
}: Pick<RequestWording, 'filler'>): (
  words: readonly string[],
  topics: Pick<Topics, 'find' | 'title' | 'covering'>,
) => TipSubject {
  const says = new Set(filler);
  return (words, topics) => {
    const whole = words.join(' ');
    const matter = words.filter((word) => !says.has(word));
    const bare = words.slice(
      words.findIndex((word) => matter.includes(word)),
      words.findLastIndex((word) => matter.includes(word)) + 1,
    );
    const names = matter.length === 0 ? [whole] : [whole, bare.join(' '), matter.join(' ')];
    const found = names.flatMap((one) => {
      const topic = topics.find(one) ?? topics.find(otherNumber(one));
      return topic === undefined ? [] : [{ name: one, topic }];
    })[0];
    const name = found?.name;
    const topic = found === undefined ? topics.covering(matter) : found.topic;
    const isItsName =
      topic !== undefined &&
      name !== undefined &&
      [topic, plainWords(topics.title(topic))].some((one) => one.replace(/-/g, ' ') === name);
    return {
      ...(topic !== undefined && { topic }),
      ...(!isItsName && matter.length > 0 && { about: bare.join(' ') }),
    };
  };
}

/**
 * Makes the reader of requests for a tip on something: "a quick tip for our nurses", "copyright tip please". Takes a whole
 * message in small letters without marks; undefined where it asks for none, or for more than one on what no topic has.
 */
export function createTipRequest(
  wording: RequestWording,
): (plain: string, topics: Topics) => TipQuery | undefined {
  const leads = createPhrases(wording.before);
  const abouts = createPhrases(wording.tipsAbout);
  const ends = createPhrases(wording.after);
  const kinds = new Set(wording.tipsOfKinds);
  const subjectOf = createTipSubject(wording);
  const withoutLeads = (words: readonly string[]): readonly string[] => {
    let at = 0;
    for (;;) {
      const length = leads.at(words, at);
      if (length === 0 && !kinds.has(words[at] ?? '')) return words.slice(at);
      at += Math.max(1, length);
    }
  };
  const withoutEnds = (words: readonly string[]): readonly string[] => {
    for (let from = Math.max(0, words.length - 3); from < words.length; from += 1)
      if (from + ends.at(words, from) === words.length) return withoutEnds(words.slice(0, from));
    return words;
  };

  return (plain, topics) => {
    const words = plain.split(' ');
    const at = words.findIndex((word) => TIP.test(word));
    if (at < 0 || words.length > MOST_WORDS || words.slice(at + 1).some((word) => TIP.test(word)))
      return undefined;
    const before = withoutLeads(words.slice(0, at));
    const asks = before.length < at || words.length > at + 1;
    const behind = withoutEnds(
      words
        .slice(at + 1)
        .join(' ')
        .replace(OFFERS, '')
        .split(' ')
        .filter((word) => word !== ''),
    );
    const about = abouts.at(behind, 0);
    if (behind.length > 0 && about === 0) return undefined;
    const subject = behind.slice(about);
    if (subject.length > MOST_OF_SUBJECT || before.some((word) => POINTS_BACK.test(word)))
      return undefined;
    const first = before.length === 0 ? subject : before;
    if (first.length === 0) return undefined;
    const meant = subjectOf(first, topics);
    const isAny = meant.topic === undefined && meant.about === undefined;
    if (isAny && before.length === 0 && OCCASION.test(subject.join(' '))) return { kind: 'tip' };
    const both = before.length > 0 && subject.length > 0;
    const isOne = ONE_TIP.test(words[at] ?? '') && asks;
    const unnamed = before.length > 0 ? before.length <= MOST_BEFORE && !both && isOne : isOne;
    if (meant.topic === undefined && !(unnamed && meant.about !== undefined)) return undefined;
    const whole = both ? { about: [...before, ...subject].join(' ') } : {};
    const asked: TipQuery = { kind: 'tip', ...meant, ...whole };
    return asked.about === undefined ? asked : { ...asked, typed: plain };
  };
}
