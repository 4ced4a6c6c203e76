import type { Asked, Query } from '../commands/query';
import { createTipSubject } from '../commands/tip-request';
import type { Topics } from '../commands/topics';
import type { Figures } from '../figures/figures';
import { createContentIndex } from '../loading/content-index';
import type { Content } from '../loading/content-schema';
import { isOn } from '../loading/sorted-under';
import type { Lexicon } from '../search/lexicon';
import type { Sensitive } from '../sensitive/sensitive';
import { isEnglish, type Knows } from '../text/dictionary';
import { said } from '../text/tokenize';
import { createReadAnother } from './another-asked';
import { createReadClosing } from './closing';
import { createFollowOn, shownFrom } from './follow-on';
import { createReadIntroduction } from './introduction';
import { createNameFinder } from './name-finder';
import { createOpening } from './opening';
import { createResolveFollowUp } from './resolve-follow-up';
import { createReadTipAsked } from './tip-asked';
import { shownFirst, type Past, type Turn } from './turn';
import { createReadWant } from './wants';

export interface ConversationParts {
  readonly lexicon: Lexicon;
  readonly content: Content;
  readonly figures: Figures;
  readonly topics: Topics;
  readonly sensitive: Sensitive;
  readonly isKnown: Knows;
}

const ON_WHAT = /\b(?:tips?|pointers?|hints?) (?:(?:on|about|for|re|around|regarding) )?(.+)$/;
/** "Got a tip on that?", "any tips?" behind an answer. */
const ON_THAT =
  /\b(?:on|about|for|around|like|with) (?:it|that|this|them|those|these)\b|^(?:(?:and|ok|so|then|cool|great|thanks|got|have|you|do|are|there|is) )*any (?:(?:more|other|good|quick|useful|top|handy) )*(?:tips?|pointers?|hints?)(?: (?:for (?:me|us)|please|pls|then|too|at all))*$/;
const OF_WORDS: ReadonlySet<Turn['kind']> = new Set(['answer', 'suggest']);
const FOR_ME = /\b(for|like) (me|us|my lot|our lot|my team|our team|people like)\b/;
const OF_PEOPLE = /^(can|could|should|do|how do) (i|we) \w+ (it|that|this|them|him|her)\b/;
/** What is asked in words, of which the courtesies before them are no part. */
const ASKING: ReadonlySet<Query['kind']> = new Set(['search']);

/** What a message asks by itself, and what in the light of what was said before; the latter only where that is another thing. */
export interface Heard {
  readonly alone: Asked;
  readonly resolved: Query | undefined;
}

export interface ConversationReader {
  /** Reads a message. `mayGoOn`: whether it may be read together with what was said before. */
  hear(text: string, past: Past, parse: (text: string) => Asked, mayGoOn: boolean): Heard;
  /** The professions and nations that whoever asks is of by what they say now and said before; none where they say none now. */
  askerIn(text: string, asked: Asked, past: Past): readonly string[];
}

/** Makes the reader of conversations. */
export function createConversationReader({
  lexicon,
  content,
  figures,
  topics,
  sensitive,
  isKnown,
}: ConversationParts): ConversationReader {
  const { wording, stopWords } = lexicon;
  const { conversation } = wording;
  const shelf = createContentIndex(content);
  const professions = createNameFinder(content.professions);
  const nations = createNameFinder(content.nations);
  const platforms = createNameFinder(content.platforms);
  const groups = createNameFinder([...content.professions, ...content.nations]);
  const open = createOpening(conversation);
  const goesOnOrHelp = new Set(conversation.goesOnOrHelp);
  const needsPerson = (text: string): boolean =>
    sensitive.idOf(text) !== undefined || sensitive.careOf(text) !== undefined;
  const subjectOf = createTipSubject(wording.requests);
  const withTips = professions.ids.filter((id) => content.tips.some((tip) => isOn(tip, id)));
  const readTip = createReadTipAsked({
    needsPerson: (text) => sensitive.idOf(text) !== undefined,
    mayNeedPerson: needsPerson,
    asTold: (text) => professions.ofAsker(text).filter((id) => withTips.includes(id)),
  });
  /** A tip asked for, as one for whoever asks where that is what they say, and with what they have seen. */
  const tipFor = (asked: Asked, plain: string, past: Past): Asked => {
    if (asked.kind !== 'tip' || asked.after !== undefined || asked.any === true) return asked;
    const answered = shownFrom(past.turns);
    const onThat = asked.topic === undefined && asked.about === undefined && ON_THAT.test(plain);
    if (onThat && answered?.words !== undefined && OF_WORDS.has(answered.kind))
      return {
        ...{ kind: 'tip', about: answered.subject ?? answered.words, typed: plain },
        seen: shownFirst(past),
      };
    const own = FOR_ME.test(plain) ? past.asker.find((id) => withTips.includes(id)) : undefined;
    const topic = asked.topic ?? (asked.about === undefined ? own : undefined);
    const seen = topic === undefined && asked.about === undefined ? [] : shownFirst(past);
    // "Tips on hashtags" are sorted under a wider topic.
    const [, name] = ON_WHAT.exec(plain) ?? [];
    const about =
      asked.about ??
      (name !== undefined && asked.topic !== undefined && topics.find(name) === asked.topic
        ? subjectOf(name.split(' '), topics).about
        : undefined);
    return {
      ...asked,
      ...(about !== undefined && { about, typed: asked.typed ?? plain }),
      ...(topic !== undefined && { topic }),
      ...(seen.length > 0 && { seen }),
    };
  };
  const read = (text: string, past: Past, parse: (text: string) => Asked): Asked => {
    const asked = parse(text);
    const plain = said(text);
    // "Can I stop them?" is about people here, not about posts of tips.
    const isOther =
      (asked.kind === 'change' && OF_PEOPLE.test(plain)) ||
      (asked.kind === 'help' && asked.command === undefined && goesOnOrHelp.has(plain));
    if (isOther && past.turns.at(-1)?.words !== undefined)
      return { kind: 'search', words: text.trim() };
    return tipFor(asked.kind === 'search' ? (readTip(text, parse) ?? asked) : asked, plain, past);
  };
  const resolve = createResolveFollowUp({
    readWant: createReadWant(wording, isKnown),
    asksAnother: createReadAnother({
      wording: conversation,
      followUps: wording.followUps,
      requests: wording.requests,
      stopWords,
    }),
    isClosing: createReadClosing(conversation, wording.smallTalk, stopWords),
    followOn: createFollowOn({
      wording: conversation,
      requests: wording.requests,
      alternatives: [
        { names: professions, ofAsker: true },
        { names: nations, ofAsker: true },
        { names: platforms, platform: true },
        ...conversation.alternatives.map(({ names }) => ({
          names: createNameFinder(names),
          severalAtOnce: true as const,
        })),
      ],
      ...{ stopWords, shelf, topics },
    }),
    introduces: createReadIntroduction({
      wording: conversation,
      greetings: wording.smallTalk.greetings,
      ...{ groups, stopWords },
      isName: (word) => !isEnglish(word) && platforms.of([word]).length === 0,
      needsPerson: (text) => sensitive.idOf(text) !== undefined,
      mayNeedPerson: needsPerson,
    }),
    ...{ figures, shelf, stopWords, topics },
    needsPerson,
  });

  return {
    hear(text, past, parse, mayGoOn) {
      const whole = read(text, past, parse);
      if (past.turns.length === 0 || !mayGoOn || whole.kind === 'change')
        return {
          alone: whole,
          resolved: whole.kind === 'change' || !mayGoOn ? undefined : resolve(text, whole, past),
        };
      const opened = open(text);
      // A whole message may be a phrase that means something with what stands before it.
      const resolvedWhole = opened.fresh ? undefined : resolve(text, whole, past);
      if (resolvedWhole !== undefined && !ASKING.has(resolvedWhole.kind))
        return { alone: whole, resolved: resolvedWhole };
      if (opened.text === text.trim() || whole.kind !== 'search')
        return { alone: whole, resolved: resolvedWhole };
      const alone = parse(opened.text);
      if (alone.kind === 'change') return { alone: whole, resolved: resolvedWhole };
      return {
        alone,
        resolved: opened.fresh ? undefined : resolve(opened.text, alone, past),
      };
    },
    askerIn(text, asked, past) {
      const named = asked.kind === 'noted' ? asked.groups : groups.ofAsker(text);
      if (named.length === 0) return named;
      // A new profession or nation takes the place of the old.
      const keeps = [professions, nations].flatMap((sort) =>
        named.some((id) => sort.ids.includes(id))
          ? []
          : past.asker.filter((id) => sort.ids.includes(id)),
      );
      return [...keeps, ...named];
    },
  };
}
