import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shorten } from '../loading/folder';
import type { ContentProblem } from '../loading/problem';
import type { Content } from '../loading/content-schema';
import { createFigures, type Figures } from './figures';
import { abbreviations } from '../loading/lexicon-wording';
import { readYaml } from '../loading/yaml';
import { createExpand, type Abbreviations, type Expand } from '../text/abbreviations';
import { isEnglish } from '../text/dictionary';
import { loadWords, type WordsAndPhrases } from './load-words';
import { readTable } from './read-table';
import { createSubjects } from './subjects';
import type { Row } from './record';
import { createSurveyTable } from './survey-table';
import { createVocabulary, type WordReading } from './vocabulary';

const TABLE = 'ons-internet-users-2020.csv';

/** The survey's table and the words people use for it, checked: plain data. */
export interface SurveyData extends WordsAndPhrases {
  readonly rows: readonly Row[];
  /** Names of places that are no slips for the survey's words. */
  readonly placeNames: ReadonlySet<string>;
}

/** What figures are told from, beside the survey's own data. */
export type FiguresContent = Pick<Content, 'statistics' | 'laterFigures' | 'survey'>;

/**
 * Reads the survey's table and words from the `survey-data` folder inside a content folder. Gives every fault
 * with its file and line, and no figures where there is any. Never throws.
 */
export function loadFigures(
  contentFolder: string,
  content: FiguresContent,
  reading = usualReading(contentFolder),
): { readonly figures: Figures | undefined; readonly problems: readonly ContentProblem[] } {
  const { survey, problems } = readSurvey(contentFolder);
  return { figures: survey && openFigures(survey, content, reading), problems };
}

/** Reads and checks the survey's data; none where there is any fault. Never throws. */
export function readSurvey(contentFolder: string): {
  readonly survey: SurveyData | undefined;
  readonly problems: readonly ContentProblem[];
} {
  const folder = join(contentFolder, 'survey-data');
  const shown = shorten(folder);
  let csv: string;
  try {
    csv = readFileSync(join(folder, TABLE), 'utf8');
  } catch (error) {
    const message = `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    const where = { file: `${shown}/${TABLE}`, line: 0, field: '(file)' };
    return { survey: undefined, problems: [{ severity: 'fault', ...where, message }] };
  }
  const { rows, problems } = readTable(csv, `${shown}/${TABLE}`);
  const placeNames = readWords(join(folder, 'place-names.txt'));
  const { found, problems: inWords } = loadWords(folder, shown, createSurveyTable(rows));
  const all = [...problems, ...inWords];
  if (all.length > 0 || found === undefined) return { survey: undefined, problems: all };
  return { survey: { rows, ...found, placeNames }, problems: [] };
}

/** Makes ready to answer from data that was checked. */
export function openFigures(
  { rows, words, phrases, placeNames }: SurveyData,
  content: FiguresContent,
  reading: WordReading,
): Figures {
  const table = createSurveyTable(rows);
  return createFigures({
    table,
    words,
    vocabulary: createVocabulary(phrases, withPlaces(reading, placeNames), words.clauses),
    subjects: createSubjects(table, words),
    points: content.statistics,
    later: content.laterFigures,
    survey: content.survey,
  });
}

/** The dictionary, and the words typed in haste of the lexicon beside the survey's folder: none where that has none. */
function usualReading(contentFolder: string): WordReading {
  let expand: Expand | undefined;
  return {
    isKnown: isEnglish,
    expand: (words, at) => {
      expand ??= createExpand(abbreviationsIn(contentFolder));
      return expand(words, at);
    },
  };
}

function abbreviationsIn(contentFolder: string): Abbreviations {
  const path = join(contentFolder, 'lexicon', 'abbreviations.yaml');
  const found = existsSync(path) ? readYaml(readFileSync(path, 'utf8')) : { faults: [] };
  const parsed = 'faults' in found ? undefined : abbreviations.safeParse(found.file.value);
  // What is wrong with the file is told where the lexicon is read.
  return parsed?.success === true ? parsed.data : { words: [], figures: [] };
}

const withPlaces = (reading: WordReading, places: ReadonlySet<string>): WordReading => ({
  ...reading,
  isKnown: (word) => places.has(word) || reading.isKnown(word),
});

/** An empty set where there is no such file: then every unknown word may be a slip. */
function readWords(path: string): ReadonlySet<string> {
  try {
    return new Set(readFileSync(path, 'utf8').split(/\r?\n/));
  } catch {
    return new Set();
  }
}
