import type { Resource } from '../loading/resource';
import { createStem } from '../text/stem';
import { wordsIn } from '../text/tokenize';

/** About what fits on a phone with a title, a summary and a link. */
const MOST_CHARACTERS = 420;
const MOST_POINTS = 3;

/** Chooses which of a document's points to show for a question. */
export interface PointChooser {
  /** The points that answer the question best, best first, as many as fit a phone's screen. */
  choose(resource: Resource, question: string): readonly string[];
}

/** Makes the chooser. A word counts for as much as few of the document's points have it; `stopWords` count for nothing. */
export function createPointChooser(stopWords: readonly string[]): PointChooser {
  const stem = createStem();
  const little = new Set(stopWords.flatMap(wordsIn));
  const stemsOf = (text: string): ReadonlySet<string> =>
    new Set(
      wordsIn(text)
        .filter((word) => !little.has(word))
        .map(stem),
    );
  return {
    choose({ points }, question) {
      const asked = stemsOf(question);
      const held = points.map(stemsOf);
      const worth = (word: string): number => {
        const holders = held.filter((stems) => stems.has(word)).length;
        return holders === 0 ? 0 : Math.log(1 + points.length / holders);
      };
      const worths = new Map([...asked].map((word) => [word, worth(word)]));
      const score = (at: number): number =>
        [...worths].reduce((sum, [word, one]) => (held[at]?.has(word) ? sum + one : sum), 0);
      const best = points
        .map((point, at) => ({ point, at, score: score(at) }))
        .sort((a, b) => b.score - a.score || a.at - b.at)
        .map(({ point }) => point);
      return fitting(best);
    },
  };
}

/** The first of some points that fit, and always one. */
function fitting(points: readonly string[]): readonly string[] {
  let length = 0;
  return points.slice(0, MOST_POINTS).filter((point, at) => {
    length += point.length;
    return at === 0 || length <= MOST_CHARACTERS;
  });
}
