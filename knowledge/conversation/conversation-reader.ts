import type { Asked, Query } from '../commands/query';
import type { Topics } from '../commands/topics';
import type { Figures } from '../figures/figures';
import { createContentIndex } from '../loading/content-index';
import type { Content } from '../loading/content-schema';
import type { Lexicon } from '../search/lexicon';
import type { Sensitive } from '../sensitive/sensitive';
import type { Knows } from '../text/dictionary';
import { said } from '../text/tokenize';
import { createReadClosing } from './closing';
import { createFollowOn, TELLS } from './follow-on';
import { createNameFinder } from './name-finder';
import { createOpening } from './opening';
import { createResolveFollowUp } from './resolve-follow-up';
import type { Past } from './turn';
import { createReadWant } from './wants';

export interface ConversationParts {
  readonly lexicon: Lexicon;
  readonly content: Content;
  readonly figures: Figures;
  readonly topics: Topics;
  readonly sensitive: Sensitive;
  readonly isKnown: Knows;
}

/** A request and what is told behind it. */
const ASIDE = /^([^,.;:!?–—]+)[,.;:!–—]\s*([^?]+)$/;
const MOST_TOLD = 8;
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
  const groups = createNameFinder([...content.professions, ...content.nations]);
  const open = createOpening(conversation);
  const goesOnOrHelp = new Set(conversation.goesOnOrHelp);
  const needsPerson = (text: string): boolean =>
    sensitive.idOf(text) !== undefined || sensitive.careOf(text) !== undefined;
  /** "A tip on wellbeing, it's been a week": the tip, whatever is told behind it. */
  const tipAsked = (text: string, parse: (text: string) => Asked): Asked | undefined => {
    const [, head = '', told = ''] = ASIDE.exec(text) ?? [];
    if (told === '' || told.split(/\s+/).length > MOST_TOLD || !TELLS.test(said(told)))
      return undefined;
    const asked = parse(head);
    return asked.kind === 'tip' && asked.topic !== undefined && !needsPerson(text)
      ? asked
      : undefined;
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
    return asked.kind === 'search' ? (tipAsked(text, parse) ?? asked) : asked;
  };
  const resolve = createResolveFollowUp({
    readWant: createReadWant(wording, isKnown),
    isClosing: createReadClosing(conversation, wording.smallTalk, stopWords),
    followOn: createFollowOn({
      wording: conversation,
      alternatives: [
        { names: professions, ofAsker: true },
        { names: nations, ofAsker: true },
        { names: createNameFinder(content.platforms) },
        ...conversation.alternatives.map(({ names }) => ({
          names: createNameFinder(names),
          severalAtOnce: true as const,
        })),
      ],
      ...{ stopWords, shelf, topics },
    }),
    ...{ figures, shelf, groups, stopWords },
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
