import type { Content } from '../loading/content-schema';
import type { Tip } from '../loading/tip';
import { createStem } from '../text/stem';
import { wordsIn } from '../text/tokenize';

/** How near tips are to what they are asked on. */
export interface Nearness {
  /** The nearest first, each kind in the order it had. */
  readonly nearestFirst: (tips: readonly Tip[], topic?: string) => readonly Tip[];
  /** Those of the nearest kind there is: one a day is chosen from these. */
  readonly nearest: (tips: readonly Tip[], topic?: string) => readonly Tip[];
  /** Whether a tip is on the very topic or names it. */
  readonly isNear: (tip: Tip, topic: string) => boolean;
}

const FURTHEST = 5;
/** Those only sorted under it are as far as that, or further. */
const FAR = 4;

/** Makes the order of tips on a topic, about a platform or for a profession: on the very topic, naming it, and for everybody come first. */
export function createNearness({
  topics,
  platforms,
}: Pick<Content, 'topics' | 'platforms'>): Nearness {
  const stem = createStem();
  const stems = (text: string): readonly string[] => wordsIn(text).map((word) => stem(word));
  const names = new Map([
    ...topics.map(({ id, title, aliases }) => [id, [id, title, ...aliases]] as const),
    ...platforms.map(({ id, title, words }) => [id, [id, title, ...words]] as const),
  ]);
  const said = new Map<string, string>();
  /** Whether a tip has a name of what it is sorted under in its own words. */
  const isNamed = ({ id, text, do: act = '' }: Tip, topic: string): boolean => {
    const own = said.get(id) ?? ` ${stems(`${text} ${act}`).join(' ')} `;
    said.set(id, own);
    return names.get(topic)?.some((name) => own.includes(` ${stems(name).join(' ')} `)) === true;
  };
  const distanceOf = (tip: Tip, topic: string | undefined): number => {
    const { topics: own, professions } = tip;
    const forThese = topic !== undefined && professions.includes(topic);
    const touches =
      topic === undefined || own[0] === topic || forThese ? 0 : isNamed(tip, topic) ? 2 : FAR;
    return touches + (professions.length > 0 && !forThese ? 1 : 0);
  };
  return {
    nearestFirst: (tips, topic) => {
      const far = new Map(tips.map((tip) => [tip, distanceOf(tip, topic)]));
      return Array.from({ length: FURTHEST + 1 }, (_, at) =>
        tips.filter((tip) => far.get(tip) === at),
      ).flat();
    },
    isNear: (tip, topic) => distanceOf(tip, topic) < FAR,
    nearest: (tips, topic) => {
      const least = Math.min(...tips.map((tip) => distanceOf(tip, topic)));
      return tips.filter((tip) => distanceOf(tip, topic) === least);
    },
  };
}
