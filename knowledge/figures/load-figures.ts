import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentProblem } from '../loading/problem';
import type { Content } from '../loading/content-schema';
import { createFigures, type Figures } from './figures';
import { abbreviations } from '../loading/lexicon-wording';
import { readYaml, type ReadYaml } from '../loading/yaml';
import { createExpand, type Abbreviations, type Expand } from '../text/abbreviations';
import { isEnglish } from '../text/dictionary';
import { loadWords } from './load-words';
import { readTable } from './read-table';
import { createSubjects } from './subjects';
import { createSurveyTable } from './survey-table';
import type { WordReading } from './vocabulary';

const TABLE = 'ons-internet-users-2020.csv';
const SHOWN = 'knowledge/content/survey-data';

/**
 * Reads the survey's table and words from the `survey-data` folder inside a content folder. Gives every fault
 * with its file and line, and no figures where there is any. Never throws.
 */
export function loadFigures(
  contentFolder: string,
  content: Pick<Content, 'statistics' | 'laterFigures' | 'survey'>,
  read: ReadYaml = readYaml,
  reading = usualReading(contentFolder, read),
): { readonly figures: Figures | undefined; readonly problems: readonly ContentProblem[] } {
  const folder = join(contentFolder, 'survey-data');
  let csv: string;
  try {
    csv = readFileSync(join(folder, TABLE), 'utf8');
  } catch (error) {
    const message = `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return {
      figures: undefined,
      problems: [
        { severity: 'fault', file: `${SHOWN}/${TABLE}`, line: 0, field: '(file)', message },
      ],
    };
  }
  const { rows, problems } = readTable(csv, `${SHOWN}/${TABLE}`);
  const table = createSurveyTable(rows);
  const places = wordsIn(join(folder, 'place-names.txt'));
  const isKnown = (word: string): boolean => places(word) || reading.isKnown(word);
  const found = loadWords(folder, SHOWN, table, { ...reading, isKnown }, read);
  const all = [...problems, ...found.problems];
  if (all.length > 0 || found.loaded === undefined) return { figures: undefined, problems: all };
  const { words, vocabulary } = found.loaded;
  return {
    figures: createFigures({
      table,
      words,
      vocabulary,
      subjects: createSubjects(table, words),
      points: content.statistics,
      later: content.laterFigures,
      survey: content.survey,
    }),
    problems: [],
  };
}

/** The dictionary, and the words typed in haste of the lexicon beside the survey's folder: none where that has none. */
function usualReading(contentFolder: string, read: ReadYaml): WordReading {
  let expand: Expand | undefined;
  return {
    isKnown: isEnglish,
    expand: (words, at) => {
      expand ??= createExpand(abbreviationsIn(contentFolder, read));
      return expand(words, at);
    },
  };
}

function abbreviationsIn(contentFolder: string, read: ReadYaml): Abbreviations {
  const path = join(contentFolder, 'lexicon', 'abbreviations.yaml');
  const found = existsSync(path) ? read(readFileSync(path, 'utf8')) : { faults: [] };
  const parsed = 'faults' in found ? undefined : abbreviations.safeParse(found.file.value);
  // What is wrong with the file is told where the lexicon is read.
  return parsed?.success === true ? parsed.data : { words: [], figures: [] };
}

/** Whether a word stands in a list of words, which is read when first asked. */
function wordsIn(path: string): (word: string) => boolean {
  let words: ReadonlySet<string> | undefined;
  return (word) => {
    words ??= readWords(path);
    return words.has(word);
  };
}

/** An empty set where there is no such file: then every unknown word may be a slip. */
function readWords(path: string): ReadonlySet<string> {
  try {
    return new Set(readFileSync(path, 'utf8').split(/\r?\n/));
  } catch {
    return new Set();
  }
}
