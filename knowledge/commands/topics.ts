import type { Content } from '../loading/content-schema';
import type { Audience, Topic } from '../loading/topic';
import { plainWords } from '../text/normalize';
import { isEnglish } from '../text/dictionary';
import { createSpeller } from '../text/spelling';
import { createStem } from '../text/stem';
import { wordsIn } from '../text/tokenize';

export interface Topics {
  readonly all: readonly Topic[];
  /**
   * The id of the topic, platform or profession that words name ("a11y" → accessibility, "insta" → instagram), typing
   * slips forgiven; undefined when none.
   */
  find(words: string): string | undefined;
  /** The id of the topic whose names and description have all of some words, or most of all that do; undefined where none has or two have as many. */
  covering(words: readonly string[]): string | undefined;
  /** The title of an id; the id itself when it is unknown. */
  title(id: string): string;
  /** The same within a sentence: "accessibility", "LinkedIn". */
  named(id: string): string;
}

/** What else content is sorted under. */
export interface OtherSubjects {
  readonly platforms: readonly Audience[];
  readonly professions: readonly Audience[];
  /** Whether there is a tip about a platform or for a profession: then its names mean it before they mean a topic. */
  readonly hasTips: (id: string) => boolean;
}

const NONE: OtherSubjects = { platforms: [], professions: [], hasTips: () => false };

/** Knows which topic, platform or profession a typed word means. */
export function createTopics(
  all: readonly Topic[],
  { platforms, professions, hasTips }: OtherSubjects = NONE,
): Topics {
  const others = [...platforms, ...professions].map(({ words, ...one }) => ({
    ...one,
    aliases: words,
  }));
  const called = [
    ...others.filter(({ id }) => hasTips(id)),
    ...all,
    ...others.filter(({ id }) => !hasTips(id)),
  ];
  const ids = new Map<string, string>();
  for (const { id, title, aliases } of called)
    for (const name of [id, title, ...aliases]) if (!ids.has(key(name))) ids.set(key(name), id);
  const spell = createSpeller(ids.keys(), { isKnown: isEnglish });
  const titles = new Map(called.map(({ id, title }) => [id, title]));
  const brands = new Set(platforms.map(({ id }) => id));
  const title = (id: string): string => titles.get(id) ?? id;
  const stem = createStem();
  const stems = (text: string): readonly string[] => wordsIn(text).map(stem);
  let described: readonly Described[] | undefined;
  return {
    all,
    title,
    covering: (words) => {
      described ??= all.map(({ id, title: own, aliases, description }) => ({
        id,
        names: new Set(stems([own, ...aliases].join(' '))),
        words: new Set(stems([own, ...aliases, description].join(' '))),
      }));
      const typed = words.map(stem);
      if (typed.length === 0) return undefined;
      const [best, next] = described
        .filter((one) => typed.every((word) => one.words.has(word)))
        .map((one) => ({ ...one, named: typed.filter((word) => one.names.has(word)).length }))
        // One word of a description alone is no subject: videos are not all made by AI.
        .filter(({ named }) => named > 0 || typed.length > 1)
        .sort((a, b) => b.named - a.named);
      return best?.named === next?.named ? undefined : best?.id;
    },
    named: (id) =>
      brands.has(id)
        ? title(id)
        : title(id).replace(/\S+/g, (word) =>
            /\p{Lu}.*\p{Lu}/u.test(word) ? word : word.toLowerCase(),
          ),
    find: (words) => {
      const typed = key(words);
      if (typed === '' || typed.length > 60) return undefined;
      return ids.get(spell(typed) ?? '');
    },
  };
}

/** A topic with the stems of its names, and of these and its description. */
interface Described {
  readonly id: string;
  readonly names: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

/** The topics of some content, with the platforms and professions that it is sorted under as well. */
export function topicsOf({ topics, platforms, professions, tips }: Content): Topics {
  const withTips = new Set(tips.flatMap((tip) => [...tip.platforms, ...tip.professions]));
  return createTopics(topics, { platforms, professions, hasTips: (id) => withTips.has(id) });
}

function key(words: string): string {
  return plainWords(words).replace(/[\s_-]+/g, ' ');
}
