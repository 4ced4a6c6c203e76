import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentProblem } from '../loading/problem';
import { openSeasons } from '../schedule/seasons';
import { loadPostCheck, POST_CHECK_ROOM, type LoadedPostCheck } from './load-post-check';

/** The season of ../content/seasons in which the rule on elections holds. */
const BEFORE_ELECTION = 'pre-election';

/**
 * Opens the check of posts from a content folder; what the folder lacks comes from the one that was shipped. `today`
 * decides which reviews are due. Never throws: whatever is wrong is a problem.
 */
export function openPostCheck(
  folder: string,
  { shipped = folder, today }: { readonly shipped?: string; readonly today: string },
): LoadedPostCheck {
  const room = (name: string): string => (existsSync(join(folder, name)) ? folder : shipped);
  const problem = (file: string, message: string): ContentProblem => ({
    severity: 'fault',
    file,
    line: 0,
    field: '(file)',
    message,
  });
  const words = join(room('lexicon'), 'lexicon', 'english-words.txt');
  try {
    const english = readFileSync(words, 'utf8').split(/\s+/).filter(Boolean);
    const seasons = openSeasons([folder, shipped]);
    return loadPostCheck({
      folder: room(POST_CHECK_ROOM),
      today,
      beforeElection: (date) => seasons(date).has(BEFORE_ELECTION),
      english,
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { rules: undefined, problems: [problem(words, `cannot be used: ${why}`)] };
  }
}
