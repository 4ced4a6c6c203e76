import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentProblem } from '../loading/problem';
import type { Content } from '../loading/content-schema';
import { createFigures, type Figures } from './figures';
import { loadWords, vocabularyOf } from './load-words';
import { readTable } from './read-table';
import { createSubjects } from './subjects';
import type { Row } from './record';
import { createSurveyTable } from './survey-table';
import type { SurveyWords } from './word-schemas';

const TABLE = 'ons-internet-users-2020.csv';
const SHOWN = 'knowledge/content/survey-data';

/** The survey's table and the words people use for it, checked: plain data. */
export interface SurveyData {
  readonly rows: readonly Row[];
  readonly words: SurveyWords;
}

/** What figures are told from, beside the survey's own data. */
export type FiguresContent = Pick<Content, 'statistics' | 'laterFigures' | 'survey'>;

/**
 * Reads the survey's table and words from the `survey-data` folder inside a content folder. Gives every fault
 * with its file and line, and no figures where there is any. `isWord` says what is plain English, by default by the
 * lexicon beside the folder. Never throws.
 */
export function loadFigures(
  contentFolder: string,
  content: FiguresContent,
  isWord = englishWords(contentFolder),
): { readonly figures: Figures | undefined; readonly problems: readonly ContentProblem[] } {
  const { survey, problems } = readSurvey(contentFolder, isWord);
  return { figures: survey && openFigures(survey, content, isWord), problems };
}

/** Reads and checks the survey's data; none where there is any fault. Never throws. */
export function readSurvey(
  contentFolder: string,
  isWord: (word: string) => boolean,
): { readonly survey: SurveyData | undefined; readonly problems: readonly ContentProblem[] } {
  const folder = join(contentFolder, 'survey-data');
  let csv: string;
  try {
    csv = readFileSync(join(folder, TABLE), 'utf8');
  } catch (error) {
    const message = `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return {
      survey: undefined,
      problems: [
        { severity: 'fault', file: `${SHOWN}/${TABLE}`, line: 0, field: '(file)', message },
      ],
    };
  }
  const { rows, problems } = readTable(csv, `${SHOWN}/${TABLE}`);
  const found = loadWords(folder, SHOWN, createSurveyTable(rows), isWord);
  const all = [...problems, ...found.problems];
  if (all.length > 0 || found.words === undefined) return { survey: undefined, problems: all };
  return { survey: { rows, words: found.words }, problems: [] };
}

/** Makes ready to answer from data that was checked. */
export function openFigures(
  { rows, words }: SurveyData,
  content: FiguresContent,
  isWord: (word: string) => boolean,
): Figures {
  const table = createSurveyTable(rows);
  return createFigures({
    table,
    words,
    vocabulary: vocabularyOf(words, isWord),
    subjects: createSubjects(table, words),
    points: content.statistics,
    later: content.laterFigures,
    survey: content.survey,
  });
}

/** Whether a word is plain English, from the search's own list, which is read when first asked. */
function englishWords(contentFolder: string): (word: string) => boolean {
  let words: ReadonlySet<string> | undefined;
  return (word) => {
    words ??= readWords(join(contentFolder, 'lexicon', 'english-words.txt'));
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
