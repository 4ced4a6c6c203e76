import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentProblem } from '../loading/problem';
import { checkReviews } from '../loading/upkeep';
import type { ReadYaml } from '../loading/yaml';
import { openSeasons } from '../schedule/seasons';
import { openPostRules, POST_CHECK_ROOM, readPostCheck } from './load-post-check';
import type { PostCheckContent } from './post-check-schemas';
import type { LearnedFromExamples, PostRules } from './post-rules';

/** The season of ../content/seasons in which the rule on elections holds. */
export const BEFORE_ELECTION = 'pre-election';

export interface PostCheckOptions {
  /** The folder that was shipped. */
  readonly shipped?: string;
  /** Like 2026-11-22. */
  readonly today: string;
  /** What was read and checked before, of which no problem is told again, where it was kept. */
  readonly read?: PostCheckContent | undefined;
  /** Reads each file's text, unless it was read before. */
  readonly readFile?: ReadYaml;
  /** What the examples taught, where it was kept. */
  readonly learned?: LearnedFromExamples | undefined;
  /** Which writers' examples are learned from; all, unless it is measured on one that is left out. */
  readonly learnFrom?: (writer: string) => boolean;
}

export interface LoadedPostCheck {
  /** Undefined where anything in the room is at fault. */
  readonly rules: PostRules | undefined;
  readonly problems: readonly ContentProblem[];
}

/**
 * Opens the check of posts by itself from a content folder; what the folder lacks comes from the one that was shipped.
 * `today` decides which reviews are due; what examples teach is learned when the first draft is checked, unless `learned`
 * was kept. Never throws: whatever is wrong is a problem.
 */
export function openPostCheck(
  folder: string,
  { shipped = folder, today, read, readFile, learned, learnFrom = () => true }: PostCheckOptions,
): LoadedPostCheck {
  const room = (name: string): string => (existsSync(join(folder, name)) ? folder : shipped);
  const words = join(room('lexicon'), 'lexicon', 'english-words.txt');
  try {
    const english = readFileSync(words, 'utf8').split(/\s+/).filter(Boolean);
    const ranks = new Map(english.map((word, rank) => [word, rank]));
    const seasons = openSeasons([folder, shipped]);
    const own = room(POST_CHECK_ROOM);
    const { content, problems, reviews } =
      read === undefined
        ? readPostCheck(own, ranks, readFile)
        : { content: read, problems: [], reviews: [] };
    const before = (date: string): boolean => seasons(date).has(BEFORE_ELECTION);
    return {
      rules:
        content &&
        openPostRules(
          own,
          { ...content, examples: content.examples.filter(({ writer }) => learnFrom(writer)) },
          ranks,
          before,
          learned,
        ),
      problems: [...problems, ...checkReviews(reviews, today)],
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `cannot be used: ${why}`;
    return {
      rules: undefined,
      problems: [{ severity: 'fault', file: words, line: 0, field: '(file)', message }],
    };
  }
}
