import { plainWords } from '../text/normalize';
import type { Topic } from '../loading/topic';
import { isEnglish } from '../text/dictionary';
import { createSpeller } from '../text/spelling';

export interface Topics {
  readonly all: readonly Topic[];
  /** The id of the topic that words name ("a11y" → accessibility), typing slips forgiven; undefined when none. */
  find(words: string): string | undefined;
  /** The title of a topic id; the id itself when it is unknown. */
  title(id: string): string;
}

/** Knows which topic a typed word means. */
export function createTopics(all: readonly Topic[]): Topics {
  const ids = new Map<string, string>();
  for (const topic of all) {
    for (const name of [topic.id, topic.title, ...topic.aliases]) ids.set(key(name), topic.id);
  }
  const spell = createSpeller(ids.keys(), { isKnown: isEnglish });
  const titles = new Map(all.map(({ id, title }) => [id, title]));
  return {
    all,
    title: (id) => titles.get(id) ?? id,
    find: (words) => {
      const typed = key(words);
      if (typed === '' || typed.length > 60) return undefined;
      return ids.get(spell(typed) ?? '');
    },
  };
}

function key(words: string): string {
  return plainWords(words).replace(/[\s_-]+/g, ' ');
}
